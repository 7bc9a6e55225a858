"""A pain point that nothing shows.

## Why it matters
80% of companies believed that they delivered a superior experience, and customers said so of 8%: organisations are
poor at guessing what hurts. A pain point without evidence is somebody's opinion until somebody looks.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    pain_points:
      - {title: The form asks for the address three times}
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [exit-interviews]
    pain_points:
      - {title: The form asks for the address three times, evidence: [exit-interviews]}
```

## How to fix it
Name under `evidence` the data source in which it shows. If there is none, it is a guess, and a good question for the
next interviews. Every pain point is looked at, whatever its severity or status: what is solved should rest on
evidence too. That the source still counts is not asked.
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
    """Report each pain point without evidence."""
    for stage, pain in pain_points(study.journey):
        if not pain.evidence:
            message = words.text(
                "CX703.message", stage=stage_name_in(study, stage.id, words), pain_point=short_name(pain, words)
            )
            yield at_pain_point(study, stage, pain, message, words.text("CX703.help"))


RULE = Rule(
    code="CX703",
    slug="pain-point-without-evidence",
    severity=Severity.WARNING,
    scope="pain point",
    source="traps-view",
    summary="No data source shows the pain point.",
    page=__doc__,
    check=check,
)
