"""All consequences of a change: data, people, owners, metrics, worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxjourney.analysis.diff.deltas import (
    AccessChange,
    CellChange,
    MetricChange,
    MetricFigure,
    TouchpointChange,
    VoiceChange,
)
from cxjourney.analysis.diff.journey import Comparison, OwnerLost
from cxjourney.analysis.names import called, label, names_in, names_of
from cxjourney.formats.changes.sentence import Effect, Sentence, join_some, personas_named
from cxjourney.formats.changes.structure import change_of_level
from cxjourney.model.vocabulary import Family
from cxjourney.text.english import count, figure, verb
from cxjourney.text.escape import shortened

_DIRECTIONS = {True: ", to the better", False: ", to the worse", None: ""}


def owner_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say what has lost its owner, and which work backstage nobody does any more."""
    by_owner: dict[str, list[OwnerLost]] = {}
    for orphan in comparison.owners_lost:
        by_owner.setdefault(orphan.owner, []).append(orphan)
    for owner, owners_lost in by_owner.items():
        things = [one for one in owners_lost if one.kind != "backstage"]
        if things:
            has = verb(things, "has lost its owner", "have lost their owner")
            yield Sentence("other", f"{join_some(_kinds(things, names_in(comparison)))} {has} ({owner})")
    for owner, owners_lost in by_owner.items():
        behind = [label(shortened(one.label)) for one in owners_lost if one.kind == "backstage"]
        if behind:
            yield Sentence("other", f"nobody does the work behind {join_some(behind)} any more ({owner})")


def _kinds(owners_lost: Iterable[OwnerLost], names: Mapping[str, str]) -> Iterator[str]:
    """Name the only thing of a kind, and count those of which there are several."""
    kinds: dict[str, list[OwnerLost]] = {}
    for orphan in owners_lost:
        kinds.setdefault(orphan.kind, []).append(orphan)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else label(shortened(some[0].label))
        yield f"the {kind} {name}" if len(some) == 1 else count(len(some), kind)


def metric_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say which metrics moved, came and went."""
    yield from (Sentence("other", _moved(reading, comparison)) for reading in comparison.metric_changes)


def _moved(reading: MetricChange, comparison: Comparison) -> str:
    of = names_in(comparison)[reading.stage] if reading.stage else comparison.pairing.study.journey.journey
    what = reading.figure
    name = f"“{shortened(what.title)}” ({what.kind}) of {of}" if what.title else f"{what.kind} of {of}"
    if reading.before is None:
        return f"{name} is measured now: {_value(what)}"
    if reading.after is None:
        return f"{name} is no longer measured (it was {_value(what)})"
    return f"{name} has moved from {figure(reading.before.value)} to {_value(what)}{_DIRECTIONS[reading.is_better]}"


def _value(taken: MetricFigure) -> str:
    unit = shortened(taken.unit, 30) if taken.unit else ""
    return f"{figure(taken.value)}{unit if unit == '%' else f' {unit}' if unit else ''}"


def access_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say who is newly stranded, who is freed, and who gets further."""
    study, names = comparison.pairing.study, names_in(comparison)
    for stages, access_changes in _grouped(comparison.stranded):
        some = personas_named(study, (fare.persona for fare in access_changes))
        if stages:
            yield Sentence(
                "worse",
                f"{some} {verb(access_changes, 'is', 'are')} newly stranded at {join_some(names_of(names, stages))}",
            )
        else:
            yield Sentence("worse", f"{some} {verb(access_changes, 'has', 'have')} no way to the goal any more")
    for fare in comparison.freed:
        yield Sentence("better", f"{personas_named(study, [fare.persona])} {_freed(fare, names)}")
    for fare in comparison.access_changes:
        if not fare.is_worse and not fare.is_freed and (fare.past or fare.further):
            yield Sentence("other", f"{personas_named(study, [fare.persona])} {_further(fare, names)}")
    for fare in comparison.access_changes:
        if fare.beyond:
            yield Sentence("other", f"{personas_named(study, [fare.persona])} {_beyond(fare, comparison, names)}")


def _grouped(access_changes: Iterable[AccessChange]) -> Iterator[tuple[tuple[str, ...], list[AccessChange]]]:
    groups: dict[tuple[str, ...], list[AccessChange]] = {}
    for fare in access_changes:
        groups.setdefault(fare.stranded_at, []).append(fare)
    yield from groups.items()


def _freed(fare: AccessChange, names: Mapping[str, str]) -> str:
    if fare.past:
        return f"is no longer stranded at {join_some(names_of(names, fare.past))}, and able to complete the journey"
    return "has a way to the goal now, and is able to complete the journey"


def _further(fare: AccessChange, names: Mapping[str, str]) -> str:
    passed = f"gets past {join_some(names_of(names, fare.past))}" if fare.past else "gets further"
    stopped = names_of(names, fare.after.stranded_at)
    return f"{passed}, and is stranded at {join_some(stopped)}" if stopped else passed


def _beyond(fare: AccessChange, comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say which stages somebody who is stopped before them can't pass any more, and why if the last step is gone."""
    here = [at for at in fare.after.stranded_at if at not in fare.further]
    stopped = f"is stopped at {join_some(names_of(names, here))} already" if here else "has no way to the goal"
    was = comparison.pairing.stages.was
    lost = [at for at in fare.beyond if len(fare.before.usable[was[at]]) == 1 and not fare.after.usable[at]]
    if len(lost) == len(fare.beyond):
        return f"{stopped}; this was the only step at {join_some(names_of(names, lost))} that this persona could use"
    return f"{stopped}, and can no longer pass {join_some(names_of(names, fare.beyond), 'or')} either"


def voice_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say whom data no longer hears, and whom it hears now."""
    study = comparison.pairing.study
    silent = [id_ for id_ in study.travellers if id_ in comparison.silenced]
    if silent:
        yield Sentence("worse", f"no data hears {personas_named(study, silent, 'or')} any more")
    for families, personas, sources in _by_families(comparison.lost, comparison.silenced):
        data = f"no {join_some(families, 'or')} data hears {personas_named(study, personas, 'or')} any more"
        yield Sentence("worse", f"{data} (it was {join_some(sources)})")
    first = [id_ for id_ in study.travellers if id_ in comparison.heard]
    if first:
        sources = sorted({id_ for one in comparison.won if one.persona in comparison.heard for id_ in one.sources})
        yield Sentence("better", f"data hears {personas_named(study, first)} for the first time ({join_some(sources)})")
    for families, personas, sources in _by_families(comparison.won, comparison.heard):
        yield Sentence(
            "better", f"{join_some(families)} data hears {personas_named(study, personas)} now ({join_some(sources)})"
        )


def _by_families(
    hearings: Sequence[VoiceChange], told: frozenset[str]
) -> Iterator[tuple[tuple[Family, ...], list[str], list[str]]]:
    """Give families, the personas who lost or won just these, and the sources; those who were told of are left out."""
    families: dict[str, tuple[Family, ...]] = {}
    for one in hearings:
        if one.persona not in told:
            families[one.persona] = (*families.get(one.persona, ()), one.family)
    for group in dict.fromkeys(families.values()):
        personas = [persona for persona, those in families.items() if those == group]
        sources = {id_ for one in hearings if one.persona in personas for id_ in one.sources}
        yield group, personas, sorted(sources)


SightChange = TypeVar("SightChange", CellChange, TouchpointChange)


def cell_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say which stages went dark or lost the last source of a family, and which won their first."""
    names = names_in(comparison)
    for stage, lost in _by_stage(comparison.dark):
        sources = _sources(lost)
        if stage in comparison.blacked_out:
            yield Sentence(
                "worse", f"{names[stage]} has gone dark: no data sees it any more (it was {join_some(sources)})"
            )
        else:
            what = f"{join_some(cell.family for cell in lost)} {verb(sources, 'source', 'sources')}"
            yield Sentence("worse", f"{names[stage]} has lost its last {what} ({join_some(sources)})")
    for stage, won in _by_stage(comparison.lit):
        sources = _sources(won)
        families = join_some(cell.family for cell in won)
        if stage in comparison.lit_up:
            yield Sentence(
                "better", f"{names[stage]} is no longer dark: {families} data sees it ({join_some(sources)})"
            )
        else:
            what = f"{families} {verb(sources, 'source', 'sources')}"
            yield Sentence("better", f"{names[stage]} has gained its first {what} ({join_some(sources)})")


def touchpoint_sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Say which touchpoints no data of their own sees any more, and which it sees now."""
    names = names_in(comparison)
    for stage, unseen in _by_stage(comparison.unseen):
        labels, own = join_some(called(one.touchpoint) for one in unseen), verb(unseen, "its", "their")
        text = f"no data of {own} own sees {labels} at {names[stage]} any more (it was {join_some(_sources(unseen))})"
        yield Sentence("worse", text)
    for stage, seen in _by_stage(comparison.seen):
        labels, own = join_some(called(one.touchpoint) for one in seen), verb(seen, "its", "their")
        yield Sentence("better", f"data of {own} own sees {labels} at {names[stage]} now ({join_some(_sources(seen))})")


def _by_stage(sights: Iterable[SightChange]) -> Iterator[tuple[str, list[SightChange]]]:
    found: dict[str, list[SightChange]] = {}
    for one in sights:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(sights: Iterable[SightChange]) -> list[str]:
    return list(dict.fromkeys(id_ for one in sights for id_ in one.sources))


_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def consequences(comparison: Comparison) -> list[Sentence]:
    """Say what a change means for a journey."""
    return sorted(_all(comparison), key=lambda clause: _ORDER.index(clause.effect))


def _all(comparison: Comparison) -> Iterator[Sentence]:
    yield from access_sentences(comparison)
    yield from cell_sentences(comparison)
    yield from voice_sentences(comparison)
    yield from touchpoint_sentences(comparison)
    yield from change_of_level(comparison)
    yield from owner_sentences(comparison)
    yield from metric_sentences(comparison)
