"""What reads this data is not installed.

## Why it matters
cxjourney is small by itself, so that everybody who draws maps can have it. What measures data comes with an extra of
its own, and only those who measure need it.

## Bad
```text
pip install cxjourney
```

## Good
```text
pip install "cxjourney[evidence]"
```

## How to fix it
Run the command that the message shows: it reaches the Python that cxjourney runs in. Who reads maps, gaps and reports
doesn't need it: they go by the record that was written.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX914",
    slug="not-installed",
    severity=Severity.ERROR,
    scope="source",
    summary="What reads the data of a binding is not installed.",
    page=__doc__,
    phase="measuring",
)
