"""A picture can't be shown: it is missing, lies outside the workspace, is too large, of another type, or damaged.

## Why it matters
A portrait or a picture of a stage makes a map friendlier, and a map that is drawn without it looks as if nobody had
chosen one. Pictures also come from anywhere: what is not a plain picture in the workspace is not opened, and nothing is
fetched from the network.

## Bad
```text
image: {file: ../../Desktop/counter.tiff, alt: The counter of the branch}
```

## Good
```text
image: {file: pictures/counter.jpg, alt: The counter of the branch}
```

## How to fix it
Put a PNG, JPEG or WebP into the workspace and write its path from the folder of the file that names it, as in the
example. It may have at most 1 MB and 4,096 pixels each way. Until then maps are drawn without it. What its file tells
beside the picture, such as where it was taken, is never passed on: maps hold the pixels alone.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX111",
    slug="broken-image",
    severity=Severity.WARNING,
    scope="file",
    summary="A picture is missing, outside the workspace, too large, of another type, or damaged.",
    page=__doc__,
    phase="reading",
)
