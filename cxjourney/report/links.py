"""What templates link: words, where they lead, and signs beside them."""

from typing import NamedTuple


class Link(NamedTuple):
    """Words that lead to an anchor of the report.

    Attributes:
        text: The words.
        anchor: The anchor; empty where they lead nowhere.
    """

    text: str
    anchor: str = ""


class TrendLine(NamedTuple):
    """A figure over time, drawn small.

    Attributes:
        parts: Its stretches without a hole: of each point, where it stands from left to right and from top to bottom,
            as shares (0 to 1).
        words: What it was at first, and when.
    """

    parts: tuple[tuple[tuple[float, float], ...], ...]
    words: str


class Figure(NamedTuple):
    """A large figure with what it counts.

    Attributes:
        value: The figure.
        words: What it counts.
        note: What it is made of.
        loud: Whether it says that something is missing.
        link: Where its note leads; empty for nowhere.
        trend: How it came to be so; None where that is not known.
    """

    value: str
    words: str
    note: str = ""
    loud: bool = False
    link: str = ""
    trend: TrendLine | None = None
