"""What is claimed is not what is lived.

## Why it matters
80% of companies believed that they delivered a superior experience; customers said so of 8% of them. Where staff and
customers see a stage this differently, the organisation will not fix what it does not believe in.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    delivery: {claimed: 80, experienced: 41, source: onboarding-nps}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    delivery: {claimed: 60, experienced: 41, source: onboarding-nps}
```

## How to fix it
Bring staff and customers together: let those who run the stage hear recordings, sit in at the counter, go through it
themselves. Then fix what they found. The gap is `claimed` less `experienced`, in points; customers who think better
of a stage than staff do are good news, and not reported. From how many points on it is reported can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.metric_scales import ROUNDING
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_delivery
from cxjourney.rules.phrases import with_evidence
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, points: int) -> Iterator[Finding]:
    """Report each stage that far more staff than customers call good."""
    for stage in study.journey.stages:
        delivery = stage.delivery
        if delivery and delivery.claimed - delivery.experienced >= points - ROUNDING:
            message = words.text(
                "CX803.message",
                stage=stage_name_in(study, stage.id, words),
                claimed=delivery.claimed,
                experienced=delivery.experienced,
                apart=delivery.claimed - delivery.experienced,
            )
            message = with_evidence(study, message, [delivery.source], words)
            yield at_delivery(study, stage, message, words.text("CX803.help"))


RULE = Rule(
    code="CX803",
    slug="delivery-gap",
    severity=Severity.WARNING,
    scope="delivery",
    source="centric",
    summary="Far more staff than customers call the stage good.",
    page=__doc__,
    check=check,
    threshold=Threshold(30, "points", "How many points claimed and experienced lie apart that are too many.", 1, 100),
)
