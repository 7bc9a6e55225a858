"""A file that is not YAML.

## Why it matters
Where YAML breaks off, everything behind it is lost, so the whole file is left unjudged. The causes are nearly always
the same: a tab, a colon inside a text, a quote that is never closed, or a line that is indented otherwise than its
neighbours.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account: step by step
stages:
  - id: applies
    title: Applies
```

## Good
```yaml
# journey.yaml
journey: open-account
title: "Opening an account: step by step"
stages:
  - id: applies
    title: Applies
```

## How to fix it
Go to the line and column of the message; the fault is there or just above. Put text that holds a colon, a bracket or
a hash sign in quotes, close every quote, and indent with spaces, two for each level.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX002",
    slug="yaml-syntax",
    severity=Severity.ERROR,
    scope="file",
    summary="The file is not YAML.",
    page=__doc__,
    phase="reading",
)
