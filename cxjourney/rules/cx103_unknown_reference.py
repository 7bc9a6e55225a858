"""An id that nothing defines.

## Why it matters
Journeys name data sources, personas, teams and stages by their ids. An id that nothing defines is most often a typing
mistake, and what hangs on it (who owns a stage, what sees it, where it leads) would be lost.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [web-analitics]
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
```

## How to fix it
Correct the id, or define it in the journey or in a catalogue in the same folder or one above. An answer under `answers`
repeats a question of its stage in the same words; white space and look-alike Arabic and Persian letters do not matter,
and where a comma in brackets has cut either of them (CX109) this is said. Who stands under a stage's `travelled_by`
travels its journey: where the journey lists its own, write the persona there too. A stage's `phase` is one of the
journey's `phases`, or `before`, `during` or `after`. A journey neither replaces itself nor tells one of its own stages
in full.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX103",
    slug="unknown-reference",
    severity=Severity.ERROR,
    scope="file",
    summary="An id that nothing defines, or an answer that matches no question.",
    page=__doc__,
    phase="building",
    fixable=True,
)
