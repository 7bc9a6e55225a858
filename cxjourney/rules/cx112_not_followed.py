"""A linked folder, or a file whose name does not end as a journey's does, was not read.

## Why it matters
A linked folder may lead anywhere, also round in a circle, and so it is not gone into. The journeys in it look as if
they were part of the workspace, yet no rule has judged them and no map shows them.

A text editor may add an ending of its own: `apply-for-card.yaml.txt` looks like a journey, and is none.

## Bad
```text
journeys/cards -> ../../cards-team/journeys
```

## Good
```text
journeys/cards/apply-for-card.yaml
```

## How to fix it
Give a file the name that the message says; where it is no journey, begin its name with `_`, or move it elsewhere.
Put the folder itself here, or name the folder that the link leads to as a path of its own:
`cxjourney validate journeys ../cards-team/journeys`. A link to a single file, such as a shared catalogue, is followed
where it leads to a file in the same repository. If nothing in the folder belongs here, name it under `exclude` in
`cxjourney.toml`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX112",
    slug="not-followed",
    severity=Severity.WARNING,
    scope="file",
    summary="A linked folder, or a file whose name ends otherwise than a journey's, was not read.",
    page=__doc__,
    phase="reading",
)
