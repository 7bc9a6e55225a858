"""What a scenario means in one line, or why it means nothing."""

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.analysis.names import label
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.ranking import ScenarioResult, WhatIf
from cxjourney.analysis.whatif.scenario import Kind, Loss
from cxjourney.formats.changes.consequences import consequences, owner_sentences
from cxjourney.formats.changes.consequences_people import access_sentences
from cxjourney.formats.changes.sentence import join_any
from cxjourney.languages import Language
from cxjourney.model import DataSource
from cxjourney.text.escape import shorten


def unmoved(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str], words: Language) -> str:
    """Say that nothing would change in some journeys and, where it is the same for all of them, why."""
    journeys = join_any((study.journey.journey for study in studies), words)
    reasons = because(studies, losses, sources, words)
    if not reasons:
        return words.text("change.unmoved", journeys=journeys)
    return words.text("change.unmoved.because", journeys=journeys, reasons=reasons)


def because(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str], words: Language) -> str:
    """Return the reasons as a list; nothing where there is none that holds for all of these journeys."""
    reasons = [*_of_losses(studies, losses, words), *_of_sources(studies, sources, words)]
    return words.join_and(reasons) if len(reasons) == len(losses) + len(sources) else ""


def _of_losses(studies: Sequence[Study], losses: Sequence[Loss], words: Language) -> Iterator[str]:
    for loss in losses:
        if loss.kind == "source":
            yield from _of_source(studies, loss.id, words)
        elif not any(loss.id in _had(study, loss.kind) for study in studies):
            yield words.text(f"change.none-there.{loss.kind}", name=label(shorten(loss.id)))


def _had(study: Study, kind: Kind) -> set[str]:
    """Return what a journey has of a kind."""
    stages = study.journey.stages
    if kind == "stage":
        return {stage.id for stage in stages}
    if kind == "channel":
        return {touchpoint.channel for stage in stages for touchpoint in stage.touchpoints}
    if kind == "touchpoint":
        return {touchpoint.label for stage in stages for touchpoint in stage.touchpoints}
    return set()


def _of_source(studies: Sequence[Study], id_: str, words: Language) -> Iterator[str]:
    if not any(id_ in study.summary.named for study in studies):
        yield words.text("change.none-there.source", name=id_)
    elif not any(id_ in study.counting for study in studies):
        yield words.text("change.source.not-counting", source=id_)


def _of_sources(studies: Sequence[Study], sources: Sequence[str], words: Language) -> Iterator[str]:
    for id_ in sources:
        if all(id_ in study.counting for study in studies):
            yield words.text("change.source.counting", source=id_)
        elif not any(id_ in study.summary.named for study in studies):
            yield words.text("change.none-there.source", name=id_)


MAX_NAMED_JOURNEYS = 3
"""So many clauses fit into one line."""


def decision(supposition: ScenarioResult, words: Language) -> tuple[str, int]:
    """Say in one line the most severe that a supposition means, and of how many clauses, the first of all, that is."""
    said = consequences(supposition.comparison, words)
    if supposition.comparison.after is None or all(clause.effect == "other" for clause in said):
        return headline(supposition, words), 0
    first = sum(clause.effect == "worse" for clause in access_sentences(supposition.comparison, words)) or 1
    first = min(first, MAX_NAMED_JOURNEYS)
    return _line(supposition, _side_by_side((clause.text for clause in said[:first]), words), words), first


def headline(supposition: ScenarioResult, words: Language) -> str:
    """Say in one line what a supposition means for a journey: what gets worse, then what gets better."""
    return _line(supposition, consequence(supposition, words), words)


def _line(supposition: ScenarioResult, means: str, words: Language) -> str:
    gone = losses_named(supposition.losses, words)
    came = words.join_and(words.text("change.gain.source", name=id_) for id_ in supposition.sources)
    if gone and came:
        return words.text("change.scenario.without-but-with", losses=gone, sources=came, consequence=means)
    if gone:
        return words.text("change.scenario.without", losses=gone, consequence=means)
    return words.text("change.scenario.with", sources=came, consequence=means)


def _side_by_side(clauses: Iterable[str], words: Language) -> str:
    return words.text("figures.semicolon").join(clauses)


def consequence(supposition: ScenarioResult, words: Language) -> str:
    """Say what a supposition means for a journey, as the end of a sentence."""
    comparison = supposition.comparison
    if comparison.after is None:
        return words.text("change.scenario.nothing-left")
    said = [clause for clause in consequences(comparison, words) if clause.effect != "other"]
    said = said or [*access_sentences(comparison, words), *owner_sentences(comparison, words)]
    if not said:
        return _no_consequence(supposition, comparison.before or comparison.after, words)
    parts = [clause.text for clause in said[:MAX_NAMED_JOURNEYS]]
    if len(said) > MAX_NAMED_JOURNEYS:
        parts.append(words.count("change.scenario.more", len(said) - MAX_NAMED_JOURNEYS))
    return _side_by_side(parts, words)


def _no_consequence(supposition: ScenarioResult, study: Study, words: Language) -> str:
    if supposition.comparison.is_changed:
        return words.text("change.scenario.neither")
    reasons = because([study], supposition.losses, supposition.sources, words)
    if not reasons:
        return words.text("change.scenario.nothing")
    return words.text("change.scenario.nothing.because", reasons=reasons)


def losses_named(gone: Iterable[Loss], words: Language) -> str:
    """Name what is taken away: ``the channel branch``."""
    return words.join_and(words.text(f"change.loss.{loss.kind}", name=label(shorten(loss.id))) for loss in gone)


def worst(prospect: WhatIf, words: Language) -> str:
    """Say which single loss would hurt a journey most."""
    if prospect.supposed is None:
        return words.text("change.worst.none")
    losses, means = losses_named(prospect.supposed.losses, words), consequence(prospect.supposed, words)
    return words.text("change.worst", losses=losses, consequence=means)


def best(prospect: WhatIf, asked: bool, words: Language) -> str:
    """Say which source that does not count yet would close most, or which planned one would fill most after a loss."""
    if prospect.best is None:
        return words.text("change.best.none-then" if asked else "change.best.none")
    (id_,) = prospect.best.sources
    return words.text(
        "change.best.then" if asked else "change.best",
        source=_still_to_come(id_, prospect.study.scope.sources[id_], words),
        consequence=consequence(prospect.best, words),
    )


def _still_to_come(id_: str, source: DataSource, words: Language) -> str:
    if source.status == "planned" and source.expected:
        return words.text("change.source.planned-for", source=id_, date=words.day(source.expected))
    if source.status == "planned":
        return words.text("change.source.planned", source=id_)
    if source.status == "unavailable":
        return words.text("change.source.unavailable", source=id_)
    return words.text("change.source.expired", source=id_)
