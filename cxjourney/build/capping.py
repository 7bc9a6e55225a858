"""Faults of one file by the thousand: the first of each kind, and how many more there are."""

from collections import Counter
from collections.abc import Iterable

from cxjourney.diagnostics import Notice

MOST_FAULTS = 100
"""So many faults of one kind are told of one file."""


def capped(notices: Iterable[Notice]) -> list[Notice]:
    """Give the first faults of each kind in a file; where there are more, one that stands at the next says how many."""
    told: list[Notice] = []
    counts: Counter[str] = Counter()
    next_ones: dict[str, Notice] = {}
    for notice in notices:
        counts[notice.code] += 1
        if counts[notice.code] <= MOST_FAULTS:
            told.append(notice)
        else:
            next_ones.setdefault(notice.code, notice)
    return told + [_more(notice, counts[code] - MOST_FAULTS) for code, notice in next_ones.items()]


def _more(notice: Notice, count: int) -> Notice:
    faults = f"{count:,} more fault{'' if count == 1 else 's'}"
    message = f"And {faults} of this kind in this file."
    return Notice(notice.code, message, "Mend those above first.", notice.file, notice.span)
