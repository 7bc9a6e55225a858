"""Waivers that are new, and waivers that run longer than they did."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.model import Waiver

NARROWS = ("stage", "touchpoint", "pain_point", "persona", "source")
"""What a waiver can be narrowed to."""


class ValidWaiver(NamedTuple):
    """A waiver that has not run out, and the id of the journey that holds it; None where a catalogue does."""

    journey: str | None
    waiver: Waiver


class WaiverChange(NamedTuple):
    """A waiver that is new, or that runs longer than it did; ``before`` is its last day then, None where it is new."""

    journey: str | None
    waiver: Waiver
    before: date | None


def waiver_changes(
    before: Iterable[ValidWaiver], after: Iterable[ValidWaiver], journeys: Mapping[str, str]
) -> tuple[WaiverChange, ...]:
    """Return which waivers are new or run longer; ``journeys`` are today's ids by those that journeys had."""
    had: dict[tuple[str | None, ...], date] = {}
    for journey, waiver in before:
        key = _waiver_key(journeys.get(journey, journey) if journey else None, waiver)
        had[key] = max(waiver.until, had.get(key, waiver.until))
    changes = (WaiverChange(one.journey, one.waiver, had.get(_waiver_key(*one))) for one in after)
    return tuple(one for one in changes if one.before is None or one.before < one.waiver.until)


def _waiver_key(journey: str | None, waiver: Waiver) -> tuple[str | None, ...]:
    return (journey, waiver.rule, *(getattr(waiver, name) for name in NARROWS))
