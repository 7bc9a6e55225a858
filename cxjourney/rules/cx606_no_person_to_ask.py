"""A stage that hurts, and nobody to ask.

## Why it matters
Where something goes badly wrong, customers want a person. Self-service that fails leaves them alone with the fault,
and the organisation never hears of it.

## Bad
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app, mode: self-service}
    pain_points:
      - {title: The photo is refused without a reason, severity: high}
```

## Good
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app, mode: self-service}
      - {title: Video call with an adviser, channel: video-call, mode: assisted}
    pain_points:
      - {title: The photo is refused without a reason, severity: high}
```

## How to fix it
Offer somebody to ask: a hotline, a chat with a person, an adviser. Support counts too. If there is one already, list
it with `mode: assisted`; a touchpoint without `mode` claims nothing. Pain points that are open or in progress are
looked at, of severity high or critical.
"""

from collections.abc import Iterator

from cxjourney.analysis.claim_evidence import claim_state
from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import PainPoint
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage with a severe open pain point and no assisted touchpoint."""
    for stage in study.journey.stages:
        severe = [pain for pain in stage.pain_points if pain.is_open and pain.is_severe]
        if severe and all(touchpoint.mode != "assisted" for touchpoint in stage.touchpoints):
            pains = words.join_and(_name_with_evidence(study, pain, words) for pain in severe)
            yield at_stage(
                study,
                stage,
                words.text("CX606.message", stage=stage_name_in(study, stage.id, words), pain_points=pains),
                words.text("CX606.help"),
                pain_point=[pain.label for pain in severe],
            )


def _name_with_evidence(study: Study, pain: PainPoint, words: Language) -> str:
    """Name a pain point, and that it is assumed or outdated where no data that counts shows it."""
    name, state = short_name(pain, words), claim_state(study, pain.evidence)
    return name if state == "evidenced" else words.text(f"claim.with.{state}", claim=name)


RULE = Rule(
    code="CX606",
    slug="no-person-to-ask",
    severity=Severity.WARNING,
    scope="stage",
    source="access",
    summary="A severe pain point is open, and no touchpoint of the stage is assisted.",
    page=__doc__,
    check=check,
)
