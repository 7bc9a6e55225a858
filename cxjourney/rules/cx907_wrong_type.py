"""A column that can't hold what the binding says.

## Why it matters
A number that is taken for a time gives a day in 1970, and nobody notices: the figures look like any others.

## Bad
```text
time: duration_ms
```

## Good
```text
time: {column: event_timestamp, format: epoch-us}
```

## How to fix it
Name the column that holds it. Where times are written as numbers, say of which kind: `epoch-s`, `epoch-ms` or
`epoch-us`, for seconds, milliseconds or microseconds since 1970. Where they are text that the database doesn't read,
say how they are written, such as `"%d/%m/%Y %H:%M"`. `sequence` names a column of whole numbers.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX907",
    slug="wrong-type",
    severity=Severity.ERROR,
    scope="source",
    summary="The data of a binding can't be what the binding says that it is.",
    page=__doc__,
    phase="measuring",
)
