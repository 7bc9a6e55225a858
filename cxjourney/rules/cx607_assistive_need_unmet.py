"""A touchpoint that could serve somebody, and does not.

## Why it matters
Somebody has the device, the line and the skills, and fails at small print or a form that no screen reader can read.
Of all barriers this is the one that an organisation can take away by itself.

## Bad
```yaml
  - id: reads-terms
    title: Reads the terms
    touchpoints:
      - {title: Letter with the terms, channel: post, meets: [easy-language]}
```

## Good
```yaml
  - id: reads-terms
    title: Reads the terms
    touchpoints:
      - {title: Letter with the terms, channel: post, meets: [easy-language, large-text]}
```

## How to fix it
Make the touchpoint serve the need, and add it to `meets`. A touchpoint that lists `meets`, an empty list included,
says that it serves these needs and no others; one without `meets` says nothing and is not reported here (CX610 is).
Reported are personas that travel the journey and lack nothing else for this touchpoint, at support as well as at
steps, save where `for` says that it is meant for others.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import persona_with_share, short_name
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import is_kept_out_by_needs, unmet_needs
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_touchpoint
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona that a touchpoint keeps out by nothing but an assistive need that it does not serve."""
    needy = [(id_, persona) for id_, persona in study.travellers.items() if persona.access.assistive]
    for stage in study.journey.stages if needy else ():
        for touchpoint in stage.touchpoints:
            if touchpoint.meets is None:
                continue
            for id_, persona in needy:
                if touchpoint.is_for(id_) and is_kept_out_by_needs(persona, touchpoint, study.scope.channels):
                    name, step, needs = (
                        persona_with_share(study, id_, words),
                        short_name(touchpoint, words),
                        words.join_and(unmet_needs(persona, touchpoint)),
                    )
                    message = words.text("CX607.message", persona=name, touchpoint=step, needs=needs)
                    help_ = words.text("CX607.help", needs=needs)
                    yield at_touchpoint(study, stage, touchpoint, message, help_, persona=id_)


RULE = Rule(
    code="CX607",
    slug="assistive-need-unmet",
    severity=Severity.WARNING,
    scope="touchpoint",
    source="access",
    summary="A persona could use the touchpoint, but it does not serve an assistive need that the persona has.",
    page=__doc__,
    check=check,
)
