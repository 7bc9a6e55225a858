"""``cxjourney schema``: JSON Schemas, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import check_target, one_of

EPILOG = "Example: cxjourney schema --output schemas/"
KINDS = ("journey", "catalogue", "config")


def run(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[journey|catalogue|config]", help="Left out: all of them.", callback=one_of(KINDS)),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", callback=check_target, help="Write files there, one for each schema."
        ),
    ] = None,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write the JSON Schemas of journeys, catalogues and the configuration (draft 2020-12), for editors."""
    from cxjourney.cli.output import say, write_file, write_text
    from cxjourney.config.parse import config_schema_text
    from cxjourney.errors import CannotRun
    from cxjourney.model.json_schema import schema_text

    kinds = [kind] if kind else list(KINDS)
    if output is None and len(kinds) > 1:
        raise CannotRun("Several schemas don't fit into standard output: name one of them, or a folder with --output.")
    for one in kinds:
        text = config_schema_text() if one == "config" else schema_text(one)
        if output is None:
            write_text(text)
        elif write_file(path := Path(output, f"{one}.schema.json"), text.encode()):
            say(f"{path}")
    return 0
