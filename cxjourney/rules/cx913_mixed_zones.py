"""Some times name their zone, and others don't.

## Why it matters
Times without a zone are taken to be of the zone that the binding says. Where only some rows lack it, usually somebody
changed the export, and what they mean is a guess: an hour or more that decides which of two events came first.

## Bad
```text
customer,event,at
c1,ordered,2026-11-03T10:00:00+01:00
c1,delivered,2026-11-03T10:20:00
```

## Good
```text
customer,event,at
c1,ordered,2026-11-03T10:00:00+01:00
c1,delivered,2026-11-03T10:20:00+01:00
```

## How to fix it
Have all times written with their zone, or all without. Under `timezone`, name the zone of those that don't say it, as
the IANA does: `Europe/Amsterdam`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX913",
    slug="mixed-zones",
    severity=Severity.WARNING,
    scope="source",
    summary="Some times of a source name their zone, and others don't.",
    page=__doc__,
    phase="measuring",
)
