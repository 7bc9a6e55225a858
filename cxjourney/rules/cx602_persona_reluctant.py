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

## How to fix it
Offer a step in a channel that the persona does not avoid and that raises none of its concerns, or take the concern
away: say what happens with the data, what it costs, who answers. Each stage is judged by itself, whether or not the
persona gets that far. Who takes no part in a stage (`travelled_by`) is not reported there.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import persona_with_share, short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import drawbacks
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.languages.access_phrases import drawback_text
from cxjourney.model import Persona, Touchpoint
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona at each stage where it is reluctant, and why."""
    for persona in study.access.personas:
        for id_ in persona.reluctant_at:
            who_ = study.travellers[persona.persona]
            steps = persona.usable[id_]
            is_avoided = all(drawbacks(who_, step)[0] for step in steps)
            message = words.text(
                "CX602.message",
                persona=persona_with_share(study, persona.persona, words),
                stage=stage_name_in(study, id_, words),
                reasons=words.join_and(_drawback(step, who_, words) for step in steps),
            )
            yield at_stage(
                study,
                study.journey.stages[study.position_of(id_)],
                message,
                words.text("CX602.help.avoided" if is_avoided else "CX602.help", persona=persona.persona),
                persona=persona.persona,
            )


def _drawback(touchpoint: Touchpoint, persona: Persona, words: Language) -> str:
    avoids, raised = drawbacks(persona, touchpoint)
    return drawback_text(short_name(touchpoint, words), touchpoint.channel if avoids else "", raised, words)


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
