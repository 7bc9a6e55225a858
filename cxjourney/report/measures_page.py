"""The measures: every metric of every journey, the one to act on first, with its target, benchmark and history."""

from typing import NamedTuple

from cxjourney.analysis.metric_performance import is_behind, is_target_met
from cxjourney.analysis.study import Study
from cxjourney.maps.content.metric_lanes import delivery_card, metric_card
from cxjourney.maps.model.card import Card
from cxjourney.report.basis import ReportBasis
from cxjourney.report.change_marks import metric_key
from cxjourney.report.links import Link


class MeasureRow(NamedTuple):
    """A metric, or the delivery gap of a stage.

    Attributes:
        journey: The journey, and its page.
        stage: The stage; empty for the whole journey.
        card: What it says, as on the maps.
        state: ``missed``, ``behind``, ``met``, ``unmeasured``, or empty where nobody can say.
        key: Whether it is the one to act on.
        mark: What became of it since the base; empty for nothing.
    """

    journey: Link
    stage: Link
    card: Card
    state: str
    key: bool
    mark: str


def measure_rows(basis: ReportBasis) -> tuple[MeasureRow, ...]:
    """Return every metric and every delivery gap, journey by journey, in each the metric to act on first."""
    return tuple(row for study in basis.studies for row in basis.of(study, _rows))


def _rows(basis: ReportBasis, study: Study) -> tuple[MeasureRow, ...]:
    rows = []
    journey = Link(study.journey.title, basis.anchors.journey(study))
    found = sorted(study.metrics, key=lambda one: not one[1].key)
    for stage, metric in found:
        state = "unmeasured" if metric.value is None else ""
        if is_target_met(metric) is not None:
            state = "met" if is_target_met(metric) else "missed"
        elif is_behind(metric):
            state = "behind"
        where = Link(stage.title, basis.anchors.stage(study, stage.id)) if stage else Link("")
        mark = basis.marks.get(metric_key(study, stage.id if stage else None, metric), "")
        card = metric_card(metric, study, basis.words)
        rows.append(MeasureRow(journey, where, card, state, bool(metric.key), mark))
    for stage in study.journey.stages:
        if stage.delivery:
            where = Link(stage.title, basis.anchors.stage(study, stage.id))
            mark = basis.marks.get(metric_key(study, stage.id, None), "")
            card = delivery_card(stage.delivery, study, basis.words)
            rows.append(MeasureRow(journey, where, card, "", False, mark))
    return tuple(rows)
