"""A journey that is digital from end to end.

## Why it matters
Digital-first is not digital-only. About 3.7 billion people were offline, and in rich countries too many are hardly
ever online, by circumstance or by choice. A journey without a person, a letter or a call shuts all of them out.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web}
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form on the web, channel: web}
      - {title: Form with an adviser, channel: branch}
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app}
```

## How to fix it
Offer another way where it matters most: begin with the stages at which personas are stranded (CX601). If there is one
already and the map leaves it out, add it. Whether a channel is digital is its `kind`; channels of your own have one
too.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report a journey that has touchpoints, all of them digital."""
    used = dict.fromkeys(touchpoint.channel for stage in study.journey.stages for touchpoint in stage.touchpoints)
    if used and all(study.scope.channels[channel].kind == "digital" for channel in used):
        online = all(study.scope.channels[channel].internet != "none" for channel in used)
        message = words.text(
            "CX604.message.online" if online else "CX604.message.screen",
            journey=study.journey.journey,
            channels=words.join_and(used),
        )
        yield at_journey(study, message, words.text("CX604.help"))


RULE = Rule(
    code="CX604",
    slug="digital-only-journey",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="Every touchpoint of the journey is digital.",
    page=__doc__,
    check=check,
)
