"""A table -> what it holds in all: rows, customers, the newest, values that nobody has mapped, answers."""

from collections.abc import Mapping

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.event_table import ByValue, EventTable
from cxjourney.evidence.queries.events import (
    EARLIEST,
    TIMELESS,
    UNKNOWN,
    condition,
    may_name_zones,
    rows,
    value_texts,
)

MAX_VALUES = 20
"""How many values that nobody has mapped are told."""


def whole_statement(table: EventTable, meanings: Mapping[str, int], latest: int, dialect: Dialect) -> str:
    """Return the statement for what a table holds, by what its rows stand for, and for how many customers in all.

    Rows are grouped by customer first: they are read once, and no engine has to sort them to tell customers apart.

    Args:
        table: The table.
        meanings: The number of each stage, or touchpoint, by its id.
        latest: The last moment that is not in the future, in microseconds since 1970.
        dialect: The engine's SQL.

    Returns:
        SQL for rows of ``stage`` (also `IGNORED` and `UNKNOWN`), ``customers``, ``rows_``, ``first_``, ``newest``,
        ``nobody``, ``timeless``, ``future``, ``unreadable`` (a time is written and can't be read), ``zoned`` (its zone
        is named); and for one of null and of all customers, with nothing else.
    """
    every = rows(table, 0, meanings, dialect, is_marked=True)
    timed = f"case when moment >= {EARLIEST} then moment end"
    past = f"case when moment between {EARLIEST} and {latest} then moment end"
    zoned = f"sum(case when {TIMELESS} then 0 else zoned end)" if may_name_zones(table) else "0"
    none = dialect.null("whole-number")
    return (
        f"with by_customer as (select customer, stage, count(*) as many, min({timed}) as earliest, "
        f"max({past}) as latest, count({timed}) as timed, count({past}) as past, "
        f"sum(case when {TIMELESS} then written else 0 end) as unreadable, "
        f"{zoned} as zoned "
        f"from ({every}) as every_row group by customer, stage) "
        "select stage, sum(case when customer is null then 0 else 1 end) as customers, sum(many) as rows_, "
        f"min(case when earliest <= {latest} then earliest end) as first_, max(latest) as newest, "
        "sum(case when customer is null then many else 0 end) as nobody, sum(many - timed) as timeless, "
        "sum(timed - past) as future, sum(unreadable) as unreadable, sum(zoned) as zoned from by_customer "
        f"group by stage union all select {none}, count(*){f', {none}' * 8} from "
        "(select customer from by_customer where customer is not null group by customer) as every_customer"
    )


def unmapped_statement(table: EventTable, by: ByValue, dialect: Dialect) -> str:
    """Return the statement for the most frequent values that stand for nothing yet.

    Returns:
        SQL for rows of a text for each column, ``rows_``, ``customers``, ``distinct_values``, ``all_rows``.
    """
    texts = value_texts(table, by.columns, dialect)
    names = [f"v{index}" for index in range(len(texts))]
    listed = ", ".join(names)
    every = rows(table, 0, {}, dialect, dict(zip(names, texts, strict=True)))
    return (
        f"with counted as (select {listed}, count(*) as rows_, count(distinct customer) as customers "
        f"from ({every}) as every_row where stage = {UNKNOWN} group by {listed}) "
        f"select {listed}, rows_, customers, count(*) over () as distinct_values, sum(rows_) over () as all_rows "
        f"from counted order by rows_ desc, {dialect.in_order(names)} limit {MAX_VALUES}"
    )


def values_statement(table: EventTable, by: ByValue, latest: int, min_group: int, most: int, dialect: Dialect) -> str:
    """Return the statement for the most frequent values of events that at least so many customers have.

    Args:
        table: The table.
        by: The columns of the values.
        latest: The last moment that is not in the future, in microseconds since 1970.
        min_group: The smallest number of customers of a value that is told.
        most: How many values are told.
        dialect: The engine's SQL.

    Returns:
        SQL for rows of a text for each column, ``rows_``, ``customers``, ``distinct_values``, ``few``: how many values
        there are in all, and how many of them fewer customers have.
    """
    texts = value_texts(table, by.columns, dialect)
    names = [f"v{index}" for index in range(len(texts))]
    listed = ", ".join(names)
    every = rows(table, 0, {}, dialect, dict(zip(names, texts, strict=True)))
    there = "".join(f" and {name} is not null" for name in names)
    return (
        f"with counted as (select {listed}, count(*) as rows_, count(distinct customer) as customers "
        f"from ({every}) as every_row where customer is not null and moment between {EARLIEST} and {latest}{there} "
        f"group by {listed}), "
        f"told as (select {listed}, rows_, customers, count(*) over () as distinct_values, "
        f"sum(case when customers < {min_group} then 1 else 0 end) over () as few from counted) "
        f"select {listed}, rows_, customers, distinct_values, few from told where customers >= {min_group} "
        f"order by rows_ desc, {listed} limit {most}"
    )


def misread_sequence_statement(table: EventTable, dialect: Dialect) -> str:
    """Return the statement for how many rows hold no whole number in the column that breaks ties, and are not empty."""
    column = table.sequence or ""
    (text,) = value_texts(table, (column,), dialect)
    number = dialect.number(dialect.identifier(column), table.kinds[column])
    misread = condition(table, dialect, f"{text} <> ''", f"{number} is null")
    return f"select count(*) as misread from {table.relation}{misread}"


def score_statement(table: EventTable, column: str, dialect: Dialect) -> str:
    """Return the statement for how often each answer was given, as text: engines differ in what a number is.

    Returns:
        SQL for rows of ``answer``, ``rows_``, ``customers``.
    """
    (answer,) = value_texts(table, (column,), dialect)
    return (
        f"select {answer} as answer, count(*) as rows_, count(*) as customers from {table.relation}"
        f"{condition(table, dialect)} group by 1 order by 2 desc, {dialect.in_order(('answer',))} limit 1000"
    )
