"""A question whose answer is overdue.

## Why it matters
A question that was asked in a workshop, given to a team and forgotten there is worse than one that nobody asked: the
map says that an answer is on its way. Looked at again and again, the open questions are how an organisation goes on
learning between workshops.

## Bad
```yaml
  - id: applies
    title: Applies
    asks:
      - {question: How many give up at the address?, to: web team, due: 2026-10-31}
```

## Good
```yaml
  - id: applies
    title: Applies
    asks:
      - question: How many give up at the address?
        to: web team
        due: 2026-10-31
        answer: One in seven.
        answered: 2026-10-28
        status: answered
```

## How to fix it
Write the `answer` and `status: answered`, agree on a new day under `due`, or write `status: dropped` where nobody waits
for it any more. Looked at are the questions under `asks`, of stages and of the journey, that are open and have a `due`:
the day itself still counts. One without `due` is not reported, and of a draft none is, as of all rules about the time
that has passed: `gaps` and the report say there too what is overdue.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import ask_name, stage_name_in
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_ask
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each open question whose answer was due before the day of the check."""
    for stage, ask, is_overdue, _ in open_asks(study):
        if is_overdue and ask.due:
            named = {"question": ask_name(ask, words), "due": words.day(ask.due)}
            message = (
                words.text("CX508.message", stage=stage_name_in(study, stage.id, words), **named)
                if stage
                else words.text("CX508.message.journey", journey=study.journey.journey, **named)
            )
            yield at_ask(study, stage, ask, message, words.text("CX508.help"))


RULE = Rule(
    code="CX508",
    slug="overdue-question",
    severity=Severity.WARNING,
    scope="question",
    source="traps-monitor",
    summary="A question is open, and the day by which its answer was due has passed.",
    page=__doc__,
    check=check,
)
