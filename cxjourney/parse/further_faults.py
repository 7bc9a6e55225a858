"""Slips behind the first one, so that several of a file are told in one run."""

import re
from collections.abc import Callable

from cxjourney.parse.syntax_errors import Fault

MOST_SLIPS = 20
"""At most this many slips of one file are looked for, each by reading it once more."""
_WITHIN_A_LINE = re.compile(r"A colon with a space behind it stands within|A text can't begin with")
"""How the messages begin of slips that are of one line's text alone: what stands behind the line reads as before."""
_KEYED = re.compile(r"(?P<head> *(?:- +)*[\w-]+: +)(?P<value>[^\[\]{}\"'|>&*#]+)")


def further_faults(text: str, faults: list[Fault], walk: Callable[[str], object]) -> list[Fault]:
    """Return faults, and those behind the last one where that is a slip within the text of one line.

    The text of that line is taken out for it, and the file read once more. Where a fault may reach over several lines,
    nothing behind it is told, since it might follow from it.

    Args:
        text: The text of a file.
        faults: What keeps it from being read; the last is where reading stopped.
        walk: Reads a text: what it returns is a list of faults, or anything else where there is none.
    """
    found = list(faults)
    for _ in range(MOST_SLIPS):
        last = found[-1]
        plain = _text_without(text, last)
        again = walk(plain) if plain else None
        new = [fault for fault in again if fault.start > last.start] if isinstance(again, list) else []
        if not new or plain is None:
            break
        text, found = plain, [*found, *new]
    return found


def _text_without(text: str, fault: Fault) -> str | None:
    """Return a text of the same length in which a line holds another text than the faulty one; None where none can."""
    if not _WITHIN_A_LINE.match(fault.message):
        return None
    begin = text.rfind("\n", 0, fault.start) + 1
    end = text.find("\n", fault.start)
    line = text[begin : end if end >= 0 else len(text)]
    keyed = _KEYED.fullmatch(line.rstrip("\r"))
    if keyed is None or begin + keyed.start("value") > fault.start:
        return None
    rest = text[begin + keyed.end() :]
    return f"{text[:begin]}{keyed['head']}{'x'.ljust(len(keyed['value']))}{rest}"
