"""A list that was written as text: its hyphens have no space behind them, or are others, or the first is missing."""

import re
from typing import NamedTuple

from cxjourney.languages.message import Message, message
from cxjourney.parse.odd_characters import advice_for_lines

_MARKED = re.compile(
    r"(?P<mark>-(?=[^\W_])|-(?=\u00a0)|--+|[–—−－•·*◦▪]|[0-9]{1,2}[.)](?=\s))[\s\u00a0]*(?P<rest>\S.*)"
)
_ITEM = re.compile(r"-[ \t]")


class ListInText(NamedTuple):
    """What is wrong with a text that was meant as a list, and how to fix it."""

    message: Message
    help: Message


def list_in_text(text: str) -> ListInText | None:
    """Return what keeps a text from being the list that it was meant as, by its first line; None where nothing shows.

    Args:
        text: The text as it stands in the file, over several lines.
    """
    first, *others = (line.strip(" \t\r") for line in text.split("\n"))
    marked = _MARKED.fullmatch(first)
    if marked is None:
        if not any(_ITEM.match(line) for line in others):
            return None
        return ListInText(message("yaml.slip.no-hyphen.first"), message("reading.write", text=f"- {first}"))
    mark, written = marked["mark"], message("reading.write", text=f"- {marked['rest']}")
    if mark == "-":
        return ListInText(message("yaml.slip.hyphen-space"), written)
    alike = r"^ *[0-9]{1,2}[.)]\s" if mark[0].isdigit() else f"^ *{re.escape(mark)}"
    wrong = message("yaml.slip.bullet", mark=mark.rstrip("."))
    return ListInText(wrong, advice_for_lines(text, written, alike))
