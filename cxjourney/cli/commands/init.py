"""``cxjourney init``: a first workspace, and editors that know it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import choice
from cxjourney.importers import FORMATS
from cxjourney.languages.message import message, or_message
from cxjourney.starters import SCHEMAS, starter_languages
from cxjourney.starters.editor_settings import EDITORS
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.languages import Language

EPILOG = "Example: cxjourney init journeys --language id --editor vscode"

BeginFrom = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="Begin with what the team has drawn elsewhere, or with its data: import this file, in place of an "
        "example; given again for the next.",
    ),
]

FromFormat = Annotated[
    str | None,
    choice(
        "--from-format",
        words=FORMATS,
        help_="What that file is written in, where its name and its beginning don't tell.",
    ),
]

Editors = Annotated[
    list[str] | None,
    choice(
        "--editor",
        words=EDITORS,
        help_="Also set up an editor, so that it completes, describes and checks ids as you type; several with "
        "commas between, or given more than once. In a workspace that is there already, only this is done.",
        takes_several=True,
    ),
]


def run(
    where: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="The folder to write it to. Left out: journeys.")
    ] = "journeys",
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            envvar=options.LANGUAGE_VARIABLE,
            callback=options.language_tag,
            help=f"The language of the first journey: {or_message(starter_languages())}. Left out: that of the "
            "headings of a table that --from names, or of the configuration, else English.",
            autocompletion=lambda: list(starter_languages()),
        ),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="Write only the frame, to fill with your own words, and no example.")
    ] = False,
    editor: Editors = None,
    from_: BeginFrom = None,
    from_format: FromFormat = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write a small commented workspace to begin with. Nothing that is there already is overwritten."""
    from cxjourney.cli.language_choice import choose_words
    from cxjourney.cli.output import say
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import NOTHING_FOUND
    from cxjourney.languages import FALLBACK
    from cxjourney.starters import starter

    if not where:  # a variable of a shell that nobody set, and not the folder that one is in
        raise CannotRun(message("run.empty", option="FOLDER", example="journeys"))
    folder, words = Path(where), choose_words(language)
    if from_:
        from cxjourney.cli.init_from import begin_from

        status = begin_from(from_, from_format, folder, words, quiet, language)
        if editor:
            _set_up_editors(folder, tuple(dict.fromkeys(editor)), words, quiet)
        return status
    files = starter(words.words if words.words in starter_languages() else FALLBACK, blank)
    if editor:
        files = {name: text for name, text in files.items() if not name.startswith(SCHEMAS)}
        if _is_workspace(folder):
            files = {}
            if not quiet:
                say(message("init.workspace", folder=str(folder)), words=words)
    there = [name for name in files if os.path.lexists(folder / name) and not name.startswith(".")]
    if there:
        raise CannotRun(message("run.init.there", file=escape_unseen(str(folder / there[0]))))
    _write_missing(folder, files, words, quiet)
    status = _set_up_editors(folder, tuple(dict.fromkeys(editor)), words, quiet) if editor else NOTHING_FOUND
    if files and not quiet:
        commands = (f"  cxjourney {name} {quote(str(folder))}" for name in ("validate", "gaps", "render"))
        say("", words.text("init.try"), *commands, words=words)
    return status


def _is_workspace(folder: Path) -> bool:
    """Return whether a folder holds a catalogue, or there are journeys below it."""
    from cxjourney.files.workspace_roots import has_catalogue
    from cxjourney.pipeline.load import load

    return folder.is_dir() and (has_catalogue(folder) or any(one.journey_count for one in load([folder])))


def _write_missing(folder: Path, files: Mapping[str, str], words: "Language", quiet: bool) -> list[str]:
    """Write the files that are not there yet, and return the names of those that are and say something else."""
    from cxjourney.cli.output import say, write_file

    there = []
    for name, text in files.items():
        if os.path.lexists(folder / name):
            if not _says(folder / name, text):
                there.append(name)
            continue
        write_file(folder / name, text.encode())
        if not quiet:
            say(words.text("init.wrote", file=str(folder / name)), words=words)
    return there


def _says(file: Path, text: str) -> bool:
    from cxjourney.files.filesystem import read_bytes

    try:
        return read_bytes(file, len(text.encode()) + 1) == text.encode()
    except OSError:  # a folder, or a link that leads nowhere
        return False


def _set_up_editors(folder: Path, editors: Sequence[str], words: "Language", quiet: bool) -> int:
    """Write the schemas of a workspace and what editors read; say what else they need, and what was left as it is."""
    from cxjourney.cli.output import say, say_faults
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.model.json_schema import KINDS, schema_text
    from cxjourney.pipeline.schema_reference_ids import read_reference_ids
    from cxjourney.starters.editor_settings import editor_files, editor_needs

    folder.mkdir(parents=True, exist_ok=True)
    known, faults = read_reference_ids([str(folder)])
    say_faults(faults, words)
    schemas = {f"{SCHEMAS}/{kind}.schema.json": schema_text(kind, known) for kind in KINDS}
    for name in _write_missing(folder, schemas, words, quiet):
        say(message("init.kept", file=str(folder / name)), words=words)
    for files in map(editor_files, editors):
        for name in _write_missing(folder, files, words, quiet):
            lines = files[name].splitlines()
            say(message("init.add", file=str(folder / name)), *(f"    {one}" for one in lines), words=words)
    where = quote(str(folder))
    renew = f"cxjourney schema --workspace {where} --output {quote(str(folder / SCHEMAS))}"
    say("", *(editor_needs(one, where) for one in editors), words=words)
    say(message("init.renew"), f"  {renew}", words=words)
    return FOUND if has_error(faults) else NOTHING_FOUND
