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


class Figure(NamedTuple):
    """A large figure with what it counts.

    Attributes:
        value: The figure.
        words: What it counts.
        note: What it is made of.
        loud: Whether it says that something is missing.
        link: Where its note leads; empty for nowhere.
    """

    value: str
    words: str
    note: str = ""
    loud: bool = False
    link: str = ""
