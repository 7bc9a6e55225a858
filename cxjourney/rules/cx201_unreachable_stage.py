"""A stage that no way leads to.

## Why it matters
A map that nobody can follow misleads the people who work with it. A stage that no way leads to was most often
forgotten when a link changed, and everything said about it (its data, its pain points) is about a place nobody comes
to.

## Bad
```yaml
  - id: hears
    title: Hears about the account
    next: [applies]
  - id: asks-friends
    title: Asks friends
  - id: applies
    title: Applies
```

## Good
```yaml
  - id: hears
    title: Hears about the account
    next: [asks-friends, applies]
  - id: asks-friends
    title: Asks friends
  - id: applies
    title: Applies
```

## How to fix it
Name the stage under `next` of the stage that leads to it, or mark it with `entry: true` if customers can begin there.
A stage without `next` leads to the one below it; if no stage is marked as entry, customers begin at the first.
"""

from collections.abc import Iterator

from cxjourney.analysis.display_names import stage_name_in
from cxjourney.analysis.journey_paths import entries, reachable
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Severity
from cxjourney.languages import Language
from cxjourney.rules.locate import Finding, at_stage
from cxjourney.rules.rule import Rule


def check(study: Study, words: Language) -> Iterator[Finding]:
    """Report each stage that no path from an entry leads to."""
    starts = entries(study.journey)
    reached = reachable(starts, study.forwards)
    named = words.join_and((stage_name_in(study, start, words) for start in starts), most=5)
    for stage in study.journey.stages:
        if stage.id not in reached:
            yield at_stage(
                study,
                stage,
                words.text("CX201.message", stage=stage_name_in(study, stage.id, words), starts=named),
                words.text("CX201.help"),
            )


RULE = Rule(
    code="CX201",
    slug="unreachable-stage",
    severity=Severity.ERROR,
    scope="stage",
    source="centric",
    summary="No path from an entry leads to the stage.",
    page=__doc__,
    check=check,
)
