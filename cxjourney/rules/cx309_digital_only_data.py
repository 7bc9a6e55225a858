"""A journey that is seen only where it is digital.

## Why it matters
Digital touchpoints leave traces by themselves; a branch, a letter, a call does not. If only the digital side is seen,
those who are offline, or would rather talk to somebody, appear in no figure, and decisions are made without them.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    touchpoints:
      - {title: Form on the web, channel: web, data: [web-analytics]}
      - {title: Form with an adviser, channel: branch}
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    touchpoints:
      - {title: Form on the web, channel: web, data: [web-analytics]}
      - {title: Form with an adviser, channel: branch, data: [branch-diary]}
```

## How to fix it
Find data on at least one touchpoint that is not digital (contact-centre logs, observation, a short survey by post)
and name it under `data` of the touchpoint. Only what a touchpoint itself names is looked at, and only if it counts.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey whose digital touchpoints are seen in part, and the others not at all."""
    others, digital_ones_seen = [], False
    for coverage in study.coverage.stages:
        unseen = {id(touchpoint) for touchpoint in coverage.unseen}
        for touchpoint in coverage.stage.touchpoints:
            seen = id(touchpoint) not in unseen
            if study.scope.channels[touchpoint.channel].kind == "digital":
                digital_ones_seen = digital_ones_seen or seen
            elif seen:
                return
            else:
                others.append(touchpoint)
    if others and digital_ones_seen:
        yield at_journey(
            study,
            words.text(
                "CX309.message",
                journey=study.journey.journey,
                touchpoints=words.join_and(short_name(one, words) for one in others),
            ),
            words.text("CX309.help"),
        )


RULE = Rule(
    code="CX309",
    slug="digital-only-data",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="Of digital and other touchpoints, only digital ones are seen.",
    page=__doc__,
    check=check,
)
