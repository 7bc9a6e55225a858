"""What `whatif` says of added steps: which would free most customers, and what is unproven of them."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.display_names import goal_note, select_names, stage_names
from cxjourney.analysis.journey_access import steps
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.rerouted_ways import rerouted_ways
from cxjourney.analysis.whatif.scenario import ScenarioResult
from cxjourney.analysis.whatif.scenario_ranking import WhatIf
from cxjourney.analysis.whatif.stage_openings import Opening
from cxjourney.analysis.whatif.steps_that_free_most import BestSteps
from cxjourney.formats.changes.people_sentences import access_sentences
from cxjourney.formats.changes.sentence_parts import MAX_NAMED, join_and, persona_list
from cxjourney.formats.changes.whatif_summary import (
    best_source_sentence,
    consequence,
    step_name,
    worst_loss_sentence,
)
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten


def step_notes(scenario: ScenarioResult, words: Language) -> Iterator[str]:
    """Yield what must be known: sources without an owner, joined ways, who must use a step, who may not be served."""
    for source, team in scenario.ownerless.items():
        yield words.text("change.ownerless", source=source, team=team)
    yield from _joined_sentences(scenario, words)
    yield from _compelled_sentences(scenario, words)
    yield from _unproven_sentences(scenario, words)


def _joined_sentences(scenario: ScenarioResult, words: Language) -> Iterator[str]:
    """Yield where customers are supposed to go on who came to a stage that is taken away."""
    before = scenario.comparison.before
    if before is None or scenario.comparison.after is None:
        return
    names = stage_names(words, before)
    for stage, onwards in rerouted_ways(scenario).items():
        if onwards:
            following = words.join_or(select_names(names, onwards), MAX_NAMED)
            yield words.text("change.joined", stage=names[stage], next=following)
        if stage in before.ends:
            yield words.text("change.joined.end", stage=names[stage])


def _compelled_sentences(scenario: ScenarioResult, words: Language) -> Iterator[str]:
    """Yield who must use an added step beside those that are required, and how it would be a choice."""
    before = scenario.comparison.before
    if before is None:
        return
    names = stage_names(words, before)
    for stage in before.journey.stages:
        personas = scenario.compelled.get(stage.id)
        if personas:
            required = dict.fromkeys(shorten(one.told_title) for id_ in personas for one in steps(stage, id_))
            touchpoints = join_and((words.quote(title) for title in required), words)
            yield words.count(
                "change.step.compelled",
                len(required),
                stage=names[stage.id],
                touchpoints=touchpoints,
                personas=persona_list(before, personas, words),
            )


def _unproven_sentences(scenario: ScenarioResult, words: Language) -> Iterator[str]:
    """Yield whom an added step lets past a stage though nothing says that it serves their assistive needs."""
    after = scenario.comparison.after
    if after is None:
        return
    names = stage_names(words, after)
    by_stages: dict[tuple[str, ...], list[str]] = {}
    for persona, stages in scenario.unproven.items():
        by_stages.setdefault(stages, []).append(persona)
    for stages, personas in by_stages.items():
        yield words.count(
            "change.step.unproven",
            len(personas),
            personas=persona_list(after, personas, words),
            stages=join_and(select_names(names, stages), words),
        )


def doubt_sentences(study: Study | None, words: Language) -> Iterator[str]:
    """Yield who is called able though nobody wrote down what that rests on: access, or assistive needs that are met.

    Nothing where nothing is left of the journey.
    """
    if study is None:
        return
    if study.assumptions:
        personas = persona_list(study, study.assumptions, words)
        yield words.text("gaps.screen.assumed", personas=personas)
    goal = goal_note(study, words)
    if goal:
        yield goal
    unproven = [one.persona for one in study.access.personas if one.is_unproven]
    if unproven:
        yield words.text("map.portfolio.unproven", personas=persona_list(study, unproven, words))


def best_and_worst_sentences(prospect: WhatIf, words: Language) -> Iterator[str]:
    """Yield the worst loss, on what it rests that anybody is able, the best source and the best steps.

    That is what is said where nothing was supposed.
    """
    yield worst_loss_sentence(prospect, words)
    yield from doubt_sentences(prospect.study, words)
    if prospect.supposed:
        yield from _joined_sentences(prospect.supposed, words)
    yield best_source_sentence(prospect, asked=False, words=words)
    yield from best_step_sentences(prospect, words)


def best_step_sentences(prospect: WhatIf, words: Language) -> Iterator[str]:
    """Yield which added step, and which few added steps, would let most customers through, and how sure that is."""
    steps, study = prospect.steps, prospect.study
    if steps is None:
        return
    if not study.access.personas:
        yield words.text("change.step.no-persona")
        return
    if study.access.is_unknown:
        yield words.text("change.step.no-success")
        return
    if not any(one.able is False for one in study.access.personas):
        yield words.text("change.step.nobody-stranded")
        return
    yield from _single(prospect, steps, words)
    yield from _fewest(prospect, steps, words)
    if steps.unfreed:
        personas = persona_list(study, steps.unfreed, words)
        yield words.count("change.step.unfreed", len(steps.unfreed), personas=personas)
    if steps.counts_personas:
        yield words.text("change.step.counts-personas")


def _single(prospect: WhatIf, steps: BestSteps, words: Language) -> Iterator[str]:
    if steps.single is None or prospect.best_step is None:
        if steps.fewest:
            yield words.text("change.step.none")
        return
    (step,) = _names(prospect.study, [steps.single], words)
    yield words.text("change.step.best", step=step, consequence=_freed_words(prospect.best_step, words))
    yield from step_notes(prospect.best_step, words)


def _fewest(prospect: WhatIf, steps: BestSteps, words: Language) -> Iterator[str]:
    if prospect.fewest_steps is None:
        return
    if steps.fewest == (steps.single,):
        yield words.text("change.steps.single")
        return
    names = words.join_and(_names(prospect.study, steps.fewest, words), MAX_STEPS_NAMED)
    number, freed = words.number(len(steps.fewest)), _freed_words(prospect.fewest_steps, words)
    if steps.is_exact:
        yield words.text("change.steps.fewest", n=number, steps=names, consequence=freed)
    else:
        yield words.text("change.steps.few", n=number, steps=names, consequence=freed)
    yield from step_notes(prospect.fewest_steps, words)


MAX_STEPS_NAMED = 12
"""At most this many steps are named in a sentence; JSON has all of them."""


def _names(study: Study, openings: Iterable[Opening], words: Language) -> list[str]:
    return [step_name(study, opening.stage, opening.channel, words) for opening in openings]


def _freed_words(scenario: ScenarioResult, words: Language) -> str:
    """Return whom a scenario frees, as far as there is room, or all that it means where it frees nobody."""
    said = [clause.text for clause in access_sentences(scenario.comparison, words) if clause.effect != "other"]
    if not said:
        return consequence(scenario, words)
    parts = said[:MAX_NAMED]
    if len(said) > MAX_NAMED:
        parts.append(words.count("change.scenario.more", len(said) - MAX_NAMED))
    return words.text("figures.semicolon").join(parts)
