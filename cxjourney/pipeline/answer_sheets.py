"""Question sheets and paths -> the files that change, and what of the sheets isn't written; nothing is written here."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.answers.answer import Answer
from cxjourney.answers.named_places import NamedPlaces
from cxjourney.answers.sheet_answers import LeftCells, SheetAnswers, read_answers
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.languages.message import Message, list_message, message
from cxjourney.pipeline.answered_workspace import AnsweredWorkspace, LitStage, answer_workspace
from cxjourney.pipeline.changed_workspace import ReadWorkspace
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.tables.grid import Grid
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.filed_document import FiledDocument


class AnsweredSheets(NamedTuple):
    """What becomes of sheets.

    Attributes:
        changed: The files that change.
        left: What isn't written, and why.
        notes: What else is to be said of the sheets.
        lit: The stages that become covered.
        undated: The titles of new sources that count although nobody said how new their data is.
        settled: How many cells say what the files say already.
    """

    changed: Sequence[ChangedFile]
    left: Sequence[LeftCells]
    notes: Sequence[Message]
    lit: Sequence[LitStage]
    undated: Sequence[str]
    settled: int


def answer_sheets(grids: Sequence[Grid], paths: Sequence[str] | None, config: Path | None, day: date) -> AnsweredSheets:
    """Return what becomes of sheets.

    Args:
        grids: The sheets, of one file or of several.
        paths: Where the journeys are; None for the default place.
        config: The configuration that was named.
        day: The as-of day.

    Raises:
        CannotRun: None of them is a question sheet, or the files can't be changed without a fault.
    """
    groups = find_workspace_groups(paths, Configurations(config))
    workspaces = [ReadWorkspace(one, group.settings.limits) for group in groups for one in group.found]
    sheets = read_answers(grids, NamedPlaces([file for workspace in workspaces for file in workspace.files]))
    if not sheets.known:
        raise CannotRun(message("answers.no-sheet", files=list_message(dict.fromkeys(_name(grid) for grid in grids))))
    shares = _by_workspace(sheets, [workspace.files for workspace in workspaces])
    done = [answer_workspace(*one, day) for one in zip(workspaces, shares, strict=True)]
    return AnsweredSheets(
        [file for one in done for file in one.changed],
        sorted([*sheets.left, *_left(done, sheets)], key=lambda one: (_position(grids, one.row.grid), one.row.number)),
        sheets.notes,
        [stage for one in done for stage in one.lit],
        [title for one in done for title in one.undated],
        sum(len(one.merged.settled) for one in done),
    )


def _name(grid: Grid) -> str:
    return escape_unseen(grid.file)


def _position(grids: Sequence[Grid], grid: Grid) -> int:
    return next(at for at, one in enumerate(grids) if one is grid)


def _by_workspace(sheets: SheetAnswers, filed: Sequence[Sequence[FiledDocument]]) -> list[list[Answer]]:
    """Return the answers by the workspace whose journeys they speak of; those of none go to the first, which says so.

    Where several workspaces have the journey, nobody can tell which one is meant.
    """
    homes: dict[str, dict[int, str]] = {}
    for at, files in enumerate(filed):
        for file in files:
            if not file.is_catalogue:
                homes.setdefault(f"{file.document.data.get('journey')}", {})[at] = file.document.source.name
    shares: list[list[Answer]] = [[] for _ in filed]
    for answer, row in sheets.answers.items():
        places = homes.get(answer.journey, {0: ""})
        if len(places) > 1:
            files_ = list_message(map(escape_unseen, places.values()))
            why = message("answers.why.several-journeys", journey=escape_unseen(answer.journey), files=files_)
            sheets.left.append(LeftCells(row, row.columns(answer.values), why))
        else:
            shares[next(iter(places))].append(answer)
    return shares


def _left(done: Iterable[AnsweredWorkspace], sheets: SheetAnswers) -> Iterator[LeftCells]:
    """Yield the cells whose answers aren't written."""
    for one in done:
        for answer, columns, why in one.merged.unmerged:
            row = sheets.answers[answer]
            yield LeftCells(row, row.columns(columns), why)
