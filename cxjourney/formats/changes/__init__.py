"""What `diff` and `whatif` say: the options of their writers."""

from dataclasses import dataclass, field
from datetime import date

from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import FALLBACK, Language, language


def _english() -> Language:
    return language(FALLBACK)


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """What was compared with, as of which day; ``commit`` is None for a folder, ``empty`` where it held no journey.

    ``words`` is the language that is written in.
    """

    terminal: Terminal
    as_of: date
    base: str
    commit: str | None
    empty: bool = False
    words: Language = field(default_factory=_english)


@dataclass(frozen=True, slots=True)
class WhatifOptions:
    """What was supposed, nothing where the worst and the best are asked for; as of which day, for which terminal.

    ``words`` is the language that is written in.
    """

    terminal: Terminal
    as_of: date
    losses: tuple[Loss, ...]
    sources: tuple[str, ...]
    words: Language = field(default_factory=_english)

    @property
    def asks(self) -> bool:
        """Whether something was supposed."""
        return bool(self.losses or self.sources)
