"""One id for two things.

## Why it matters
If two things share an id, nobody can tell which of them a reference means, and maps and reports mix them up.

## Bad
```yaml
  - id: applies
    title: Fills in the form
  - id: applies
    title: Signs the contract
```

## Good
```yaml
  - id: applies
    title: Fills in the form
  - id: signs
    title: Signs the contract
```

## How to fix it
The message names both places: give one of the two another id, or delete it. An id has one definition among all that a
journey sees, its own and those of the catalogues above it. Two journeys never share an id.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX104",
    slug="defined-twice",
    severity=Severity.ERROR,
    scope="file",
    summary="An id is defined twice within sight, or two journeys have the same id.",
    page=__doc__,
    phase="building",
)
