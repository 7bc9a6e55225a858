"""A workspace that rests on few types of data.

## Why it matters
The average organisation uses five types of data on its customers, unchanged in two years, and the three most used are
all behavioural. Who uses no more than that sees what everybody sees.

## Bad
```yaml
# catalogue.yaml
organisation: {title: Northbank}
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics}
  call-log: {title: Contact-centre log, type: call-log}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics, call-log]}
```

## Good
```yaml
# catalogue.yaml
organisation: {title: Northbank}
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics}
  call-log: {title: Contact-centre log, type: call-log}
  purchases: {title: Contracts signed, type: purchases}
  survey: {title: Survey after opening, type: survey-csat}
  interviews: {title: Interviews, type: interviews}
  branch-diary: {title: Observation in three branches, type: observation}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    data: [web-analytics, call-log, purchases, survey, interviews, branch-diary]
```

## How to fix it
Counted are the types of the sources that observe something in any journey of the workspace, drafts and future
journeys among them; two surveys of the same type are one type. `cxjourney gaps` says which type would answer which
gap: begin with the stages that matter most. How many types are enough can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_workspace
from cxjourney.rules.rule import Rule, Threshold

AVERAGE = 5
"""The number of types of data that the average organisation uses (``mission.md``, traps-view)."""


def check_workspace(workspace: WorkspaceStudy, words: Language, enough: int) -> Iterator[Finding]:
    """Report a workspace whose journeys are observed by few types of data."""
    types = sorted({type_ for study in workspace.studies for type_ in study.summary.data_types})
    if workspace.studies and len(types) < enough:
        yield at_workspace(workspace, _message(types, enough, words), words.text("CX306.help"))


def _message(types: list[str], enough: int, words: Language) -> str:
    if not types:
        return words.text("CX306.message.none", enough=enough, average=AVERAGE)
    return words.count(
        "CX306.message",
        len(types),
        types=words.join_and(types),
        enough=enough,
        average=AVERAGE,
    )


RULE = Rule(
    code="CX306",
    slug="few-data-types",
    severity=Severity.INFO,
    scope="workspace",
    source="traps-view",
    summary="The journeys are observed by fewer types of data than most organisations should be content with.",
    page=__doc__,
    check_workspace=check_workspace,
    needs_whole=True,
    threshold=Threshold(6, "types", "How many types of data are enough.", 1, 100),
)
