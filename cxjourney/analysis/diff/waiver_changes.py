"""Waivers that came, went, run until another day, or have another reason."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.model import Waiver
from cxjourney.model.catalogue import NARROWS


class HeldWaiver(NamedTuple):
    """A waiver, and what holds it.

    Attributes:
        journey: The id of the journey that holds it; None where a catalogue does.
        waiver: The waiver.
        place: Where the catalogue that holds it stands in its workspace; empty where a journey does.
        has_expired: Whether its last day has passed, so that it silences nothing any more.
    """

    journey: str | None
    waiver: Waiver
    place: str = ""
    has_expired: bool = False


class WaiverChange(NamedTuple):
    """A waiver that is new, that is gone, that runs until another day, or that has another reason.

    Attributes:
        journey: The id of the journey that holds it; None where a catalogue does.
        waiver: The waiver as it is, or as it was where it is gone.
        before: Its last day before; None where it is new.
        after: Its last day now; None where it is gone.
        has_expired: Whether that day has passed.
        former_reason: Its reason before, where that was another.
    """

    journey: str | None
    waiver: Waiver
    before: date | None
    after: date | None
    has_expired: bool = False
    former_reason: str | None = None


def waiver_changes(
    before: Iterable[HeldWaiver], after: Iterable[HeldWaiver], journeys: Mapping[str, str]
) -> tuple[WaiverChange, ...]:
    """Return which waivers changed, those that are gone last; ``journeys`` are today's ids by those that they had."""
    had = _longest(before, journeys)
    has = _longest(after, {})
    pairs = ((had.get(key), has.get(key)) for key in dict.fromkeys((*has, *had)))
    return tuple(change for was, now in pairs for change in _change(was, now))


def _change(was: HeldWaiver | None, now: HeldWaiver | None) -> Iterator[WaiverChange]:
    held = now or was
    if held is None or (was and now and was.waiver == now.waiver):
        return
    reasons = [one.waiver.reason for one in (was, now) if one]
    yield WaiverChange(
        held.journey,
        held.waiver,
        was.waiver.until if was else None,
        now.waiver.until if now else None,
        held.has_expired,
        reasons[0] if len({*reasons}) > 1 else None,
    )


def _longest(waivers: Iterable[HeldWaiver], journeys: Mapping[str, str]) -> dict[tuple[str | None, ...], HeldWaiver]:
    """Return waivers by what they silence; of several alike the one that runs longest."""
    found: dict[tuple[str | None, ...], HeldWaiver] = {}
    for held in waivers:
        waiver = held.waiver
        one = held._replace(journey=journeys.get(held.journey, held.journey) if held.journey else None)
        key = (one.journey, waiver.rule, *(getattr(waiver, name) for name in NARROWS))
        if key not in found or found[key].waiver.until < waiver.until:
            found[key] = one
    return found
