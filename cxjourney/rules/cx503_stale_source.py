"""Data that is going stale.

## Why it matters
Customers change, and so do the ways on which they come. Old data looks just like new data on a map; only its date
tells that it speaks of people as they were. Past a second limit it no longer counts, and the stages that rest on it
go dark.

## Bad
```yaml
# catalogue.yaml
data_sources:
  nps: {title: NPS survey, type: survey-nps, cadence: monthly, refreshed: 2026-06-30}
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
Get newer data and write its day under `refreshed`, or find out why none came. If data of this kind stays true for
longer, write under `warn_after` and `error_after` for how long; without them the `cadence` decides. Looked at are
sources that are available and that a journey names anywhere, drafts among them: under `data`, as evidence, or as the
source of a figure. One that only a persona of a catalogue rests on is left to CX710. Where the data was measured
(`evidence.json`), the day of its newest row goes before `refreshed`.
"""

from collections.abc import Iterator
from datetime import date

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.evidence_states import dated_source, newest_day
from cxjourney.analysis.source_freshness import is_expired, is_stale
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import DataSource
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each available source that a journey names and whose newest data is past its limit."""
    for source in workspace.named_sources():
        dated = dated_source(source.id, source.thing, source.scope)
        if dated.refreshed is None or not is_stale(dated, workspace.as_of):
            continue
        if newest_day(dated, source.scope.evidence.get(source.id)):
            days = {"newest": words.day(dated.refreshed), "stale": words.number(dated.limits[0])}
            message = words.text("CX503.message.measured", source=source.id, **days)
            yield at_source(source, message, words.text("CX503.help.measured"))
        else:
            message = _message(source.id, dated, dated.refreshed, workspace.as_of, words)
            yield at_source(source, message, words.text("CX503.help"))


def _message(id_: str, source: DataSource, refreshed: date, as_of: AsOf, words: Language) -> str:
    """Return how old the newest data is, and which limits of these nobody wrote."""
    day, (stale, expired) = words.day(refreshed), source.limits
    if is_expired(source, as_of):
        limits = ["error_after"]
        message = words.text("CX503.message.expired", source=id_, refreshed=day, expired=expired)
    else:
        limits = ["warn_after", "error_after"]
        message = words.text("CX503.message.stale", source=id_, refreshed=day, stale=stale, expired=expired)
    unwritten = [limit for limit in limits if getattr(source, limit) is None]
    if not unwritten:
        return message
    default = words.text("CX503.default", attributes=words.list_words(unwritten))
    return words.text("figures.sentences", one=message, next=default)


RULE = Rule(
    code="CX503",
    slug="stale-source",
    severity=Severity.WARNING,
    scope="source",
    source="traps-monitor",
    summary="A journey names the data source, and its newest data is old.",
    page=__doc__,
    check_workspace=check_workspace,
)
