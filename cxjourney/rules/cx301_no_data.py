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

## How to fix it
Ask `cxjourney gaps` for the question to put, and for the data that would answer it. Name a source under `data` of the
stage if it sees the stage as a whole, or of the touchpoint where it looks. A source that is planned, unavailable or
expired does not count, nor does one that only tells who customers are.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import named_sources, reason_not_counting
from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.evidence_states import measured_at
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model import Stage
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage of coverage none, and why none of the sources that it names counts."""
    for coverage in study.coverage.stages:
        if coverage.level == "none":
            stage = coverage.stage
            yield at_stage(study, stage, _message(study, stage, words), _help(study, stage, words))


def _message(study: Study, stage: Stage, words: Language) -> str:
    reasons = [reason_not_counting(id_, study.scope.sources[id_], study.as_of, words) for id_ in named_sources(stage)]
    name = stage_name_in(study, stage.id, words)
    if not reasons:
        return words.text("CX301.message.unnamed", stage=name)
    return words.text("CX301.message", stage=name, reasons=words.join_comma(reasons))


def _help(study: Study, stage: Stage, words: Language) -> str:
    """Return what to do: where a record shows the stage in data that it doesn't name, to name that."""
    measured = [
        id_ for id_ in measured_at(study.journey.journey, stage, study.scope) if id_ not in named_sources(stage)
    ]
    if not measured:
        return words.text("CX301.help")
    return words.text("CX301.help.measured", sources=words.list_words(measured))


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
