"""Access that nobody has looked at.

## Why it matters
A step that says nothing of assistive needs shuts nobody out on paper. Whether a screen reader gets through, or the
print is large enough, is then an assumption, and the map shows a way that may not be there.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form with an adviser, channel: branch}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form with an adviser, channel: branch, meets: [large-text, easy-language]}
```

## How to fix it
Try the step with somebody who has the need, and list under `meets` what it serves. At each stage one such step that the
persona can use is enough, beside those that are required. Reported are personas who are able to complete the journey;
stages without steps are not judged, and support is no step.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import persona_with_share, short_name, stage_name_in
from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_journey
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona that is able, but passes a stage by steps of which nobody says whether they serve it."""
    for persona in study.access.personas:
        if persona.able and persona.unproven_at:
            who = study.travellers[persona.persona]
            message = words.text(
                "CX610.message",
                persona=persona_with_share(study, persona.persona, words),
                journey=study.journey.journey,
                needs=words.join_and(who.access.assistive),
                stages=words.list_words(_stage_and_steps(study, persona, id_, words) for id_ in persona.unproven_at),
            )
            yield at_journey(study, message, words.text("CX610.help"), persona=persona.persona)


def _stage_and_steps(study: Study, persona: PersonaAccess, stage: str, words: Language) -> str:
    unsaid = (short_name(step, words) for step in persona.usable[stage] if step.meets is None)
    return words.text("CX610.stage", stage=stage_name_in(study, stage, words), steps=words.join_and(unsaid, most=5))


RULE = Rule(
    code="CX610",
    slug="unproven-access",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="A persona is able, but only by steps of which nobody has said whether they serve its assistive needs.",
    page=__doc__,
    check=check,
)
