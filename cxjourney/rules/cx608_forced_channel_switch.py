"""A stage to which nobody can carry on in the same channel.

## Why it matters
Customers expect consistency across channels, and every forced change is a chance to lose them: the letter lies
unopened, the hotline knows nothing of the form. Channels may change; that they must is worth knowing.

## Bad
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
      - {title: Upload of a photo, channel: web}
      - {title: Shows the card to an adviser, channel: branch}
```

## How to fix it
Let customers go on where they are, or make the change easy: a link by text message, a number to ring, a case that
follows them. Compared are the channels of the steps that a persona can use, here and at each stage that stands
earlier in the list and leads here directly; support is no way through, and so no channel to go on in. Where a persona
can use no step at one of the two, or takes no part there, there is nothing to change between, and nothing is reported.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import personas_with_shares, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage to which personas can't carry on in a channel of an earlier stage, naming them all."""
    used = {one.persona: {stage: one.channels_at(stage) for stage in one.usable} for one in study.access.personas}
    for index, stage in enumerate(study.journey.stages):
        changing: dict[str, list[str]] = {}
        for before in dict.fromkeys(study.backwards[stage.id]):
            if study.position_of(before) < index:
                for persona, channels in used.items():
                    here, there = channels[stage.id], channels[before]
                    if here and there and here.isdisjoint(there):
                        changing.setdefault(before, []).append(persona)
        if changing:
            personas = tuple(dict.fromkeys(id_ for ids in changing.values() for id_ in ids))
            message = words.text(
                "CX608.message",
                personas=personas_with_shares(study, personas, words),
                stage=stage_name_in(study, stage.id, words),
                earlier=words.join_or(stage_name_in(study, before, words) for before in changing),
            )
            yield at_stage(study, stage, message, words.text("CX608.help", stage=stage.id), persona=personas)


RULE = Rule(
    code="CX608",
    slug="forced-channel-switch",
    severity=Severity.INFO,
    scope="stage",
    source="measure",
    summary="Personas must change channels between an earlier stage and this one.",
    page=__doc__,
    check=check,
)
