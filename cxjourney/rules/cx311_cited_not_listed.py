"""A source that is cited and not listed.

## Why it matters
A metric, a quote or a pain point that rests on a source shows that the source sees this stage. As long as it is not
listed under `data`, coverage does not know: the stage looks darker than it is.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
    pain_points:
      - {title: The form asks for the address three times, evidence: [exit-interviews]}
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [web-analytics, exit-interviews]
    pain_points:
      - {title: The form asks for the address three times, evidence: [exit-interviews]}
```

## How to mend it
Name the source under `data` of the stage, or of the touchpoint where it looks. If it does not see what happens here,
ask whether it can be evidence. Looked at are the evidence of every pain point, solved ones too, and the `source` of
the stage's metrics, emotions, quotes and delivery. A source that is planned, unavailable or expired belongs there
too: it adds nothing to coverage yet, but everybody sees what is to come, or is to be refreshed.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import citations, named_sources
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import at_stage
from cxjourney.rules.rule import Finding, Rule
from cxjourney.text.english import join_and

_PLACES = {
    "quote": "a quote",
    "emotion": "an emotion",
    "evidence": "a pain point",
    "metric": "a metric",
    "delivery": "delivery",
}


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each source that a stage cites and that neither it nor its touchpoints list."""
    for stage in study.journey.stages:
        cited: dict[str, dict[str, None]] = {}
        for source, place in citations(stage):
            cited.setdefault(source, {})[_PLACES[place]] = None
        if cited:
            for source in cited.keys() - set(named_sources(stage)):
                why = ", so that it counts" if source in study.counting else ""
                yield at_stage(
                    study,
                    stage,
                    f"At {stage.id} {join_and(cited[source])} name{'s' if len(cited[source]) == 1 else ''} {source}, "
                    "which is not listed under data: there.",
                    f"List {source} under data: of {stage.id}, or of the touchpoint where it looks{why}.",
                    source=source,
                )


RULE = Rule(
    code="CX311",
    slug="cited-not-listed",
    severity=Severity.INFO,
    scope="stage",
    source="traps-view",
    summary="A source is cited at the stage, but neither it nor its touchpoints list it under data.",
    page=__doc__,
    check=check,
)
