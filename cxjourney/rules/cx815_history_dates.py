"""A history of figures whose days can't be right.

## Why it matters
`history` holds the figures that were taken before the latest one, each with its day; maps draw them as a line over
time. Two figures of one day, or one that is no older than the latest, make a line that never was: mostly a slip in a
year, or the latest figure written twice.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - kind: csat
        value: 74
        date: 2026-10-31
        history: [{date: 2025-10-31, value: 70}, {date: 2025-10-31, value: 72}, {date: 2026-10-31, value: 74}]
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - kind: csat
        value: 74
        date: 2026-10-31
        history: [{date: 2024-10-31, value: 70}, {date: 2025-10-31, value: 72}]
```

## How to fix it
Look the days up, and correct the one that is wrong; take out what stands twice. The latest figure stands under `value`,
with its day under `date`, and not under `history`. A history begins with its oldest figure or with its newest, and goes
on in that direction: one that turns round is reported too. Days that are still to come are the matter of CX108.
"""

from collections.abc import Iterator
from itertools import pairwise

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric whose history has a day twice, one that is not before the latest figure's, or no order."""
    for stage, metric in study.metrics:
        faults = list(_faults(metric, words))
        if faults:
            name = metric_phrase(study, stage, metric, words, begins=True)
            message = words.text("CX815.message", metric=name, faults=words.join_and(faults))
            yield at_metric(study, stage, metric, message, words.text("CX815.help"))


def _faults(metric: Metric, words: Language) -> Iterator[str]:
    days = [taken.date for taken in metric.history]
    for day in dict.fromkeys(day for day in days if days.count(day) > 1):
        yield words.text("CX815.twice", date=words.day(day))
    if metric.date is not None:
        for day in dict.fromkeys(day for day in days if day >= metric.date):
            yield words.text("CX815.late", date=words.day(day), latest=words.day(metric.date))
    if days not in (sorted(days), sorted(days, reverse=True)):
        upwards = days[0] <= days[-1]
        before, after = next((one, two) for one, two in pairwise(days) if one != two and (one < two) is not upwards)
        yield words.text("CX815.order", date=words.day(after), before=words.day(before))


RULE = Rule(
    code="CX815",
    slug="history-dates",
    severity=Severity.WARNING,
    scope="metric",
    source="measure",
    summary="The history has a day twice, one that is not before the latest figure's, or days out of order.",
    page=__doc__,
    check=check,
)
