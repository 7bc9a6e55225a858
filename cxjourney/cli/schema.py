"""``cxjourney schema``: JSON Schemas, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import one_of

EPILOG = "Example: cxjourney schema --output schemas/"
KINDS = ("journey", "catalogue")


def run(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[journey|catalogue]", help="Left out: both.", callback=one_of(KINDS)),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Write files there, one for each schema.")
    ] = None,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write the JSON Schema of the format (draft 2020-12), with which editors complete and check what you type."""
    from cxjourney.cli import streams, writing
    from cxjourney.cli.ending import CannotRun
    from cxjourney.schema import schema_text

    kinds = [kind] if kind else list(KINDS)
    if output is None and len(kinds) > 1:
        raise CannotRun(
            "Two schemas don't fit into standard output: name journey or catalogue, or a folder with --output."
        )
    for one in kinds:
        if output is None:
            writing.put(schema_text(one))
        elif writing.put_file(output / f"{one}.schema.json", schema_text(one).encode()):
            streams.say(f"{output / f'{one}.schema.json'}")
    return 0
