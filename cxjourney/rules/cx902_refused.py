"""A database that doesn't let the user in, or doesn't let them read.

## Why it matters
Nobody looked at the data, so nothing is known of it. And it's better found out here, by a user who may do little, than
measured by one who may do everything: a user who may only read is what a measurement needs, and all it needs.

## Bad
```sql
-- the table, and nobody who may read it
create table shop.orders (customer text, status text, ordered_at timestamptz);
```

## Good
```sql
create role journeys login password '...';
grant usage on schema shop to journeys;
grant select on shop.orders to journeys;
```

## How to fix it
The message says whether the user was not let in, or may not read. Not let in: where the server says why in English,
the message tells whether it is the password, the user, the database, the machine that asks (`pg_hba.conf`), or that
no connection is free; a server that speaks another language passes no reason on, and all of these are to be looked
at. May not read: have `SELECT` granted on the table, and `USAGE` on its schema; columns that nobody needs to see can
be left out of the grant. A view that changes data when it is read is refused too.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX902",
    slug="refused",
    severity=Severity.ERROR,
    scope="source",
    summary="The database doesn't let the user in, or doesn't let them read.",
    page=__doc__,
    phase="measuring",
)
