"""Exported journeys to where they go: standard output, one file, or a file each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.analysis.study import Study
from cxjourney.cli.output import say, write_file, write_text
from cxjourney.errors import CannotRun
from cxjourney.exporters import DOCUMENT_EXPORTERS, EXPORTERS, SUFFIXES, WORKBOOK
from cxjourney.exporters.export import Export
from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language, language
from cxjourney.languages.message import list_message, message
from cxjourney.pipeline.study_journeys import StudiedJourneys
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.exporters.journey_table import JourneyTable

_MARKDOWN = (".md", ".markdown")
_FENCE = "```"
_ONE_A_FILE = ("csv", "mermaid")
"""What a file of its own holds one journey of."""
_MARK = "\ufeff"
"""By which Excel tells that a CSV is UTF-8."""


def exported(studied: StudiedJourneys, form: str) -> list[Export]:
    """Return each journey as it is exported by itself."""
    if form in DOCUMENT_EXPORTERS.names:
        return [
            Export(study.journey.journey, study.journey.title, _document([study], studied, form), ())
            for study in studied.studies
        ]
    exports = [EXPORTERS[form](study, language(study.language)) for study in studied.studies]
    if form == "markdown":
        exports = [one._replace(text=escape_page(one.text, Terminal())) for one in exports]
    return exports


def write_exports(
    exports: Sequence[Export], form: str, output: str | None, words: Language, quiet: bool, studied: StudiedJourneys
) -> None:
    """Write journeys as they were exported.

    Args:
        exports: The journeys.
        form: What they were exported as.
        output: A file of all of them, a file of one, or a folder; None for standard output.
        words: The language to say in what was written.
        quiet: Whether that is not said.
        studied: What they were exported of.

    Raises:
        CannotRun: Several journeys would stand in a file of one, or something can't be written.
    """
    if output is None or output == "-":
        is_one = len(exports) == 1
        write_text(exports[0].text if is_one else _together(exports, form, studied))
        return
    path = Path(output)
    suffix = path.suffix.lower()
    if path.is_dir() or output.endswith(("/", "\\")) or not suffix:
        files = {_own_file(path, one.id, form, exports): one.text for one in exports}
    elif suffix in (*_MARKDOWN, SUFFIXES[form]) and (form not in _ONE_A_FILE or suffix in _MARKDOWN):
        files = {path: _together(exports, form, studied)}
    elif len(exports) == 1:
        files = {path: exports[0].text}
    else:
        ids = list_message(export.id for export in exports)
        raise CannotRun(message("export.several", file=escape_unseen(output), journeys=ids))
    for file, text in files.items():
        write_file(file, (_MARK + text if form == "csv" else text).encode())
        if not quiet:
            say(words.text("init.wrote", file=str(file)), words=words)


def write_workbooks(studied: StudiedJourneys, output: str | None, words: Language, quiet: bool) -> list[Export]:
    """Write journeys as workbooks, and return what each leaves out.

    Args:
        studied: The journeys.
        output: A file of all of them, or a folder with a file each.
        words: The language to say in what was written.
        quiet: Whether that is not said.

    Raises:
        CannotRun: Nothing says where to, or something can't be written.
    """
    from cxjourney.exporters.journey_table import journey_table
    from cxjourney.exporters.xlsx import write_workbook

    if output is None or output == "-":
        raise CannotRun(message("export.table.output", option="-o"))
    tables = [journey_table(study, language(study.language)) for study in studied.studies]
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
        files = {_own_file(path, one.id, WORKBOOK, tables): write_workbook([one]) for one in tables}
    else:
        files = {path: write_workbook(tables)}
    for file, content in files.items():
        write_file(file, content)
        if not quiet:
            say(words.text("init.wrote", file=str(file)), words=words)
    return [Export(table.id, table.title, "", table.left_out) for table in tables]


def _own_file(folder: Path, id_: str, form: str, exports: "Sequence[Export | JourneyTable]") -> Path:
    """Return the file of a journey in a folder.

    Raises:
        CannotRun: Another one has the same id.
    """
    file = folder / f"{id_}{SUFFIXES[form]}"
    if [one.id for one in exports].count(id_) > 1:
        raise CannotRun(message("export.same-file", file=escape_unseen(str(file))))
    return file


def _together(exports: Sequence[Export], form: str, studied: StudiedJourneys) -> str:
    """Return journeys as one file: as Markdown, each with its title above its diagram, or as one document."""
    if form in DOCUMENT_EXPORTERS.names:
        return _document(studied.studies, studied, form)
    if form == "markdown":
        return "\n".join(one.text for one in exports)
    parts = (f"## {' '.join(one.title.split())}\n\n{_FENCE}{form}\n{one.text}{_FENCE}\n" for one in exports)
    return "\n".join(parts)


def _document(studies: Sequence[Study], studied: StudiedJourneys, form: str) -> str:
    return dump(DOCUMENT_EXPORTERS[form](studies, studied.catalogues), Terminal())
