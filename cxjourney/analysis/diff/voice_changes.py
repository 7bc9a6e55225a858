"""Which voices of customers a change loses and wins, like compared with like: no description is a voice by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxjourney.analysis.diff.comparable_sides import ComparableSides
from cxjourney.analysis.diff.described_as_other_side import Redescription
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.model.vocabulary import FAMILIES, Family

_Families = Mapping[Family, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class VoiceChange:
    """A persona, a family of data, and the sources of it that hear the persona, or that did."""

    persona: str
    family: Family
    sources: tuple[str, ...]


def voice_changes(sides: ComparableSides) -> tuple[tuple[VoiceChange, ...], tuple[VoiceChange, ...]]:
    """Return the voices that were lost, with what heard them, and those that were won, with what does.

    One is lost where, under one description, the former data heard it and this data doesn't; it is won where it is
    under both.
    """
    lost: dict[tuple[str, Family], VoiceChange] = {}
    for persona, was, now in _losses(sides):
        for family in FAMILIES:
            if was[family] and not now[family]:
                lost.setdefault((persona, family), VoiceChange(persona, family, was[family]))
    won = [
        VoiceChange(persona, family, tuple(one for one in both[1][family] if one in both[0][family]))
        for persona, before, both in _gains(sides)
        for family in FAMILIES
        if not any(one[family] for one in before) and all(one[family] for one in both)
    ]
    order = {persona: index for index, persona in enumerate((*sides.after.personas, *sides.before.personas))}
    return tuple(sorted(lost.values(), key=lambda one: order[one.persona])), tuple(won)


def voice_changes_between(pairing: JourneyMatching) -> tuple[tuple[VoiceChange, ...], tuple[VoiceChange, ...]]:
    """Return the voices that were lost, and those that were won, from one side of a journey to the other."""
    return voice_changes(ComparableSides(pairing))


def silenced_personas(sides: ComparableSides) -> frozenset[str]:
    """Return the ids of personas whom some data heard, and none does any more."""
    return frozenset(persona for persona, was, now in _losses(sides) if any(was.values()) and not any(now.values()))


def heard_personas(sides: ComparableSides) -> frozenset[str]:
    """Return the ids of personas whom no data heard, and some does now."""
    return frozenset(
        persona
        for persona, before, both in _gains(sides)
        if not any(any(one.values()) for one in before) and all(any(one.values()) for one in both)
    )


def _losses(sides: ComparableSides) -> Iterator[tuple[str, _Families, _Families]]:
    """Yield each persona with the sources that heard it and that do, under each description."""
    for before, after in sides.descriptions:
        for was, now in _ids(sides, before, after):
            yield now, before.voices[was], after.voices[now]


def _ids(sides: ComparableSides, before: Redescription, after: Redescription) -> Iterator[tuple[str, str]]:
    """Yield the ids of personas on both sides of a description: one that came or went stands on both under its own."""
    yield from ((kept.was, kept.now) for kept in sides.pairing.personas.kept)
    others = (*sides.pairing.personas.came, *sides.pairing.personas.went)
    yield from ((id_, id_) for id_ in others if id_ in before.personas and id_ in after.personas)


def _gains(sides: ComparableSides) -> Iterator[tuple[str, tuple[_Families, _Families], tuple[_Families, _Families]]]:
    """Yield each persona of both sides with the sources that heard it, and those that do, as described by each."""
    for kept in sides.pairing.personas.kept:
        before = (sides.before.voices[kept.was], sides.before_as_after.voices[kept.was])
        yield kept.now, before, (sides.after_as_before.voices[kept.now], sides.after.voices[kept.now])
