"""A pain point that was written down and forgotten.

## Why it matters
A pain point that is open for half a year without a look is either gone by itself, or has been costing customers for
half a year. Nobody knows which, and the map says that somebody cares.

## Bad
```yaml
  - id: applies
    title: Applies
    pain_points:
      - {title: The form asks for the address three times, updated: 2025-11-03}
```

## Good
```yaml
  - id: applies
    title: Applies
    pain_points:
      - {title: The form asks for the address three times, updated: 2026-11-03}
```

## How to fix it
Ask whoever owns it, or customers, whether it still hurts. Then write the day under `updated`, or give it the status
that it has by now: `solved`, or `accepted` where the organisation lives with it. One without `updated` is not
reported. How many days may pass can be set.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import short_name, stage_name_in
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_pain_point
from cxjourney.rules.rule import Rule, Threshold


def check(study: Study, words: Language, days: int) -> Iterator[Finding]:
    """Report each open pain point that was looked at too long ago."""
    for stage in study.journey.stages:
        for pain in stage.pain_points:
            if pain.is_open and pain.updated and study.as_of.is_older_than(pain.updated, days):
                message = words.text(
                    "CX507.message.unsaid"
                    if pain.said_status == "unsaid"
                    else "CX507.message.open"
                    if pain.status == "open"
                    else "CX507.message.in-progress",
                    stage=stage_name_in(study, stage.id, words),
                    pain_point=short_name(pain, words),
                    updated=words.day(pain.updated),
                    days=days,
                )
                yield at_pain_point(study, stage, pain, message, words.text("CX507.help"))


RULE = Rule(
    code="CX507",
    slug="forgotten-pain-point",
    severity=Severity.WARNING,
    scope="pain point",
    source="traps-monitor",
    summary="The pain point is open, and nobody has looked at it for long.",
    page=__doc__,
    check=check,
    threshold=Threshold(180, "days", "How long ago an open pain point may have been updated."),
)
