"""A persona that no data source hears.

## Why it matters
A survey in the app never reaches people without a smartphone. If every source of a journey works that way, some
customers are in none of its figures, and the map speaks of everybody while knowing only some.

## Bad
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form in the app, channel: mobile-app, data: [app-events]}
      - {title: Form with an adviser, channel: branch}
```

## Good
```yaml
  - id: applies
    title: Applies
    touchpoints:
      - {title: Form in the app, channel: mobile-app, data: [app-events]}
      - {title: Form with an adviser, channel: branch, data: [branch-diary]}
```

## How to fix it
Find a source that reaches these customers and name it under `data`. A source hears a persona who can use one of the
channels in its `through`; without `through`, one who can use a touchpoint that names the source, and everybody where
a stage names it. If one of the sources does reach them, write under `through` how.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding
from cxjourney.rules.phrases import personas_out_of_reach
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona that none of the sources hears that observe the journey."""
    if study.observing:
        yield from personas_out_of_reach(
            study,
            [voice.persona for voice in study.voices if not voice.is_heard],
            study.observing,
            lambda persona, sources: words.text(
                "CX310.message", persona=persona, journey=study.journey.journey, sources=sources
            ),
            words.text("CX310.help"),
            words,
        )


RULE = Rule(
    code="CX310",
    slug="unseen-persona",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="Sources count in the journey, and none of them hears the persona.",
    page=__doc__,
    check=check,
)
