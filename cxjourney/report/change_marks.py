"""What a report marks as changed since its base: by anchors, and by keys of what has no anchor of its own."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, get_args

from cxjourney.analysis.claim_evidence import claim_key, journey_claims
from cxjourney.analysis.coverage import counts
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.metric_changes import MetricChange
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.metric_names import metric_names
from cxjourney.analysis.diff.other_changes import leaves
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.model.fields import Entity
from cxjourney.report.anchors import Anchors, Kind

ChangeWord = Literal[
    "gone", "new", "worse", "stranded", "unheard", "unseen", "uncounted", "unshown",
    "better", "freed", "heard", "seen", "changed",
]  # fmt: skip
"""What became of something, the most telling first; the rest of a key of the languages, ``report.change.new``."""
Marks: TypeAlias = Mapping[Hashable, ChangeWord]
_Mark: TypeAlias = tuple[Hashable, ChangeWord]
_WEIGHT = {word: place for place, word in enumerate(get_args(ChangeWord))}


def finding_key(finding: Diagnostic) -> Hashable:
    """Return what a finding is known by, in whichever language it is told."""
    return "finding", finding.code, finding.file, finding.span, finding.about, finding.several


def pain_key(study: Study, stage: str, title: str) -> Hashable:
    """Return what a pain point at a stage is known by."""
    return "pain", study.file, stage, title


def metric_key(study: Study, stage: str | None, metric: Metric | None) -> Hashable:
    """Return what a metric is known by, or the delivery of a stage where there is none; no stage for the journey."""
    return "metric", study.file, stage, (metric.kind, metric.title, metric.value) if metric else None


def change_marks(difference: Difference, studies: Sequence[Study], anchors: Anchors, words: Language) -> Marks:
    """Return what became of what a report shows; of what became of a thing in several journeys, the most telling.

    Args:
        difference: What became different.
        studies: The journeys that are shown.
        anchors: Their anchors.
        words: Any language: which sentences there are is the same in all.
    """
    by_file = {study.file: study for study in studies}
    found: dict[Hashable, ChangeWord] = {}
    for comparison in difference.journeys:
        study = by_file.get(comparison.after.file) if comparison.after else None
        if study and comparison.is_changed:
            for key, word in _marks(comparison, study, difference, anchors, words):
                found[key] = min(found.get(key, word), word, key=_WEIGHT.__getitem__)
    found.update((finding_key(finding), "changed") for finding in difference.findings.found_now)
    found.update((finding_key(finding), "new") for finding in difference.findings.new)
    return found


def _marks(
    comparison: JourneyComparison, study: Study, difference: Difference, anchors: Anchors, words: Language
) -> Iterator[_Mark]:
    yield anchors.journey(study), _journey_word(comparison)
    yield from _stage_marks(comparison, study, anchors)
    yield from _people_marks(comparison, study, anchors)
    yield from _defined_marks(comparison, study, difference, anchors)
    for sentence in consequences(comparison, words):
        for subject in sentence.about:
            if subject.kind == "stage" and any(stage.id == subject.id for stage in study.journey.stages):
                yield anchors.stage(study, subject.id), "changed"
            if subject.kind == "persona" and subject.id in study.travellers:
                yield anchors.defined(study, "persona", subject.id), "changed"
    yield from _gap_marks(comparison, study, anchors)
    yield from _claim_marks(comparison, study)
    yield from _pain_marks(comparison, study)
    yield from _metric_marks(comparison, study)


def _journey_word(comparison: JourneyComparison) -> ChangeWord:
    if comparison.is_worse:
        return "worse"
    return "changed" if comparison.before or comparison.piece_of else "new"


def _new_stages(comparison: JourneyComparison) -> set[str]:
    return {*comparison.pairing.stages.came} - {one.now for one in comparison.pairing.moves}


def _stage_marks(comparison: JourneyComparison, study: Study, anchors: Anchors) -> Iterator[_Mark]:
    yield from ((anchors.stage(study, id_), "new") for id_ in _new_stages(comparison))
    yield from ((anchors.stage(study, id_), "unseen") for id_ in comparison.stages_gone_dark)
    lit = {cell.stage for cell in comparison.lit_cells}
    yield from ((anchors.stage(study, id_), "seen") for id_ in comparison.stages_lit_up if id_ in lit)


def _people_marks(comparison: JourneyComparison, study: Study, anchors: Anchors) -> Iterator[_Mark]:
    found: list[tuple[str, ChangeWord]] = [
        *((change.persona, "stranded") for change in comparison.newly_stranded),
        *((id_, "unheard") for id_ in comparison.silenced_personas),
        *((change.persona, "freed") for change in comparison.freed),
        *((id_, "heard") for id_ in comparison.heard_personas),
    ]
    for id_, word in found:
        if id_ in study.travellers:
            yield anchors.defined(study, "persona", id_), word


def _defined_marks(
    comparison: JourneyComparison, study: Study, difference: Difference, anchors: Anchors
) -> Iterator[_Mark]:
    """Yield what became of the personas, data sources and teams that a journey sees: new ones, and others."""
    before, after, pairing = comparison.before, comparison.after, comparison.pairing
    if after is None:
        return
    had = before.scope if before else None
    new_teams = {one.id for one in difference.definitions if (one.kind, one.change) == ("team", "added")}
    for id_, persona in study.travellers.items():
        was = before.travellers.get(pairing.personas.was.get(id_, "")) if before else None
        yield from _defined_mark(anchors, study, "persona", id_, (was, persona), id_ in difference.personas.came)
    for id_, source in after.scope.sources.items():
        then = had.sources.get(pairing.sources.was.get(id_, "")) if had else None
        if then and counts(then, after.as_of) and not counts(source, after.as_of):
            yield anchors.defined(study, "source", id_), "uncounted"
        yield from _defined_mark(anchors, study, "source", id_, (then, source), id_ in difference.sources.came)
    for id_, team in after.scope.teams.items():
        former = had.teams.get(id_) if had else None
        yield from _defined_mark(anchors, study, "team", id_, (former, team), id_ in new_teams)


def _defined_mark(
    anchors: Anchors, study: Study, kind: Kind, id_: str, sides: tuple[Entity | None, Entity], is_new: bool
) -> Iterator[_Mark]:
    was, now = sides
    if is_new:
        yield anchors.defined(study, kind, id_), "new"
    elif was is not None and leaves(was) != leaves(now):
        yield anchors.defined(study, kind, id_), "changed"


def _gap_marks(comparison: JourneyComparison, study: Study, anchors: Anchors) -> Iterator[_Mark]:
    before, after = comparison.before, comparison.after
    had = {gap.stage.id: gap for gap in before.gaps} if before else {}
    former = comparison.pairing.stages.was
    for gap in after.gaps if after else ():
        was = had.get(former.get(gap.stage.id, ""))
        if was is None:
            yield anchors.gap(study, gap.stage.id), "new"
        elif (was.priority, was.coverage.missing) != (gap.priority, gap.coverage.missing):
            yield anchors.gap(study, gap.stage.id), "changed"


def _claim_marks(comparison: JourneyComparison, study: Study) -> Iterator[_Mark]:
    new = _new_stages(comparison)
    for claim in journey_claims(study):
        if claim.stage in new:
            yield claim_key(study, claim), "new"
    yield from ((claim_key(study, claim), "unshown") for claim in comparison.claim_changes.lost)


def _pain_marks(comparison: JourneyComparison, study: Study) -> Iterator[_Mark]:
    turn = comparison.pairing.pain_points
    yield from ((pain_key(study, at.stage, pain.title), "new") for at, pain in turn.came.items())
    touched = _touched(comparison, "pain point")
    for kept in turn.kept:
        if kept.is_renamed or (kept.now.stage, kept.now.label) in touched:
            yield pain_key(study, kept.now.stage, kept.after.title), "changed"


def _touched(comparison: JourneyComparison, kind: str) -> set[tuple[str | None, str]]:
    """Return the stages and labels of the things of a kind that are written differently."""
    found = {(one.stage, one.label) for one in comparison.attribute_changes if one.kind == kind}
    return found | {(one.stage, one.label) for one in comparison.other_changes if one.kind == kind}


def _metric_marks(comparison: JourneyComparison, study: Study) -> Iterator[_Mark]:
    turn, names = match_metrics(comparison.pairing), metric_names(comparison.pairing)
    touched = _touched(comparison, "metric")
    for stage, metric in turn.came:
        yield metric_key(study, stage, metric), "new"
    for kept in turn.kept:
        if (kept.stage, names[id(kept.after)].label) in touched:
            yield metric_key(study, kept.stage, kept.after), "changed"
    for change in comparison.metric_changes:
        if change.before and change.after:
            yield metric_key(study, change.stage, change.after.metric), _metric_word(change)


def _metric_word(change: MetricChange) -> ChangeWord:
    return "changed" if change.is_better is None else "better" if change.is_better else "worse"
