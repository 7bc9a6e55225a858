"""A waiver that silences nothing.

## Why it matters
A waiver that silences nothing is left over from something that has been fixed, or it is narrowed to the wrong place
and lets the finding through that it was written for. Left standing, it will one day hide a new fault.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
data_sources:
  diary: {title: Diary study, type: diary-study, refreshed: 2026-10-01}
waivers:
  - {rule: CX301, stage: receives-card, reason: The diary study begins in spring, until: 2027-04-30}
stages:
  - id: receives-card
    title: Receives the card
    data: [diary]
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
data_sources:
  diary: {title: Diary study, type: diary-study, refreshed: 2026-10-01}
stages:
  - id: receives-card
    title: Receives the card
    data: [diary]
```

## How to fix it
Delete it if what it silenced is fixed. Otherwise check the rule's code and what the waiver is narrowed to. A finding
that names several personas, say, is silenced when each of them is waived: one waiver narrowed to one of them is not
enough, and the finding stays as it is. A waiver in a catalogue silences what is reported in that catalogue, one in a
journey what is reported in that journey: the message says where to move it. Two waivers may silence one finding.
Nothing is said of a waiver whose rule was not run, or that has run out; one of a group of rules (`rule: CX3`) is
named when all of the group were run.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX106",
    slug="waiver-unused",
    severity=Severity.WARNING,
    scope="waiver",
    summary="A waiver matches nothing, although its rule ran.",
    page=__doc__,
    phase="waiving",
    fixable=True,
)
