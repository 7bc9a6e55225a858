"""A record of evidence can't be read, and is passed over.

## Why it matters
`evidence.json` holds what was measured of data sources. Where it is torn, as after a merge, holds figures that can't
be, or was written by a newer version, nothing of it is used: all data is as it was before, claimed only.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
# evidence.json (as it is)
{"format": 99, "sources": {}}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
# evidence.json (as it is)
{"format": 1, "tool": "0.9.0", "min_group": 10, "sources": {}, "journeys": {}}
```

## How to fix it
Nobody writes this file by hand: delete it, or put back the last good one from git, and measure again with
`cxjourney evidence measure --write`. Where the message speaks of a format, bring cxjourney up to date. A file of the
same name that is somebody else's can be named under `exclude` in `cxjourney.toml`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX917",
    slug="snapshot-unreadable",
    severity=Severity.WARNING,
    scope="file",
    summary="A record of evidence is torn, impossible, or of a format that isn't known.",
    page=__doc__,
    phase="reading",
)
