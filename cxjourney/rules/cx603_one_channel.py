"""A stage with one channel only.

## Why it matters
A journey must serve every point of the spectrum of access with the best mix of channels for its customers, which is
not the same as every channel. One channel alone has no way round when it is down, full, or closed to somebody.

## Bad
```yaml
  - id: receives-card
    title: Receives the card
    touchpoints:
      - {title: Letter with the card, channel: post}
```

## Good
```yaml
  - id: receives-card
    title: Receives the card
    touchpoints:
      - {title: Letter with the card, channel: post}
      - {title: Collects it with an adviser, channel: branch}
```

## How to fix it
Ask who is not served by this channel. If nobody is left out, leave it and waive the finding with your reason;
otherwise offer a second way. Support counts here like steps: a help page shows that there is another channel.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage whose touchpoints are all in one channel."""
    for stage in study.journey.stages:
        channels = {touchpoint.channel for touchpoint in stage.touchpoints}
        if len(channels) == 1:
            message = words.text("CX603.message", stage=stage_name_in(study, stage.id, words), channel=channels.pop())
            yield at_stage(study, stage, message, words.text("CX603.help"))


RULE = Rule(
    code="CX603",
    slug="one-channel",
    severity=Severity.INFO,
    scope="stage",
    source="access",
    summary="All touchpoints of the stage are in one channel.",
    page=__doc__,
    check=check,
)
