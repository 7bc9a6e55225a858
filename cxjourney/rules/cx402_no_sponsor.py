"""A journey that no leader answers for.

## Why it matters
Culture change fails for lack of clarity, of broad buy-in and of lasting interest. A team that owns a journey can't
move the other teams on its way by itself: that takes a leader who answers for the experience of customers, by name.

## Bad
```yaml
# catalogue.yaml
organisation: {title: Northbank}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## Good
```yaml
# catalogue.yaml
organisation: {title: Northbank, sponsor: Chief customer officer}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies}
```

## How to fix it
Name a leader, or the post, under `sponsor` of the organisation in the catalogue, for all journeys at once, or under
`sponsor` of the journey. Where catalogues in several folders describe an organisation, the nearest one is asked.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that has no sponsor, in an organisation that has none."""
    organisation = study.scope.organisation
    if not study.journey.sponsor and not (organisation and organisation.sponsor):
        yield at_journey(
            study,
            words.text("CX402.message", journey=study.journey.journey),
            words.text("CX402.help"),
        )


RULE = Rule(
    code="CX402",
    slug="no-sponsor",
    severity=Severity.WARNING,
    scope="journey",
    source="centric",
    summary="Neither the journey nor the organisation names a sponsor.",
    page=__doc__,
    check=check,
)
