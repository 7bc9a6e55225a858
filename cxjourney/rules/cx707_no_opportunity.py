"""A severe pain point without an idea.

## Why it matters
Laying out stages and data is there to show where to invest. A pain point that everybody agrees on, and for which
nobody has an idea, is where the next workshop should begin.

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
      - title: The photo is refused without a reason
        severity: high
        opportunities:
          - {title: Say why a photo was refused, impact: high, effort: low}
```

## How to fix it
Write under `opportunities` what would relieve it, however rough. Looked at are pain points of severity high or
critical that are open or in progress. Any opportunity will do, one that was dropped too: it shows that somebody
thought about it.
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
    """Report each severe open pain point without an opportunity."""
    for stage, pain in severe_pain_points(study.journey):
        if not pain.opportunities:
            message = words.text(
                "CX707.message.critical" if pain.severity == "critical" else "CX707.message.high",
                stage=stage_name_in(study, stage.id, words),
                pain_point=short_name(pain, words),
            )
            yield at_pain_point(study, stage, pain, message, words.text("CX707.help"))


RULE = Rule(
    code="CX707",
    slug="no-opportunity",
    severity=Severity.INFO,
    scope="pain point",
    source="traps-view",
    summary="The pain point is open and severe, and nothing that would relieve it is written down.",
    page=__doc__,
    check=check,
)
