"""Shares that add up to more than everybody.

## Why it matters
Shares tell how many customers a persona stands for, and how many take each way on from a stage. If they add up to
more than everybody, some customers are counted twice, and every sentence built on them ("14% can't get through") is
wrong.

## Bad
```yaml
  - id: proves-identity
    title: Proves who they are
    next:
      - {to: receives-card, share: 0.9}
      - {to: proves-identity, share: 0.3}
  - id: receives-card
    title: Receives the card
```

## Good
```yaml
  - id: proves-identity
    title: Proves who they are
    next:
      - {to: receives-card, share: 0.7}
      - {to: proves-identity, share: 0.3}
  - id: receives-card
    title: Receives the card
```

## How to fix it
Correct the shares so that they add up to 1 or less. Personas of a journey are those under `travelled_by`, or all in
sight without it: name there who really goes through, and the others are not added up. What is missing to 1 is shown
as unknown. A way that is taken besides others, such as the bill that goes out while the meal is cooked, says so with
`parallel: true`; its share is not added up.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX107",
    slug="shares-exceed-one",
    severity=Severity.ERROR,
    scope="persona, stage",
    summary="Shares add up to more than 1.",
    page=__doc__,
    phase="building",
)
