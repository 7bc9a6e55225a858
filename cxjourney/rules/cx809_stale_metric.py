"""A figure from long ago.

## Why it matters
Competitors and touchpoints keep changing. A figure that was taken once tells how things were, and is quoted for years
as if it told how they are.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-03-31, source: onboarding-nps}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps}
```

## How to fix it
Take the figure again, and write it down with its day; or delete it. A metric without `date`, or without `value`, is
not reported. How many days may pass can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, days: int) -> Iterator[Finding]:
    """Report each metric that was taken too long ago."""
    for stage, metric in study.metrics:
        if metric.date and metric.value is not None and study.as_of.is_older_than(metric.date, days):
            name, taken = metric_phrase(study, stage, metric, words, begins=True), words.day(metric.date)
            message = words.text("CX809.message", metric=name, date=taken, days=days)
            yield at_metric(study, stage, metric, message, words.text("CX809.help"))


RULE = Rule(
    code="CX809",
    slug="stale-metric",
    severity=Severity.WARNING,
    scope="metric",
    source="traps-monitor",
    summary="The metric was taken long ago.",
    page=__doc__,
    check=check,
    threshold=Threshold(180, "days", "How long ago a metric may have been taken."),
)
