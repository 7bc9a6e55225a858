"""How an import is meant: options, and the file in which choices are kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

import typer

from cxjourney.cli.options import one_of
from cxjourney.cli.output import write_file
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import TextFile
from cxjourney.importers import TABLE_FORMATS
from cxjourney.importers.draft import ImportOptions
from cxjourney.model.vocabulary import DataType

if TYPE_CHECKING:
    from cxjourney.importers.table_choices import TableChoices
    from cxjourney.importers.table_shape import Direction

_JSON = "json"


class AskedOfImport(NamedTuple):
    """What was asked for.

    Attributes:
        language: The tag of the language that files are written in.
        type: What kind of data all sources are that come in.
        mapped: What headings or pointers stand for: ``HEADING=LANE``.
        persona: Whose emotions a table holds.
        scale: The scale of emotions.
        stages: How the stages of tables run.
        file: The file in which choices are kept.
    """

    language: str | None = None
    type: str | None = None
    mapped: Sequence[str] = ()
    persona: str | None = None
    scale: str | None = None
    stages: str | None = None
    file: Path | None = None


def import_options(form: str, asked: AskedOfImport) -> ImportOptions:
    """Return how journeys are imported; choices that no file keeps yet are written to the one that was named.

    Args:
        form: What the files are written in.
        asked: What was asked for.

    Raises:
        CannotRun: The file can't be read, or something can't be chosen.
        typer.BadParameter: There is no such kind of data.
    """
    if asked.type is not None:
        try:
            one_of(get_args(DataType))(asked.type)
        except typer.BadParameter as unknown:
            unknown.param_hint = "--type"
            raise
    kept = _kept(asked.file)
    if form == _JSON:
        paths = _paths(asked, kept)
        return ImportOptions(asked.language, None, asked.type, paths)
    table = _choices(asked, kept) if form in TABLE_FORMATS else None
    return ImportOptions(asked.language, table, asked.type)


def _kept(file: Path | None) -> str | None:
    """Return what a file of choices says; None where there is none yet."""
    if file is None or not file.exists():
        return None
    found = read_text_file(file.absolute(), str(file), file.absolute().parent)
    return found.text if isinstance(found, TextFile) else "\0"


def _paths(asked: AskedOfImport, kept: str | None) -> dict[str, str]:
    from cxjourney.importers.json_choices import parse_pointers, pointers_text, read_pointers

    before = read_pointers(kept, str(asked.file)) if kept is not None else {}
    paths = {**before, **parse_pointers(asked.mapped)}
    if asked.file and kept is None:
        write_file(asked.file, pointers_text(paths).encode())
    return paths


def _choices(asked: AskedOfImport, text: str | None) -> "TableChoices":
    """Return what was chosen of tables: options, else what a file says."""
    from cxjourney.importers.table_choices import TableChoices, choices_text, parse_map, parse_scale, read_choices

    kept = read_choices(text, str(asked.file)) if text is not None else TableChoices()
    chosen = TableChoices(
        {**kept.lanes, **dict(map(parse_map, asked.mapped))},
        asked.persona or kept.persona,
        parse_scale(asked.scale) if asked.scale else kept.scale,
        cast("Direction | None", asked.stages) or kept.stages,
    )
    if asked.file and text is None:
        write_file(asked.file, choices_text(chosen).encode())
    return chosen
