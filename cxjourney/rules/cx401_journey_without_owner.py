"""A journey that nobody owns.

## Why it matters
Fewer than half of all organisations have a team that measures and analyses the experience of their customers. Where
nobody owns the view of a journey, decisions rest on whoever speaks loudest, and the map is out of date within months.

## Bad
```yaml
# catalogue.yaml
teams:
  onboarding: {title: Onboarding}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# catalogue.yaml
teams:
  onboarding: {title: Onboarding}
# journey.yaml
journey: open-account
title: Opening an account
owner: onboarding
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Agree which team answers for the journey as a whole, define it under `teams`, and name it as the journey's `owner`.
Its form does not matter: a department, a project, two people. Owners of stages do not count here: each of them sees a
part.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey without an owner."""
    if not study.journey.owner:
        yield at_journey(
            study,
            words.text("CX401.message", journey=study.journey.journey),
            words.text("CX401.help"),
        )


RULE = Rule(
    code="CX401",
    slug="journey-without-owner",
    severity=Severity.WARNING,
    scope="journey",
    source="traps-team",
    summary="No team owns the journey.",
    page=__doc__,
    check=check,
)
