"""A whole journey in one department.

## Why it matters
Journeys neither end at the purchase nor belong to marketing alone. Where a single team owns every stage from end to
end, the map more likely shows that team's part of the way, or its view of it, than what customers go through.

## Bad
```yaml
# catalogue.yaml
teams:
  marketing: {title: Marketing}
  onboarding: {title: Onboarding}
# journey.yaml
journey: open-account
title: Opening an account
scope: end-to-end
stages:
  - {id: hears, title: Hears about the account, owner: marketing}
  - {id: applies, title: Applies, owner: marketing}
```

## Good
```yaml
# catalogue.yaml
teams:
  marketing: {title: Marketing}
  onboarding: {title: Onboarding}
# journey.yaml
journey: open-account
title: Opening an account
scope: end-to-end
stages:
  - {id: hears, title: Hears about the account, owner: marketing}
  - {id: applies, title: Applies, owner: onboarding}
```

## How to fix it
Ask at each stage who really serves customers there, and name that team. If the map shows a part of the way only,
write `scope: part`. Nothing is reported where a stage has no owner: it may be another team's.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report an end-to-end journey whose stages all belong to one team."""
    journey = study.journey
    owners = {stage.owner or "" for stage in journey.stages}
    if journey.scope == "end-to-end" and len(journey.stages) > 1 and len(owners) == 1 and all(owners):
        yield at_journey(
            study,
            words.text("CX407.message", journey=journey.journey, team=words.join_and(owners)),
            words.text("CX407.help"),
        )


RULE = Rule(
    code="CX407",
    slug="one-department",
    severity=Severity.INFO,
    scope="journey",
    source="centric",
    summary="An end-to-end journey has one and the same owner at every stage.",
    page=__doc__,
    check=check,
)
