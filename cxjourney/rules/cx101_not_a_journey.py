"""A YAML file among journeys that is none.

## Why it matters
A file that has lost its first line, or whose key `journey` is misspelt, would otherwise simply not be there: no map
shows it and no rule speaks of it. A typing mistake must not hide a journey.

## Bad
```yaml
# open-account.yaml
title: Opening an account
stages:
  - id: applies
    title: Applies
```

## Good
```yaml
# open-account.yaml
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
```

## How to fix it
Add `journey:` and an id at the top if it is a journey. What journeys share stands in `catalogue.yaml`. Move any other
YAML file to a folder without journeys, begin its name with a dot or an underscore, or name it under `exclude` in
`cxjourney.toml`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX101",
    slug="not-a-journey",
    severity=Severity.ERROR,
    scope="file",
    summary="A YAML file beside journeys is neither a journey nor a catalogue.",
    page=__doc__,
    phase="building",
    fixable=True,
)
