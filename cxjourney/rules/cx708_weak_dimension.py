"""A touchpoint that is weak in something.

## Why it matters
Six dimensions make a digital experience: information, ease, self-service, personalisation, communication,
helpfulness. An average hides the one that fails, and one is enough to lose a customer.

## Bad
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app, rating: {information: 2, ease: 4}}
```

## Good
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app, rating: {information: 3, ease: 4}}
```

## How to fix it
Improve the touchpoint in these dimensions, and have it rated again. One finding names all of them. Touchpoints in any
channel are looked at, support too. Up to which rating a dimension is weak can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_touchpoint
from cxjourney.rules.phrases import with_scores_evidence
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, weak: int) -> Iterator[Finding]:
    """Report each touchpoint with weak dimensions, naming them all."""
    for stage in study.journey.stages:
        for touchpoint in stage.touchpoints:
            low = {name: score for name, score in touchpoint.rating.scores().items() if score.score <= weak}
            if low:
                scores = words.join_and(
                    words.text("CX708.score", score=score.score, dimension=name) for name, score in low.items()
                )
                message = words.text("CX708.message", touchpoint=short_name(touchpoint, words), scores=scores)
                message = with_scores_evidence(study, message, low.values(), words)
                yield at_touchpoint(study, stage, touchpoint, message, words.text("CX708.help"))


RULE = Rule(
    code="CX708",
    slug="weak-dimension",
    severity=Severity.WARNING,
    scope="touchpoint",
    source="measure",
    summary="The touchpoint is rated low in a dimension.",
    page=__doc__,
    check=check,
    threshold=Threshold(2, "points", "Up to which rating, in points of 5, a dimension is weak.", 1, 4),
)
