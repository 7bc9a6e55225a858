"""Two figures that can't be compared.

## Why it matters
4.2 of 5 is no worse than 78 per cent, and no better: they measure different things. Satisfaction and effort are asked
for on many scales, and a benchmark on another one than the own figure says nothing about it.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: ces, value: 4.6, unit: of 7, source: onboarding-nps, benchmark: {value: 4.1, source: Sector report 2026}}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: ces, value: 4.6, scale: {from: 1, to: 7}, benchmark: {value: 4.9, scale: {from: 1, to: 7}}}
```

## How to fix it
Say under `scale` of the metric and of the benchmark on which scale they lie, `percent` or its ends, or look for a
benchmark on the same scale. Until then no output says which of the two is better (CX807). Reported are a benchmark on
another scale, one on a scale where the metric says none, and one that says none and lies outside the metric's; every
benchmark of a `ces`, or of a mean, that says no scale; and a `csat` without one where one of the two may be a mark, 10
or less, and the other can't be. Where only the metric says its scale, and the benchmark lies within it, both count as
on that. A target is reported where the metric is a `csat` or `ces` without a scale, and one of the two may be a mark.
Benchmark and target are reported, too, where one of two figures may be a share, from 0 to 1, and the other is none:
0.8 beside 75, and beside a net promoter score in points 0.4. A scale, or `unit: "%"`, says what is meant.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_scales import (
    implied_scale,
    is_share_beside_other,
    is_target_on_other_scale,
    scale_mismatch,
)
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.languages.figures_to_type import plain_figure
from cxjourney.model import Metric, Scale, Stage
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric that can't be held against its benchmark, or against its target."""
    for stage, metric in study.metrics:
        benchmark, doubt = metric.benchmark, scale_mismatch(metric)
        if benchmark and doubt:
            name = metric_phrase(study, stage, metric, words, begins=True)
            own, other = _scale_phrase(implied_scale(metric), words), _scale_phrase(benchmark.scale, words)
            if doubt == "scale":
                message = words.text("CX812.message.scale", metric=name, scale=own, other=other)
            elif doubt == "unsaid":
                message = words.text("CX812.message.unsaid", metric=name, other=other)
            elif doubt == "outside":
                message = words.text("CX812.message.outside", metric=name, scale=own, value=benchmark.value)
            elif doubt == "marks" or doubt == "share":
                value, theirs = words.figure(metric.value or 0), words.figure(benchmark.value)
                message = words.text(
                    "CX812.message.marks" if doubt == "marks" else "CX812.message.share",
                    metric=name,
                    own=value,
                    value=theirs,
                )
            else:
                message = words.text("CX812.message.none", metric=name)
            points = _points_help(metric, benchmark.value, words)
            help_ = points or words.text("CX812.help", example="{from: 1, to: 5}")
            yield at_metric(study, stage, metric, message, help_)
        elif metric.value is not None and metric.target is not None:
            yield from _target(study, stage, metric, words)


def _target(study: Study, stage: Stage | None, metric: Metric, words: Language) -> Iterator[Finding]:
    """Yield that a metric can't be held against its target."""
    value, target = metric.value, metric.target
    if value is None or target is None:
        return
    is_share = is_share_beside_other(metric, target)
    if not is_share and not is_target_on_other_scale(metric):
        return
    message = words.text(
        "CX812.message.share-target" if is_share else "CX812.message.target",
        metric=metric_phrase(study, stage, metric, words, begins=True),
        own=value,
        value=target,
    )
    help_ = _points_help(metric, target, words) or words.text("CX812.help.target", example="{from: 1, to: 5}")
    yield at_metric(study, stage, metric, message, help_)


def _points_help(metric: Metric, other: float, words: Language) -> str:
    """Return how to write in points what stands beside a net promoter score; empty where it is no share."""
    if metric.kind != "nps" or not is_share_beside_other(metric, other):
        return ""
    return words.text("CX813.help", value=other, points=plain_figure(100 * other))


def _scale_phrase(scale: Scale | None, words: Language) -> str:
    if scale is None:
        return ""
    if scale.is_percent:
        return words.text("CX812.percent")
    return words.text("CX812.scale", low=scale.from_, high=scale.to)


RULE = Rule(
    code="CX812",
    slug="scales-differ",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="The metric and its benchmark, or its target, lie on different scales, or may do so.",
    page=__doc__,
    check=check,
)
