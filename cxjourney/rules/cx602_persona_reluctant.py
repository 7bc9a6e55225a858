"""A persona who gets through against its will.

## Why it matters
Access is also a matter of will: trust, fatigue and cost keep people from what they could use. A customer who has only
ways that she avoids, or that worry her, puts it off, calls the hotline, or goes to somebody else.

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

## How to mend it
Offer a step in a channel that the persona does not avoid and that raises none of its concerns, or take the concern
away: say what happens with the data, what it costs, who answers. Each stage is judged by itself, whether or not the
persona gets that far.
"""

from collections.abc import Iterator

from cxjourney.analysis.access import drawbacks
from cxjourney.analysis.names import called, who
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Persona, Touchpoint
from cxjourney.rules.locate import at_stage
from cxjourney.rules.rule import Finding, Rule
from cxjourney.text.english import join_and


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona at each stage where it is reluctant, and why."""
    for persona in study.access.personas:
        for id_ in persona.reluctant_at:
            who_ = study.travellers[persona.persona]
            reasons = join_and(_why(step, who_) for step in persona.usable[id_])
            yield at_stage(
                study,
                study.journey.stages[study.position_of(id_)],
                f"{who(persona.persona, who_, words)} has no way past {id_} that suits: {reasons}.",
                f"Offer a step in a channel that {persona.persona} does not avoid, or take the concern away.",
                persona=persona.persona,
            )


def _why(step: Touchpoint, persona: Persona) -> str:
    avoided, raised = drawbacks(persona, step)
    reasons = [f"is in a channel that such customers avoid ({step.channel})"] if avoided else []
    if raised:
        reasons.append(f"raises a concern of theirs ({join_and(raised)})")
    return f"{called(step)} {' and '.join(reasons)}"


RULE = Rule(
    code="CX602",
    slug="persona-reluctant",
    severity=Severity.WARNING,
    scope="stage",
    source="access",
    summary="A persona is reluctant at the stage.",
    page=__doc__,
    check=check,
)
