"""A phase or a lane that nothing uses.

## Why it matters
A phase that no stage is in, and a lane that no stage has a note for, are on no map. Either something is missing, such
as the `phase` of a stage, or they were left over and make readers look for what is not there.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
phases:
  - {id: choosing, title: Choosing}
  - {id: opening, title: Opening}
lanes:
  - {id: promises, title: What the bank promises}
stages:
  - {id: applies, title: Applies, phase: opening}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
phases:
  - {id: opening, title: Opening}
lanes:
  - {id: promises, title: What the bank promises}
stages:
  - {id: applies, title: Applies, phase: opening, notes: {promises: [An answer within a day]}}
```

## How to fix it
Write the phase's id under `phase` of the stages that are in it, and something under `notes` of a stage for the lane;
or delete what is left over. The lanes of a catalogue are looked at only when the whole workspace was read: any journey
that sees the catalogue may use them.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.workspace.definitions import DefinedAt


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each phase and lane of a journey that none of its stages uses."""
    journey, about = study.journey, About(study.journey.journey)
    named = {stage.phase for stage in journey.stages}
    for index, phase in enumerate(journey.phases):
        if phase.id not in named:
            message, help_ = words.text("CX208.phase", phase=phase.id), words.text("CX208.phase.help", phase=phase.id)
            yield Finding(message, help_, ("phases", index, "id"), about)
    noted = _noted_lanes(study)
    for index, lane in enumerate(journey.lanes):
        if lane.id not in noted:
            message, help_ = words.text("CX208.lane", lane=lane.id), words.text("CX208.lane.help", lane=lane.id)
            yield Finding(message, help_, ("lanes", index, "id"), about)


def check_workspace(workspace: WorkspaceStudy, words: Language) -> Iterator[Finding]:
    """Report each lane of a catalogue that no journey which sees it uses."""
    if not workspace.workspace.whole or not any(seen.catalogue.lanes for seen in workspace.catalogues):
        return
    noted = {
        (study.defined_at("lane", id_).document.source.name, id_)
        for study in workspace.studies
        for id_ in _noted_lanes(study)
    }
    for seen in workspace.catalogues:
        for index, lane in enumerate(seen.catalogue.lanes):
            if (seen.document.source.name, lane.id) not in noted:
                path = ("lanes", index, "id")
                message, help_ = words.text("CX208.lane", lane=lane.id), words.text("CX208.lane.help", lane=lane.id)
                yield Finding(message, help_, path, About(), DefinedAt(seen.document, path))


def _noted_lanes(study: Study) -> set[str]:
    return {lane for stage in study.journey.stages for lane, notes in stage.notes.items() if notes}


RULE = Rule(
    code="CX208",
    slug="unused-phase-or-lane",
    severity=Severity.WARNING,
    scope="file",
    source="centric",
    summary="No stage is in the phase, or no stage has a note for the lane.",
    page=__doc__,
    check=check,
    check_workspace=check_workspace,
)
