"""Phases that a journey does not list: how to name the one that was meant."""

from collections.abc import Iterable
from typing import get_args

from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.text.english import join_comma
from cxjourney.text.escape import shorten

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
    id_, when = slug_of(phase), _TIMES.get(phase.casefold())
    item = f"{{id: {id_ or '…'}, title: {shorten(phase, 40)}{f', when: {when}' if when else ''}}}"
    listed = f"list it under phases: of the journey, as - {item}"
    own = [one for one in known if one not in get_args(PhaseTime)]
    there = f" There are: {join_comma(sorted(own))}." if own else ""
    if id_ in ("", phase):
        return f"{listed[0].upper()}{listed[1:]}; or write before, during or after.{there}"
    return f"Write {id_}, and {listed}; or write before, during or after.{there}"
