"""Many figures, and none to act on.

## Why it matters
Choose one metric to act on. As long as every figure counts the same, each meeting looks at another one, and none of
them is anybody's.

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
      - {kind: nps, value: 22, date: 2026-10-31, source: onboarding-nps, key: true}
```

## How to fix it
Agree on one metric, and write `key: true` at it: at the journey, or at the stage that decides most. More than one key
metric is not reported. A journey without any metric is left to CX801.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that has metrics, none of them the key one."""
    metrics = [metric for _, metric in study.metrics]
    if metrics and not any(metric.key for metric in metrics):
        message = words.count("CX810.message", len(metrics), journey=study.journey.journey)
        yield at_journey(study, message, words.text("CX810.help"))


RULE = Rule(
    code="CX810",
    slug="no-key-metric",
    severity=Severity.INFO,
    scope="journey",
    source="centric",
    summary="The journey has metrics, and none is the one to act on.",
    page=__doc__,
    check=check,
)
