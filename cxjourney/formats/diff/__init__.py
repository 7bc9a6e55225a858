"""What a change means, as text: ``write(difference, page)`` in each format."""

from dataclasses import dataclass
from datetime import date

from cxjourney.formats.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Page:
    """What was compared with, as of which day; ``commit`` is None for a folder, ``empty`` where it held no journey."""

    terminal: Terminal
    as_of: date
    base: str
    commit: str | None
    empty: bool = False
