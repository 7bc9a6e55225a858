"""What an import has written, and what it could not carry over: for people, and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from shlex import quote

from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.importers.draft import Draft, DraftJourney, Understood
from cxjourney.languages.message import count_message, message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten


def import_lines(draft: Draft, folder: Path, quiet: bool) -> Iterator[str]:
    """Yield what to say of an import.

    Args:
        draft: What it came to.
        folder: Where it was written.
        quiet: Whether only what was not carried over is said.
    """
    if not quiet:
        yield from _understood_lines(draft.understood)
    if draft.journeys and not quiet:
        shown = escape_unseen(str(folder))
        yield count_message("import.written", len(draft.journeys), folder=shown)
    if draft.not_carried:
        yield count_message("import.not-carried", len(draft.not_carried))
        for one in draft.not_carried:
            place = f"  {escape_unseen(one.file)}:{one.line}"
            yield message("import.item", place=place, what=one.what, why=one.why)
    if draft.journeys and not quiet:
        yield from ("", message("init.try"), *(f"  cxjourney {name} {quote(str(folder))}" for name in _NEXT))


def _understood_lines(understood: Sequence[Understood]) -> Iterator[str]:
    """Yield what headings of tables were taken for, a table a file: the heading, the lane, and its first value."""
    widest = max((min(text_cells(one.heading), _HEADING) for one in understood), default=0)
    lanes = max((len(one.lane) for one in understood), default=0)
    for (file, line), some in groupby(understood, key=lambda one: (one.file, one.table)):
        yield message("import.table.understood", file=f"{escape_unseen(file)}:{line}", option="--map")
        for one in some:
            heading = shorten(escape_unseen(one.heading), _HEADING)
            first = shorten(escape_unseen(one.first), max(_LINE - widest - lanes - 7, 10))
            pad = " " * (widest - text_cells(heading))
            yield f"  {heading}{pad} → {one.lane.ljust(lanes)}  {first}".rstrip()
        yield ""


_HEADING, _LINE = 28, 80
"""How wide a heading is shown, and a line."""
_NEXT = ("validate", "gaps", "render")
"""What one does with drafts."""


def import_json(draft: Draft, folder: Path, written: Iterable[str]) -> str:
    """Return an import as JSON, version 1: keys are added, never changed, and always English.

    Args:
        draft: What it came to.
        folder: Where it was written.
        written: The names of the files.
    """
    content = {
        "version": 1,
        "written": [(folder / name).as_posix() for name in written] if draft.journeys else [],
        "journeys": [_journey(journey, folder) for journey in draft.journeys],
        "personas": [{"persona": id_, "title": title} for id_, title in draft.personas.items()],
        "understood": [
            {"file": one.file, "line": one.line, "heading": one.heading, "lane": one.lane, "first": one.first}
            for one in draft.understood
        ],
        "not_carried": [
            {"file": one.file, "line": one.line, "what": one.what, "why": one.why} for one in draft.not_carried
        ],
    }
    return dump(content, Terminal())


def _journey(journey: DraftJourney, folder: Path) -> dict[str, object]:
    return {
        "journey": journey.id,
        "title": journey.data["title"],
        "file": (folder / journey.name).as_posix(),
        "source": {"file": journey.file, "line": journey.line},
    }
