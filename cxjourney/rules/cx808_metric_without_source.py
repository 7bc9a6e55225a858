"""A figure from nowhere.

## Why it matters
A figure always names its source. Without one nobody can look it up, take it again, or tell whom it speaks of; and a
figure that somebody remembered looks just like one that was measured.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps}
```

## How to fix it
Name the data source under `source` of the metric, or of the delivery; define it under `data_sources` if it is not
there yet. A benchmark's source is text, and not asked for here; nor is that of a metric that was never measured.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_delivery, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric that has figures, and each delivery, without a source."""
    for stage, metric in study.metrics:
        if not metric.source and (metric.value is not None or metric.history):
            message = words.text("CX808.message.metric", metric=metric_phrase(study, stage, metric, words))
            yield at_metric(study, stage, metric, message, words.text("CX808.help"))
    for stage in study.journey.stages:
        if stage.delivery and not stage.delivery.source:
            message = words.text("CX808.message.delivery", stage=stage_name_in(study, stage.id, words))
            yield at_delivery(study, stage, message, words.text("CX808.help"))


RULE = Rule(
    code="CX808",
    slug="metric-without-source",
    severity=Severity.WARNING,
    scope="metric, delivery",
    source="traps-view",
    summary="A figure names no data source.",
    page=__doc__,
    check=check,
)
