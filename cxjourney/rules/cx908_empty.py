"""Data without rows.

## Why it matters
An export that broke off, or a filter with a value that the data writes otherwise, looks like a quiet month. Empty
is not the same as old, and it is not zero customers either: it is an answer that can't be trusted.

## Bad
```text
filter: {country: nl}                          the data has NL
```

## Good
```text
filter: {country: NL}
```

## How to fix it
Look at the file or the table: does it hold rows? Then at `filter`: values are compared letter by letter, as they stand
in the data. A row passes if, for each column that is named, it has one of the values.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX908",
    slug="empty",
    severity=Severity.ERROR,
    scope="source",
    summary="The data of a binding has no rows, or none that pass its filter.",
    page=__doc__,
    phase="measuring",
)
