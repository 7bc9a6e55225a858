"""A question that nobody answers.

## Why it matters
Understanding customers means knowing the questions that they want answered. One that no touchpoint answers comes back
as a call, or as a customer who left.

## Bad
```yaml
  - id: applies
    title: Applies
    questions:
      - What does it cost?
    touchpoints:
      - {title: Form on the web, channel: web}
```

## Good
```yaml
  - id: applies
    title: Applies
    questions:
      - What does it cost?
    touchpoints:
      - title: Form on the web
        channel: web
        answers:
          - What does it cost?
```

## How to fix it
Answer it where customers ask it, and copy the question under `answers` of that touchpoint; white space and look-alike
letters may differ. If a touchpoint answers it already, say so there. One finding names the questions of a stage that
have no answer; in a stage without touchpoints that is all of them.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.gap_questions import unanswered_questions
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule
from cxjourney.text.shorten import shorten

MOST = 3
"""How many questions a message quotes; the others are counted."""


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage with questions that no touchpoint of it answers, naming them all."""
    for stage in study.journey.stages:
        left = unanswered_questions(stage)
        if left:
            quoted = (words.quote(shorten(text)) for text in left)
            message = words.text(
                "CX705.message", stage=stage_name_in(study, stage.id, words), questions=words.join_or(quoted, MOST)
            )
            help_ = words.count("CX705.help", len(left))
            yield at_stage(study, stage, message, help_)


RULE = Rule(
    code="CX705",
    slug="unanswered-question",
    severity=Severity.INFO,
    scope="stage",
    source="understanding",
    summary="Customers have a question here that no touchpoint answers.",
    page=__doc__,
    check=check,
)
