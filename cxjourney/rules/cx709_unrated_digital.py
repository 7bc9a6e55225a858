"""A digital touchpoint that nobody has rated.

## Why it matters
Measuring is the hardest part, and the six dimensions of a digital experience are a place to begin. A page or an app
that nobody has rated is as good as whoever built it believes.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web, rating: {information: 4, ease: 3}}
```

## How to fix it
Try it with a few customers and rate it from 1 to 5 under `rating`; one dimension is enough for a start. Digital are
the touchpoints in a channel of the kind digital, support among them.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model.journey import touchpoints
from cxjourney.rules.locate import Finding, at_touchpoint
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each digital touchpoint without a rating."""
    channels = study.scope.channels
    for stage, touchpoint in touchpoints(study.journey):
        if channels[touchpoint.channel].kind == "digital" and not touchpoint.rating.by_dimension():
            message = words.text("CX709.message", touchpoint=short_name(touchpoint, words))
            yield at_touchpoint(study, stage, touchpoint, message, words.text("CX709.help", least="1", most="5"))


RULE = Rule(
    code="CX709",
    slug="unrated-digital",
    severity=Severity.INFO,
    scope="touchpoint",
    source="measure",
    summary="The touchpoint is digital, and nobody has rated it.",
    page=__doc__,
    check=check,
)
