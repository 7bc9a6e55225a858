"""A connection that can't be opened.

## Why it matters
Nobody looked at the data, so nothing is known of it: neither that a stage is seen nor that it isn't. What was
measured of it before stays in the record, with the day since when it fails.

## Bad
```text
binding: {connection: warehouse, table: shop.orders, ...}     and no [connections.warehouse] in cxjourney.toml
```

## Good
```text
[connections.warehouse]
url = "duckdb:data/shop.duckdb"
```

## How to fix it
The message says which of these it is. The name is not in the configuration: set the connection up under
`[connections.NAME]` in `cxjourney.toml`, or write one that is there. The address can't be understood, or says nothing
of the kind of database: write it as in the example. Another program is writing to the database file: try again when
it is done, or name a copy. Nothing answers at the host and port, or something takes the connection and is silent: see
whether the database runs, and whether a firewall lets this machine reach it. The connection can't be encrypted as
`sslmode` asks: see whether the server offers encryption, and whose certificate `sslrootcert` trusts.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX901",
    slug="unreachable",
    severity=Severity.ERROR,
    scope="source",
    summary="The connection that a binding names can't be opened.",
    page=__doc__,
    phase="measuring",
)
