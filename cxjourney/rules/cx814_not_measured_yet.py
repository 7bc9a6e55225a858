"""A figure that nobody has.

## Why it matters
To write down what is to be measured is a good beginning, and no more than that: until somebody takes the figure, it
tells nothing, and a target without it is a wish.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: conversion, title: Slip opened to order placed, target: 40, unit: "%"}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: conversion, title: Slip opened to order placed, value: 31, target: 40, unit: "%", source: onboarding-nps}
```

## How to fix it
Take the figure, and write it under `value` with its `date`. Where it was taken before, and only its `history` is there,
take it again.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric without a value."""
    for stage, metric in study.metrics:
        if metric.value is None:
            name = metric_phrase(study, stage, metric, words, begins=True)
            if metric.history:
                last = words.day(max(taken.date for taken in metric.history))
                message = words.text("CX814.message.history", metric=name, date=last)
            else:
                message = words.text("CX814.message", metric=name)
            yield at_metric(study, stage, metric, message, words.text("CX814.help"))


RULE = Rule(
    code="CX814",
    slug="not-measured-yet",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="The metric has no value.",
    page=__doc__,
    check=check,
)
