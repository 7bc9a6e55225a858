"""What a change means for people: who is stranded and who is freed, whom data no longer hears."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxjourney.analysis.diff.deltas import AccessChange, VoiceChange
from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.display_names import names_in, names_of
from cxjourney.formats.changes.sentence import Sentence, join_any, join_some, persona_names, personas_named
from cxjourney.languages import Language
from cxjourney.model.vocabulary import Family


def access_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say who is newly stranded, who is freed, and who gets further."""
    study, names = comparison.pairing.study, names_in(comparison)
    for stages, fares in _grouped(comparison.stranded):
        some = personas_named(study, (fare.persona for fare in fares), words)
        where = join_some(names_of(names, stages), words)
        if where:
            yield Sentence("worse", words.count("change.access.stranded", len(fares), personas=some, stages=where))
        else:
            yield Sentence("worse", words.count("change.access.no-way", len(fares), personas=some))
    for fare in comparison.freed:
        yield Sentence("better", _freed(fare, personas_named(study, [fare.persona], words), names, words))
    for fare in comparison.access_changes:
        if not fare.is_worse and not fare.is_freed and (fare.past or fare.further):
            yield Sentence("other", _further(fare, personas_named(study, [fare.persona], words), names, words))
    for fare in comparison.access_changes:
        if fare.beyond:
            yield Sentence("other", _beyond(fare, comparison, names, words))


def _grouped(access_changes: Iterable[AccessChange]) -> Iterator[tuple[tuple[str, ...], list[AccessChange]]]:
    groups: dict[tuple[str, ...], list[AccessChange]] = {}
    for fare in access_changes:
        groups.setdefault(fare.stranded_at, []).append(fare)
    yield from groups.items()


def _freed(fare: AccessChange, persona: str, names: Mapping[str, str], words: Language) -> str:
    if not fare.past:
        return words.text("change.access.freed.way", persona=persona)
    return words.text("change.access.freed", persona=persona, stages=join_some(names_of(names, fare.past), words))


def _further(fare: AccessChange, persona: str, names: Mapping[str, str], words: Language) -> str:
    past = join_some(names_of(names, fare.past), words)
    stages = join_some(names_of(names, fare.after.stranded_at), words)
    if not fare.past:
        return words.text("change.access.further", persona=persona, stages=stages)
    if not stages:
        return words.text("change.access.past", persona=persona, past=past)
    return words.text("change.access.past.stranded", persona=persona, past=past, stages=stages)


def _beyond(fare: AccessChange, comparison: Comparison, names: Mapping[str, str], words: Language) -> str:
    """Say which stages somebody who is stopped before them can't pass any more, and why if the last step is gone."""
    persona = personas_named(comparison.pairing.study, [fare.persona], words)
    here = join_some((names[at] for at in fare.after.stranded_at if at not in fare.further), words)
    beyond = names_of(names, fare.beyond)
    if _is_only_step(fare, comparison):
        stages = join_some(beyond, words)
        if here:
            return words.text("change.access.beyond.stopped.only", persona=persona, here=here, stages=stages)
        return words.text("change.access.beyond.only", persona=persona, stages=stages)
    stages = join_any(beyond, words)
    if here:
        return words.text("change.access.beyond.stopped", persona=persona, here=here, stages=stages)
    return words.text("change.access.beyond", persona=persona, stages=stages)


def _is_only_step(fare: AccessChange, comparison: Comparison) -> bool:
    """Return whether the one step that a persona could use is gone from each stage that it can't pass any more."""
    was = comparison.pairing.stages.was
    return all(len(fare.before.usable[was[at]]) == 1 and not fare.after.usable[at] for at in fare.beyond)


def voice_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say whom data no longer hears, and whom it hears now."""
    yield from (Sentence("worse", text) for text in _silenced(comparison, words))
    yield from (Sentence("better", text) for text in _heard(comparison, words))


def _silenced(comparison: Comparison, words: Language) -> Iterator[str]:
    study = comparison.pairing.study
    silent = [id_ for id_ in study.travellers if id_ in comparison.silenced]
    if silent:
        yield words.text("change.voice.silent", personas=join_any(persona_names(study, silent, words), words))
    for families, personas, sources in _by_families(comparison.lost, comparison.silenced):
        yield words.text(
            "change.voice.lost",
            families=join_any(families_named(families, words), words),
            personas=join_any(persona_names(study, personas, words), words),
            sources=join_some(sources, words),
        )


def _heard(comparison: Comparison, words: Language) -> Iterator[str]:
    study = comparison.pairing.study
    first = [id_ for id_ in study.travellers if id_ in comparison.heard]
    if first:
        hearing = sorted({id_ for one in comparison.won if one.persona in comparison.heard for id_ in one.sources})
        personas, sources = personas_named(study, first, words), join_some(hearing, words)
        yield words.text("change.voice.heard", personas=personas, sources=sources)
    for families, ids, hearing in _by_families(comparison.won, comparison.heard):
        yield words.text(
            "change.voice.won",
            families=join_some(families_named(families, words), words),
            personas=personas_named(study, ids, words),
            sources=join_some(hearing, words),
        )


def _by_families(
    hearings: Sequence[VoiceChange], told: frozenset[str]
) -> Iterator[tuple[tuple[Family, ...], list[str], list[str]]]:
    """Families, the personas who lost or won just these, and the sources; those who were told of are left out."""
    families: dict[str, tuple[Family, ...]] = {}
    for one in hearings:
        if one.persona not in told:
            families[one.persona] = (*families.get(one.persona, ()), one.family)
    for group in dict.fromkeys(families.values()):
        personas = [persona for persona, those in families.items() if those == group]
        sources = {id_ for one in hearings if one.persona in personas for id_ in one.sources}
        yield group, personas, sorted(sources)


def families_named(families: Iterable[Family], words: Language) -> list[str]:
    """Return the kinds of data as they stand before ``data`` and ``source``: ``behavioural``."""
    return [words.word("change.family", family) for family in families]
