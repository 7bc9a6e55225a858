"""The sentences on data: which stages and touchpoints it sees, and which claims it gives evidence to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from cxjourney.analysis.claim_evidence import Claim
from cxjourney.analysis.diff.coverage_changes import CellChange, TouchpointChange
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import full_name, stage_names_in
from cxjourney.formats.changes.sentence_parts import Sentence, Subject, join_and, subjects
from cxjourney.formats.changes.voice_sentences import family_names
from cxjourney.languages import Language

SightChange = TypeVar("SightChange", CellChange, TouchpointChange)


def cell_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which stages went dark or lost the last source of a family, and which won their first."""
    names = stage_names_in(comparison, words)
    for stage, lost in _by_stage(comparison.dark_cells):
        text = _cell_loss(names[stage], lost, stage in comparison.stages_gone_dark, words)
        yield Sentence("worse", text, subjects([stage], (), _sources(lost)))
    for stage, won in _by_stage(comparison.lit_cells):
        text = _cell_gain(names[stage], won, stage in comparison.stages_lit_up, words)
        yield Sentence("better", text, subjects([stage], (), _sources(won)))
    if comparison.described_sources:
        ids = comparison.described_sources.ids
        text = words.count("change.source.described", len(ids), sources=join_and(ids, words))
        yield Sentence("other", text, subjects((), (), ids))


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
        yield Sentence("worse", text, subjects([stage], (), _sources(unseen)))
    for stage, seen in _by_stage(comparison.seen_touchpoints):
        some, sources = _touchpoints(seen, words), join_and(_sources(seen), words)
        text = words.count("change.touchpoint.seen", len(seen), touchpoints=some, stage=names[stage], sources=sources)
        yield Sentence("better", text, subjects([stage], (), _sources(seen)))


def _touchpoints(changes: Iterable[TouchpointChange], words: Language) -> str:
    return join_and((full_name(one.touchpoint, words) for one in changes), words)


def _by_stage(changes: Iterable[SightChange]) -> Iterator[tuple[str, list[SightChange]]]:
    found: dict[str, list[SightChange]] = {}
    for one in changes:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(changes: Iterable[SightChange]) -> list[str]:
    return list(dict.fromkeys(id_ for one in changes for id_ in one.sources))


def claim_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield how many claims gained their evidence and how many lost it, with their kinds."""
    gained, lost = comparison.claim_changes
    if lost:
        text = words.count("change.claim.lost", len(lost), kinds=_claim_kinds(lost, words))
        yield Sentence("worse", text, _claim_subjects(lost))
    if gained:
        text = words.count("change.claim.gained", len(gained), kinds=_claim_kinds(gained, words))
        yield Sentence("better", text, _claim_subjects(gained))


def _claim_subjects(claims: Sequence[Claim]) -> tuple[Subject, ...]:
    """Return the stages that claims are made in, and the personas of those that are made in none."""
    stages = (claim.stage for claim in claims if claim.stage)
    return subjects(stages, (claim.persona for claim in claims if claim.persona and not claim.stage))


def _claim_kinds(claims: Iterable[Claim], words: Language) -> str:
    kinds = dict.fromkeys(claim.kind for claim in claims)
    return join_and((words.text(f"gaps.claims.kind.{kind}").lower() for kind in kinds), words)
