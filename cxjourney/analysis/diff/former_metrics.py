"""Today's metrics described as before: a figure is better only if it was measured so, on the same scale, and can be."""

from collections.abc import Iterable

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.metric_changes import is_within_chance
from cxjourney.analysis.diff.metric_matching import MetricMatching
from cxjourney.analysis.metric_scales import is_possible
from cxjourney.model import Metric

YARDSTICKS = ("target", "benchmark")
MEASURES = ("kind", "scale", "method", "unit")
"""What a figure measures: where that is another, the figures before and after can't be compared."""
FIGURES = ("value", "promoters", "detractors", "sample")
DESCRIPTION_RULES = frozenset(("CX804", "CX811", "CX812", "CX813", "CX815"))
"""The rules that ask for another description of a figure: that fixes what they find, unless it only takes away."""
NUMBER_RULES = frozenset(("CX806",))
"""The rules that find too many metrics: fewer of them fix that."""


def metrics_as_before(
    pairing: JourneyMatching, metrics: MetricMatching, stage: str | None, rule: str, as_of: AsOf
) -> tuple[Metric, ...]:
    """Return the metrics of a stage, or of the journey, described as before, and those that are gone.

    Args:
        pairing: The journey before and after.
        metrics: Its metrics before and after.
        stage: The stage, by its id now; None for the journey as a whole.
        rule: The code of the rule that is to be asked of them.
        as_of: The day by which to judge.
    """
    kept = {id(one.after): _as_before(one.before, one.after, rule, as_of) for one in metrics.kept if one.stage == stage}
    sides = pairing.sides
    own = () if sides is None else sides[1].journey.metrics if stage is None else _stage_metrics(pairing, stage)
    today = [kept.get(id(metric), metric) for metric in own]
    gone = () if rule in NUMBER_RULES else (one.metric for one in metrics.went if one.stage == stage)
    people = pairing.personas.now
    return tuple(
        metric.model_copy(update={"persona": people.get(metric.persona, metric.persona)}) if metric.persona else metric
        for metric in (*today, *gone)
    )


def _stage_metrics(pairing: JourneyMatching, stage: str) -> tuple[Metric, ...]:
    return next((kept.after.metrics for kept in pairing.stages.kept if kept.now == stage), ())


def _as_before(before: Metric, after: Metric, rule: str, as_of: AsOf) -> Metric:
    had = [name for name in type(before).model_fields if getattr(before, name) not in (None, ())]
    lost = {name for name in had if getattr(after, name) in (None, ())} - {"title", "persona", "channel", "owner"}
    if before.date and after.date and as_of.is_to_come(after.date):
        lost.add("date")
    if rule in DESCRIPTION_RULES:
        return _put_back(before, after, {*lost, "kind"})
    names = {*lost, *(name for name in YARDSTICKS if name in had), "higher_is_better"}
    fixes_nothing = after.value is not None and is_possible(before) and not is_possible(after)
    if fixes_nothing or any(getattr(before, name) != getattr(after, name) for name in MEASURES):
        names |= {*MEASURES, *(name for name in FIGURES if name in had)}
    elif before.value == after.value:
        names |= {name for name in ("promoters", "detractors") if name in had}
    elif is_within_chance(before, after):
        names.add("value")
    if (before.sample or 0) > (after.sample or 0):
        names.add("sample")
    return _put_back(before, after, names)


def _put_back(before: Metric, after: Metric, names: Iterable[str]) -> Metric:
    return after.model_copy(update={name: getattr(before, name) for name in names})
