"""The summary lines of `whatif`: what a scenario means, or why it means nothing; the worst loss, the best source."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import channel_title, journey_name, quoted_label, select_names, stage_names
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Kind, Loss, ScenarioResult
from cxjourney.analysis.whatif.scenario_ranking import WhatIf
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.owner_sentences import owner_sentences
from cxjourney.formats.changes.people_sentences import access_sentences, new_doubt_sentences
from cxjourney.formats.changes.sentence_parts import Sentence, join_or
from cxjourney.languages import Language
from cxjourney.model import DataSource
from cxjourney.text.shorten import shorten


def no_change_sentence(
    studies: Sequence[Study],
    losses: Sequence[Loss],
    sources: Sequence[str],
    words: Language,
    added: Sequence[AddedStep] = (),
) -> str:
    """Return that nothing would change in some journeys and, where it is the same for all of them, why."""
    journeys = join_or((journey_name(study, words) for study in studies), words)
    reasons = no_change_reasons(studies, losses, sources, words, added)
    if not reasons:
        return words.text("change.unmoved", journeys=journeys)
    return words.text("change.unmoved.because", journeys=journeys, reasons=reasons)


def no_change_reasons(
    studies: Sequence[Study],
    losses: Sequence[Loss],
    sources: Sequence[str],
    words: Language,
    added: Sequence[AddedStep] = (),
) -> str:
    """Return the reasons as a list; nothing where there is none that holds for all of these journeys."""
    reasons = [
        *_loss_reasons(studies, losses, words),
        *_gain_reasons(studies, sources, words),
        *_step_reasons(studies, added, words),
    ]
    return words.join_and(reasons) if len(reasons) == len(losses) + len(sources) + len(added) else ""


def _step_reasons(studies: Sequence[Study], added: Sequence[AddedStep], words: Language) -> Iterator[str]:
    for step in added:
        if all(study.journey.journey != step.journey for study in studies):
            yield words.text("change.step.elsewhere", stage=step.stage, journey=step.journey)


def _loss_reasons(studies: Sequence[Study], losses: Sequence[Loss], words: Language) -> Iterator[str]:
    for loss in losses:
        if loss.kind == "source":
            yield from _source_reason(studies, loss.id, words)
        elif not any(loss.id in _ids_of_kind(study, loss.kind) for study in studies):
            yield words.text(f"change.none-there.{loss.kind}", name=quoted_label(shorten(loss.id), words))


def _ids_of_kind(study: Study, kind: Kind) -> set[str]:
    """Return what a journey has of a kind."""
    stages = study.journey.stages
    if kind == "stage":
        return {stage.id for stage in stages}
    if kind == "channel":
        return {touchpoint.channel for stage in stages for touchpoint in stage.touchpoints}
    if kind == "touchpoint":
        return {touchpoint.label for stage in stages for touchpoint in stage.touchpoints}
    return set()


def _source_reason(studies: Sequence[Study], id_: str, words: Language) -> Iterator[str]:
    if not any(id_ in study.summary.named for study in studies):
        yield words.text("change.none-there.source", name=id_)
    elif not any(id_ in study.counting for study in studies):
        yield words.text("change.source.not-counting", source=id_)


def _gain_reasons(studies: Sequence[Study], sources: Sequence[str], words: Language) -> Iterator[str]:
    for id_ in sources:
        if all(id_ in study.counting for study in studies):
            yield words.text("change.source.counting", source=id_)
        elif not any(id_ in study.summary.named for study in studies):
            yield words.text("change.none-there.source", name=id_)


MAX_CLAUSES_IN_LINE = 3
"""At most this many clauses fit into one line."""


def decision(scenario: ScenarioResult, words: Language) -> tuple[str, int]:
    """Return in one line the most severe that a scenario means, and how many of its clauses, from the first, say it."""
    said = consequences(scenario.comparison, words)
    if scenario.comparison.after is None or all(clause.effect == "other" for clause in said):
        told = _main_clauses(scenario.comparison, words)[:MAX_CLAUSES_IN_LINE]
        return headline(scenario, words), sum(1 for _ in takewhile(told.__contains__, said))
    first = sum(clause.effect == "worse" for clause in access_sentences(scenario.comparison, words)) or 1
    first = min(first, MAX_CLAUSES_IN_LINE)
    return _line(scenario, _join_clauses((clause.text for clause in said[:first]), words), words), first


def headline(scenario: ScenarioResult, words: Language) -> str:
    """Return in one line what a scenario means for a journey: what gets worse, then what gets better."""
    return _line(scenario, consequence(scenario, words), words)


def _line(scenario: ScenarioResult, means: str, words: Language) -> str:
    gone = loss_names(scenario.losses, words)
    study = scenario.comparison.before
    idle = _idle_parts(scenario, study, words) if study else []
    means = _join_clauses((means, *idle), words)
    came = words.join_and(
        [
            *(step_name(study, step.stage, step.channel, words) for step in scenario.steps if study),
            *(words.text("change.gain.source", name=id_) for id_ in scenario.sources),
        ]
    )
    if gone and came:
        return words.text("change.scenario.without-but-with", losses=gone, sources=came, consequence=means)
    if gone:
        return words.text("change.scenario.without", losses=gone, consequence=means)
    return words.text("change.scenario.with", sources=came, consequence=means)


def _idle_parts(scenario: ScenarioResult, study: Study, words: Language) -> list[str]:
    """Return why some of what is supposed, taken away or added, means nothing for a journey; none where all does.

    What a team takes along with it is told where that is.
    """
    losses = [loss for loss in scenario.losses if loss.kind != "team"]
    reasons = [
        *_loss_reasons([study], losses, words),
        *_gain_reasons([study], scenario.sources, words),
        *_step_reasons([study], scenario.steps, words),
    ]
    return reasons if len(reasons) < len(scenario.losses) + len(scenario.sources) + len(scenario.steps) else []


def step_name(study: Study, stage: str, channel: str, words: Language) -> str:
    """Return the name of an added step by titles, and how ``--with`` takes it.

    ``a step in the channel “Phone” at “Fills in the form” (applies:phone)``.
    """
    titles = {one.id: one.title for one in study.journey.stages}
    place = words.quote(shorten(titles[stage]))
    by = words.quote(shorten(channel_title(study, channel, words)))
    return words.text("change.gain.step", channel=by, stage=place, typed=f"{stage}:{channel}")


def _join_clauses(clauses: Iterable[str], words: Language) -> str:
    return words.text("figures.semicolon").join(clauses)


def consequence(scenario: ScenarioResult, words: Language, at_most: int = MAX_CLAUSES_IN_LINE) -> str:
    """Return what a scenario means for a journey, as the end of a sentence of at most so many clauses."""
    comparison = scenario.comparison
    if comparison.after is None:
        return words.text("change.scenario.nothing-left")
    said = _main_clauses(comparison, words)
    if not said:
        return _no_consequence(scenario, comparison.before or comparison.after, words)
    parts = [clause.text for clause in said[:at_most]]
    if not {clause.text for clause in said} - {doubt.text for doubt in new_doubt_sentences(comparison, words)}:
        parts.insert(0, words.text("change.scenario.nothing-known"))
    if len(said) > at_most:
        parts.append(words.count("change.scenario.more", len(said) - at_most))
    return _join_clauses(parts, words)


def _main_clauses(comparison: JourneyComparison, words: Language) -> list[Sentence]:
    """Return what gets worse or better; where nothing does, what else becomes of people and of owners."""
    said = [clause for clause in consequences(comparison, words) if clause.effect != "other"]
    return said or [*access_sentences(comparison, words), *owner_sentences(comparison, words)]


def _no_consequence(scenario: ScenarioResult, study: Study, words: Language) -> str:
    if scenario.comparison.is_changed:
        return _unmoved(scenario, study, words)
    reasons = no_change_reasons([study], scenario.losses, scenario.sources, words)
    if not reasons:
        return words.text("change.scenario.nothing")
    return words.text("change.scenario.nothing.because", reasons=reasons)


def _unmoved(scenario: ScenarioResult, study: Study, words: Language) -> str:
    """Return that what changes makes nothing worse or better; or why nobody can say whether it does."""
    if not study.access.personas:
        return words.text("change.scenario.no-persona")
    if study.access.is_unknown:
        return words.text("change.scenario.no-success")
    passive = {stage.id for stage in study.journey.stages if stage.passive}
    idle = dict.fromkeys(step.stage for step in scenario.steps if step.stage in passive)
    if idle:
        stages = words.join_and(select_names(stage_names(words, study), idle))
        return words.text("change.scenario.passive", stages=stages)
    return words.text("change.scenario.neither")


def loss_names(gone: Iterable[Loss], words: Language) -> str:
    """Return the names of what is taken away: ``the channel branch``."""
    return words.join_and(
        words.text(f"change.loss.{loss.kind}", name=quoted_label(shorten(loss.id), words)) for loss in gone
    )


def worst_loss_sentence(prospect: WhatIf, words: Language, at_most: int = MAX_CLAUSES_IN_LINE) -> str:
    """Return which single loss would hurt a journey most, in at most so many clauses."""
    if prospect.supposed is None:
        access = prospect.study.access
        can_say = access.personas and not access.is_unknown
        return words.text("change.worst.none" if can_say else "change.worst.none.unknown")
    losses, means = loss_names(prospect.supposed.losses, words), consequence(prospect.supposed, words, at_most)
    return words.text("change.worst", losses=losses, consequence=means)


def best_source_sentence(prospect: WhatIf, asked: bool, words: Language) -> str:
    """Return which source that does not count yet would close most, or which planned one would fill most after a loss.

    Args:
        prospect: What was supposed of the journey, and the best source.
        asked: Whether something was supposed.
        words: The language to write in.
    """
    if prospect.best is None:
        return words.text("change.best.none-then" if asked else "change.best.none")
    (id_,) = prospect.best.sources
    return words.text(
        "change.best.then" if asked else "change.best",
        source=_source_status(id_, prospect.study.scope.sources[id_], words),
        consequence=consequence(prospect.best, words),
    )


def _source_status(id_: str, source: DataSource, words: Language) -> str:
    if source.status == "planned" and source.expected:
        return words.text("change.source.planned-for", source=id_, date=words.day(source.expected))
    if source.status == "planned":
        return words.text("change.source.planned", source=id_)
    if source.status == "unavailable":
        return words.text("change.source.unavailable", source=id_)
    return words.text("change.source.expired", source=id_)
