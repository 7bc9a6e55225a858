"""A review that is overdue.

## Why it matters
Regular analysis and regular sharing align an organisation; good intentions don't. A review that is put off once is
put off again, and meanwhile customers meet touchpoints that are not on the map.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
review: {last: 2025-10-05, every: 90d}
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
Look the journey through, and write the new day under `last`. If it is due too often to be done in earnest, make
`every` longer: a year that is kept beats a month that is not. Without `every` no review is ever overdue; without
`last`, CX501 speaks.
"""

from collections.abc import Iterator

from cxjourney.analysis.review_dates import is_overdue, next_review
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey whose latest review is longer ago than it says that it should be."""
    review = study.journey.review
    if review.last and is_overdue(study.journey, study.as_of) and (due := next_review(study.journey)):
        message = words.text(
            "CX502.message",
            journey=study.journey.journey,
            last=words.day(review.last),
            days=review.every,
            due=words.day(due),
        )
        yield at_journey(study, message, words.text("CX502.help"))


RULE = Rule(
    code="CX502",
    slug="review-overdue",
    severity=Severity.WARNING,
    scope="journey",
    source="traps-monitor",
    summary="The next review of the journey is overdue.",
    page=__doc__,
    check=check,
)
