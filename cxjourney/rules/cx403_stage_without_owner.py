"""A stage that nobody owns.

## Why it matters
Customers fall through between teams: each looks after its own part, and the stage that belongs to nobody is where
letters lie and calls are passed on. Naming an owner for each stage shows who has to be in the room.

## Bad
```yaml
  - {id: applies, title: Applies}
```

## Good
```yaml
  - {id: applies, title: Applies, owner: onboarding}
```

## How to fix it
Name under `owner` the team that answers for what customers meet here. The owner of the journey is not taken for the
owner of its stages: where one team really has them all, say so at each.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage without an owner."""
    for stage in study.journey.stages:
        if not stage.owner:
            yield at_stage(
                study,
                stage,
                words.text("CX403.message", stage=stage_name_in(study, stage.id, words)),
                words.text("CX403.help"),
            )


RULE = Rule(
    code="CX403",
    slug="stage-without-owner",
    severity=Severity.INFO,
    scope="stage",
    source="traps-team",
    summary="No team owns the stage.",
    page=__doc__,
    check=check,
)
