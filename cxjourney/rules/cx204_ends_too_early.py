"""An end-to-end journey that ends with the purchase.

## Why it matters
A journey neither ends at the purchase nor belongs to marketing alone. Whether customers stay is decided afterwards:
when the letter comes, when the first bill is wrong, when they need help. A map that calls itself end-to-end and stops
at the purchase leaves out what they live with.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
scope: end-to-end
stages:
  - {id: hears, title: Hears about the account, phase: before}
  - {id: applies, title: Applies, phase: during}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
scope: end-to-end
stages:
  - {id: hears, title: Hears about the account, phase: before}
  - {id: applies, title: Applies, phase: during}
  - {id: first-month, title: Uses the account for a month, phase: after}
```

## How to fix it
Add the stages that follow the purchase or the service, and give them `phase: after`. If the map is meant to show only
a part of the way, write `scope: part`. Journeys without any `phase` are not judged; one stage with a phase is enough
to be. Of phases of your own `when` says whether they lie before, during or after; where a stage is in one that does not
say, nobody knows, and the journey is not judged either.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model.journey import phase_times
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report an end-to-end journey that has phases, and none of them after the purchase or the service."""
    journey = study.journey
    times = phase_times(journey)
    phases = {times[stage.phase] for stage in journey.stages if stage.phase}
    if journey.scope == "end-to-end" and phases and phases.isdisjoint(("after", None)):
        yield at_journey(
            study,
            words.text("CX204.message", journey=journey.journey),
            words.text("CX204.help"),
        )


RULE = Rule(
    code="CX204",
    slug="ends-too-early",
    severity=Severity.WARNING,
    scope="journey",
    source="centric",
    summary="An end-to-end journey has no stage after the purchase or the service.",
    page=__doc__,
    check=check,
)
