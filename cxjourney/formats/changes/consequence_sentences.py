"""The sentences that say what a change means: for data, people, owners and metrics, worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxjourney.analysis.claim_evidence import Claim
from cxjourney.analysis.diff.coverage_changes import CellChange, TouchpointChange
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.owner_losses import OwnerLost
from cxjourney.analysis.display_names import full_name, quoted_label, stage_names_in
from cxjourney.formats.changes.attribute_sentences import attribute_sentences, other_sentences
from cxjourney.formats.changes.metric_sentences import metric_sentences
from cxjourney.formats.changes.people_sentences import access_sentences, family_names, voice_sentences
from cxjourney.formats.changes.sentence import Effect, Sentence, join_and
from cxjourney.formats.changes.structure_sentences import structure_sentences
from cxjourney.languages import Language
from cxjourney.text.escape import shorten


def owner_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what has lost its owner, and which work backstage nobody does any more."""
    by_owner: dict[str, list[OwnerLost]] = {}
    for lost in comparison.owners_lost:
        by_owner.setdefault(lost.owner, []).append(lost)
    for owner, owners_lost in by_owner.items():
        things = [one for one in owners_lost if one.kind != "backstage"]
        if things:
            named = join_and(_kinds(things, stage_names_in(comparison, words), words), words)
            yield Sentence("other", words.count("change.owner.lost", len(things), things=named, owner=owner))
    for owner, owners_lost in by_owner.items():
        behind = [quoted_label(shorten(one.label), words) for one in owners_lost if one.kind == "backstage"]
        if behind:
            touchpoints = join_and(behind, words)
            yield Sentence("other", words.text("change.owner.backstage", touchpoints=touchpoints, owner=owner))


def _kinds(owners_lost: Iterable[OwnerLost], names: Mapping[str, str], words: Language) -> Iterator[str]:
    """Yield the name of the only thing of a kind, and the number of those of which there are several."""
    kinds: dict[str, list[OwnerLost]] = {}
    for lost in owners_lost:
        kinds.setdefault(lost.kind, []).append(lost)
    for kind, some in kinds.items():
        name = names[some[0].label] if kind == "stage" else quoted_label(shorten(some[0].label), words)
        yield words.count(f"change.owned.{kind.replace(' ', '-')}", len(some), name=name)


def claim_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield how many claims gained their evidence and how many lost it, with their kinds."""
    gained, lost = comparison.claim_changes
    if lost:
        yield Sentence("other", words.count("change.claim.lost", len(lost), kinds=_claim_kinds(lost, words)))
    if gained:
        yield Sentence("other", words.count("change.claim.gained", len(gained), kinds=_claim_kinds(gained, words)))


def _claim_kinds(claims: Iterable[Claim], words: Language) -> str:
    kinds = dict.fromkeys(claim.kind for claim in claims)
    return join_and((words.text(f"gaps.claims.kind.{kind}").lower() for kind in kinds), words)


SightChange = TypeVar("SightChange", CellChange, TouchpointChange)


def cell_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which stages went dark or lost the last source of a family, and which won their first."""
    names = stage_names_in(comparison, words)
    for stage, lost in _by_stage(comparison.dark_cells):
        yield Sentence("worse", _cell_loss(names[stage], lost, stage in comparison.stages_gone_dark, words))
    for stage, won in _by_stage(comparison.lit_cells):
        yield Sentence("better", _cell_gain(names[stage], won, stage in comparison.stages_lit_up, words))
    if comparison.described_sources:
        ids = comparison.described_sources.ids
        text = words.count("change.source.described", len(ids), sources=join_and(ids, words))
        yield Sentence("other", text)


def _cell_loss(stage: str, lost: Sequence[CellChange], is_all: bool, words: Language) -> str:
    ids = _sources(lost)
    sources = join_and(ids, words)
    if is_all:
        return words.text("change.cell.dark", stage=stage, sources=sources)
    families = join_and(family_names((cell.family for cell in lost), words), words)
    return words.count("change.cell.lost", len(ids), stage=stage, families=families, sources=sources)


def _cell_gain(stage: str, won: Sequence[CellChange], is_first: bool, words: Language) -> str:
    families = join_and(family_names((cell.family for cell in won), words), words)
    ids = _sources(won)
    sources = join_and(ids, words)
    if is_first:
        return words.text("change.cell.lit", stage=stage, families=families, sources=sources)
    return words.count("change.cell.won", len(ids), stage=stage, families=families, sources=sources)


def touchpoint_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which touchpoints no data of their own sees any more, and which it sees now."""
    names = stage_names_in(comparison, words)
    for stage, unseen in _by_stage(comparison.unseen_touchpoints):
        some, sources = _touchpoints(unseen, words), join_and(_sources(unseen), words)
        text = words.count(
            "change.touchpoint.unseen", len(unseen), touchpoints=some, stage=names[stage], sources=sources
        )
        yield Sentence("worse", text)
    for stage, seen in _by_stage(comparison.seen_touchpoints):
        some, sources = _touchpoints(seen, words), join_and(_sources(seen), words)
        text = words.count("change.touchpoint.seen", len(seen), touchpoints=some, stage=names[stage], sources=sources)
        yield Sentence("better", text)


def _touchpoints(changes: Iterable[TouchpointChange], words: Language) -> str:
    return join_and((full_name(one.touchpoint, words) for one in changes), words)


def _by_stage(changes: Iterable[SightChange]) -> Iterator[tuple[str, list[SightChange]]]:
    found: dict[str, list[SightChange]] = {}
    for one in changes:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(changes: Iterable[SightChange]) -> list[str]:
    return list(dict.fromkeys(id_ for one in changes for id_ in one.sources))


_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def consequences(comparison: JourneyComparison, words: Language) -> list[Sentence]:
    """Return what a change means for a journey, in sentences: first what is worse, then what is better."""
    return sorted(_sentences(comparison, words), key=lambda clause: _ORDER.index(clause.effect))


def _sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    yield from access_sentences(comparison, words)
    yield from cell_sentences(comparison, words)
    yield from voice_sentences(comparison, words)
    yield from touchpoint_sentences(comparison, words)
    yield from structure_sentences(comparison, words)
    yield from owner_sentences(comparison, words)
    yield from metric_sentences(comparison, words)
    yield from attribute_sentences(comparison, words)
    yield from claim_sentences(comparison, words)
    yield from other_sentences(comparison, words)
