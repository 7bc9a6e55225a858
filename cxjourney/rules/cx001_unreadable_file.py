"""A file that cannot be read as text.

## Why it matters
A file that cannot be opened, or whose letters are stored in another encoding than UTF-8, says nothing to anybody: its
journey would be missing from every map and every count without a word.

## Bad
```text
journey: öffnet-konto        saved as Windows-1252 or UTF-16
```

## Good
```text
journey: oeffnet-konto       saved as UTF-8
```

## How to fix it
Open the file in your editor, choose "Save as" and the encoding UTF-8. If the message says that it can't be opened,
check that the file is there, that you may read it, and that it is an ordinary file. A link must lead to a file in
the same repository; where there is no repository, in the workspace.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX001",
    slug="unreadable-file",
    severity=Severity.ERROR,
    scope="file",
    summary="The file can't be read, or is no UTF-8 text.",
    page=__doc__,
    phase="reading",
)
