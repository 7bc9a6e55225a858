"""A data source that nobody owns.

## Why it matters
Data that nobody owns goes stale without anybody noticing, and when a figure looks odd there is nobody to ask. An
objective, data-based view of customers begins with somebody who keeps the data.

## Bad
```yaml
# catalogue.yaml
teams:
  insight: {title: Customer insight}
data_sources:
  nps: {title: NPS survey, type: survey-nps}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## Good
```yaml
# catalogue.yaml
teams:
  insight: {title: Customer insight}
data_sources:
  nps: {title: NPS survey, type: survey-nps, owner: insight}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## How to fix it
Name under `owner` the team that keeps the data; for data that a partner supplies, the team that gets it, or the
partner as a team of the role `partner`. Sources that are planned or unavailable are looked at as well: somebody has
to bring them. So are those that no journey uses.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each data source without an owner."""
    for source in workspace.defined_sources():
        if not source.thing.owner:
            yield at_source(source, words.text("CX404.message", source=source.id), words.text("CX404.help"))


RULE = Rule(
    code="CX404",
    slug="source-without-owner",
    severity=Severity.WARNING,
    scope="source",
    source="traps-team",
    summary="No team owns the data source.",
    page=__doc__,
    check_workspace=check_workspace,
)
