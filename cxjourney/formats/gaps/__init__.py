"""What `gaps` lays open: the options of its writers."""

from dataclasses import dataclass
from typing import Literal

from cxjourney.formats.terminal import Terminal

Section = Literal["known", "gaps", "access", "voices", "all"]
"""A part of what is laid open: what is known, the gaps, who gets through, whose voice is heard; or all of them."""


@dataclass(frozen=True, slots=True)
class GapsOptions:
    """How the gaps are to be written.

    Attributes:
        terminal: What they are written for.
        language: The tag of the language; None for that of each journey.
        top: At most this many gaps are written of a journey; None for all.
        explain: Whether to write how each priority comes about.
        section: The part to write; None for all of it, and on a screen for what fits there.
        assumptions: Whether to write what is claimed and what shows it; with no section asked for, that alone.
    """

    terminal: Terminal
    language: str | None = None
    top: int | None = None
    explain: bool = False
    section: Section | None = None
    assumptions: bool = False
