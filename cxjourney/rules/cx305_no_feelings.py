"""A journey without anything that customers feel or think.

## Why it matters
Behaviour alone does not explain decisions: emotion and context do. A journey that rests on logs and figures only
can't say whether customers were pleased, confused or afraid, and its emotions are guesses.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
  - id: first-month
    title: Uses the account for a month
    data: [call-log]
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
  - id: first-month
    title: Uses the account for a month
    data: [call-log, onboarding-nps]
```

## How to fix it
Add a source that asks customers or listens to them, such as a survey, interviews, complaints or reviews, under `data`
of a stage or touchpoint. A source that is merely cited, by a metric or as evidence, observes nothing yet: list it
under `data` as well.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that is observed by sources none of which is attitudinal."""
    observing = study.observing.values()
    if observing and not any("attitudinal" in source.brings for source in observing):
        at_hand = [id_ for id_, source in study.counting.items() if "attitudinal" in source.brings]
        yield at_journey(
            study,
            words.text("CX305.message", journey=study.journey.journey, sources=words.join_and(study.observing, most=5)),
            words.text("CX305.help.at-hand", sources=words.join_or(at_hand)) if at_hand else words.text("CX305.help"),
        )


RULE = Rule(
    code="CX305",
    slug="no-feelings",
    severity=Severity.WARNING,
    scope="journey",
    source="traps-view",
    summary="No source that observes the journey is attitudinal.",
    page=__doc__,
    check=check,
)
