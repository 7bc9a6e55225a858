"""A stage from which no way leads to an end.

## Why it matters
A journey leads somewhere: to what customers came for, or to an end that nobody wanted (declined, gave up). From a
dead end neither is reached. Either a link is missing, or an ending that is real goes unsaid, and with it the
customers who are lost there.

## Bad
```yaml
  - id: applies
    title: Applies
    next: [signs, is-declined]
  - id: is-declined
    title: Is declined
    next: []
  - id: signs
    title: Signs
    outcome: success
```

## Good
```yaml
  - id: applies
    title: Applies
    next: [signs, is-declined]
  - id: is-declined
    title: Is declined
    next: []
    outcome: other
  - id: signs
    title: Signs
    outcome: success
```

## How to fix it
Say under `next` where the stage leads, or mark it as an end: `outcome: success` where customers have what they came
for, `outcome: other` where they end up without it. If no stage has an `outcome`, those that lead nowhere are the
ends, all of them successes; a journey that only goes round in circles has none, and then every stage is reported.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.journey_paths import outcomes, reachable
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage from which no path leads to an outcome."""
    ends = outcomes(study.journey)[0]
    leading = reachable(ends, study.backwards)
    for stage in study.journey.stages:
        if stage.id not in leading:
            yield at_stage(study, stage, _reason(study, stage.id, ends, words), words.text("CX202.help"))


def _reason(study: Study, id_: str, ends: tuple[str, ...], words: Language) -> str:
    stage = stage_name_in(study, id_, words)
    onwards = [stage_name_in(study, to, words) for to in dict.fromkeys(study.forwards[id_]) if to != id_]
    if onwards and ends:
        return words.text("CX202.message.no-further", stage=stage, next=words.join_and(onwards, most=5))
    if onwards:
        return words.text("CX202.message.circles", stage=stage)
    if study.forwards[id_]:
        return words.text("CX202.message.itself", stage=stage)
    return words.count(
        "CX202.message.nowhere",
        len(ends),
        stage=stage,
        ends=words.join_and((stage_name_in(study, end, words) for end in ends), most=5),
    )


RULE = Rule(
    code="CX202",
    slug="dead-end-stage",
    severity=Severity.ERROR,
    scope="stage",
    source="centric",
    summary="No path from the stage leads to an outcome.",
    page=__doc__,
    check=check,
)
