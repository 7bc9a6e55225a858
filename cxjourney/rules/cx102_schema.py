"""Something that the format does not know.

## Why it matters
A misspelt attribute is the quietest of all faults: `chanel: web` would simply be passed over, and the map would be
wrong without looking it. So what the format does not know is an error, with the nearest word that it does know.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, chanel: web}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web}
```

## How to fix it
The message says what stands there, what was expected, and often the very word that was meant. Keys of your own begin
with `x-` and are passed over. `cxjourney schema` gives editors what they need to offer the right words while you
type.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX102",
    slug="schema",
    severity=Severity.ERROR,
    scope="file",
    summary="An attribute is missing, unknown, or of the wrong kind.",
    page=__doc__,
    phase="building",
    fixable=True,
)
