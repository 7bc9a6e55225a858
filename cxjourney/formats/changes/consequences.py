"""All consequences of a change: data, people, owners, metrics, worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxjourney.analysis.diff.deltas import CellChange, MetricChange, MetricFigure, TouchpointChange
from cxjourney.analysis.diff.journey import Comparison, OwnerLost
from cxjourney.analysis.names import called, label, names_in
from cxjourney.formats.changes.consequences_people import access_sentences, families_named, voice_sentences
from cxjourney.formats.changes.sentence import Effect, Sentence, join_some
from cxjourney.formats.changes.structure import change_of_level
from cxjourney.languages import Language
from cxjourney.text.english import figure
from cxjourney.text.escape import shorten


def owner_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say what has lost its owner, and which work backstage nobody does any more."""
    by_owner: dict[str, list[OwnerLost]] = {}
    for orphan in comparison.owners_lost:
        by_owner.setdefault(orphan.owner, []).append(orphan)
    for owner, owners_lost in by_owner.items():
        things = [one for one in owners_lost if one.kind != "backstage"]
        if things:
            named = join_some(_kinds(things, names_in(comparison), words), words)
            yield Sentence("other", words.count("change.owner.lost", len(things), things=named, owner=owner))
    for owner, owners_lost in by_owner.items():
        behind = [label(shorten(one.label)) for one in owners_lost if one.kind == "backstage"]
        if behind:
            touchpoints = join_some(behind, words)
            yield Sentence("other", words.text("change.owner.backstage", touchpoints=touchpoints, owner=owner))


def _kinds(owners_lost: Iterable[OwnerLost], names: Mapping[str, str], words: Language) -> Iterator[str]:
    """Name the only thing of a kind, and count those of which there are several."""
    kinds: dict[str, list[OwnerLost]] = {}
    for orphan in owners_lost:
        kinds.setdefault(orphan.kind, []).append(orphan)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else label(shorten(some[0].label))
        yield words.count(f"change.owned.{kind.replace(' ', '-')}", len(some), name=name)


def metric_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say which metrics moved, came and went."""
    names, journey = names_in(comparison), comparison.pairing.study.journey.journey
    for reading in comparison.metric_changes:
        of = names[reading.stage] if reading.stage else journey
        yield Sentence("other", _moved(reading, _metric_named(reading.figure, of, words), words))


def _moved(reading: MetricChange, name: str, words: Language) -> str:
    value = _value(reading.figure)
    if reading.before is None:
        return words.text("change.metric.new", metric=name, value=value)
    if reading.after is None:
        return words.text("change.metric.gone", metric=name, value=value)
    better = reading.is_better
    return words.text(
        "change.metric.moved" if better is None else "change.metric.better" if better else "change.metric.worse",
        metric=name,
        before=figure(reading.before.value),
        after=value,
    )


def _metric_named(taken: MetricFigure, of: str, words: Language) -> str:
    kind = words.word("change.metric.kind", taken.kind)
    if not taken.title:
        return words.text("change.metric.of", kind=kind, of=of)
    return words.text("change.metric.titled", title=shorten(taken.title), kind=kind, of=of)


def _value(taken: MetricFigure) -> str:
    unit = shorten(taken.unit, 30) if taken.unit else ""
    return f"{figure(taken.value)}{unit if unit == '%' else f' {unit}' if unit else ''}"


SightChange = TypeVar("SightChange", CellChange, TouchpointChange)


def cell_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say which stages went dark or lost the last source of a family, and which won their first."""
    names = names_in(comparison)
    for stage, lost in _by_stage(comparison.dark):
        yield Sentence("worse", _darkened(names[stage], lost, stage in comparison.blacked_out, words))
    for stage, won in _by_stage(comparison.lit):
        yield Sentence("better", _lit(names[stage], won, stage in comparison.lit_up, words))


def _darkened(stage: str, lost: Sequence[CellChange], is_all: bool, words: Language) -> str:
    ids = _sources(lost)
    sources = join_some(ids, words)
    if is_all:
        return words.text("change.cell.dark", stage=stage, sources=sources)
    families = join_some(families_named((cell.family for cell in lost), words), words)
    return words.count("change.cell.lost", len(ids), stage=stage, families=families, sources=sources)


def _lit(stage: str, won: Sequence[CellChange], is_first: bool, words: Language) -> str:
    families = join_some(families_named((cell.family for cell in won), words), words)
    ids = _sources(won)
    sources = join_some(ids, words)
    if is_first:
        return words.text("change.cell.lit", stage=stage, families=families, sources=sources)
    return words.count("change.cell.won", len(ids), stage=stage, families=families, sources=sources)


def touchpoint_sentences(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say which touchpoints no data of their own sees any more, and which it sees now."""
    names = names_in(comparison)
    for stage, unseen in _by_stage(comparison.unseen):
        some, sources = _touchpoints(unseen, words), join_some(_sources(unseen), words)
        text = words.count(
            "change.touchpoint.unseen", len(unseen), touchpoints=some, stage=names[stage], sources=sources
        )
        yield Sentence("worse", text)
    for stage, seen in _by_stage(comparison.seen):
        some, sources = _touchpoints(seen, words), join_some(_sources(seen), words)
        text = words.count("change.touchpoint.seen", len(seen), touchpoints=some, stage=names[stage], sources=sources)
        yield Sentence("better", text)


def _touchpoints(sights: Iterable[TouchpointChange], words: Language) -> str:
    return join_some((called(one.touchpoint) for one in sights), words)


def _by_stage(sights: Iterable[SightChange]) -> Iterator[tuple[str, list[SightChange]]]:
    found: dict[str, list[SightChange]] = {}
    for one in sights:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(sights: Iterable[SightChange]) -> list[str]:
    return list(dict.fromkeys(id_ for one in sights for id_ in one.sources))


_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def consequences(comparison: Comparison, words: Language) -> list[Sentence]:
    """Say what a change means for a journey."""
    return sorted(_all(comparison, words), key=lambda clause: _ORDER.index(clause.effect))


def _all(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    yield from access_sentences(comparison, words)
    yield from cell_sentences(comparison, words)
    yield from voice_sentences(comparison, words)
    yield from touchpoint_sentences(comparison, words)
    yield from change_of_level(comparison, words)
    yield from owner_sentences(comparison, words)
    yield from metric_sentences(comparison, words)
