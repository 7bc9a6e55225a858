"""What `diff` and `whatif` say: the options of their writers."""

from dataclasses import dataclass, field
from datetime import date

from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import FALLBACK, Language, language


def _english() -> Language:
    return language(FALLBACK)


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """What was compared with, and how that is to be written.

    Attributes:
        terminal: What it is written for.
        as_of: The day by which both sides are judged.
        base: What was compared with, as it was asked for.
        commit: The commit that it stands for; None for a folder.
        empty: Whether it held no journey.
        words: The language to write in.
    """

    terminal: Terminal
    as_of: date
    base: str
    commit: str | None
    empty: bool = False
    words: Language = field(default_factory=_english)


@dataclass(frozen=True, slots=True)
class WhatifOptions:
    """What was supposed, and how that is to be written; with nothing, the worst and the best.

    Attributes:
        terminal: What it is written for.
        as_of: The day by which journeys are judged.
        losses: What is supposed to be lost.
        sources: The ids of the data sources that are supposed to have come.
        words: The language to write in.
        steps: The steps that are supposed to have been added.
    """

    terminal: Terminal
    as_of: date
    losses: tuple[Loss, ...]
    sources: tuple[str, ...]
    words: Language = field(default_factory=_english)
    steps: tuple[AddedStep, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether something was supposed."""
        return bool(self.losses or self.sources or self.steps)
