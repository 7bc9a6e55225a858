"""A figure with nothing to hold it against.

## Why it matters
Is 22 good? Without a target nobody knows what was meant to be reached, and without a benchmark nobody knows what
others reach. Compare with benchmarks regularly.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, target: 35}
```

## How to fix it
Agree what is to be reached, and write it under `target`; or find what others reach, and write it under `benchmark`
with its source. Either will do.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each metric without a target and without a benchmark."""
    for stage, metric in study.metrics:
        if metric.target is None and metric.benchmark is None:
            name = metric_phrase(study, stage, metric, words)
            if metric.value is None:
                message = words.text("CX802.message.unmeasured", metric=name)
            else:
                message = words.text("CX802.message", value=metric.value, metric=name)
            yield at_metric(study, stage, metric, message, words.text("CX802.help"))


RULE = Rule(
    code="CX802",
    slug="metric-without-yardstick",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="The metric has neither a target nor a benchmark.",
    page=__doc__,
    check=check,
)
