"""A persona that was last looked at long ago.

## Why it matters
Understanding means knowing how customers' behaviour changes; watching it all the time gives early warning of
obstacles. A persona is a portrait: after a year its devices, its worries and its habits may be others.

## Bad
```yaml
# catalogue.yaml
personas:
  greta:
    title: Greta, 78, reads email on a poor line
    research: {interviews: 5, last: 2025-06-02}
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
    research: {interviews: 5, last: 2026-06-02}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Talk to a few such customers again, correct what has changed, and write the day under `last` of `research`. A persona
without that day is not reported; one without interviews is left to CX701. How many days may pass can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_persona
from cxjourney.rules.rule import Rule, Threshold


def check_workspace(workspace: WorkspaceStudy, words: Language, days: int) -> Iterator[Finding]:
    """Report each persona whose latest research is too long ago."""
    for persona in workspace.defined_personas():
        last = persona.thing.research.last
        if last and persona.thing.research.interviews and workspace.as_of.is_older_than(last, days):
            message = words.text("CX710.message", persona=persona.id, last=words.day(last), days=days)
            yield at_persona(persona, message, words.text("CX710.help"))


RULE = Rule(
    code="CX710",
    slug="stale-persona",
    severity=Severity.WARNING,
    scope="persona",
    source="understanding",
    summary="The latest research on the persona is old.",
    page=__doc__,
    check_workspace=check_workspace,
    threshold=Threshold(365, "days", "How long ago the latest research on a persona may be."),
)
