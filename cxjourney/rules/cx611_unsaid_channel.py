"""A way through that rests on a channel which does not say what it asks for.

## Why it matters
Nearly every digital channel asks for a connection and a device, and nearly every one by voice for hearing and speech. A
channel of your own that says nothing of this asks for nothing: whoever is offline, or deaf, is called able by it, and
nobody has looked whether that is so.

## Bad
```yaml
# journey.yaml
journey: open-account
title: Opening an account
channels:
  messenger: {title: Messenger, kind: digital}
personas:
  hanna: {title: "Hanna, 81, has a landline alone", access: {internet: none, devices: [landline], skills: none}}
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Message, channel: messenger}]}
```

## Good
```yaml
# journey.yaml
journey: open-account
title: Opening an account
channels:
  messenger:
    title: Messenger
    kind: digital
    internet: metered
    devices: [smartphone, tablet, laptop, desktop]
    skills: basic
personas:
  hanna: {title: "Hanna, 81, has a landline alone", access: {internet: none, devices: [landline], skills: none}}
stages:
  - {id: applies, title: Applies, touchpoints: [{title: Message, channel: messenger}]}
```

## How to fix it
Write at the channel what customers need for it. Where it takes nothing, say so: `internet: none`, `devices: []`,
`skills: none`, `asks_for: []`. Reported are channels without which, were they to ask for what others of their kind do,
a persona who is called able would not be; others may say nothing.
"""

from collections.abc import Iterator, Mapping

from cxjourney.analysis.display_names import personas_with_shares
from cxjourney.analysis.study import Study
from cxjourney.analysis.unsaid_requirements import unsaid_requirements
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule
from cxjourney.text.yaml_text import inline_yaml


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each channel that does not say what it asks for, and by which alone somebody is able."""
    resting: dict[str, list[str]] = {}
    for persona, assumed in study.assumptions.items():
        for id_ in assumed.channels:
            resting.setdefault(id_, []).append(persona)
    for id_, personas in resting.items():
        channel = study.scope.channels[id_]
        likely = unsaid_requirements(id_, channel)
        nothing = {name: getattr(channel, name) for name in likely}
        message = words.text(
            "CX611.message",
            personas=personas_with_shares(study, personas, words),
            journey=study.journey.journey,
            channel=id_,
            attributes=words.join_and(f"{name}:" for name in likely),
        )
        help_ = words.text("CX611.help", channel=id_, likely=_notation(likely), nothing=_notation(nothing))
        yield at_journey(study, message, help_, persona=personas)


def _notation(requirements: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {inline_yaml(value)}" for name, value in requirements.items())


RULE = Rule(
    code="CX611",
    slug="unsaid-channel",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="A persona is able only by a channel that does not say what it asks for.",
    page=__doc__,
    check=check,
)
