"""A figure is another than the answers say that were measured of its source.

## Why it matters
A figure on a map is copied by hand, and stays when the data goes on. Where the answers themselves say otherwise, a team
decides by a figure that nobody can find again.

## Bad
```yaml
# catalogue.yaml
data_sources:
  nps:
    title: NPS survey
    type: survey-nps
    refreshed: 2026-11-19
    binding: {file: nps.csv, time: at, stages: {stage: applies}, score: {column: q1, scale: nps}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    data: [nps]
    metrics: [{kind: nps, value: 41, sample: 412, date: 2026-11-19, source: nps}]
# evidence.json (in short)
sources:
  nps:
    rows: 412
    stages: {open-account/applies: {rows: 412}}
    score: {scale: nps, max: 10, answers: 412, off_scale: 0, no_number: 0, value: 22.1, low: 14.9, high: 28.8}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  nps:
    title: NPS survey
    type: survey-nps
    refreshed: 2026-11-19
    binding: {file: nps.csv, time: at, stages: {stage: applies}, score: {column: q1, scale: nps}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    data: [nps]
    metrics: [{kind: nps, value: 22.1, sample: 412, date: 2026-11-19, source: nps}]
# evidence.json (in short)
sources:
  nps:
    rows: 412
    stages: {open-account/applies: {rows: 412}}
    score: {scale: nps, max: 10, answers: 412, off_scale: 0, no_number: 0, value: 22.1, low: 14.9, high: 28.8}
```

## How to fix it
Write the measured figure and how many answered, with their `date`; or, where the figure comes from somewhere else, name
that `source`. A value is held against the interval of 95% of what was measured, and only where both are counted alike:
an nps in points, a csat as the share of the two best marks (`scale: percent`), a ces as a mean on the same scale.
Figures of one persona or one channel are left alone.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.measured_metrics import is_sample_off, lies_outside, measured_score
from cxjourney.analysis.metric_performance import journey_metrics
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric, Stage
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule, Threshold

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import MeasuredScore


def check(study: Study, words: Language, most: int) -> Iterator[Finding]:
    """Report each figure outside the interval that was measured, and each sample that is off by too much."""
    if not study.scope.evidence:
        return
    for stage, metric in journey_metrics(study.journey):
        score = measured_score(study, metric)
        told = _message(study, stage, metric, score, words, most) if score else ""
        if told:
            yield at_metric(study, stage, metric, told, words.text("CX316.help", source=metric.source))


def _message(
    study: Study, stage: Stage | None, metric: Metric, score: "MeasuredScore", words: Language, most: int
) -> str:
    named = {"metric": metric_phrase(study, stage, metric, words, begins=True), "source": metric.source}
    if metric.value is not None and lies_outside(metric, score):
        figures = (metric.value, score.value or 0.0, score.low or 0.0, score.high or 0.0)
        said, value, low, high = map(words.figure, figures)
        return words.text("CX316.message.value", **named, said=said, value=value, low=low, high=high)
    if metric.sample is not None and isinstance(score.answers, int) and is_sample_off(metric, score, most):
        sample, answers = words.number(metric.sample), words.number(score.answers)
        return words.text("CX316.message.sample", **named, sample=sample, answers=answers)
    return ""


RULE = Rule(
    code="CX316",
    slug="figure-disagrees",
    severity=Severity.WARNING,
    scope="metric",
    source="measure",
    summary="The figure, or how many answered, is another than was measured of its source.",
    page=__doc__,
    check=check,
    threshold=Threshold(10, "per cent", "By how many per cent of the answers a sample may be off.", 0, 1000),
)
