"""A phase that is interrupted, or stands in another place than the list of phases says.

## Why it matters
A phase is a part of the journey: a band above the stages that are in it. Where another phase lies between its stages,
the map draws it twice, and nobody can say where it ends. Mostly a stage was added at the wrong place, or names a wrong
phase.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
phases:
  - {id: choosing, title: Choosing}
  - {id: opening, title: Opening}
stages:
  - {id: hears, title: Hears about the account, phase: choosing}
  - {id: applies, title: Applies, phase: opening}
  - {id: compares, title: Compares banks, phase: choosing}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
phases:
  - {id: choosing, title: Choosing}
  - {id: opening, title: Opening}
stages:
  - {id: hears, title: Hears about the account, phase: choosing}
  - {id: compares, title: Compares banks, phase: choosing}
  - {id: applies, title: Applies, phase: opening}
```

## How to fix it
Move the stage to the others of its phase, or correct its `phase`. What customers go through again stays where it is: a
way back is written under `next`. Stages without a `phase` between those of one interrupt it too. Of phases that each
stand together, reported is the first stage of one that `phases` lists before another which has had its stages already;
the phases `before`, `during` and `after` come in this order. Where a phase is interrupted, only that is said.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import get_args

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Journey
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that resumes a phase, else each that begins one later than the phases are listed."""
    runs = [(phase, list(stages)) for phase, stages in groupby(study.journey.stages, lambda stage: stage.phase)]
    begun = [phase for phase, _ in runs if phase]
    if len(begun) == len(set(begun)):
        yield from _late_phases(study, words)
        return
    last_of_phase: dict[str, str] = {}
    for phase, stages in runs:
        if phase in last_of_phase:
            message = words.text("CX207.message", stage=stages[0].id, phase=phase, last=last_of_phase[phase])
            yield at_stage(study, stages[0], message, words.text("CX207.help", phase=phase))
        if phase:
            last_of_phase[phase] = stages[-1].id


def _late_phases(study: Study, words: Language) -> Iterator[Finding]:
    """Yield a finding for the first stage of each phase that is listed before one which has had its stages."""
    places = _listed_places(study.journey)
    furthest: str | None = None
    for phase, stages in groupby(study.journey.stages, lambda stage: stage.phase):
        if phase not in places:
            continue
        if furthest is not None and places[phase] < places[furthest]:
            stage = next(stages)
            message = words.text(
                "CX207.order", stage=stage_name_in(study, stage.id, words), phase=phase, other=furthest
            )
            yield at_stage(study, stage, message, words.text("CX207.help.order"))
        else:
            furthest = phase


def _listed_places(journey: Journey) -> dict[str, int]:
    """Return where each phase stands in the list; without a list the times before, during and after, in this order."""
    listed = [phase.id for phase in journey.phases] or get_args(PhaseTime)
    return {phase: place for place, phase in enumerate(listed)}


RULE = Rule(
    code="CX207",
    slug="phase-order",
    severity=Severity.WARNING,
    scope="stage",
    source="centric",
    summary="A phase is interrupted by another one, or comes later than the phases are listed.",
    page=__doc__,
    check=check,
)
