"""Much of a data source stands for nothing that anybody has named.

## Why it matters
Rows whose values no binding maps are left out of every figure. Where they are many, stages look emptier than they are,
and what is new in the data is seen by nobody.

## Bad
```yaml
# catalogue.yaml
data_sources:
  app-events:
    title: Events of the app
    type: app-analytics
    refreshed: 2026-11-19
    binding: {file: events.csv, customer: user, time: at, stages: {column: event, map: {begin: applies}}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [app-events]}
# evidence.json (in short)
sources:
  app-events:
    rows: 1000
    unknown: {rows: 400, values: [{value: [session_start], rows: 400}]}
    stages: {open-account/applies: {rows: 600}}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  app-events:
    title: Events of the app
    type: app-analytics
    refreshed: 2026-11-19
    binding:
      file: events.csv
      customer: user
      time: at
      stages: {column: event, map: {begin: applies}, ignore: [session_start]}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [app-events]}
# evidence.json (in short)
sources:
  app-events:
    rows: 1000
    ignored: 400
    stages: {open-account/applies: {rows: 600}}
```

## How to fix it
Write under `stages` of the source's `binding` for which stage each value stands, and under `ignore` those that are
known and stand for none (`ignore: rest` silences all others); then measure again with
`cxjourney evidence measure --write`. Looked at are sources that are available and were measured as they are bound now.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_source
from cxjourney.rules.rule import Rule, Threshold
from cxjourney.text.shorten import shorten

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import UnmappedValue

MOST_VALUES = 3
LONGEST_VALUE = 40


def check_workspace(workspace: WorkspaceStudy, words: Language, most: int) -> Iterator[Finding]:
    """Report each available source of which too many rows are unknown."""
    for source in workspace.defined_sources():
        evidence = source.scope.evidence.get(source.id)
        figures = evidence.figures if evidence else None
        if figures is None or source.thing.status != "available" or not isinstance(figures.rows, int):
            continue
        unknown, rows = figures.unknown.rows, figures.rows
        if 100 * unknown > most * rows:
            message = words.text(
                "CX315.message",
                source=source.id,
                percent=words.percent(100 * unknown / rows),
                unknown=words.number(unknown),
                rows=words.number(rows),
            )
            if values := figures.unknown.values[:MOST_VALUES]:
                told = words.list_words(_value(one, words) for one in values)
                message = words.join_sentences((message, words.text("CX315.values", values=told)))
            yield at_source(source, message, words.text("CX315.help", source=source.id))


def _value(unknown: "UnmappedValue", words: Language) -> str:
    parts = (shorten(part or "", LONGEST_VALUE) for part in unknown.value)
    return words.quote(" + ".join(parts))


RULE = Rule(
    code="CX315",
    slug="unknown-values",
    severity=Severity.WARNING,
    scope="source",
    source="traps-view",
    summary="Many rows of the source hold values of which nobody has said what they stand for.",
    page=__doc__,
    check_workspace=check_workspace,
    threshold=Threshold(5, "per cent", "How many per cent of the rows may be unknown.", 0, 100),
)
