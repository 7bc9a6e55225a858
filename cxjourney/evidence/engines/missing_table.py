"""A table that isn't there -> what is told of it, with the nearest of those that are."""

import re
from collections.abc import Callable
from contextlib import suppress

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.text.escape_unseen import escape_unseen


def missing_table(relation: str, dialect: Dialect, ask: Callable[[str], Rows]) -> EvidenceFault:
    """Return that a table isn't there.

    Args:
        relation: Its name, as it was asked for.
        dialect: The engine's SQL.
        ask: Asks the engine which tables there are; where it can't say, none is named.
    """
    parts = [
        part[1:-1].replace(part[0] * 2, part[0]) for part in re.findall(r'"(?:[^"]|"")*"|`(?:[^`]|``)*`', relation)
    ]
    name, there = ".".join(parts), list[str]()
    with suppress(EvidenceFault):
        for schema, table in ask(dialect.tables(name)):
            full = [*parts[:-2], f"{schema}", f"{table}"]
            there.append(".".join(full[-len(parts) :]))
    wrong = message("evidence.missing-table", table=escape_unseen(name))
    return EvidenceFault("CX905", wrong, did_you_mean(name, sorted(there), message("evidence.no-table.help")))
