"""YAML that could hide or do something.

## Why it matters
Journeys are read by people who were not there when they were written. Tags (!), merge keys (<<), a second document
and characters that nobody can see make a file say something else than it seems to; very deep nesting and aliases that
multiply can bring a computer to its knees. None of them is needed to tell a journey.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - &usual
    id: applies
    title: Applies
    importance: 4
  - <<: *usual
    id: signs
    title: Signs
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    importance: 4
  - id: signs
    title: Signs
    importance: 4
```

## How to fix it
Write out what a merge key would bring in. Delete tags, or put text that begins with an exclamation mark in quotes.
Give each journey a file of its own, and delete characters that were pasted along unseen. Split a file that is too
large, and put what its journeys share into the catalogue.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX004",
    slug="unsafe-yaml",
    severity=Severity.ERROR,
    scope="file",
    summary="The file uses a part of YAML that could hide something, or is too large.",
    page=__doc__,
    phase="reading",
)
