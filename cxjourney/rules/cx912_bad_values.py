"""Times that can't be read, and answers that are not on the scale.

## Why it matters
What can't be read is in no figure. Where a part of a file writes times in another way, that part is silently a quiet
week unless somebody says so.

## Bad
```text
time: at                                       with 2026-11-03 and, from one day on, 3 Nov 26
```

## Good
```text
time: {column: at, format: "%d %b %y"}         and all rows written so
```

## How to fix it
Look at such rows in the data. Times are read as ISO 8601, or as `format` under `time` says: one way for a whole
source. Two ways are two bindings, with a `filter` each, or are mended in the export. Answers have to be whole numbers
of the scale: 0 to 10 for `nps`, 1 to 5 for `csat` (or `max`), 1 to 7 for `ces`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX912",
    slug="bad-values",
    severity=Severity.WARNING,
    scope="source",
    summary="Times of a source that are written there can't be read, or answers are not on the scale.",
    page=__doc__,
    phase="measuring",
)
