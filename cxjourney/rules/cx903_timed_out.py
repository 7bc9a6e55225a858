"""A question that took the database too long.

## Why it matters
A question that never ends holds up everybody else who works on that database, and a job that runs at night is still
running in the morning. So each question has its time, and what takes longer is given up.

## Bad
```text
cxjourney evidence measure --timeout 0.1
```

## Good
```text
cxjourney evidence measure --timeout 300
```

## How to fix it
Give it more time with `--timeout` or, for every run, with `timeout` under `[evidence]` in `cxjourney.toml`. All that is
asked of one source has a time of its own, `source_timeout` (5min). Or count fewer rows: with `filter` in the binding,
or with a table that holds only what is needed. Parquet is read faster than CSV.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX903",
    slug="timed-out",
    severity=Severity.ERROR,
    scope="source",
    summary="The database took longer to answer than it is given.",
    page=__doc__,
    phase="measuring",
)
