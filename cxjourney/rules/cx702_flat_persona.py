"""A persona of whom only the outside is known.

## Why it matters
Knowing demographics is not understanding. Two people of one age and income may want opposite things; what moves a
customer shows in needs, motivations, behaviours and feelings.

## Bad
```yaml
# catalogue.yaml
personas:
  greta:
    title: Greta, 78, reads email on a poor line
    demographics:
      - 78 years old
      - lives alone in a village
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# catalogue.yaml
personas:
  greta:
    title: Greta, 78, reads email on a poor line
    demographics:
      - 78 years old
    needs:
      - large print, and time to think
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Write under `needs`, `motivations`, `behaviours` or `feelings` what customers like this one said; one line in one of
the four will do for a start. `demographics`, a `quote` and `access` are welcome and do not count here.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_persona
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each persona of whom nothing is known from the inside."""
    for persona in workspace.defined_personas():
        known = persona.thing
        if not (known.needs or known.motivations or known.behaviours or known.feelings):
            yield at_persona(persona, words.text("CX702.message", persona=persona.id), words.text("CX702.help"))


RULE = Rule(
    code="CX702",
    slug="flat-persona",
    severity=Severity.WARNING,
    scope="persona",
    source="centric",
    summary="The persona has no needs, motivations, behaviours or feelings.",
    page=__doc__,
    check_workspace=check_workspace,
)
