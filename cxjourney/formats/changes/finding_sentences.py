"""What became of findings: new, silenced by what, no longer found for which reason, fixed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from cxjourney.analysis.diff.attribute_changes import ACCESS_ATTRIBUTES, CHANNEL_ATTRIBUTES, ThingKind
from cxjourney.analysis.diff.finding_changes import SilencedFinding, Silencer
from cxjourney.analysis.diff.former_premises import (
    JOURNEY_PREMISES,
    PAIN_POINT_PREMISES,
    STAGE_PREMISES,
    TOUCHPOINT_PREMISES,
)
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.lost_findings import ACCESS_RULES, LossReason, LostFinding, subject_ids
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.display_names import select_names, stage_names_in
from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.formats.changes.attribute_sentences import change_words, thing_name
from cxjourney.formats.changes.sentence_parts import join_and, persona_list
from cxjourney.formats.changes.written_values import written_words
from cxjourney.languages import Language

FORMER_VALUES = (*JOURNEY_PREMISES, *STAGE_PREMISES, *TOUCHPOINT_PREMISES, *PAIN_POINT_PREMISES)
FORMER_CONTENTS = (
    *("target", "benchmark", "data", "questions", "review.every", "review.last", "owner", "evidence"),
    *("kind", "value", "scale", "method", "unit", "higher_is_better", "promoters", "detractors", "sample", "date"),
    *("history", "source", "quotes", "touchpoints"),
    *("meets", "outcome", "updated", "metrics", "delivery", "rating"),
)
PREMISES = frozenset(
    (*(name.rstrip("_") for name in FORMER_VALUES), *FORMER_CONTENTS, *ACCESS_ATTRIBUTES, *CHANNEL_ATTRIBUTES)
)
"""The attributes that findings rest on, by the format's names: those that `premises_as_before` puts back as they were.

Of the contents it puts back what is gone; of a persona's access and channels each attribute is told by itself.
"""
PREMISES_OF_THE_WHOLE = ("phase", "owner")
"""Those of stages that findings on a whole journey rest on, beside many more: only these say enough."""
ACCESS_PREMISES = PREMISES - {
    *("importance", "moment_of_truth", "target", "benchmark", "data", "questions", "owner", "evidence"),
    *("source", "quotes", "updated", "metrics", "delivery", "rating"),
}
"""The attributes that findings rest on who can use what, save those of things that `RULES_ON` keeps from them."""
RULES_ON: Mapping[ThingKind, tuple[str, ...]] = {
    "metric": ("CX1", "CX311", "CX8"),
    "feeling": ("CX1", "CX311", "CX704"),
    "pain point": ("CX1", "CX311", "CX406", "CX507", "CX606", "CX7"),
}
"""How the codes begin of the rules that ask about these kinds of things; what is written of them bears on no others."""


def errors_and_warnings(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that people are told of: all but what is for information only."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def findings_by_heading(difference: Difference, words: Language) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
    """Yield findings, each kind with a heading that counts them by severity: new, silenced, lost, and fixed."""
    changes = difference.findings
    if changes.new:
        yield words.text("change.findings.new", tally=_tally(changes.new, words)), changes.new
    if changes.found_now:
        yield words.text("change.findings.found-now", tally=_tally(changes.found_now, words)), changes.found_now
    for silencer, some in _by_silencer(changes.new_silenced):
        yield words.text(f"change.findings.new-silenced.{silencer}", tally=_tally(some, words)), some
    for silencer, some in _by_silencer(changes.silenced):
        yield words.text(f"change.findings.silenced.{silencer}", tally=_tally(some, words)), some
    yield from _lost_by_heading(difference, words)
    if changes.fixed:
        yield words.text("change.findings.fixed", tally=_tally(changes.fixed, words)), changes.fixed


def _by_silencer(silenced: Sequence[SilencedFinding]) -> Iterator[tuple[Silencer, list[Diagnostic]]]:
    for silencer in get_args(Silencer):
        some = [one.finding for one in silenced if one.by == silencer]
        if some:
            yield silencer, some


def _tally(findings: Sequence[Diagnostic], words: Language) -> str:
    times = ((severity, sum(finding.severity is severity for finding in findings)) for severity in reversed(Severity))
    return join_and((words.count(f"change.tally.{severity.word}", n) for severity, n in times if n), words)


def _lost_by_heading(difference: Difference, words: Language) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
    """Yield findings that are no longer found though nothing was fixed, with what is so now in their messages."""
    for reason in get_args(LossReason):
        some = [one for one in difference.findings.lost if one.reason == reason]
        if some:
            heading = words.text(f"change.findings.lost.{reason}", tally=_tally([one.finding for one in some], words))
            is_said = reason in ("removed", "unjudged")  # which things these are is told where journeys are
            yield heading, () if is_said else [_with_reason(difference, one, words) for one in some]


def _with_reason(difference: Difference, lost: LostFinding, words: Language) -> Diagnostic:
    why = reason_words(difference, lost, words)
    if why is None:
        return lost.finding
    return lost.finding._replace(message=words.text("change.findings.why", message=lost.finding.message, why=why))


def reason_words(difference: Difference, lost: LostFinding, words: Language) -> str | None:
    """Return what keeps a finding from being found now; None where its heading says all of it."""
    comparison = next(
        (one for one in difference.journeys if one.after and one.after.summary.journey == lost.about.journey), None
    )
    if comparison is None:
        return None
    if lost.reason == "stopped":
        return _stopped_words(comparison, lost, words)
    return _premise_words(comparison, lost, words) if lost.reason == "premise" else None


def _subjects(lost: LostFinding, kind: str) -> set[str]:
    return {*subject_ids(kind, lost.about, lost.finding.several)}


def _stopped_words(comparison: JourneyComparison, lost: LostFinding, words: Language) -> str | None:
    study, names = comparison.after, stage_names_in(comparison, words)
    personas = _subjects(lost, "persona")
    said = []
    for access in study.access.personas if study else ():
        if study and access.persona in personas and access.able is False:
            persona, stages = persona_list(study, [access.persona], words), select_names(names, access.stranded_at)
            text = words.text("change.persona.stranded", persona=persona, stages=join_and(stages, words))
            said.append(text if stages else words.text("change.persona.no-way", persona=persona))
    return words.text("figures.semicolon").join(said) or None


def _premise_words(comparison: JourneyComparison, lost: LostFinding, words: Language) -> str | None:
    said = []
    for change in comparison.attribute_changes:
        if change.attribute in _premises(change.kind, lost) and _bears_on(
            change.kind, change.stage, change.label, lost
        ):
            thing = thing_name(comparison, change.kind, change.stage, change.label, words)
            said.append(
                words.text(
                    "change.attribute", thing=thing, changes=change_words(change, comparison.pairing.study, words)
                )
            )
    for kind, stage, label, changes in comparison.other_changes:
        known = _premises(kind, lost)
        some = [one for one in changes if one.path in known or one.path.split(".")[0] in known]
        if some and _bears_on(kind, stage, label, lost):
            thing = thing_name(comparison, kind, stage, label, words)
            written = (written_words(one, words, comparison.pairing.study) for one in some)
            said.append(words.text("change.also", thing=thing, attributes=words.join_and(written)))
    return words.text("figures.semicolon").join(said) or None


def _premises(kind: ThingKind, lost: LostFinding) -> Collection[str]:
    """Return the attributes of a kind of thing that a finding may rest on."""
    if not lost.finding.code.startswith(RULES_ON.get(kind, "CX")):
        return ()
    if lost.about.stage is None and kind not in ("journey", "persona"):
        return PREMISES_OF_THE_WHOLE
    return ACCESS_PREMISES if lost.finding.code.startswith(ACCESS_RULES) else PREMISES


def _bears_on(kind: str, stage: str | None, label: str, lost: LostFinding) -> bool:
    """Return whether what is written of a thing bears on a finding: it stands where that was, and was named by it."""
    if kind == "persona":
        return label in _subjects(lost, "persona")
    if lost.about.stage is not None and stage != lost.about.stage:
        return False
    named = _subjects(lost, kind.replace(" ", "_")) if kind in ("touchpoint", "pain point") else ()
    return not named or label in named
