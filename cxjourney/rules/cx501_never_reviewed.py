"""A journey that nobody has looked through again.

## Why it matters
Experience work is done as one-off projects, while competitors and touchpoints keep changing. A map that is drawn once
shows how things were on the day of the workshop.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
review: {last: 2026-10-05, every: 90d}
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Look the journey through with the teams on its way, and write the day under `last` of `review`, and under `every` how
often it is due. The day on which it was drawn with customers' data at hand is a first review. `every` alone does not
do: it says that a review is meant to happen, not that one has.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey without a day of its latest review."""
    if not study.journey.review.last:
        yield at_journey(
            study,
            words.text("CX501.message", journey=study.journey.journey),
            words.text("CX501.help"),
        )


RULE = Rule(
    code="CX501",
    slug="never-reviewed",
    severity=Severity.WARNING,
    scope="journey",
    source="traps-monitor",
    summary="The journey has never been reviewed.",
    page=__doc__,
    check=check,
)
