"""A waiver whose day has passed.

## Why it matters
A waiver says: we know, and we live with it until that day. When the day has passed the decision is due again. Until
somebody takes it, what was silenced is reported again, and so is the waiver.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
waivers:
  - {rule: CX301, stage: receives-card, reason: The diary study begins in autumn, until: 2026-10-31}
stages:
  - id: receives-card
    title: Receives the card
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
waivers:
  - {rule: CX301, stage: receives-card, reason: The diary study begins in spring, until: 2027-04-30}
stages:
  - id: receives-card
    title: Receives the card
```

## How to fix it
Fix what was silenced and delete the waiver, or decide anew and write the new day and the new reason. The waiver holds
to the end of its day. One that has run out is reported even if nothing is left for it to silence.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX105",
    slug="waiver-expired",
    severity=Severity.WARNING,
    scope="waiver",
    source="traps-monitor",
    summary="The day of a waiver has passed; what it silenced is reported again.",
    page=__doc__,
    phase="waiving",
    fixable=True,
)
