"""What becomes of question sheets, for people: what lights up, what is left and why."""

from collections.abc import Iterator

from cxjourney.answers.cell_values import plain, shown
from cxjourney.answers.sheet_answers import LeftCells
from cxjourney.languages.message import Message, and_message, count_message, list_message, message, quote_message
from cxjourney.pipeline.answer_sheets import AnsweredSheets
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

_MOST_LIT = 8
_LONGEST = 60


def outcome_lines(done: AnsweredSheets, quiet: bool) -> Iterator[str]:
    """Yield what is to be said beside the changes: of the sheets, what lights up by the changes, and what is left.

    Args:
        done: What becomes of the sheets.
        quiet: Whether only what is left, or was passed over, is said.
    """
    yield from done.notes
    if done.lit and not quiet:
        stages = [
            message("figures.colon", head=escape_unseen(one.journey), rest=escape_unseen(one.stage)) for one in done.lit
        ]
        yield count_message("answers.lit", len(stages), stages=list_message(stages, _MOST_LIT))
    if done.undated:
        titles = and_message(quote_message(escape_unseen(title)) for title in done.undated)
        yield message("answers.undated", sources=titles)
    if not done.changed and not done.left and not quiet:
        yield message("answers.nothing-new") if done.settled else message("answers.nothing-filled-in")
    if done.left:
        cells = sum(len(one.columns) for one in done.left)
        yield count_message("answers.left", cells)
        for one in done.left:
            yield message("answers.item", place=one.row.place, said=_said(one), why=one.why)


def _said(left: LeftCells) -> Message:
    """Return what stands in cells, each behind the name of its column."""
    row, found = left.row, []
    for at in left.columns:
        title = row.header.titles[at] if at < len(row.header.titles) else ""
        head = shorten(escape_unseen(title or row.name(at) or f"{at + 1}"), 40)
        rest = shorten(escape_unseen(plain(shown(row.cells[at]))), _LONGEST)
        found.append(message("figures.colon", head=head, rest=rest))
    return list_message(found)
