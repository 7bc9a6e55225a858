"""A stage of which only behaviour is known.

## Why it matters
The three kinds of data that organisations use most all show behaviour: clicks, purchases, calls. Behaviour says what
customers do, and not why. Without what they feel and what surrounds them the reasons are guessed, and the wrong thing
is fixed.

## Bad
```yaml
  - id: hears
    title: Hears about the account
    touchpoints:
      - {title: Price page, channel: web, data: [web-analytics]}
```

## Good
```yaml
  - id: hears
    title: Hears about the account
    data: [exit-interviews]
    touchpoints:
      - {title: Price page, channel: web, data: [web-analytics]}
```

## How to fix it
Add a source that asks or listens (a survey, interviews, complaints) or that shows what surrounds customers
(observation, market research) under `data` of the stage or of a touchpoint. Only sources that count are looked at: a
survey that is planned or has expired does not help yet.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that is observed, and by behavioural sources alone."""
    for coverage in study.coverage.stages:
        if coverage.sources and not coverage.families["attitudinal"] and not coverage.families["contextual"]:
            stage, sources = coverage.stage, words.join_and(coverage.sources)
            name = stage_name_in(study, stage.id, words)
            message = words.text("CX302.message", stage=name, sources=sources)
            if coverage.unseen:
                unseen = words.join_and(short_name(touchpoint, words) for touchpoint in coverage.unseen)
                message = words.text("CX302.message.part", stage=name, sources=sources, unseen=unseen)
            yield at_stage(study, stage, message, words.text("CX302.help"))


RULE = Rule(
    code="CX302",
    slug="behaviour-only",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-view",
    summary="Behavioural sources alone observe the stage.",
    page=__doc__,
    check=check,
)
