"""Access that nobody has looked at.

## Why it matters
A step that says nothing of assistive needs shuts nobody out on paper. Whether a screen reader gets through, or the
print is large enough, is then an assumption, and the map shows a way that may not be there.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form with an adviser, channel: branch}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form with an adviser, channel: branch, meets: [large-text, easy-language]}
```

## How to fix it
Try the step with somebody who has the need, and list under `meets` what it serves. One such step that the persona can
use is enough. Reported are personas who pass the stage by a step; stages without steps are not judged, and support is
no step.
"""

from collections.abc import Iterator

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Stage
from cxjourney.rules.phrases import stages_that_fail
from cxjourney.rules.rule import Finding, Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that personas with assistive needs pass by unproven steps only, naming them all."""
    yield from stages_that_fail(
        study,
        {id_: persona.access.assistive for id_, persona in study.travellers.items()},
        _is_unproven,
        lambda stage, personas: words.text("CX610.message", stage=stage, personas=personas),
        words.text("CX610.help"),
        words,
    )


def _is_unproven(who: PersonaAccess, stage: Stage) -> bool:
    usable = who.usable[stage.id]
    return bool(usable) and stage.id in who.passes and all(step.meets is None for step in usable)


RULE = Rule(
    code="CX610",
    slug="unproven-access",
    severity=Severity.INFO,
    scope="stage",
    source="access",
    summary="Personas with assistive needs pass, but no step that they can use says which needs it serves.",
    page=__doc__,
    check=check,
)
