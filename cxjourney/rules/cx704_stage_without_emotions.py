"""A stage where nobody feels anything.

## Why it matters
Behaviour alone does not explain decisions: emotion and context do. A stage without emotions breaks the curve that
shows where a journey wins customers, and where it loses them.

## Bad
```yaml
  - {id: applies, title: Applies, data: [onboarding-nps]}
```

## Good
```yaml
  - {id: applies, title: Applies, data: [onboarding-nps], emotions: {dara: 1, milan: -1}}
```

## How to fix it
Write under `emotions` how each persona feels here, from -2 to 2; one is enough for a start. A guess is shown as
assumed until a source stands behind it, so it may be made in the open.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage without emotions."""
    for stage in study.journey.stages:
        if not stage.emotions:
            message = words.text("CX704.message", stage=stage_name_in(study, stage.id, words))
            yield at_stage(study, stage, message, words.text("CX704.help", least="-2", most="2"))


RULE = Rule(
    code="CX704",
    slug="stage-without-emotions",
    severity=Severity.INFO,
    scope="stage",
    source="traps-view",
    summary="Nobody's emotion is recorded at the stage.",
    page=__doc__,
    check=check,
)
