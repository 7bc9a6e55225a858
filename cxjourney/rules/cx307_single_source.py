"""A stage that hangs on one source.

## Why it matters
One source can be wrong, be late, or be switched off, and then nobody notices. Two that look at the same stage from
different sides show where they disagree, which is where the insight is.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    data: [onboarding-nps]
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    data: [onboarding-nps, call-log]
```

## How to fix it
Name a second source under `data` of the stage or of one of its touchpoints, best one of another family. Sources that
are planned, unavailable or expired are not counted.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that exactly one source observes."""
    for coverage in study.coverage.stages:
        if len(coverage.sources) == 1:
            (source,) = coverage.sources
            yield at_stage(
                study,
                coverage.stage,
                words.text("CX307.message", source=source, stage=stage_name_in(study, coverage.stage.id, words)),
                words.text("CX307.help"),
                source=source,
            )


RULE = Rule(
    code="CX307",
    slug="single-source",
    severity=Severity.INFO,
    scope="stage",
    source="traps-view",
    summary="Exactly one source observes the stage.",
    page=__doc__,
    check=check,
)
