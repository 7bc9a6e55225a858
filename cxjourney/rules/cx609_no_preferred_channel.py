"""A stage without a channel that somebody likes.

## Why it matters
What customers prefer is not what they merely manage. Somebody who would rather talk to a person after a day at a
screen goes through with it online, once, and thinks less of you for it.

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
      - {title: Form on the web, channel: web}
      - {title: Form with an adviser, channel: branch}
      - {title: Form by email, channel: email}
```

## How to fix it
Offer a step in one of these channels, if enough customers want it: the best mix is not every channel. Only steps that
the persona can use are looked at, and support is none. A stage without steps is not judged, and who takes no part in
one is not named; at a stage of which a persona can use no step at all, it is named here as well.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding
from cxjourney.rules.phrases import stages_that_fail
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage with steps where personas find no channel that they prefer, naming them all."""
    preferred = {id_: persona.channels.prefers for id_, persona in study.travellers.items()}
    yield from stages_that_fail(
        study,
        preferred,
        lambda who, stage: bool(who.steps[stage.id]) and who.channels_at(stage.id).isdisjoint(preferred[who.persona]),
        lambda stage, personas: words.text("CX609.message", stage=stage, personas=personas),
        words.text("CX609.help"),
        words,
        words.join_or,
    )


RULE = Rule(
    code="CX609",
    slug="no-preferred-channel",
    severity=Severity.INFO,
    scope="stage",
    source="access",
    summary="Personas prefer channels, and no step that they can use here is in one of them.",
    page=__doc__,
    check=check,
)
