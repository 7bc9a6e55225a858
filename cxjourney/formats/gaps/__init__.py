"""What `gaps` lays open: the options of its writers."""

from dataclasses import dataclass

from cxjourney.formats.terminal import Terminal


@dataclass(frozen=True, slots=True)
class GapsOptions:
    """How the gaps are to be written: for which terminal, in which language, and how much of them."""

    terminal: Terminal
    language: str | None = None
    top: int | None = None
    explain: bool = False
