"""A persona who can't get any further.

## Why it matters
Digital-first is not digital-only. Even where nearly everybody is connected, millions are not, or have no smartphone,
or pay for every megabyte. Where no step of a stage can be used, these customers are lost, and with them their share
of all.

## Bad
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app}
```

## Good
```yaml
  - id: proves-identity
    title: Proves who they are
    touchpoints:
      - {title: Selfie check in the app, channel: mobile-app}
      - {title: Shows the card at the post office, channel: branch}
```

## How to fix it
Add a step that asks for less, in a channel that these customers can use, or make a required one optional. Support (a
leaflet, a help page) is no way through. The message names each step that bars the way and what it asks for: correct
it under `channel`, `devices` or `meets` if it asks for less in truth, or the persona's `access` if it has more. If
customers have nothing to do at the stage, write `passive: true`: then everybody passes it; if only this persona has
not, list the others under the stage's `travelled_by`, or under `for` of a step that is theirs alone. What the
organisation starts is no way through unless it is `required`. Only personas who reach no successful end at all are
stranded, and only where they really come to.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import persona_with_share, short_name, stage_name_in
from cxjourney.analysis.journey_access import PersonaAccess, organisation_contacts
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import touchpoint_lacks
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Stage
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.phrases import unmet_demands
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona at each stage where it is stranded, and what the steps there ask for."""
    for persona in study.access.personas:
        for id_ in persona.stranded_at:
            stage = study.journey.stages[study.position_of(id_)]
            help_ = _help(persona, id_, words)
            yield at_stage(study, stage, _message(study, stage, persona, words), help_, persona=persona.persona)


def _help(persona: PersonaAccess, stage: str, words: Language) -> str:
    """Return what helps: an added step does nothing for whoever a required one stops."""
    if any(step.required for step in persona.blocking_steps_at(stage)):
        return words.text("CX601.help.required", persona=persona.persona)
    required = any(step.required for step in persona.steps[stage])
    return words.text("CX601.help" if required else "CX601.help.passive", persona=persona.persona)


def _message(study: Study, stage: Stage, persona: PersonaAccess, words: Language) -> str:
    who_, usable = study.travellers[persona.persona], persona.usable[stage.id]
    name, barred = persona_with_share(study, persona.persona, words), persona.blocking_steps_at(stage.id)
    lacking = ((step, touchpoint_lacks(who_, step, study.scope.channels)) for step in barred)
    started = organisation_contacts(stage, persona.persona, who_, study.scope.channels)
    reasons = words.messages["figures.semicolon"].join(
        (
            *(unmet_demands(step, lacks, who_, words) for step, lacks in lacking),
            *(words.text("rule.organisation", step=short_name(one, words)) for one in started),
        )
    )
    where = stage_name_in(study, stage.id, words)
    if not usable or any(step.required for step in barred):
        return words.text("CX601.message", persona=name, stage=where, reasons=reasons)
    return words.count(
        "CX601.message.not-enough",
        len(usable),
        persona=name,
        stage=where,
        steps=words.join_and(short_name(step, words) for step in usable),
        reasons=reasons,
    )


RULE = Rule(
    code="CX601",
    slug="persona-stranded",
    severity=Severity.WARNING,
    scope="stage",
    source="access",
    summary="A persona is stranded at the stage.",
    page=__doc__,
    check=check,
)
