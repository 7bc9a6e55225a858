"""Today's journey described as before, and in nothing else as it was: what was known of the same things.

On a journey whose two sides are turned round, it tells what was there before and is only described differently now.
"""

from cxjourney.analysis.diff.former_metrics import MEASURES, YARDSTICKS
from cxjourney.analysis.diff.former_premises import (
    JOURNEY_PREMISES,
    PAIN_POINT_PREMISES,
    PERSONA_PREMISES,
    STAGE_PREMISES,
    put_back,
)
from cxjourney.analysis.diff.former_sources import described_as_before, source_matching
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.study import Study
from cxjourney.model import Metric, Stage

METRIC_DESCRIPTION = (*YARDSTICKS, *MEASURES, "higher_is_better")


def with_former_descriptions(pairing: JourneyMatching, rule: str) -> Study | None:  # noqa: ARG001  as with_former_premises()
    """Return today's journey as it is described before; None where it is not on both sides."""
    if not pairing.sides:
        return None
    before, after = pairing.sides
    seen, ids = after.in_scope, pairing.personas.now
    personas = {kept.now: put_back(kept.before, kept.after, PERSONA_PREMISES) for kept in pairing.personas.kept}
    sources = {
        kept.now: described_as_before(kept.before, kept.after, after.as_of)
        for kept in source_matching(before, after).kept
    }
    scope = seen.scope._replace(personas={**seen.scope.personas, **personas}, sources={**seen.scope.sources, **sources})
    described = _Described(pairing)
    stages = {kept.now: kept.before for kept in pairing.stages.kept}
    journey = put_back(before.journey, after.journey, JOURNEY_PREMISES).model_copy(
        update={
            "review": put_back(before.journey.review, after.journey.review, ("every",)),
            "metrics": described.metrics(after.journey.metrics),
            "stages": tuple(described.stage(stages.get(one.id), one, ids) for one in after.journey.stages),
        }
    )
    return after.with_other(seen._replace(journey=journey, scope=scope))


class _Described:
    """What stands in stages, described as before, by the identity of what it is today.

    Args:
        pairing: The journey before and after.
    """

    def __init__(self, pairing: JourneyMatching) -> None:
        ids = pairing.personas.now
        self.touchpoints = {
            id(kept.after): put_back(kept.before, kept.after, ("role",)).model_copy(
                update={"for_": _people(kept.before.for_, ids)}
            )
            for kept in pairing.touchpoints.kept
        }
        self.pain_points = {
            id(kept.after): put_back(kept.before, kept.after, PAIN_POINT_PREMISES) for kept in pairing.pain_points.kept
        }
        self.measured = {
            id(kept.after): put_back(kept.before, kept.after, METRIC_DESCRIPTION)
            for kept in match_metrics(pairing).kept
        }

    def stage(self, before: Stage | None, after: Stage, people: dict[str, str]) -> Stage:
        """Return a stage of today, described as before where it is on both sides."""
        stage = after
        if before is not None:
            stage = put_back(before, after, STAGE_PREMISES)
            stage = stage.model_copy(update={"travelled_by": _people(before.travelled_by, people)})
        return stage.model_copy(
            update={
                "touchpoints": tuple(self.touchpoints.get(id(one), one) for one in after.touchpoints),
                "pain_points": tuple(self.pain_points.get(id(one), one) for one in after.pain_points),
                "metrics": self.metrics(after.metrics),
            }
        )

    def metrics(self, today: tuple[Metric, ...]) -> tuple[Metric, ...]:
        """Return metrics of today, described as before."""
        return tuple(self.measured.get(id(one), one) for one in today)


def _people(before: tuple[str, ...] | None, ids: dict[str, str]) -> tuple[str, ...] | None:
    """Return personas by the ids that they have today; None where nobody said whom something is for."""
    return None if before is None else tuple(ids.get(id_, id_) for id_ in before)
