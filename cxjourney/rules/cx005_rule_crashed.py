"""A rule that failed on this file.

## Why it matters
A rule that fails can't tell you what it would have found, so this file was judged by all rules but one. That is a
fault of cxjourney and not of your journey, and it is reported rather than passed over: silence would look like
praise.

## Bad
```text
The rule CX301 (no-data) failed on this file: KeyError.
```

## Good
```text
0 errors, 0 warnings
```

## How to fix it
Report it, with the smallest journey that shows it. Until it is fixed, `--ignore` with the code of the rule that
failed lets the others speak alone; `--debug` shows where it failed.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX005",
    slug="rule-crashed",
    severity=Severity.ERROR,
    scope="file",
    summary="A rule failed on this file; the others went on.",
    page=__doc__,
    phase="reading",
)
