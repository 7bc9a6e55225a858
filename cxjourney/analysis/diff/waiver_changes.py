"""Waivers that came, went, run until another day, or have another reason."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.model import Waiver
from cxjourney.model.catalogue import NARROWS


class ValidWaiver(NamedTuple):
    """A waiver that has not run out.

    Attributes:
        journey: The id of the journey that holds it; None where a catalogue does.
        waiver: The waiver.
        place: Where the catalogue that holds it stands in its workspace; empty where a journey does.
    """

    journey: str | None
    waiver: Waiver
    place: str = ""


class WaiverChange(NamedTuple):
    """A waiver that is new, that is gone, that runs until another day, or that has another reason.

    Attributes:
        journey: The id of the journey that holds it; None where a catalogue does.
        waiver: The waiver as it is, or as it was where it is gone.
        before: Its last day before; None where it is new.
        after: Its last day now; None where it is gone.
    """

    journey: str | None
    waiver: Waiver
    before: date | None
    after: date | None


def waiver_changes(
    before: Iterable[ValidWaiver], after: Iterable[ValidWaiver], journeys: Mapping[str, str]
) -> tuple[WaiverChange, ...]:
    """Return which waivers changed, those that are gone last; ``journeys`` are today's ids by those that they had."""
    had = _longest(before, journeys)
    has = _longest(after, {})
    changes = []
    for key, now in has.items():
        was = had.get(key)
        if was is None or (was.waiver.until, was.waiver.reason) != (now.waiver.until, now.waiver.reason):
            former = was.waiver.until if was else None
            changes.append(WaiverChange(now.journey, now.waiver, former, now.waiver.until))
    gone = (WaiverChange(was.journey, was.waiver, was.waiver.until, None) for key, was in had.items() if key not in has)
    return (*changes, *gone)


def _longest(waivers: Iterable[ValidWaiver], journeys: Mapping[str, str]) -> dict[tuple[str | None, ...], ValidWaiver]:
    """Return waivers by what they silence; of several alike the one that runs longest."""
    found: dict[tuple[str | None, ...], ValidWaiver] = {}
    for held in waivers:
        waiver = held.waiver
        one = held._replace(journey=journeys.get(held.journey, held.journey) if held.journey else None)
        key = (one.journey, waiver.rule, *(getattr(waiver, name) for name in NARROWS))
        if key not in found or found[key].waiver.until < waiver.until:
            found[key] = one
    return found
