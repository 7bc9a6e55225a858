"""Items of a list that lost their hyphen: their keys stand a second time in the item above."""

import re

from cxjourney.languages.message import message
from cxjourney.parse.syntax_errors import Fault

_ITEM_BEGINS = re.compile(r"(?P<indent> *)(?P<hyphens>(?:- +)+)\Z")
_LONGEST = 60


def name_lost_hyphens(text: str, faults: list[Fault]) -> list[Fault]:
    """Return faults, where of keys that stand twice because a hyphen is missing only the missing hyphen is told.

    A hyphen is taken to be missing where the key that begins an item stands again further down in that item, at the
    beginning of a line.

    Args:
        text: The text of a file.
        faults: What is wrong with it; ``other`` of a key that stands twice is where it stands first.
    """
    kept: list[Fault] = []
    lost: tuple[int, int] | None = None  # where the item begins whose next has no hyphen, and where that one begins
    for fault in faults:
        first = fault.other if fault.code == "CX003" else None
        if first is None:
            kept.append(fault)
        elif (hyphen := _hyphen_before(text, first)) is not None and _begins_line(text, fault.start):
            lost = (first, fault.start)
            kept.append(_lost_hyphen(text, fault, hyphen))
        elif lost is None or not lost[0] < first < lost[1] < fault.start:
            kept.append(fault)
    return kept


def _hyphen_before(text: str, key: int) -> int | None:
    """Return the offset of the hyphen that begins the item whose first key this is; None where it begins none."""
    start = text.rfind("\n", 0, key) + 1
    found = _ITEM_BEGINS.fullmatch(text, start, key)
    return start + found.group().rindex("-") if found else None


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" ")


def _lost_hyphen(text: str, fault: Fault, hyphen: int) -> Fault:
    end = text.find("\n", fault.start)
    line = text[fault.start : end if end >= 0 else len(text)].rstrip()
    shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    number = text.count("\n", 0, hyphen) + 1
    key = text[fault.start : fault.end]
    return Fault(
        "CX003",
        message("yaml.duplicate.no-hyphen", key=key),
        message("yaml.duplicate.no-hyphen.help", line=number, text=f"- {shown}"),
        fault.start,
        fault.end,
        fault.other,
    )
