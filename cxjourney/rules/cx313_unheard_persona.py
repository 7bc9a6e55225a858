"""A persona whom nobody asks.

## Why it matters
What customers feel is asked in surveys and interviews, and those reach some better than others. The views of those
who are not asked are then guessed from the views of the rest, most often of those who are well connected.

## Bad
```yaml
  - id: first-month
    title: Uses the account for a month
    touchpoints:
      - {title: Home screen of the app, channel: mobile-app, data: [app-survey]}
      - {title: Hotline, channel: phone, data: [call-log]}
```

## Good
```yaml
  - id: first-month
    title: Uses the account for a month
    touchpoints:
      - {title: Home screen of the app, channel: mobile-app, data: [app-survey]}
      - {title: Hotline, channel: phone, data: [call-log, complaints]}
```

## How to fix it
Ask these customers on a channel that they can use, and name the source under `data`. A persona is reported even where
no source of any kind hears it (CX310): that it is not asked remains to be fixed when it is seen. Where the
attitudinal sources of a journey hear nobody who travels it, nobody is reported: then `through` is most likely wrong.
"""

from collections.abc import Iterator

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding
from cxjourney.rules.phrases import personas_out_of_reach
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each persona that no attitudinal source hears, where one at least hears somebody."""
    asking = [id_ for id_, source in study.observing.items() if "attitudinal" in source.brings]
    unheard = [voice.persona for voice in study.voices if not voice.families["attitudinal"]] if asking else []
    if len(unheard) < len(study.voices):
        yield from personas_out_of_reach(
            study,
            unheard,
            asking,
            lambda persona, sources: words.text(
                "CX313.message", persona=persona, journey=study.journey.journey, sources=sources
            ),
            words.text("CX313.help"),
            words,
        )


RULE = Rule(
    code="CX313",
    slug="unheard-persona",
    severity=Severity.WARNING,
    scope="journey",
    source="access",
    summary="Attitudinal sources hear some personas, but not this one.",
    page=__doc__,
    check=check,
)
