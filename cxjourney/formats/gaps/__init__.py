"""What `gaps` lays open: the options of its writers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.study import Study
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages import language as find_language

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
        speak: Returns the language of a tag.
    """

    terminal: Terminal
    language: str | None = None
    top: int | None = None
    explain: bool = False
    section: Section | None = None
    assumptions: bool = False
    speak: Callable[[str], Language] = find_language

    def words_for(self, *studies: Study) -> Language:
        """Return the language that was asked for, else that of the journeys; English where they are in several."""
        tags = {study.language for study in studies}
        return self.speak(self.language or (tags.pop() if len(tags) == 1 else FALLBACK))
