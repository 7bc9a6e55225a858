"""Customers take a step that the journey doesn't show, or take one far more or less often than it says.

## Why it matters
A map is drawn as customers are meant to go. Where many of them go another way, back or past a stage, the map explains
nothing: the way that they really take is the one to be designed.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, next: [proves-identity]}
  - {id: proves-identity, title: Proves who they are, next: [receives-card]}
  - {id: receives-card, title: Receives the card}
# evidence.json (in short)
journeys:
  open-account:
    stages: [{stage: applies}, {stage: proves-identity}, {stage: receives-card}]
    transitions:
      - {from: applies, to: proves-identity, count: 90}
      - {from: proves-identity, to: applies, count: 30}
      - {from: proves-identity, to: receives-card, count: 60}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, next: [proves-identity]}
  - id: proves-identity
    title: Proves who they are
    next: [{to: receives-card, share: 0.6}, {to: applies, share: 0.3, when: A document is missing}]
  - {id: receives-card, title: Receives the card}
# evidence.json (in short)
journeys:
  open-account:
    stages: [{stage: applies}, {stage: proves-identity}, {stage: receives-card}]
    transitions:
      - {from: applies, to: proves-identity, count: 90}
      - {from: proves-identity, to: applies, count: 30}
      - {from: proves-identity, to: receives-card, count: 60}
```

## How to fix it
Write the step under `next` of the stage, with what leads to it under `when`; correct its `share`; or find out whether
a value in the binding is mapped to the wrong stage. A share is that of the visits to the stage after which the step was
taken. Steps over stages that nothing measures are taken as declared. What was measured by another binding than today's
is left alone (CX318).
"""

from collections.abc import Iterator

from cxjourney.analysis.measured_steps import MeasuredStep, measured_steps
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, most: int) -> Iterator[Finding]:
    """Report each frequent step that nobody declared, and each declared share that is far off."""
    for step in measured_steps(study):
        if step.visits is None or not step.visits:
            continue
        stage = study.journey.stages[study.position_of(step.from_)]
        named = {"stage": step.from_, "to": step.to, "percent": words.percent(100 * step.times / step.visits)}
        if not step.is_declared and 100 * step.times >= most * step.visits:
            message = words.text("CX317.message.step", **named)
            yield at_stage(study, stage, message, words.text("CX317.help.step", stage=step.from_, to=step.to))
        elif _is_share_off(step, step.visits, most):
            share = step.link.share if step.link else None
            message = words.text("CX317.message.share", **named, share=words.percent(100 * (share or 0.0)))
            help_ = words.text("CX317.help.share", share=f"{round(step.times / step.visits, 2)}")
            yield at_stage(study, stage, message, help_)


def _is_share_off(step: MeasuredStep, visits: int, most: int) -> bool:
    share = step.link.share if step.link else None
    return share is not None and abs(step.times / visits - share) > most / 100 + 1e-9


RULE = Rule(
    code="CX317",
    slug="undeclared-step",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-view",
    summary="Many customers take a step that the journey doesn't show, or a share that it says is far off.",
    page=__doc__,
    check=check,
    threshold=Threshold(
        5, "per cent", "From how many per cent of the visits to a stage a step counts; by how many a share may be off.",
        1, 100,
    ),
)  # fmt: skip
