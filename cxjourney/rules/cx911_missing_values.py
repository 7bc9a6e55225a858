"""Rows that name no customer, or no time.

## Why it matters
A row without a customer, or without a time, can't be part of anybody's way. It still counts as a row of the source,
and so many of them mean that fewer customers are seen than there were.

## Bad
```text
customer,event,at
,delivered,2026-11-03T10:00:00Z
```

## Good
```text
customer,event,at
c1,delivered,2026-11-03T10:00:00Z
```

## How to fix it
Find out whether the export leaves them out, or whether they are events of nobody, such as a health check: these can
be left out with `filter`. Where people are known by another column before they log in, name both, and the first that
isn't empty counts: `customer: {first_of: [user_id, visitor_id]}`. A text of blanks alone is a name; an empty one is
none.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX911",
    slug="missing-values",
    severity=Severity.WARNING,
    scope="source",
    summary="Rows of a source name no customer, or no time.",
    page=__doc__,
    phase="measuring",
)
