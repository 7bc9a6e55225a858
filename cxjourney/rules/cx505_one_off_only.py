"""A stage that is seen by studies alone.

## Why it matters
A study shows a stage on the day of the study. If nothing looks at it from then on, whatever changes there, for better
or worse, shows first in the complaints.

## Bad
```yaml
# catalogue.yaml
data_sources:
  interviews: {title: Interviews, type: interviews, cadence: one-off}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [interviews]}
```

## Good
```yaml
# catalogue.yaml
data_sources:
  interviews: {title: Interviews, type: interviews, cadence: one-off}
  nps: {title: NPS survey, type: survey-nps, cadence: monthly}
# journey.yaml
journey: open-account
title: Opening an account
stages:
  - {id: applies, title: Applies, data: [interviews, nps]}
```

## How to fix it
Add data that keeps coming in, or agree to repeat the study and give it a `cadence`. Looked at are the sources that
observe the stage, itself or through its touchpoints; one without a `cadence` may well be repeated, and nothing is
reported. A stage that nothing observes is left to CX301.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that nothing but one-off sources observe."""
    for coverage in study.coverage.stages:
        if coverage.sources and all(study.counting[id_].cadence == "one-off" for id_ in coverage.sources):
            message = words.count(
                "CX505.message",
                len(coverage.sources),
                stage=stage_name_in(study, coverage.stage.id, words),
                sources=words.join_and(coverage.sources, most=5),
            )
            yield at_stage(study, coverage.stage, message, words.text("CX505.help"), source=coverage.sources)


RULE = Rule(
    code="CX505",
    slug="one-off-only",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-monitor",
    summary="Every source that observes the stage is one-off.",
    page=__doc__,
    check=check,
)
