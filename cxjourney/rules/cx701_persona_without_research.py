"""A persona that nobody has talked to.

## Why it matters
Personas are to be built on real conversations. One that was made up at a table shows what the organisation believes
of its customers, and every map that is built on it repeats that belief.

## Bad
```yaml
# catalogue.yaml
personas:
  greta:
    title: Greta, 78, reads email on a poor line
    share: 0.14
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
    share: 0.14
    research: {interviews: 5, last: 2026-06-02}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Talk to five such customers, and write under `research` how many interviews there were, and when. Surveys and
analytics among its `sources` do not stand in for a conversation; visits, calls and focus groups are conversations:
count the people. Every persona that is defined is looked at, whether or not it travels a journey.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_persona
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each persona without interviews."""
    for persona in workspace.defined_personas():
        if not persona.thing.research.interviews:
            yield at_persona(persona, words.text("CX701.message", persona=persona.id), words.text("CX701.help"))


RULE = Rule(
    code="CX701",
    slug="persona-without-research",
    severity=Severity.WARNING,
    scope="persona",
    source="centric",
    summary="No interviews stand behind the persona.",
    page=__doc__,
    check_workspace=check_workspace,
)
