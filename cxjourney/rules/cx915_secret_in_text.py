"""A password in the configuration.

## Why it matters
The configuration lies in git, where everybody who has the repository can read it, and where it stays readable after
it was taken out again.

## Bad
```text
[connections.warehouse]
url = "duckdb:data/shop.duckdb"
password = "…"                                 the password itself
```

## Good
```text
[connections.warehouse]
url = "duckdb:data/shop.duckdb"
password = "${WAREHOUSE_PASSWORD}"
```

## How to fix it
Put it into a variable of the environment, and write `${NAME}` in its place. Then change the password: what once was in
git has to be taken as known. In CI the variable is filled from the secrets of the project.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX915",
    slug="secret-in-text",
    severity=Severity.ERROR,
    scope="source",
    summary="A connection has a password, a key or a token in plain text.",
    page=__doc__,
    phase="measuring",
)
