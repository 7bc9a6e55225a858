"""A stage that is good here and bad there.

## Why it matters
Customers expect consistency across channels. Where one way is easy and the other is hard, those who have no choice,
for want of a device, a line or a skill, are served worse than the others.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web, rating: {ease: 5}}
      - {title: Form in the app, channel: mobile-app, rating: {ease: 3}}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web, rating: {ease: 5}}
      - {title: Form in the app, channel: mobile-app, rating: {ease: 4}}
```

## How to fix it
Bring the weaker touchpoint up to the better one. In each dimension the best touchpoint of the stage is held against
the worst, whether or not they are in one channel; one that is not rated in it is left out. One finding names every
dimension. How many points apart is too far can be set.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Stage, Touchpoint
from cxjourney.model.touchpoint import Score
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.phrases import with_scores_evidence
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, apart: int) -> Iterator[Finding]:
    """Report each stage where two touchpoints' ratings are far apart, naming the dimensions and the touchpoints."""
    for stage in study.journey.stages:
        uneven = list(_uneven_dimensions(stage, apart))
        if uneven:
            told = words.join_and(_dimension_text(one, words) for one in uneven)
            message = words.text("CX712.message", stage=stage_name_in(study, stage.id, words), dimensions=told)
            scores = [end.score for one in uneven for end in (one.best, one.worst)]
            message = with_scores_evidence(study, message, scores, words)
            yield at_stage(study, stage, message, words.text("CX712.help"))


class _Rated(NamedTuple):
    touchpoint: Touchpoint
    score: Score


class _UnevenDimension(NamedTuple):
    dimension: str
    best: _Rated
    worst: _Rated


def _uneven_dimensions(stage: Stage, apart: int) -> Iterator[_UnevenDimension]:
    """Yield each dimension in which ratings are far apart, with the best and the worst touchpoint."""
    for dimension, rated in _by_dimension(stage).items():
        worst, best = min(rated, key=_points), max(rated, key=_points)
        if _points(best) - _points(worst) >= apart:
            yield _UnevenDimension(dimension, best, worst)


def _dimension_text(uneven: _UnevenDimension, words: Language) -> str:
    return words.text(
        "CX712.dimension",
        dimension=uneven.dimension,
        best=short_name(uneven.best.touchpoint, words),
        high=_points(uneven.best),
        worst=short_name(uneven.worst.touchpoint, words),
        low=_points(uneven.worst),
    )


def _by_dimension(stage: Stage) -> dict[str, list[_Rated]]:
    found: dict[str, list[_Rated]] = {}
    for touchpoint in stage.touchpoints:
        for dimension, score in touchpoint.rating.scores().items():
            found.setdefault(dimension, []).append(_Rated(touchpoint, score))
    return found


def _points(rated: _Rated) -> int:
    return rated.score.score


RULE = Rule(
    code="CX712",
    slug="uneven-channels",
    severity=Severity.INFO,
    scope="stage",
    source="measure",
    summary="Touchpoints of the stage are rated very differently in a dimension.",
    page=__doc__,
    check=check,
    threshold=Threshold(2, "points", "How many points of 5 two ratings differ that are too far apart.", 1, 4),
)
