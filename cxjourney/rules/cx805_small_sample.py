"""A score of too few people.

## Why it matters
A net promoter score of 30 from forty people may as well be 5 or 55. Whoever sees it rise by ten from one month to the
next celebrates chance.

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
Ask more people, or put several months together; until then show the score with its interval. The interval of 95% is
the adjusted Wald interval of Rocks ("Interval estimation for the net promoter score", The American Statistician 70,
2016): with p promoters and d detractors of n, p' = (n·p + ¾)/(n + 3) and d' = (n·d + ¾)/(n + 3), it reaches 1.96 ·
√((p' + d' − (p' − d')²)/(n + 3)) to either side of p' − d'. How many points it may reach can be set. A score without
`promoters`, `detractors` and `sample`, or whose shares can't be right (CX804), is not looked at.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.metric_performance import journey_metrics, nps_interval
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import at_metric
from cxjourney.rules.rule import Finding, Rule, Threshold


def check(study: Study, words: Language, points: int) -> Iterator[Finding]:
    """Report each net promoter score whose interval is wide."""
    for stage, metric in journey_metrics(study.journey):
        interval = nps_interval(metric)
        if interval and interval.half_width > points:
            low, high = round(max(interval.low, -100)), round(min(interval.high, 100))
            message = words.text(
                "CX805.message.one" if metric.sample == 1 else "CX805.message.other",
                metric=metric_phrase(study, stage, metric, words, begins=True),
                n=metric.sample,
                low=low,
                high=high,
            )
            yield at_metric(study, stage, metric, message, words.text("CX805.help"))


RULE = Rule(
    code="CX805",
    slug="small-sample",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="So few answered that the net promoter score may lie far off.",
    page=__doc__,
    check=check,
    threshold=Threshold(10, "points", "How many points to either side the interval of a score may reach.", 1, 100),
)
