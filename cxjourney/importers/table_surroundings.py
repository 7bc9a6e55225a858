"""What stands around a table: its title, whose journey it is, a goal; and all that has no place in a journey."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cxjourney.importers.draft import plain_text
from cxjourney.importers.table_headings import read_heading
from cxjourney.importers.table_shape import Place
from cxjourney.importers.table_values import shown
from cxjourney.languages.message import Message, count_message
from cxjourney.tables.grid import Grid, OutsideText

_NAMELESS = re.compile(
    r"(?:sheet|tabelle|лист|hoja|feuil|feuille|planilha|sayfa|lembar|工作表|シート|ورقة|برگه|foglio|blad|tabela)\s*\d*",
    re.IGNORECASE,
)
"""The names of sheets that nobody has named."""
_LABELLED = re.compile(r"([^:：]{1,40})[:：]\s*(.+)")
_TITLE = re.compile(r"(?:customer |user )?(?:journey|map|journey map|title|name|journey name)", re.IGNORECASE)
_ANY = re.compile(
    r"(?:the |detailed )?(?:customer |user )?(?:journey |service )?"
    r"(?:journey|journeys|map|maps|stages|phases|steps|overview|table|matrix|map table)",
    re.IGNORECASE,
)
"""Headings that say what any table of a journey is, and not which journey it is of."""
_NUMBER = re.compile(r"^(?:[\W_]+|\d+(?:\.\d+)*[.)、]?\s+)+")
_LONGEST_TITLE = 100
"""Of a text above a table in a file of text, in characters; what is longer is prose."""


class Above(NamedTuple):
    """What stands above a table: its title, the personas that are named, what is said by lane, and what else is."""

    title: str
    personas: list[str]
    said: dict[str, str]
    rest: list[Place]


def read_above(places: Sequence[Place], has_title: bool = False) -> Above:
    """Return what the texts above a table say.

    Args:
        places: The texts.
        has_title: Whether a heading is its title already.
    """
    above = Above("", [], {}, [])
    left = list(places)
    while left:
        place = left.pop(0)
        text = shown(place.value)
        labelled = _LABELLED.fullmatch(text)
        label, said = (labelled[1], labelled[2]) if labelled else (text.rstrip(":："), "")
        lane = read_heading(label).lane
        is_title = bool(_TITLE.fullmatch(label))
        if (is_title or lane) and not said and left and left[0].line == place.line:
            said = shown(left.pop(0).value)
        if lane == "personas" and said:
            above.personas.append(said)
        elif lane in ("summary", "goals") and said and lane not in above.said:
            above.said[lane] = said
        elif not above.title and not has_title and ((is_title and said) or not lane):
            above = above._replace(title=said if is_title and said else text)
        else:
            above.rest.append(place)
    return above


def read_around(grid: Grid, places: Sequence[Place]) -> Above:
    """Return what the texts above a table say, and of a file of text the heading too.

    Args:
        grid: The table.
        places: What stands above it within its own cells.
    """
    own = [one for one in grid.before if one.section == grid.section]
    if not grid.headings:
        own = [one for one in own if len(one.text) <= _LONGEST_TITLE]
    above = read_above([*places, *(Place(one.text, one.line) for one in own)], bool(grid.headings))
    labelled = _LABELLED.fullmatch(_NUMBER.sub("", plain_text(grid.sheet))) if grid.headings else None
    if labelled and not above.personas and read_heading(labelled[1]).lane == "personas":
        above.personas.append(labelled[2])
    return above


def texts_outside(grid: Grid, above: Above | None) -> Iterator[tuple[int, str, Message]]:
    """Yield the texts before a table that it does not carry, a section each: line, what stands there, and why.

    Args:
        grid: The table, or what stands behind the last.
        above: What of them was looked at; None where the table is none of a journey.
    """
    own = {one.line for one in above.rest} if above else set()
    left = [one for one in grid.before if not above or not _is_looked_at(one, grid) or one.line in own]
    for (_, heading), some in groupby(left, key=lambda one: (one.section, one.heading)):
        texts = [*some]
        what = f"{heading}: {texts[0].text}" if heading else texts[0].text
        yield texts[0].line, what, count_message("import.table.outside", len(texts))
    if above and grid.commented:
        yield min(grid.commented), plain_text(grid.sheet), count_message("import.table.comments", len(grid.commented))


def _is_looked_at(one: OutsideText, grid: Grid) -> bool:
    return one.section == grid.section and (bool(grid.headings) or len(one.text) <= _LONGEST_TITLE)


def sheet_title(grid: Grid) -> str:
    """Return the title of a table by its sheet or the heading above it, else by the name of its file."""
    named = (plain_text(one) for one in reversed(grid.headings) if not _ANY.fullmatch(_NUMBER.sub("", plain_text(one))))
    sheet = next(named, plain_text(grid.sheet))
    if sheet and not _NAMELESS.fullmatch(sheet):
        return sheet
    stem = re.sub(r"\.[A-Za-z]+$", "", re.split(r"[/\\]", grid.file)[-1])
    return plain_text(stem) or "journey"
