"""A journey in a straight line.

## Why it matters
Customers do not walk in a line: they come back, skip, begin in the middle, give up. A map of five stages or more
without a single branch or loop shows the process as it was designed, and hides the ways that cost customers most.

## Bad
```yaml
  - {id: hears, title: Hears about the account}
  - {id: compares, title: Compares}
  - {id: applies, title: Applies}
  - {id: proves-identity, title: Proves who they are}
  - {id: receives-card, title: Receives the card}
```

## Good
```yaml
  - {id: hears, title: Hears about the account}
  - {id: compares, title: Compares}
  - {id: applies, title: Applies}
  - id: proves-identity
    title: Proves who they are
    next:
      - receives-card
      - {to: applies, when: the document is rejected}
  - {id: receives-card, title: Receives the card}
```

## How to fix it
Ask where customers turn back, leave, or take another way, and name these ways under `next` of the stage. Ways that
split are a branch, and so are two that meet in one stage, as those of customers who begin at different entries do.
From how many stages on a straight line is reported can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.journey_paths import is_straight_line
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, long: int) -> Iterator[Finding]:
    """Report a long journey without a branch or a loop."""
    journey = study.journey
    if len(journey.stages) >= long and is_straight_line(study.entries, study.forwards, study.backwards):
        yield at_journey(
            study,
            words.text("CX205.message", journey=journey.journey, n=len(journey.stages)),
            words.text("CX205.help"),
        )


RULE = Rule(
    code="CX205",
    slug="straight-line",
    severity=Severity.INFO,
    scope="journey",
    source="centric",
    summary="A longer journey has neither a branch nor a loop.",
    page=__doc__,
    check=check,
    threshold=Threshold(5, "stages", "How many stages in a row make a straight line.", 2, 1000),
)
