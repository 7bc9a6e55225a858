"""What a scenario means in one line, or why it means nothing."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.names import label
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.ranking import ScenarioResult, WhatIf
from cxjourney.analysis.whatif.scenario import Kind, Loss
from cxjourney.formats.changes.consequences import access_sentences, consequences, owner_sentences
from cxjourney.model import DataSource
from cxjourney.text.english import count, join_and
from cxjourney.text.escape import shortened

_NONE_THERE: dict[Kind, str] = {
    "channel": "no touchpoint there is in the channel {}",
    "touchpoint": "no touchpoint there is called {}",
    "stage": "no stage there is called {}",
    "team": "the team {} has nothing there that would be missed",
}


def unmoved(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str]) -> str:
    """Say that nothing would change in some journeys and, where it is the same for all of them, why."""
    named = join_and((study.journey.journey for study in studies), "or", 6)
    return f"Nothing would change in {named}{because(studies, losses, sources)}."


def because(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str]) -> str:
    """Give the reasons behind a colon; nothing where there is none that holds for all of these journeys."""
    reasons = [*_of_losses(studies, losses), *_of_sources(studies, sources)]
    return f": {join_and(reasons)}" if len(reasons) == len(losses) + len(sources) else ""


def _of_losses(studies: Sequence[Study], losses: Sequence[Loss]) -> Iterator[str]:
    for loss in losses:
        if loss.kind == "source":
            yield from _of_source(studies, loss.id)
        elif not any(loss.id in _had(study, loss.kind) for study in studies):
            yield _NONE_THERE[loss.kind].format(label(shortened(loss.id)))


def _had(study: Study, kind: Kind) -> set[str]:
    """Give what a journey has of a kind."""
    stages = study.journey.stages
    if kind == "stage":
        return {stage.id for stage in stages}
    if kind == "channel":
        return {touchpoint.channel for stage in stages for touchpoint in stage.touchpoints}
    if kind == "touchpoint":
        return {touchpoint.label for stage in stages for touchpoint in stage.touchpoints}
    return set()


def _of_source(studies: Sequence[Study], id_: str) -> Iterator[str]:
    if not any(id_ in study.summary.named for study in studies):
        yield f"no stage or touchpoint there names the source {id_}"
    elif not any(id_ in study.counting for study in studies):
        yield f"{id_} does not count now"


def _of_sources(studies: Sequence[Study], sources: Sequence[str]) -> Iterator[str]:
    for id_ in sources:
        if all(id_ in study.counting for study in studies):
            yield f"{id_} counts already"
        elif not any(id_ in study.summary.named for study in studies):
            yield f"no stage or touchpoint there names the source {id_}"


MAX_NAMED_JOURNEYS = 3
"""So many clauses fit into one line."""


def decision(supposition: ScenarioResult) -> tuple[str, int]:
    """Say in one line the gravest that a supposition means, and of how many clauses, the first of all, that is."""
    said = consequences(supposition.comparison)
    if supposition.comparison.after is None or all(clause.effect == "other" for clause in said):
        return headline(supposition), 0
    first = sum(clause.effect == "worse" for clause in access_sentences(supposition.comparison)) or 1
    first = min(first, MAX_NAMED_JOURNEYS)
    return f"{_lead(supposition)}, {'; '.join(clause.text for clause in said[:first])}.", first


def headline(supposition: ScenarioResult) -> str:
    """Say in one line what a supposition means for a journey: what gets worse, then what gets better."""
    return f"{_lead(supposition)}, {consequence(supposition)}."


def _lead(supposition: ScenarioResult) -> str:
    gone, came = losses_named(supposition.losses), join_and(f"the source {id_}" for id_ in supposition.sources)
    lead = f"Without {gone}" if gone else f"With {came}"
    return f"{lead}{f', but with {came}' if gone and came else ''}"


def consequence(supposition: ScenarioResult) -> str:
    """Say what a supposition means for a journey, as the end of a sentence."""
    comparison = supposition.comparison
    if comparison.after is None:
        return "nothing is left of the journey"
    said = [clause for clause in consequences(comparison) if clause.effect != "other"]
    said = said or [*access_sentences(comparison), *owner_sentences(comparison)]
    if not said:
        why = because([comparison.before or comparison.after], supposition.losses, supposition.sources)
        return "nothing gets worse or better" if comparison.is_changed else f"nothing changes{why}"
    parts = [clause.text for clause in said[:MAX_NAMED_JOURNEYS]]
    if len(said) > MAX_NAMED_JOURNEYS:
        parts.append(f"and {count(len(said) - MAX_NAMED_JOURNEYS, 'more change')}")
    return "; ".join(parts)


def losses_named(gone: Sequence[Loss]) -> str:
    """Name what is taken away: ``the channel branch``."""
    return join_and(f"the {loss.kind} {label(shortened(loss.id))}" for loss in gone)


def worst(prospect: WhatIf) -> str:
    """Say which single loss would hurt a journey most."""
    if prospect.supposed is None:
        return "No single loss would strand anybody, darken a cell or silence a voice."
    return f"The loss of {losses_named(prospect.supposed.losses)} would hurt most: {consequence(prospect.supposed)}."


def best(prospect: WhatIf, asked: bool) -> str:
    """Say which source that does not count yet would close most, or which planned one would fill most after a loss."""
    if prospect.best is None:
        return (
            "No planned source that this journey names would fill a cell then."
            if asked
            else "No source that is still to come and that this journey names would close a cell."
        )
    (id_,) = prospect.best.sources
    name = _still_to_come(id_, prospect.study.scope.sources[id_])
    does = "would fill most then" if asked else "would close most"
    return f"{name} {does}: {consequence(prospect.best)}."


def _still_to_come(id_: str, source: DataSource) -> str:
    if source.status == "planned":
        return f"The source {id_} (planned{f' for {source.expected}' if source.expected else ''})"
    return f"The source {id_} ({'unavailable now' if source.status == 'unavailable' else 'expired now'})"
