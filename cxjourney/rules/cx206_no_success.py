"""A journey that nobody can succeed at.

## Why it matters
Who gets through and who is stranded is told by whether they come to a success. Where every end is marked as one that
nobody came for (declined, gave up), nobody can say who is able to complete the journey, and all that rests on it is
unknown.

## Bad
```yaml
  - id: applies
    title: Applies
  - id: is-declined
    title: Is declined
    outcome: other
```

## Good
```yaml
  - id: applies
    title: Applies
    next: [signs, is-declined]
  - id: is-declined
    title: Is declined
    outcome: other
  - id: signs
    title: Signs
    outcome: success
```

## How to fix it
Write `outcome: success` at the stage where customers have what they came for, or add that stage. A stage that leads
nowhere and has no `outcome` counts as a success too, as long as no other stage is marked as one.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that has ends, none of which is a success."""
    if study.ends and not any(study.ends.values()):
        yield at_journey(
            study,
            words.text("CX206.message", journey=study.journey.journey, ends=words.join_and(study.ends, most=5)),
            words.text("CX206.help"),
        )


RULE = Rule(
    code="CX206",
    slug="no-success",
    severity=Severity.WARNING,
    scope="journey",
    source="centric",
    summary="The journey has ends, and none of them is a success.",
    page=__doc__,
    check=check,
)
