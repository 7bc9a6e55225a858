"""Recorded evidence says otherwise than what is written of a data source.

## Why it matters
A map says what an organisation knows by the data that it claims to have. Where somebody looked, and the data wasn't
there, held nothing, or was older than is written, the map is wrong in the very point on which all others rest.

## Bad
```yaml
# catalogue.yaml
data_sources:
  web-analytics:
    title: Web analytics
    type: web-analytics
    refreshed: 2026-11-19
    binding: {file: events.csv, customer: user, time: at, stages: {column: event, map: {begin: applies}}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics]}
# evidence.json (in short)
sources: {web-analytics: {status: failed, failed: {"on": 2026-11-20, code: CX905}}}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  web-analytics:
    title: Web analytics
    type: web-analytics
    status: unavailable
    binding: {file: events.csv, customer: user, time: at, stages: {column: event, map: {begin: applies}}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [web-analytics]}
# evidence.json (in short)
sources: {web-analytics: {status: failed, failed: {"on": 2026-11-20, code: CX905}}}
```

## How to fix it
Find out why no data arrives, and measure again with `cxjourney evidence measure --write`; or write what is true:
`status: unavailable`, or the day of the newest data under `refreshed`. Where data is measured, `refreshed` can be left
out: how old the data is goes by the measured day. Looked at are the records (`evidence.json`) beside the files that
define sources. Sources that are planned or unavailable are left alone, and those whose binding has changed (CX318).
"""

from collections.abc import Iterator
from datetime import date

from cxjourney.analysis.evidence_states import newest_day, source_gone
from cxjourney.analysis.workspace_study import DefinedEntity, WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import DataSource
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each available source that isn't there, is empty, or is older than it says."""
    for source in workspace.defined_sources():
        evidence = source.scope.evidence.get(source.id)
        if evidence is None or source.thing.status != "available":
            continue
        if gone := source_gone(evidence):
            day = words.day(date.fromisoformat(gone.since))
            key = "empty" if gone.is_empty else "missing"
            help_ = words.text("CX312.help.gone", status="status: unavailable", command="cxjourney evidence measure")
            yield at_source(source, words.text(f"CX312.message.{key}", source=source.id, date=day), help_)
        else:
            yield from _older(source, words)


def _older(source: DefinedEntity[DataSource], words: Language) -> Iterator[Finding]:
    newest, refreshed = newest_day(source.thing, source.scope.evidence[source.id]), source.thing.refreshed
    if newest is not None and refreshed is not None and newest < refreshed:
        days = {"refreshed": words.day(refreshed), "newest": words.day(newest)}
        message = words.text("CX312.message.older", source=source.id, **days)
        yield at_source(source, message, words.text("CX312.help.older", newest=newest))


RULE = Rule(
    code="CX312",
    slug="evidence-disagrees",
    severity=Severity.ERROR,
    scope="source",
    source="traps-view",
    summary="Recorded evidence says that an available source is missing, empty, or older than declared.",
    page=__doc__,
    check_workspace=check_workspace,
)
