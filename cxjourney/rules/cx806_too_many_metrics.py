"""A stage that is measured to pieces.

## Why it matters
Choose one metric to act on: that beats a number for every interaction. Where a stage has many, each team watches the
one that looks best.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: csat, value: 4.1}
      - {kind: ces, value: 5.2}
      - {kind: contacts, value: 0.4}
      - {kind: retention, value: 91}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    metrics:
      - {kind: csat, value: 4.1}
      - {kind: contacts, value: 0.4}
      - {kind: retention, value: 91}
```

## How to fix it
Keep the figures that somebody acts on, and mark the one that counts most with `key: true`. The others may live on in
a report. The metrics of the journey as a whole are not counted. How many are enough can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, enough: int) -> Iterator[Finding]:
    """Report each stage with more metrics than anybody acts on."""
    for stage in study.journey.stages:
        if len(stage.metrics) > enough:
            message = words.text(
                "CX806.message", stage=stage_name_in(study, stage.id, words), metrics=len(stage.metrics), enough=enough
            )
            yield at_stage(study, stage, message, words.text("CX806.help"))


RULE = Rule(
    code="CX806",
    slug="too-many-metrics",
    severity=Severity.INFO,
    scope="stage",
    source="centric",
    summary="The stage has many metrics.",
    page=__doc__,
    check=check,
    threshold=Threshold(3, "metrics", "How many metrics of a stage are enough.", 1, 1000),
)
