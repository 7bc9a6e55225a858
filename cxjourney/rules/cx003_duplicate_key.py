"""A key that stands twice in one place.

## Why it matters
YAML readers keep one of the two and drop the other without a word. What one of your colleagues wrote would be gone,
and nobody would know which of the two counts.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
    data: [exit-interviews]
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [web-analytics, exit-interviews]
```

## How to fix it
The message names both places. Keep one of the two lines, or join what they say in one.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX003",
    slug="duplicate-key",
    severity=Severity.ERROR,
    scope="file",
    summary="A mapping has a key twice.",
    page=__doc__,
    phase="reading",
)
