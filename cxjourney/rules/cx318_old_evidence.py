"""What was measured is old, tells of another binding, or of another smallest group.

## Why it matters
A record in git looks the same on the day it was made and three years later. It shows what the data held then: a source
that has gone dark since is still shown as verified.

## Bad
```yaml
# catalogue.yaml
data_sources:
  app-events:
    title: Events of the app
    type: app-analytics
    binding: {file: events.csv, customer: user, time: at, stages: {column: event, map: {begin: applies}}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [app-events]}
# evidence.json (in short)
sources: {app-events: {measured: 2026-09-01, stages: {open-account/applies: {rows: 500}}}}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  app-events:
    title: Events of the app
    type: app-analytics
    binding: {file: events.csv, customer: user, time: at, stages: {column: event, map: {begin: applies}}}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [app-events]}
# evidence.json (in short)
sources: {app-events: {measured: 2026-11-20, stages: {open-account/applies: {rows: 500}}}}
```

## How to fix it
Measure again with `cxjourney evidence measure --write`, best by a job that runs every week. A record is outdated where
the `binding` of a source is another than when it was measured, or is gone: what it says is then taken as not measured.
Where somebody ended the measuring before it came to a source or a journey (`broken_off` in the record), what is there
is of an earlier day than the rest.
"""

from collections.abc import Iterator
from datetime import date

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey, at_source
from cxjourney.rules.rule import Rule, Threshold
from cxjourney.workspace.evidence_in_scope import JourneyEvidence, SourceEvidence

COMMAND = "cxjourney evidence measure --write"


def check_workspace(workspace: WorkspaceStudy, words: Language, days: int) -> Iterator[Finding]:
    """Report each source whose record is outdated, of another smallest group, or old."""
    for source in workspace.defined_sources():
        evidence = source.scope.evidence.get(source.id)
        if evidence is None or source.thing.status != "available":
            continue
        if evidence.is_outdated:
            key = "outdated" if source.thing.binding else "unbound"
            told = words.text(f"CX318.message.{key}", source=source.id)
        else:
            told = _what_is_wrong(evidence, source.id, workspace.as_of, words, days)
        if told:
            yield at_source(source, told, words.text("CX318.help", command=COMMAND))


def check(study: Study, words: Language, days: int) -> Iterator[Finding]:
    """Report a journey whose measured paths are of another smallest group, or old, where no source of it says so."""
    evidence = study.in_scope.evidence
    if evidence is None:
        return
    known = [study.scope.evidence[id_] for id_ in evidence.measured.sources if id_ in study.scope.evidence]
    if any(one.is_outdated or _what_is_wrong(one, "", study.as_of, words, days) for one in known):
        return
    told = _what_is_wrong(evidence, study.journey.journey, study.as_of, words, days)
    if told:
        yield at_journey(study, told, words.text("CX318.help", command=COMMAND))


def _what_is_wrong(
    evidence: SourceEvidence | JourneyEvidence, id_: str, as_of: AsOf, words: Language, days: int
) -> str:
    if evidence.wanted_group is not None and evidence.group != evidence.wanted_group:
        groups = {"group": words.number(evidence.group), "wanted": words.number(evidence.wanted_group)}
        return words.text("CX318.message.group", id=id_, **groups)
    if evidence.measured_on is None:
        return ""
    day = date.fromisoformat(evidence.measured_on)
    if not as_of.is_older_than(day, days):
        ended = evidence.broken_off
        return words.text("CX318.message.broken", id=id_, date=_day(ended, words)) if ended else ""
    return words.text("CX318.message.old", id=id_, date=words.day(day), days=words.number(days))


def _day(written: str, words: Language) -> str:
    try:
        return words.day(date.fromisoformat(written))
    except ValueError:
        return written


RULE = Rule(
    code="CX318",
    slug="old-evidence",
    severity=Severity.WARNING,
    scope="source, journey",
    source="traps-monitor",
    summary="What was measured is old, or tells of another binding or of another smallest group.",
    page=__doc__,
    check=check,
    check_workspace=check_workspace,
    threshold=Threshold(30, "days", "After how long what was measured is old."),
)
