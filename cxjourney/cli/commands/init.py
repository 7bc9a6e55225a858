"""``cxjourney init``: a first workspace."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import choice
from cxjourney.starters import starter_languages

EPILOG = "Example: cxjourney init journeys --language id"


def run(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to write it.")] = Path("journeys"),
    language: Annotated[
        str, choice("--language", words=starter_languages(), help_="The language of the first journey.")
    ] = "en",
    blank: Annotated[bool, typer.Option("--blank", help="Only the outline, to be filled in.")] = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write a small commented workspace to begin with. Nothing that is there already is overwritten."""
    from cxjourney.cli.output import say, write_file
    from cxjourney.errors import CannotRun
    from cxjourney.starters import starter
    from cxjourney.text.escape import escape_unseen

    files = starter(language, blank)
    there = [name for name in files if os.path.lexists(folder / name) and not name.startswith(".")]
    if there:
        raise CannotRun(
            f"{escape_unseen(str(folder / there[0]))} is there already, and nothing was written. Name another folder."
        )
    for name, text in files.items():
        if not os.path.lexists(folder / name):
            write_file(folder / name, text.encode())
            if not quiet:
                say(f"wrote {folder / name}")
    if not quiet:
        say("", "Now try:", *(f"  cxjourney {command} {folder}" for command in ("validate", "gaps", "render")))
    return 0
