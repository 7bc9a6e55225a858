"""Events of a customer at the same time, of which nothing says which came first.

## Why it matters
Where two events have one time, the order of the stages in the journey decides, which is a guess that favours the map.
Times that are cut to whole seconds or days, or written when a batch ran, make many such pairs.

## Bad
```text
customer: case
time: day
```

## Good
```text
customer: case
time: day
sequence: position
```

## How to fix it
Under `sequence`, name a column of whole numbers that grows in the order of events, such as a key that counts up. If
there is one and pairs remain, it holds the same number twice, or none. Where there is no such column, take a finer
time.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX919",
    slug="ties",
    severity=Severity.INFO,
    scope="journey",
    summary="Events of a customer have the same time, and nothing says which came first.",
    page=__doc__,
    phase="measuring",
)
