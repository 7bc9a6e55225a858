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

## How to fix it
Name the source under `data` of the stage, or of the touchpoint where it looks. If it does not see what happens here,
ask whether it can be evidence. Looked at are the evidence of every pain point, solved ones too, and the `source` of
the stage's metrics, emotions, quotes and delivery. A source that is planned, unavailable or expired belongs there
too: it adds nothing to coverage yet, but everybody sees what is to come, or is to be refreshed.
"""

from collections.abc import Iterator

from cxjourney.analysis.coverage import citations, named_sources
from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each source that a stage cites and that neither it nor its touchpoints list."""
    for stage in study.journey.stages:
        cited: dict[str, dict[str, None]] = {}
        for source, place in citations(stage):
            cited.setdefault(source, {})[place] = None
        if cited:
            for source in cited.keys() - set(named_sources(stage)):
                counts = source in study.counting
                places = [words.text(f"CX311.place.{place}") for place in cited[source]]
                yield at_stage(
                    study,
                    stage,
                    words.count(
                        "CX311.message",
                        len(places),
                        stage=stage_name_in(study, stage.id, words),
                        places=words.join_and(places),
                        source=source,
                    ),
                    words.text("CX311.help.counts" if counts else "CX311.help", source=source, stage=stage.id),
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
