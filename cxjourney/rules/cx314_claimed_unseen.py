"""A stage names a data source, and none of its rows stands for the stage.

## Why it matters
A stage that names a source counts as covered. Where the data was measured and no row of it stands for this stage, the
map shows a light where nobody sees anything.

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
  - {id: receives-card, title: Receives the card, data: [app-events]}
# evidence.json (in short)
sources: {app-events: {rows: 500, stages: {open-account/applies: {rows: 500}}}}
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
  - {id: receives-card, title: Receives the card}
# evidence.json (in short)
sources: {app-events: {rows: 500, stages: {open-account/applies: {rows: 500}}}}
```

## How to fix it
Write under `stages` of the source's `binding` which value stands for this stage, and measure again with
`cxjourney evidence measure --write`; or take the source off the stage's `data`. Looked at are sources that are
available and were measured as they are bound now; those that are missing or empty as a whole are left to CX312.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.evidence_states import measured_places, source_gone
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Stage
from cxjourney.model.binding import named_stages
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each source that a stage names and of which no row stands for the stage."""
    if not study.scope.evidence:
        return
    for stage in study.journey.stages:
        for id_ in named_sources(stage):
            kind = _unseen(study, stage, id_)
            if kind:
                message = words.text(f"CX314.message.{kind}", stage=stage_name_in(study, stage.id, words), source=id_)
                yield at_stage(study, stage, message, words.text("CX314.help", stage=stage.id, source=id_), source=id_)


def _unseen(study: Study, stage: Stage, id_: str) -> str:
    """Return ``none`` where no row stands for a stage, ``unmapped`` where nothing could; else nothing."""
    source, evidence = study.scope.sources[id_], study.scope.evidence.get(id_)
    figures = evidence.figures if evidence else None
    if evidence is None or figures is None or source.status != "available" or source_gone(evidence):
        return ""
    places = [place for _, place in measured_places(figures, f"{study.journey.journey}/", stage, id_)]
    if places:
        return "" if any(place.rows != 0 for place in places) else "none"
    return "" if source.binding is not None and stage.id in named_stages(source.binding) else "unmapped"


RULE = Rule(
    code="CX314",
    slug="claimed-unseen",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-view",
    summary="The stage names a source, and none of its measured rows stands for the stage.",
    page=__doc__,
    check=check,
)
