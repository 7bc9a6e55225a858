"""All consequences of a change: data, people, owners, metrics, worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxjourney.analysis.diff.deltas import Cell, Fare, Figure, Glimpse, Hearing, Reading
from cxjourney.analysis.diff.journey import Comparison, Orphan
from cxjourney.analysis.names import called, label, listed, names_in
from cxjourney.formats.changes.sentence import Clause, Effect, named, whom
from cxjourney.formats.changes.structure import turned
from cxjourney.model.vocabulary import Family
from cxjourney.text.english import counted, figure, verb
from cxjourney.text.escape import shortened

_DIRECTIONS = {True: ", to the better", False: ", to the worse", None: ""}


def orphaned(comparison: Comparison) -> Iterator[Clause]:
    """Say what has lost its owner, and which work backstage nobody does any more."""
    by_owner: dict[str, list[Orphan]] = {}
    for orphan in comparison.orphans:
        by_owner.setdefault(orphan.owner, []).append(orphan)
    for owner, orphans in by_owner.items():
        things = [one for one in orphans if one.kind != "backstage"]
        if things:
            has = verb(things, "has lost its owner", "have lost their owner")
            yield Clause("other", f"{named(_kinds(things, names_in(comparison)))} {has} ({owner})")
    for owner, orphans in by_owner.items():
        behind = [label(shortened(one.label)) for one in orphans if one.kind == "backstage"]
        if behind:
            yield Clause("other", f"nobody does the work behind {named(behind)} any more ({owner})")


def _kinds(orphans: Iterable[Orphan], names: Mapping[str, str]) -> Iterator[str]:
    """Name the only thing of a kind, and count those of which there are several."""
    kinds: dict[str, list[Orphan]] = {}
    for orphan in orphans:
        kinds.setdefault(orphan.kind, []).append(orphan)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else label(shortened(some[0].label))
        yield f"the {kind} {name}" if len(some) == 1 else counted(len(some), kind)


def figures_moved(comparison: Comparison) -> Iterator[Clause]:
    """Say which metrics moved, came and went."""
    yield from (Clause("other", _moved(reading, comparison)) for reading in comparison.readings)


def _moved(reading: Reading, comparison: Comparison) -> str:
    of = names_in(comparison)[reading.stage] if reading.stage else comparison.pairing.study.journey.journey
    what = reading.figure
    name = f"“{shortened(what.title)}” ({what.kind}) of {of}" if what.title else f"{what.kind} of {of}"
    if reading.before is None:
        return f"{name} is measured now: {_value(what)}"
    if reading.after is None:
        return f"{name} is no longer measured (it was {_value(what)})"
    return f"{name} has moved from {figure(reading.before.value)} to {_value(what)}{_DIRECTIONS[reading.is_better]}"


def _value(taken: Figure) -> str:
    unit = shortened(taken.unit, 30) if taken.unit else ""
    return f"{figure(taken.value)}{unit if unit == '%' else f' {unit}' if unit else ''}"


def access(comparison: Comparison) -> Iterator[Clause]:
    """Say who is newly stranded, who is freed, and who gets further."""
    study, names = comparison.pairing.study, names_in(comparison)
    for stages, fares in _grouped(comparison.stranded):
        some = whom(study, (fare.persona for fare in fares))
        if stages:
            yield Clause("worse", f"{some} {verb(fares, 'is', 'are')} newly stranded at {named(listed(names, stages))}")
        else:
            yield Clause("worse", f"{some} {verb(fares, 'has', 'have')} no way to the goal any more")
    for fare in comparison.freed:
        yield Clause("better", f"{whom(study, [fare.persona])} {_freed(fare, names)}")
    for fare in comparison.fares:
        if not fare.is_worse and not fare.is_freed and (fare.past or fare.further):
            yield Clause("other", f"{whom(study, [fare.persona])} {_further(fare, names)}")
    for fare in comparison.fares:
        if fare.beyond:
            yield Clause("other", f"{whom(study, [fare.persona])} {_beyond(fare, comparison, names)}")


def _grouped(fares: Iterable[Fare]) -> Iterator[tuple[tuple[str, ...], list[Fare]]]:
    groups: dict[tuple[str, ...], list[Fare]] = {}
    for fare in fares:
        groups.setdefault(fare.stranded_at, []).append(fare)
    yield from groups.items()


def _freed(fare: Fare, names: Mapping[str, str]) -> str:
    if fare.past:
        return f"is no longer stranded at {named(listed(names, fare.past))}, and able to complete the journey"
    return "has a way to the goal now, and is able to complete the journey"


def _further(fare: Fare, names: Mapping[str, str]) -> str:
    passed = f"gets past {named(listed(names, fare.past))}" if fare.past else "gets further"
    stopped = listed(names, fare.after.stranded_at)
    return f"{passed}, and is stranded at {named(stopped)}" if stopped else passed


def _beyond(fare: Fare, comparison: Comparison, names: Mapping[str, str]) -> str:
    """Say which stages somebody who is stopped before them can't pass any more, and why if the last step is gone."""
    here = [at for at in fare.after.stranded_at if at not in fare.further]
    stopped = f"is stopped at {named(listed(names, here))} already" if here else "has no way to the goal"
    was = comparison.pairing.stages.was
    lost = [at for at in fare.beyond if len(fare.before.usable[was[at]]) == 1 and not fare.after.usable[at]]
    if len(lost) == len(fare.beyond):
        return f"{stopped}; this was the only step at {named(listed(names, lost))} that this persona could use"
    return f"{stopped}, and can no longer pass {named(listed(names, fare.beyond), 'or')} either"


def voices(comparison: Comparison) -> Iterator[Clause]:
    """Say whom data no longer hears, and whom it hears now."""
    study = comparison.pairing.study
    silent = [id_ for id_ in study.travellers if id_ in comparison.silenced]
    if silent:
        yield Clause("worse", f"no data hears {whom(study, silent, 'or')} any more")
    for families, personas, sources in _by_families(comparison.lost, comparison.silenced):
        data = f"no {named(families, 'or')} data hears {whom(study, personas, 'or')} any more"
        yield Clause("worse", f"{data} (it was {named(sources)})")
    first = [id_ for id_ in study.travellers if id_ in comparison.heard]
    if first:
        sources = sorted({id_ for one in comparison.won if one.persona in comparison.heard for id_ in one.sources})
        yield Clause("better", f"data hears {whom(study, first)} for the first time ({named(sources)})")
    for families, personas, sources in _by_families(comparison.won, comparison.heard):
        yield Clause("better", f"{named(families)} data hears {whom(study, personas)} now ({named(sources)})")


def _by_families(
    hearings: Sequence[Hearing], told: frozenset[str]
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


Sight = TypeVar("Sight", Cell, Glimpse)


def cells(comparison: Comparison) -> Iterator[Clause]:
    """Say which stages went dark or lost the last source of a family, and which won their first."""
    names = names_in(comparison)
    for stage, lost in _by_stage(comparison.dark):
        sources = _sources(lost)
        if stage in comparison.blacked_out:
            yield Clause("worse", f"{names[stage]} has gone dark: no data sees it any more (it was {named(sources)})")
        else:
            what = f"{named(cell.family for cell in lost)} {verb(sources, 'source', 'sources')}"
            yield Clause("worse", f"{names[stage]} has lost its last {what} ({named(sources)})")
    for stage, won in _by_stage(comparison.lit):
        sources = _sources(won)
        families = named(cell.family for cell in won)
        if stage in comparison.lit_up:
            yield Clause("better", f"{names[stage]} is no longer dark: {families} data sees it ({named(sources)})")
        else:
            what = f"{families} {verb(sources, 'source', 'sources')}"
            yield Clause("better", f"{names[stage]} has gained its first {what} ({named(sources)})")


def touchpoints(comparison: Comparison) -> Iterator[Clause]:
    """Say which touchpoints no data of their own sees any more, and which it sees now."""
    names = names_in(comparison)
    for stage, unseen in _by_stage(comparison.unseen):
        labels, own = named(called(one.touchpoint) for one in unseen), verb(unseen, "its", "their")
        text = f"no data of {own} own sees {labels} at {names[stage]} any more (it was {named(_sources(unseen))})"
        yield Clause("worse", text)
    for stage, seen in _by_stage(comparison.seen):
        labels, own = named(called(one.touchpoint) for one in seen), verb(seen, "its", "their")
        yield Clause("better", f"data of {own} own sees {labels} at {names[stage]} now ({named(_sources(seen))})")


def _by_stage(sights: Iterable[Sight]) -> Iterator[tuple[str, list[Sight]]]:
    found: dict[str, list[Sight]] = {}
    for one in sights:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(sights: Iterable[Sight]) -> list[str]:
    return list(dict.fromkeys(id_ for one in sights for id_ in one.sources))


_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def clauses(comparison: Comparison) -> list[Clause]:
    """Say what a change means for a journey."""
    return sorted(_all(comparison), key=lambda clause: _ORDER.index(clause.effect))


def _all(comparison: Comparison) -> Iterator[Clause]:
    yield from access(comparison)
    yield from cells(comparison)
    yield from voices(comparison)
    yield from touchpoints(comparison)
    yield from turned(comparison)
    yield from orphaned(comparison)
    yield from figures_moved(comparison)
