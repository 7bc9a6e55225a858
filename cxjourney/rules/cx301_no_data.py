"""A stage that no data source observes.

## Why it matters
Most organisations draw conclusions from the stages that they happen to measure. A stage that nobody observes is where
customers are lost without anyone noticing: the trap of the incomplete view. Laying the data at hand against the stages
of the journey shows these holes, and where to invest.

## Bad
```yaml
  - id: receives-card
    title: Receives the card
    touchpoints:
      - {title: Letter with the card, channel: post}
```

## Good
```yaml
  - id: receives-card
    title: Receives the card
    data: [branch-diary]
    touchpoints:
      - {title: Letter with the card, channel: post, data: [delivery-log]}
```

## How to mend it
Ask `cxjourney gaps` for the question to put, and for the data that would answer it. Name a source under `data` of the
stage if it sees the stage as a whole, or of the touchpoint where it looks. A source that is planned, unavailable or
expired does not count, nor does one that only tells who customers are.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import at_stage
from cxjourney.rules.phrases import why_not
from cxjourney.rules.rule import Finding, Rule
from cxjourney.text.english import join_comma


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage of coverage none, and why none of the sources that it names counts."""
    for coverage in study.coverage.stages:
        if coverage.level == "none":
            named = [why_not(study, id_, words) for id_ in named_sources(coverage.stage)]
            because = f": {join_comma(named)}" if named else ": it names no data source"
            yield at_stage(
                study,
                coverage.stage,
                f"Nobody sees what happens at {coverage.stage.id}{because}.",
                "Find data that sees this stage and name it under data:. cxjourney gaps suggests which.",
            )


RULE = Rule(
    code="CX301",
    slug="no-data",
    severity=Severity.WARNING,
    scope="stage",
    source="traps-view",
    summary="No data source observes the stage.",
    page=__doc__,
    check=check,
)
