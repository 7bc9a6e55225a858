"""Tabs before a line: how many spaces belong in their place, by what stands above and elsewhere in the file."""

import re

from cxjourney.languages.message import Message, count_message, join_sentences, message
from cxjourney.parse.indentation import advice_on_item, advice_on_key, open_columns, width_of_beginning
from cxjourney.parse.parser_stop import ParserStop
from cxjourney.parse.unclosed_quotes_and_brackets import KEY, EnclosureFault

_TABBED = re.compile(rf"(?P<blanks>[ ]*\t[ \t]*)(?P<item>- +)?(?P<key>{KEY})?")
_BEHIND_HYPHEN = re.compile(r" *-(?P<tab> *\t[ \t]*)(?P<rest>\S.*)")
_OPENING = re.compile(rf"(?P<head> *(?:- +)*)(?P<key>{KEY}) *(?:#.*)?")
_TAB_WIDTH = 4
"""How wide editors commonly show a tab: of the columns that fit, the nearest to that is taken."""


def tab_before_line(place: ParserStop) -> EnclosureFault | None:
    """Return the fault of tabs before a line, and how many spaces fit it there; None where the tab stands elsewhere."""
    if behind := _BEHIND_HYPHEN.fullmatch(place.line):
        written = message("reading.write", text=f"- {behind['rest']}")
        return place.cause(message("yaml.cause.tab"), written, *behind.span("tab"))
    tabbed = _TABBED.match(place.line)
    if not tabbed or place.column >= tabbed.end("blanks") or not place.line.strip():
        return None
    fitting = _fitting_columns(place, is_item=bool(tabbed["item"]))
    if not fitting:
        return None
    alike = (
        _columns_of_key(place.text, tabbed["key"]) & fitting.keys() if tabbed["key"] and not tabbed["item"] else set()
    )
    wide = len(tabbed["blanks"].expandtabs(_TAB_WIDTH))
    is_apart = place.text[: place.start].endswith(("\n\n", "\n\r\n"))
    column = min(
        alike or _columns_of_openers(place) & fitting.keys() or fitting,
        key=lambda one: (abs(one - wide), one if is_apart else -one),
    )
    others = len(re.findall(r"^ *\t[ \t]*\S", place.text, re.MULTILINE)) - 1
    more = count_message("yaml.cause.tab.more", others) if others else ""
    return place.cause(
        message("yaml.cause.tab"), join_sentences(fitting[column], more), place.column, width_of_beginning(place)
    )


def _fitting_columns(place: ParserStop, *, is_item: bool) -> dict[int, Message]:
    """Return the columns at which a line may begin, each with the advice to begin it there."""
    fitting = {
        column: advice_on_item(column, line) if is_item else advice_on_key(column, key, line)
        for (column, item), (key, line) in open_columns(place).items()
        if item == is_item
    }
    above = place.above()
    opening = _OPENING.fullmatch(above.line) if above else None
    if above and opening:
        column = len(opening["head"])
        fitting = {one: advice for one, advice in fitting.items() if one <= column}
        fitting[column + 2] = count_message("yaml.cause.tab.below", column + 2, line=above.number)
    return fitting


def _columns_of_openers(place: ParserStop) -> set[int]:
    """Return the columns of keys above with more below them, where a line is such a key too; else none."""
    lines = place.text.split("\n")
    if not _OPENING.fullmatch(place.line.lstrip()):
        return set()
    keys = ((column, line) for (column, item), (_, line) in open_columns(place).items() if not item)
    return {column for column, line in keys if column and _OPENING.fullmatch(lines[line - 1].rstrip("\r"))}


def _columns_of_key(text: str, key: str) -> set[int]:
    """Return the columns at which a key stands elsewhere in a text, behind spaces and hyphens alone."""
    name = re.escape(key.strip(" :"))
    return {len(found[1]) for found in re.finditer(rf"^( *(?:- +)*){name} *:", text, re.MULTILINE)}
