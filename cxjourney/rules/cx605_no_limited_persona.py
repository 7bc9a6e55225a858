"""A journey for people without limits.

## Why it matters
Access is a spectrum: connection, skills, distance, disability. If everybody on the map has the best of each, nobody
on it can ever be stranded, and the map can't warn you of those who are.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
personas:
  dara: {title: "Dara, 25, has only a smartphone", access: {devices: [smartphone]}}
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
personas:
  dara: {title: "Dara, 25, has only a smartphone", access: {devices: [smartphone]}}
  greta: {title: "Greta, 78, reads email on a poor line", access: {internet: poor, assistive: [large-text]}}
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Add a persona, built on real conversations, who has a poor connection, little practice, a short range or an assistive
need, or note under `access` what your personas lack in truth; what is left out there counts as the best there is. A
lack of devices alone is no limit here. Journeys that no persona travels are not judged.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import is_limited
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that is travelled by personas without limits only."""
    if study.travellers and not any(map(is_limited, study.travellers.values())):
        unsaid = {name for persona in study.travellers.values() for name in persona.access.unsaid}
        message = words.count(
            "CX605.message" if unsaid <= {"devices"} else "CX605.unsaid",
            len(study.travellers),
            personas=words.join_and(study.travellers),
            journey=study.journey.journey,
        )
        yield at_journey(study, message, words.text("CX605.help"), persona=study.travellers)


RULE = Rule(
    code="CX605",
    slug="no-limited-persona",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="None of the personas that travel the journey has a limited access.",
    page=__doc__,
    check=check,
)
