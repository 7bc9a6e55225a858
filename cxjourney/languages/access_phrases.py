"""What a touchpoint asks for and a persona lacks, in words of a language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from cxjourney.languages import Language


class AccessBarrier(Protocol):
    """What a touchpoint asks for that a persona lacks."""

    @property
    def kind(self) -> str:
        """What kind of thing it is: internet, devices, skills, travel, abilities or assistive."""

    @property
    def asked(self) -> Sequence[str]:
        """What is asked for, in the format's words; of devices one is enough."""


def barrier_text(touchpoint: str, lacks: Iterable[AccessBarrier], words: Language) -> str:
    """Return in words what a touchpoint asks for that a persona lacks, and which needs of hers it does not serve."""
    every = list(lacks)
    asked = words.list_words(_lack_text(lack, words) for lack in every if lack.kind != "assistive")
    needs = words.list_words(_lack_text(lack, words) for lack in every if lack.kind == "assistive")
    if not needs:
        return words.text("barrier.asked", touchpoint=touchpoint, asked=asked)
    if not asked:
        return words.text("barrier.needs", touchpoint=touchpoint, needs=needs)
    return words.text("barrier.both", touchpoint=touchpoint, asked=asked, needs=needs)


def drawback_text(touchpoint: str, avoided: str, concerns: Sequence[str], words: Language) -> str:
    """Return why customers use a touchpoint reluctantly, as a sentence without its full stop.

    Args:
        touchpoint: What to call the touchpoint.
        avoided: What to call its channel, if they avoid it, else nothing.
        concerns: What of theirs it raises.
        words: The language to write in.
    """
    raised = words.join_and(concerns)
    if not concerns:
        return words.text("CX602.avoided", step=touchpoint, channel=avoided)
    if not avoided:
        return words.text("CX602.raised", step=touchpoint, concerns=raised)
    return words.text("CX602.both", step=touchpoint, channel=avoided, concerns=raised)


def access_names(names: Iterable[str], words: Language) -> Iterator[str]:
    """Yield in words the names of attributes of a persona's access: internet, devices, skills, travel."""
    return (words.text(f"access.{name}") for name in names)


def _lack_text(lack: AccessBarrier, words: Language) -> str:
    if lack.kind == "devices":
        *others, last = (words.word("lack.device", device) for device in lack.asked)
        return words.text("lack.or").join((words.list_words(others), last)) if others else last
    if lack.kind == "abilities":
        return words.list_words(words.word("lack.sense", asked) for asked in lack.asked)
    return words.list_words(words.word(f"lack.{lack.kind}", asked) for asked in lack.asked)
