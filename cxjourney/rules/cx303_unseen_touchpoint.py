"""Touchpoints that no data source sees.

## Why it matters
A stage can look well covered while one of its touchpoints is in the dark: most often the one on paper, on the phone
or face to face, and with it the customers who use it. What happens there shows in no figure.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    touchpoints:
      - {title: Form on the web, channel: web, data: [web-analytics]}
      - {title: Form with an adviser, channel: branch}
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    touchpoints:
      - {title: Form on the web, channel: web, data: [web-analytics]}
      - {title: Form with an adviser, channel: branch, data: [branch-diary]}
```

## How to fix it
Name the source that sees a touchpoint under `data` of that touchpoint; a source that sees the stage as a whole does
not show what happens at each of its touchpoints. Stages that nothing observes at all are CX301's.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import reason_not_counting
from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Touchpoint
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that is observed and has unseen touchpoints, naming them all."""
    for coverage in study.coverage.stages:
        if coverage.unseen and coverage.level != "none":
            unseen = words.join_and(_name_touchpoint(study, touchpoint, words) for touchpoint in coverage.unseen)
            yield at_stage(
                study,
                coverage.stage,
                words.text("CX303.message", stage=stage_name_in(study, coverage.stage.id, words), touchpoints=unseen),
                words.text("CX303.help"),
                touchpoint=[touchpoint.label for touchpoint in coverage.unseen],
            )


def _name_touchpoint(study: Study, touchpoint: Touchpoint, words: Language) -> str:
    """Name a touchpoint, and why the sources that it names don't count."""
    reasons = [
        reason_not_counting(id_, study.scope.sources[id_], study.as_of, words) for id_ in dict.fromkeys(touchpoint.data)
    ]
    if not reasons:
        return short_name(touchpoint, words)
    return words.text("CX303.although", touchpoint=short_name(touchpoint, words), reasons=words.join_and(reasons))


RULE = Rule(
    code="CX303",
    slug="unseen-touchpoint",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-view",
    summary="The stage is observed, but some of its touchpoints are not.",
    page=__doc__,
    check=check,
)
