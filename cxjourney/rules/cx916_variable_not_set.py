"""A connection that needs a variable that isn't set.

## Why it matters
Without it there would be an empty user or password, and the database would answer with a riddle of its own.

## Bad
```text
database = "${SHOP_DATABASE}"                  and nothing sets SHOP_DATABASE
```

## Good
```text
export SHOP_DATABASE=data/shop.duckdb
```

## How to fix it
Set the variable before you run cxjourney: with `export` in a shell, under `env` in a job of CI. Names are compared
letter by letter.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX916",
    slug="variable-not-set",
    severity=Severity.ERROR,
    scope="source",
    summary="A connection needs an environment variable that is not set.",
    page=__doc__,
    phase="measuring",
)
