"""A stage without touchpoints.

## Why it matters
Touchpoints are where customers meet the organisation. A stage without any can't be tested, measured or made
accessible, and it can't be told whether everybody can get through: without steps, a stage counts as passed by
everyone.

## Bad
```yaml
  - id: receives-card
    title: Receives the card
```

## Good
```yaml
  - id: receives-card
    title: Receives the card
    touchpoints:
      - {title: Letter with the card, channel: post}
```

## How to fix it
Ask somebody who went through it what they saw, held or heard, and list it under `touchpoints` with a `title` and a
`channel`. Word of mouth, a leaflet and an advert are touchpoints too. If customers have nothing to do here and meet
nobody, write `passive: true`. An end that nobody came for (`outcome: other`) needs no touchpoint.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that lists no touchpoint, unless nobody is meant to be met there."""
    for stage in study.journey.stages:
        if not stage.touchpoints and not stage.passive and stage.outcome != "other":
            yield at_stage(
                study,
                stage,
                words.text("CX203.message", stage=stage_name_in(study, stage.id, words)),
                words.text("CX203.help"),
            )


RULE = Rule(
    code="CX203",
    slug="stage-without-touchpoints",
    severity=Severity.WARNING,
    scope="stage",
    source="centric",
    summary="No touchpoint is listed at the stage, and it is neither passive nor an end that nobody came for.",
    page=__doc__,
    check=check,
)
