"""Teams, and none for insight.

## Why it matters
Fewer than half of all organisations have a team that measures and analyses the experience of customers. Without one,
every department has its own truth, and decisions rest on conflicting opinions.

## Bad
```yaml
# catalogue.yaml
organisation: {title: Northbank}
teams:
  onboarding: {title: Onboarding, role: delivery}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# catalogue.yaml
organisation: {title: Northbank}
teams:
  onboarding: {title: Onboarding, role: delivery}
  insight: {title: Customer insight, role: insight}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
If there is a team that measures and analyses the experience, give it `role: insight`: its form does not matter, that
it owns an objective view does. If there is none, that is the finding. Every team in the workspace is looked at, those
that drafts define among them; where no team is defined, nothing is reported. The rule speaks only when the whole
workspace was read.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_workspace
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report a workspace that has teams, and none for insight."""
    teams = [team for definitions, *_ in workspace.definitions() for team in definitions.teams.values()]
    if teams and all(team.role != "insight" for team in teams):
        yield at_workspace(workspace, words.text("CX405.message"), words.text("CX405.help"))


RULE = Rule(
    code="CX405",
    slug="no-insight-team",
    severity=Severity.WARNING,
    scope="workspace",
    source="traps-team",
    summary="Teams are defined, and none has the role insight.",
    page=__doc__,
    check_workspace=check_workspace,
    needs_whole=True,
)
