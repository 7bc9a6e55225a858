"""A record of evidence that can't be read.

## Why it matters
`evidence.json` holds what was measured last. Where it is torn, or of a version that this cxjourney doesn't know,
nothing can be compared with it, and what is measured next looks as if it were the first time.

## Bad
```text
{"format": 99, "sources": {}}
```

## Good
```text
{"format": 1, "tool": "0.1.0", "min_group": 10, "sources": {}, "journeys": {}}
```

## How to fix it
Get the file back from git (`git checkout -- evidence.json`), with its marks of a merge resolved. Or write it anew with
`cxjourney evidence measure --write`: the figures of sources that can't be measured today are lost then. A newer
cxjourney may have written it: bring this one up to date.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX917",
    slug="snapshot-unreadable",
    severity=Severity.WARNING,
    scope="file",
    summary="A record of what was measured can't be read.",
    page=__doc__,
    phase="measuring",
)
