"""A column that isn't in the data.

## Why it matters
A column that is gone or renamed leaves a stage without events, and a stage without events looks like one that nobody
reaches.

## Bad
```text
customer: UserID                               the data has user_id
```

## Good
```text
customer: user_id
```

## How to fix it
Correct the name: the message suggests the nearest, and says which columns there are. Names are compared letter by
letter, capitals too, whatever the database does. The columns of a CSV file stand in its first row; where several rows
stand above the data, say so with `header_rows`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX906",
    slug="missing-column",
    severity=Severity.ERROR,
    scope="source",
    summary="A binding names a column that is not in the data.",
    page=__doc__,
    phase="measuring",
)
