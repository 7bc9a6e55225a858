"""Data without a date.

## Why it matters
A figure always names its date: without one nobody can tell last week's survey from that of five years ago. A source
without a date never goes stale here, so that nobody is ever reminded to look.

## Bad
```yaml
# catalogue.yaml
data_sources:
  nps: {title: NPS survey, type: survey-nps, cadence: monthly}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  nps: {title: NPS survey, type: survey-nps, cadence: monthly, refreshed: 2026-10-31}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [nps]}
```

## How to fix it
Write the day of the newest data under `refreshed`. For data that comes in all the time it is the day on which
somebody last saw it arrive. Looked at are sources that are available and that a journey names anywhere, drafts among
them; a source without data yet has `status: planned`, and one that was measured (`evidence.json`) has its day
from there.
"""

from collections.abc import Iterator

from cxjourney.analysis.evidence_states import dated_source
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each available source that a journey names and that has no date."""
    for source in workspace.named_sources():
        if not dated_source(source.id, source.thing, source.scope).refreshed:
            yield at_source(source, words.text("CX504.message", source=source.id), words.text("CX504.help"))


RULE = Rule(
    code="CX504",
    slug="undated-source",
    severity=Severity.WARNING,
    scope="source",
    source="traps-monitor",
    summary="A journey names the data source, and it does not say how new its data is.",
    page=__doc__,
    check_workspace=check_workspace,
)
