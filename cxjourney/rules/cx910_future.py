"""Rows whose time is still to come.

## Why it matters
Nobody can have been at a stage tomorrow. A clock that is wrong, a zone that was mistaken, or an appointment taken for
an event would make data look newer than it is; so such rows are counted, told, and in no other figure.

## Bad
```text
customer,event,at
c1,delivered,2062-11-03T10:00:00Z              in a week in which it is 2026
```

## Good
```text
customer,event,at
c1,delivered,2026-11-03T10:00:00Z
```

## How to fix it
Look at what writes the times: its clock, and whether two figures of a year were taken for another century. Times
without a zone are read as `timezone` says, UTC without one. A day beyond the as-of date is allowed for. If a column
holds what is planned, name the one that holds what happened.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX910",
    slug="future",
    severity=Severity.WARNING,
    scope="source",
    summary="Rows of a source have a time that is still to come.",
    page=__doc__,
    phase="measuring",
)
