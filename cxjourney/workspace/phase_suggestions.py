"""Phases that a journey does not list: how to name the one that was meant."""

from collections.abc import Iterable
from typing import get_args

from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_words import translated_word
from cxjourney.languages.message import capitalize, join_sentences, list_message, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.text.shorten import shorten

_TIMES: dict[str, PhaseTime] = {
    **dict.fromkeys(("awareness", "consideration", "discovery", "research", "pre-purchase", "acquisition"), "before"),
    **dict.fromkeys(("purchase", "decision", "conversion", "service", "use", "onboarding"), "during"),
    **dict.fromkeys(("retention", "loyalty", "advocacy", "post-purchase", "support", "renewal"), "after"),
}
"""Phases as other maps name them, and when each lies: our own choice."""


def phase_help(phase: str, known: Iterable[str]) -> str:
    """Return how to name a phase that is none yet: in the journey's list of phases, or by when it lies.

    Args:
        phase: What stands there.
        known: The ids that would do.
    """
    if (named := translated_word(phase, get_args(PhaseTime))) and phase not in known:
        return suggestion(named)
    id_, when = slug_of(phase), _TIMES.get(phase.casefold())
    item = f"{{id: {id_ or 'phase-1'}, title: {shorten(phase, 40)}{f', when: {when}' if when else ''}}}"
    listed = message("reference.phase.list", text=f"- {item}")
    own = [one for one in known if one not in get_args(PhaseTime)]
    there = message("reference.there", names=list_message(sorted(own))) if own else ""
    if id_ not in ("", phase):
        listed = message("reference.write-and", id=id_, define=listed)
    return join_sentences(capitalize(listed), there)
