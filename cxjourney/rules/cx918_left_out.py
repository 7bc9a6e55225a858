"""Sources that measure stages too, and could not be joined.

## Why it matters
How customers went can be told from sources on one connection alone: to join two, rows of customers would have to
leave their databases. Stages that only the others measure look as if nobody had come to them, or are not measured.

## Bad
```text
web-events: {binding: {file: web.csv, ...}}
parcels:    {binding: {connection: warehouse, table: shop.parcels, ...}}
```

## Good
```text
web-events: {binding: {connection: warehouse, table: web.events, ...}}
parcels:    {binding: {connection: warehouse, table: shop.parcels, ...}}
```

## How to fix it
Load the sources into one database, or export them all to files. The connection that measures most stages is asked;
name another with `--connection`.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX918",
    slug="left-out",
    severity=Severity.INFO,
    scope="journey",
    summary="Sources measure stages of the journey and are on another connection than the one that was asked.",
    page=__doc__,
    phase="measuring",
)
