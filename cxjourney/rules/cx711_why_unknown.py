"""It hurts, and nobody knows why.

## Why it matters
Behaviour alone does not explain decisions. That four in ten leave a form shows in the log; that they leave because
they don't trust it shows only when somebody asks.

## Bad
```yaml
  - id: applies
    title: Applies
    data: [web-analytics]
    pain_points:
      - {title: Many leave the form half way, evidence: [web-analytics]}
```

## Good
```yaml
  - id: applies
    title: Applies
    data: [web-analytics, exit-interviews]
    pain_points:
      - {title: Many leave the form half way, evidence: [web-analytics, exit-interviews]}
```

## How to fix it
Ask customers, or watch them, and name that source under `evidence` too. Every pain point with evidence is looked at,
whatever its status. A source of another family, or of two, is an answer already; so is one that is planned, or too
old to count. A source that brings no family shows no behaviour, and nothing is reported then.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.model.journey import pain_points
from cxjourney.rules.locate import Finding, at_pain_point
from cxjourney.rules.phrases import with_evidence
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each pain point whose evidence is behavioural, all of it."""
    sources = study.scope.sources
    for stage, pain in pain_points(study.journey):
        if pain.evidence and all(set(sources[id_].brings) == {"behavioural"} for id_ in pain.evidence):
            message = words.count(
                "CX711.message",
                len(set(pain.evidence)),
                sources=words.join_and(dict.fromkeys(pain.evidence), most=5),
                pain_point=short_name(pain, words),
                stage=stage_name_in(study, stage.id, words),
            )
            message = with_evidence(study, message, pain.evidence, words)
            yield at_pain_point(study, stage, pain, message, words.text("CX711.help"), source=pain.evidence)


RULE = Rule(
    code="CX711",
    slug="why-unknown",
    severity=Severity.INFO,
    scope="pain point",
    source="traps-view",
    summary="All the evidence of the pain point is behavioural.",
    page=__doc__,
    check=check,
)
