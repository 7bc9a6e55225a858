"""A journey that is not shown to those who make it.

## Why it matters
Regular sharing aligns an organisation. A team that owns a stage and never sees the map goes on improving its own
part, at times at the cost of the next.

## Bad
```yaml
# catalogue.yaml
teams:
  onboarding: {title: Onboarding}
  branches: {title: Branch network}
# journey.yaml
journey: open-account
title: Opening an account
owner: onboarding
shared_with: [onboarding]
stages:
  - {id: applies, title: Applies, owner: onboarding}
  - {id: signs, title: Signs at a branch, owner: branches}
```

## Good
```yaml
# catalogue.yaml
teams:
  onboarding: {title: Onboarding}
  branches: {title: Branch network}
# journey.yaml
journey: open-account
title: Opening an account
owner: onboarding
shared_with: [branches]
stages:
  - {id: applies, title: Applies, owner: onboarding}
  - {id: signs, title: Signs at a branch, owner: branches}
```

## How to fix it
Show the journey regularly to the teams on its way, and name them under `shared_with`. Every team that owns a stage
belongs there; the team that owns the journey knows it already. An empty `shared_with` is reported even where one
team owns all of it, or nobody else ever learns from it; a team named there is taken at its word, the owner too. One
finding names all the teams that are missing; owners of touchpoints and pain points are not looked at.
"""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Journey
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that is shared with nobody, or not with every team that owns a stage."""
    journey = study.journey
    owners = dict.fromkeys(stage.owner for stage in journey.stages if stage.owner)
    missing = [team for team in owners if team != journey.owner and team not in journey.shared_with]
    if missing or not journey.shared_with:
        help_ = words.text("CX506.help.these" if missing else "CX506.help.others")
        yield at_journey(study, _message(journey, missing, words), help_)


def _message(journey: Journey, missing: Sequence[str], words: Language) -> str:
    if not missing:
        return words.text("CX506.message.nobody", journey=journey.journey)
    teams = words.join_and(missing, most=5)
    if not journey.shared_with:
        return words.count(
            "CX506.message.not-even",
            len(missing),
            journey=journey.journey,
            teams=teams,
        )
    return words.count("CX506.message.left-out", len(missing), journey=journey.journey, teams=teams)


RULE = Rule(
    code="CX506",
    slug="not-shared",
    severity=Severity.WARNING,
    scope="journey",
    source="traps-monitor",
    summary="The journey is shared with nobody, or not with a team that owns one of its stages.",
    page=__doc__,
    check=check,
)
