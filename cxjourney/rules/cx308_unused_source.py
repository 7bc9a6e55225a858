"""A data source that no journey uses.

## Why it matters
Data that is collected and never looked at costs money and goodwill: somebody filled in that survey. Laying all the
data at hand against the stages shows where it would help, and what could be given up.

## Bad
```yaml
# catalogue.yaml
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics}
  complaints: {title: Complaints, type: complaints}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics]}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  web-analytics: {title: Web analytics, type: web-analytics}
  complaints: {title: Complaints, type: complaints}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics, complaints]}
```

## How to fix it
Name it under `data` where it sees something, or delete it. Naming is: `data`, `evidence`, the `source` of an emotion,
a quote, a metric or a delivery, in any journey of the workspace, drafts among them. A source behind a persona (its
`research` or its `share`) is in use too, wherever that persona is defined; a waiver that names a source does not use
it. Sources that are planned or unavailable are looked at as well. The rule speaks only when the whole workspace was
read.
"""

from collections.abc import Iterator

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each data source that no journey, and no persona, names."""
    for source in workspace.unused_sources():
        yield at_source(source, words.text("CX308.message", source=source.id), words.text("CX308.help"))


RULE = Rule(
    code="CX308",
    slug="unused-source",
    severity=Severity.INFO,
    scope="source",
    source="traps-view",
    summary="No journey names the data source anywhere.",
    page=__doc__,
    check_workspace=check_workspace,
    needs_whole=True,
)
