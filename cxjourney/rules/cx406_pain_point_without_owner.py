"""A severe pain point that nobody owns.

## Why it matters
Everybody knows that it hurts, and everybody believes that somebody else is on it. What has no owner is still there at
the next workshop.

## Bad
```yaml
  - id: proves-identity
    title: Proves who they are
    pain_points:
      - {title: The photo is refused without a reason, severity: high}
```

## Good
```yaml
  - id: proves-identity
    title: Proves who they are
    pain_points:
      - {title: The photo is refused without a reason, severity: high, owner: onboarding}
```

## How to fix it
Name under `owner` of the pain point the team that is to fix it. The owner of the stage, or of one of its
opportunities, is not taken for it. Looked at are pain points of severity high or critical that are open or in
progress; one that the organisation has decided to live with has `status: accepted`.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model.journey import severe_pain_points
from cxjourney.rules.locate import Finding, at_pain_point
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each severe open pain point without an owner."""
    for stage, pain in severe_pain_points(study.journey):
        if not pain.owner:
            yield at_pain_point(
                study,
                stage,
                pain,
                words.text(
                    "CX406.message",
                    stage=stage_name_in(study, stage.id, words),
                    pain_point=short_name(pain, words),
                    severity=words.word("severity", pain.severity or "unsaid"),
                ),
                words.text("CX406.help"),
            )


RULE = Rule(
    code="CX406",
    slug="pain-point-without-owner",
    severity=Severity.WARNING,
    scope="pain point",
    source="traps-team",
    summary="The pain point is open and severe, and no team owns it.",
    page=__doc__,
    check=check,
)
