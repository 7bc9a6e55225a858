"""A journey that nothing measures.

## Why it matters
Measuring is the hardest part, and without it nobody can tell whether a change made anything better. One figure that
is taken again and again is worth more than a wall of opinions.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: csat, value: 4.1, date: 2026-10-31, source: onboarding-nps, target: 4.5}
```

## How to fix it
Choose one figure that tells whether customers get what they came for, such as `completion`, `csat` or `nps`, and
write it under `metrics` of the journey or of a stage. The figures under `delivery` are no metric: they compare what
is claimed with what is lived.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey without a metric, its own or a stage's."""
    if not study.metrics:
        yield at_journey(study, words.text("CX801.message", journey=study.journey.journey), words.text("CX801.help"))


RULE = Rule(
    code="CX801",
    slug="no-metric",
    severity=Severity.WARNING,
    scope="journey",
    source="measure",
    summary="Neither the journey nor one of its stages has a metric.",
    page=__doc__,
    check=check,
)
