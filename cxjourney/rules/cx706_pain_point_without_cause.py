"""A pain point without a cause.

## Why it matters
Problems lie with people, with the process or with technology. Until somebody says which, everybody suggests what
their own department can do, and the app gets a new button while the rule behind it stays.

## Bad
```yaml
  - id: applies
    title: Applies
    pain_points:
      - {title: The form asks for the address three times}
```

## Good
```yaml
  - id: applies
    title: Applies
    pain_points:
      - {title: The form asks for the address three times, cause: process}
```

## How to fix it
Ask why it happens, and why that is so, until one of the three is left; write it under `cause`. Every pain point is
looked at, whatever its severity or status.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model.journey import pain_points
from cxjourney.rules.locate import Finding, at_pain_point
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each pain point without a cause."""
    for stage, pain in pain_points(study.journey):
        if not pain.cause:
            message = words.text(
                "CX706.message", stage=stage_name_in(study, stage.id, words), pain_point=short_name(pain, words)
            )
            yield at_pain_point(study, stage, pain, message, words.text("CX706.help"))


RULE = Rule(
    code="CX706",
    slug="pain-point-without-cause",
    severity=Severity.INFO,
    scope="pain point",
    source="measure",
    summary="It is not said whether people, the process or technology cause the pain point.",
    page=__doc__,
    check=check,
)
