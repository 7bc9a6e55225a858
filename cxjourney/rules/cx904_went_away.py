"""A database that gave up in the middle.

## Why it matters
What it had counted until then is not the whole, and a part would look like a fall. So nothing of it is shown, and
what was measured before stays in the record.

## Bad
```text
a file of 40 GB, on a machine with 2 GB of memory
```

## Good
```text
the same file, with filter: {country: NL}
```

## How to fix it
Count fewer rows with `filter`, turn CSV into Parquet, or use a machine with more memory. Large files need room for
temporary files too, in the folder that `TMPDIR` names. A server that broke off, or fell silent, was restarted, or the
network between was cut: run it again, and ask whoever looks after the server if it happens again.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX904",
    slug="went-away",
    severity=Severity.ERROR,
    scope="source",
    summary="The database gave up while it was being asked.",
    page=__doc__,
    phase="measuring",
)
