"""A source that is bound to dbt, and dbt's file doesn't say how new it is.

## Why it matters
The binding promises that somebody looks when the data came last. Where dbt doesn't look, or its file isn't there,
nobody does: a source can stand still for months, and nothing turns old.

## Bad
```text
binding: {dbt: shop.orders}      and no dbt under [evidence] in cxjourney.toml
```

## Good
```text
[evidence]
dbt = "target/sources.json"
```

## How to fix it
The message says which of these it is. The configuration doesn't name dbt's file: write under `[evidence]` where it is.
It isn't there: run `dbt source freshness`, which writes `target/sources.json`; in CI, fetch what the job that runs dbt
keeps. It is outside the folder of the configuration: copy it in. The source isn't in it: see whether the name is
SOURCE.TABLE as dbt has it, and whether `loaded_at_field` and `freshness` are set for it there. dbt could not look
(`runtime error`): see what dbt itself printed. The newest row is of a day to come: see which column `loaded_at_field`
names. A file that is there and can't be read is CX909; a table without rows is CX908.
"""

from cxjourney.diagnostics import Severity
from cxjourney.rules.rule import Rule

RULE = Rule(
    code="CX920",
    slug="no-freshness",
    severity=Severity.ERROR,
    scope="source",
    summary="dbt's file doesn't say how new the source is.",
    page=__doc__,
    phase="measuring",
)
