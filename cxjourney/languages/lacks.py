"""What a touchpoint takes that a persona lacks, in words of a language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxjourney.languages import Language

if TYPE_CHECKING:
    from cxjourney.analysis.access import Lack


def taken(lacks: "Iterable[Lack]", words: Language) -> str:
    """Write what a touchpoint takes that a persona lacks."""
    return words.listed(_taken(lack, words) for lack in lacks)


def _taken(lack: "Lack", words: Language) -> str:
    if lack.kind == "devices":
        *others, last = (words.word("lack.device", device) for device in lack.asked)
        return words.text("lack.or").join((words.listed(others), last)) if others else last
    return words.listed(words.word(f"lack.{lack.kind}", asked) for asked in lack.asked)
