"""The single loss that would hurt most, and the source and the steps that would help most."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Loss, ScenarioResult, available_source, run_scenario
from cxjourney.analysis.whatif.single_losses import Damage, LossImpact
from cxjourney.analysis.whatif.source_dependence import SourceSupport
from cxjourney.analysis.whatif.stage_openings import Opening
from cxjourney.analysis.whatif.steps_that_free_most import BestSteps, best_steps

NO_DAMAGE: Damage = (0, 0, 0, 0, 0)


def worst_loss(study: Study) -> ScenarioResult | None:
    """Return the single loss that would hurt most; None where none would hurt.

    What weighs first is the share of customers who could no longer complete the journey, then how many personas are
    newly stranded, then the cells that go dark, the voices that fall silent, and the touchpoints that nothing sees.
    Of losses that weigh the same, the one of less comes first: a touchpoint before the channel that it uses.
    """
    impact = LossImpact(study)
    weighed = ((_damage_of(impact, loss), loss) for loss in possible_losses(study))
    worst, loss = max(weighed, key=lambda one: one[0], default=(NO_DAMAGE, None))
    return run_scenario(study, [loss]) if loss and any(worst) else None


def _damage_of(impact: LossImpact, loss: Loss) -> Damage:
    if impact.is_countable(loss):
        return impact.damage(loss)
    return damage(run_scenario(impact.study, [loss]).comparison)


def damage(comparison: JourneyComparison) -> Damage:
    """Return how much got worse, as a key to sort by: what matters most stands first (see `Damage`)."""
    disabled = (change.after.share or 0 for change in comparison.newly_stranded if change.before.able)
    return (
        round(sum(disabled), 9),
        len(comparison.newly_stranded),
        len(comparison.dark_cells),
        len(comparison.lost_voices),
        len(comparison.unseen_touchpoints),
    )


def possible_losses(study: Study) -> Iterator[Loss]:
    """Yield everything that a journey could lose, the narrower first."""
    journey = study.journey
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    yield from (Loss("touchpoint", label) for label in dict.fromkeys(touchpoint.label for touchpoint in touchpoints))
    yield from (Loss("source", id_) for id_ in study.observing)
    yield from (Loss("stage", stage.id) for stage in journey.stages if len(journey.stages) > 1)
    heard_through = (channel for source in study.observing.values() for channel in source.through)
    used = dict.fromkeys((*(touchpoint.channel for touchpoint in touchpoints), *heard_through))
    yield from (Loss("channel", channel) for channel in used)
    owners = dict.fromkeys(source.owner for source in study.observing.values() if source.owner)
    yield from (Loss("team", team) for team in owners)


def best_source(study: Study, planned_only: bool = False) -> ScenarioResult | None:
    """Return the single source, of those that don't count yet, that would close most; None where none closes a cell.

    What weighs first are the cells that light up, then the voices that are won, then the touchpoints that are seen. Of
    sources that weigh the same, the one that is expected first comes first.

    Args:
        study: The journey.
        planned_only: Whether to look at planned sources alone.
    """
    sources = {
        id_: source
        for id_, source in study.scope.sources.items()
        if id_ in study.summary.named and id_ not in study.counting and (source.status == "planned" or not planned_only)
    }
    order = sorted(sources, key=lambda id_: (sources[id_].expected or date.max, id_))
    support = SourceSupport(study)
    gains = {id_: support.count_gains(id_, available_source(sources[id_], study.as_of)) for id_ in order}
    best = max(order, key=lambda id_: gains[id_], default=None)
    return run_scenario(study, sources=[best]) if best and gains[best][0] else None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was supposed of a journey or, where nothing was, the loss that would hurt it most; and what would help most.

    Attributes:
        study: The journey.
        supposed: What was supposed, or the worst loss; None where no loss would hurt.
        best: The planned source that would fill most after a loss or, where nothing was supposed, the source of those
            that don't count yet that would close most; None where there is none.
        steps: The steps that would free most customers, and how sure that is; None where something was supposed.
        best_step: The journey with the best of them alone; None where there is none.
        fewest_steps: The journey with the fewest after which most get through; None where there are none.
    """

    study: Study
    supposed: ScenarioResult | None
    best: ScenarioResult | None
    steps: BestSteps | None = None
    best_step: ScenarioResult | None = None
    fewest_steps: ScenarioResult | None = None

    @property
    def is_changed(self) -> bool:
        """Whether what was supposed means anything for this journey."""
        return self.supposed is not None and self.supposed.comparison.is_changed


def what_if(
    study: Study, losses: Sequence[Loss] = (), sources: Sequence[str] = (), added: Sequence[AddedStep] = ()
) -> WhatIf:
    """Return what a scenario would mean; where nothing is supposed, the worst loss, the best source and steps."""
    if not losses and not sources and not added:
        return _best_and_worst(study)
    supposed = run_scenario(study, losses, sources, added)
    after = supposed.comparison.after
    wanted = losses and after and supposed.comparison.is_changed
    return WhatIf(study, supposed, best_source(after, planned_only=True) if wanted and after else None)


def _best_and_worst(study: Study) -> WhatIf:
    steps = best_steps(study)

    def with_openings(openings: Iterable[Opening]) -> ScenarioResult | None:
        added = [AddedStep(study.journey.journey, *opening) for opening in openings]
        return run_scenario(study, added=added) if added else None

    return WhatIf(
        study,
        worst_loss(study),
        best_source(study),
        steps,
        with_openings([steps.single] if steps.single else []),
        with_openings(steps.fewest),
    )
