"""What would happen, as text: ``write(prospects, page)`` in each format."""

from dataclasses import dataclass
from datetime import date

from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.formats.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Page:
    """What was supposed, nothing where the worst and the best are asked for; as of which day, for which terminal."""

    terminal: Terminal
    as_of: date
    losses: tuple[Loss, ...]
    sources: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether something was supposed."""
        return bool(self.losses or self.sources)
