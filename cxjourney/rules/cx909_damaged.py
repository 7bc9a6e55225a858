"""A file that can't be read as what it is.

## Why it matters
A file that was cut off, packed otherwise than its name says, or read with the wrong separator gives columns that
nobody wrote. It is better to say so than to count them.

## Bad
```text
events.parquet, of which the end is missing; events.xlsx; a CSV file in Windows-1252
```

## Good
```text
events.parquet; events.csv in UTF-8; a CSV file with encoding: latin-1
```

## How to fix it
Write the file again. Parquet, CSV, TSV and JSON lines are read, packed with gzip or not, and the name has to say which
it is; a spreadsheet is saved as CSV first. Where a CSV file is not in UTF-8, write `encoding: latin-1` or
`encoding: utf-16`; where its values are separated by something unusual, write `separator: ";"`. Parquet and JSON have
neither, nor `header_rows`: take them away there.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX909",
    slug="damaged",
    severity=Severity.ERROR,
    scope="source",
    summary="The file of a binding is damaged, or is something else than its name says.",
    page=__doc__,
    phase="measuring",
)
