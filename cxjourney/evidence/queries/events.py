"""Tables -> the rows of events in one shape: customer, moment, position, stage, source."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.event_table import Always, ByTime, ByValue, EventTable, TimeColumn

IGNORED, UNKNOWN = -1, -2
"""Numbers that stand for no stage: a value that is ignored, and one that nobody has mapped."""
EARLIEST = -62_135_596_800_000_000
"""The first moment of the year 1, in microseconds since 1970: what a database has before it is no time of an event."""
TIMELESS = f"(moment is null or moment < {EARLIEST})"
"""The condition that a row has no time that can be told."""


def rows(
    table: EventTable,
    number: int,
    stages: Mapping[str, int],
    dialect: Dialect,
    also: Mapping[str, str] = MappingProxyType({}),
    is_marked: bool = False,
) -> str:
    """Return the query for all rows of a table that pass its filter.

    Args:
        table: The table.
        number: By which number its source goes.
        stages: The number of each stage by its id; a stage that isn't there counts as ignored.
        dialect: The engine's SQL.
        also: What else is asked of each row, by the name that it gets.
        is_marked: Whether each row also says as ``written`` if a time is written there, and as ``zoned`` if that names
            its zone.

    Returns:
        SQL for ``customer`` (text or null), ``moment`` (microseconds or null), ``position``, ``stage`` and ``source``.
    """
    happened = table.happened
    if isinstance(happened, ByTime):
        return " union all ".join(
            _select(table, number, _moment(table, TimeColumn(name, happened.form), dialect),
                    str(stages.get(id_, IGNORED)), dialect,
                    {**also, **_marks(table, TimeColumn(name, happened.form), dialect)} if is_marked else also,
                    f"{dialect.identifier(name)} is not null")
            for name, id_ in happened.meant.items()
        )  # fmt: skip
    moment = _moment(table, table.time, dialect)
    if is_marked:
        also = {**also, **_marks(table, table.time, dialect)}
    return _select(table, number, moment, _stage(table, happened, stages, dialect), dialect, also)


def value_texts(table: EventTable, columns: Sequence[str], dialect: Dialect) -> list[str]:
    """Return the values of columns as texts, told from each other byte by byte."""
    return [dialect.compared(_text(table, name, dialect)) for name in columns]


def condition(table: EventTable, dialect: Dialect, *more: str) -> str:
    """Return the WHERE of a table's filter, with what it begins with; nothing where every row counts."""
    conditions = [
        f"{_text(table, column, dialect)} in ({', '.join(dialect.literal(value) for value in values)})"
        for column, values in table.where.items()
    ]
    conditions += more
    return f" where {' and '.join(conditions)}" if conditions else ""


def _select(
    table: EventTable, number: int, moment: str, stage: str, dialect: Dialect, also: Mapping[str, str], *more: str
) -> str:
    position = "0"
    if table.sequence is not None:
        position = dialect.number(dialect.identifier(table.sequence), table.kinds[table.sequence])
    others = "".join(f", {sql} as {name}" for name, sql in also.items())
    return (
        f"select {_customer(table, dialect)} as customer, {moment} as moment, {position} as position, "
        f"{dialect.short(stage)} as stage, {number} as source{others} "
        f"from {table.relation}{condition(table, dialect, *more)}"
    )


def _text(table: EventTable, name: str, dialect: Dialect) -> str:
    return dialect.text(dialect.identifier(name), table.kinds[name])


def _customer(table: EventTable, dialect: Dialect) -> str:
    texts = [f"nullif({text}, '')" for text in value_texts(table, table.customer, dialect)]
    if not texts:
        return dialect.null("text")
    return texts[0] if len(texts) == 1 else f"coalesce({', '.join(texts)})"


def _moment(table: EventTable, time: TimeColumn | None, dialect: Dialect) -> str:
    if time is None:
        return dialect.null("whole-number")
    column = dialect.identifier(time.name)
    return dialect.micros(column, table.kinds[time.name], time.form, table.timezone)


def _marks(table: EventTable, time: TimeColumn | None, dialect: Dialect) -> Mapping[str, str]:
    """Return what says of a row whether a time is written there, and whether it names its zone."""
    if time is None:
        return {"written": "0", "zoned": "0"}
    column = dialect.identifier(time.name)
    if table.kinds[time.name] != "text":
        return {"written": f"case when {column} is not null then 1 else 0 end", "zoned": "0"}
    signs = [f"{column} like '%{sign}%'" for sign in ("Z", "U", "+")]
    signs.append(f"substr(ltrim({column}), 9) like '%-%'")  # behind the day, of which the shortest is 2026-1-1
    zoned = f"case when {' or '.join(signs)} then 1 else 0 end"
    return {"written": f"case when {column} <> '' then 1 else 0 end", "zoned": "0" if time.form else zoned}


def _stage(table: EventTable, happened: ByValue | Always | None, stages: Mapping[str, int], dialect: Dialect) -> str:
    if happened is None:
        return str(IGNORED)
    if isinstance(happened, Always):
        return str(stages.get(happened.meant, IGNORED))
    texts = value_texts(table, happened.columns, dialect)
    by_number: dict[int, list[tuple[str, ...]]] = {}
    for values, id_ in happened.meant.items():
        by_number.setdefault(stages.get(id_, IGNORED), []).append(values)
    if happened.ignored:
        by_number.setdefault(IGNORED, []).extend(sorted(happened.ignored))
    whens = [
        f"when {' or '.join(_equal(texts, values, dialect) for values in found)} then {number}"
        for number, found in sorted(by_number.items(), reverse=True)
    ]
    rest = IGNORED if happened.ignore_rest else UNKNOWN
    return f"case {' '.join(whens)} else {rest} end" if whens else str(rest)


def _equal(texts: Sequence[str], values: Sequence[str], dialect: Dialect) -> str:
    return " and ".join(f"{text} = {dialect.literal(value)}" for text, value in zip(texts, values, strict=True))
