"""What `gaps` lays open: the options of its writers."""

from dataclasses import dataclass

from cxjourney.formats.terminal import Terminal


@dataclass(frozen=True, slots=True)
class GapsOptions:
    """How the gaps are to be written.

    Attributes:
        terminal: What they are written for.
        language: The tag of the language; None for that of each journey.
        top: At most this many gaps are written of a journey; None for all.
        explain: Whether to write how each priority comes about.
    """

    terminal: Terminal
    language: str | None = None
    top: int | None = None
    explain: bool = False
