"""Whom a change strands or frees, and whose voice it silences or lets be heard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxjourney.analysis.diff.deltas import Fare, Hearing
from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.names import listed, names_in
from cxjourney.formats.changes.clause import Clause, named, whom
from cxjourney.model.vocabulary import Family
from cxjourney.text.english import verb


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
