"""Faults behind the first one, and what a text says beside its faults, so that all of a file is told in one run."""

import re
from collections.abc import Callable
from typing import NamedTuple

from cxjourney.languages.message import Message
from cxjourney.parse.syntax_errors import Fault
from cxjourney.parse.unclosed_quotes_and_brackets import KEY

MOST_SLIPS = 20
"""At most this many slips of one file are looked for, each by reading it once more."""
_WITHIN_A_LINE = ("yaml.slip.colon-in-text", "yaml.slip.beginning", "yaml.slip.beginning.space")
"""The messages of slips that are of one line's text alone: what stands behind the line reads as before."""
_NO_SPACE = "yaml.slip.colon-space"
_NEVER_CLOSED = (
    *("yaml.quote.unclosed", "yaml.quote.unclosed.below", "yaml.quote.unclosed.curly"),
    *("yaml.bracket.list", "yaml.bracket.mapping"),
)
_TAG = "yaml.tag"
_KEYED = re.compile(r"(?P<head> *(?:- +)*[\w-]+: +)(?P<value>[^\[\]{}\"'|>&*#]+)")
_OPENED = re.compile(r"(?P<head> *(?:- +)*(?:[\w-]+: +|(?<=- )))(?P<value>[\[{\"'].*)")
_STUCK = re.compile(r"(?P<head> *(?:- +)*[\w-]+:)(?P<value>[^\s\[\]{}\"'|>&*#][^\[\]{}\"'|>&*#]+)")
_NEXT_LINE = re.compile(rf"(?:\n[ \t]*(?:#[^\n]*)?\r?(?=\n))*\n(?P<indent> *)(?:- |{KEY})|\s*\Z")
_NAMES = re.compile(
    r"(?:^|[\s{,-])(?:id|journey|stages|phases|lanes|teams|personas|channels|data_sources|touchpoints|pain_points) *:"
)
"""What is defined behind one of these keys is named elsewhere, where it would be missed."""


class FaultyText(NamedTuple):
    """A text with faults.

    Attributes:
        faults: What is wrong with it, one fault behind the other.
        readable: A text of the same length, from which what is wrong was taken out, as far as it could be.
        hides_names: Whether something that was taken out may be named elsewhere.
    """

    faults: list[Fault]
    readable: str
    hides_names: bool


def further_faults(text: str, faults: list[Fault], walk: Callable[[str], object]) -> FaultyText:
    """Return faults, and those behind the last one where that is a slip within the text of one line.

    The text of that line is taken out for it, and the file read once more. Where a fault may reach over several lines,
    nothing behind it is told, since it might follow from it.

    Args:
        text: The text of a file.
        faults: What keeps it from being read; the last is where reading stopped.
        walk: Reads a text: what it returns is a list of faults, or anything else where there is none.
    """
    found, hides_names = list(faults), False
    for _ in range(MOST_SLIPS):
        last = found[-1]
        plain = _text_without(text, last)
        if plain is None:
            break
        hides_names = hides_names or _NAMES.search(line_at(text, last.start)) is not None
        text, again = plain, walk(plain)
        new = [fault for fault in again if fault.start > last.start] if isinstance(again, list) else []
        if not new:
            break
        found += new
    return FaultyText(found, text, hides_names)


def reads_past(fault: Fault, text: str) -> bool:
    """Return whether what a text says beside a fault is as it would be without it."""
    if fault.code == "CX003":
        line = line_at(text, fault.start)
        return _KEYED.fullmatch(line) is not None and not _NAMES.search(line)
    return _key(fault) == _TAG


def _key(fault: Fault) -> str | None:
    """Return the key of a fault's message."""
    return fault.message.key if isinstance(fault.message, Message) else None


def line_at(text: str, at: int) -> str:
    """Return the line of a text in which an offset lies, without its break."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[begin : end if end >= 0 else len(text)].rstrip("\r")


def _text_without(text: str, fault: Fault) -> str | None:
    """Return a text of the same length in which a line holds another text than the faulty one; None where none can."""
    line = line_at(text, fault.start)
    begin = text.rfind("\n", 0, fault.start) + 1
    end, key = begin + len(line), _key(fault)
    if key in _WITHIN_A_LINE:
        found = _KEYED.fullmatch(line)
        if found is None or begin + found.start("value") > fault.start:
            return None
    elif key == _NO_SPACE:
        found = _STUCK.fullmatch(line)
    elif key in _NEVER_CLOSED:
        found = _OPENED.fullmatch(line)
        below = _NEXT_LINE.match(text, end + (text[end : end + 1] == "\r"))
        if found is None or below is None or len(below["indent"] or "") > _column(found["head"]):
            return None
    else:
        return None
    if found is None:
        return None
    space = "" if found["head"].endswith(" ") else " "
    return f"{text[:begin]}{found['head']}{f'{space}x'.ljust(len(found['value']))}{text[begin + found.end() :]}"


def _column(head: str) -> int:
    """Return how far from the edge a key begins, or, where there is none, what may stand beside an item."""
    return len(head) - len(head.lstrip(" -")) if head.rstrip().endswith(":") else len(head.rstrip()) - 1
