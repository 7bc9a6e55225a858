"""A score that may be a share.

## Why it matters
A net promoter score is a number of points from -100 to 100. One of 0.22 may be 22 points, written as a share, or next
to none: a hundred times apart, and nobody can tell.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 0.22, source: onboarding-nps, target: 35}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: nps, value: 22, source: onboarding-nps, target: 35}
```

## How to fix it
Write the score in points. Reported is one between -1 and 1 that is no whole number, unless `promoters` and
`detractors` are there, against which CX804 holds it. Until it is plain, no output says whether its target is met or
others do better.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import metric_phrase
from cxjourney.analysis.net_promoter_score import is_ambiguous_nps
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.languages.figures_to_type import plain_figure
from cxjourney.rules.locate import Finding, at_metric
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each net promoter score that may be meant as a share."""
    for stage, metric in study.metrics:
        if metric.value is not None and is_ambiguous_nps(metric):
            value = words.figure(metric.value)
            name = metric_phrase(study, stage, metric, words, begins=True)
            message = words.text("CX813.message", metric=name, value=value)
            help_ = words.text("CX813.help", value=value, points=plain_figure(100 * metric.value))
            yield at_metric(study, stage, metric, message, help_)


RULE = Rule(
    code="CX813",
    slug="share-or-score",
    severity=Severity.INFO,
    scope="metric",
    source="measure",
    summary="A net promoter score may be meant in points or as a share.",
    page=__doc__,
    check=check,
)
