"""A figure of too few people.

## Why it matters
A net promoter score of 30 from forty people may as well be 5 or 55, and 75 per cent of four people are three people.
Whoever sees such a figure rise from one month to the next celebrates chance.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, promoters: 0.46, detractors: 0.24, sample: 60}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, promoters: 0.46, detractors: 0.24, sample: 412}
```

## How to fix it
Ask more people, or put several months together; until then show the figure with its interval. The message says how
many answers would do. The interval of 95% is
- for a net promoter score the adjusted Wald interval of Rocks ("Interval estimation for the net promoter score", The
  American Statistician 70, 2016): with p promoters and d detractors of n, p' = (n·p + ¾)/(n + 3) and d' = (n·d +
  ¾)/(n + 3), it reaches 1.96 · √((p' + d' − (p' − d')²)/(n + 3)) to either side of p' − d';
- without `promoters` and `detractors` the widest that there can be: 1.96 · √((1 − s²)/n) for a score of s;
- for a share (`completion`, `conversion`, `retention`, `csat` in per cent, the methods `share`, `top-box` and
  `top-2-box`) the adjusted Wald interval of Agresti and Coull (The American Statistician 52, 1998);
- for a mean m the widest that its scale allows: 1.96 · √((to − m)(m − from)/n).

Near the ends of a scale, where the widest comes to nothing, the interval of such a share is taken if it is wider.

How many points of a hundred it may reach can be set; on another scale it is as many hundredths of that. A figure is not
looked at where nobody said its `scale`, and neither its `unit` (`%`, `of 7`) nor its kind tells it: a `csat` of 4.1 may
be a mean or per cent. A `completion` of 0.85 is a share of 1 where 0.85 per cent of the sample are less than one
person, and is not looked at else. Nor is a score whose shares can't be right (CX804), a figure off its scale (CX811), a
median, or a total.
"""

from collections.abc import Iterator

from cxjourney.analysis.confidence_intervals import (
    Interval,
    confidence_interval,
    half_width_limit,
    interval_scale,
    sample_size,
)
from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_scales import metric_limits
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule, Threshold

FINE = 20
"""The range of a scale up to which an interval is written with decimals."""


def check(study: Study, words: Language, points: int) -> Iterator[Finding]:
    """Report each figure whose interval is wide."""
    for stage, metric in study.metrics:
        interval, reach = confidence_interval(metric), half_width_limit(metric, points)
        if interval and interval.half_width > reach:
            low, high = _ends(metric, interval, words)
            enough = sample_size(metric, reach)
            message = words.count(
                "CX805.message",
                metric.sample or 0,
                metric=metric_phrase(study, stage, metric, words, begins=True),
                low=low,
                high=high,
                enough=words.number(enough or 0),
            )
            yield at_metric(study, stage, metric, message, words.text("CX805.help"))


def _ends(metric: Metric, interval: Interval, words: Language) -> tuple[str, str]:
    """Return the ends of an interval in words, cut off where the scale ends."""
    low, high = interval_scale(metric) or metric_limits(metric)
    least = interval.low if low is None else max(interval.low, low)
    most = interval.high if high is None else min(interval.high, high)
    span = None if metric.kind == "nps" or high is None else high - (low or 0)
    decimals = 0 if span is None or span > FINE else 1 if span > 1 else 2
    return words.figure(round(least, decimals)), words.figure(round(most, decimals))


RULE = Rule(
    code="CX805",
    slug="small-sample",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="So few answered that the figure may lie far off.",
    page=__doc__,
    check=check,
    threshold=Threshold(
        10, "points", "How many points to either side of a hundred the interval of a figure may reach.", 1, 100
    ),
)
