"""A file, a database or a table that isn't there.

## Why it matters
The map says that a stage is observed by this data. Where it is gone, the claim hangs in the air: an export that
nobody renews, or a table that was renamed.

## Bad
```text
binding: {file: exports/event.csv, ...}        the file is called events.csv
```

## Good
```text
binding: {file: exports/events.csv, ...}
```

## How to fix it
Correct the name: the message suggests the nearest. The path of a file begins at the folder of the file that holds the
binding, the path of a database at the folder of `cxjourney.toml`. Files outside the workspace are not read, also where
a link leads there: copy the file, or load it into a database. A table is written as the database names it:
`schema.table`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX905",
    slug="missing-table",
    severity=Severity.ERROR,
    scope="source",
    summary="The file, the database or the table of a binding is not there, or may not be read.",
    page=__doc__,
    phase="measuring",
)
