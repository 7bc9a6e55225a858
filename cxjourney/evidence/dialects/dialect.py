"""The words of SQL in which engines differ; all else is the same subset of ANSI SQL for each of them."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.event_table import ColumnKind

MICROS_OF_EPOCH = {"epoch-s": 1_000_000, "epoch-ms": 1_000, "epoch-us": 1}


class Dialect:
    """SQL as one engine speaks it.

    Attributes:
        name: What sqlglot calls it.
        types: What it calls the types of columns, by what they hold.
        unites_by_name: Whether it finds by itself which columns of several tables have one name.
        has_lists: Whether it sorts and filters lists, as DuckDB does.
    """

    name: str
    types: Mapping[ColumnKind, str] = {
        "text": "varchar", "time": "timestamp", "time-with-zone": "timestamptz", "date": "date",
        "whole-number": "bigint", "number": "numeric", "float": "double precision",
    }  # fmt: skip
    unites_by_name: bool = False
    has_lists: bool = False

    def identifier(self, name: str) -> str:
        """Return a name of a column or table, quoted."""
        from sqlglot import exp

        return exp.to_identifier(name, quoted=True).sql(self.name)

    def literal(self, text: str) -> str:
        """Return a text as a literal."""
        from sqlglot import exp

        return exp.Literal.string(text).sql(self.name)

    def table(self, name: str) -> str:
        """Return the name of a table with its schema, each part quoted."""
        return ".".join(self.identifier(part) for part in name.split("."))

    def united(self, tables: Sequence[tuple[str, Mapping[str, ColumnKind]]]) -> str:
        """Return what stands after FROM for several tables as one, their columns by name, given those of each."""
        if len(tables) == 1:
            return tables[0][0]
        every = list(dict.fromkeys(column for _, columns in tables for column in columns))
        kinds = {column: kind for _, columns in tables for column, kind in columns.items()}

        def part(column: str, there: Mapping[str, ColumnKind]) -> str:
            name = self.identifier(column)
            return name if column in there else f"{self.null(kinds[column])} as {name}"

        united = (f"select {', '.join(part(one, there) for one in every)} from {table}" for table, there in tables)
        return f"({' union all '.join(united)}) as bound"

    def read_once(self, name: str, query: str) -> tuple[str, str]:
        """Return what stands first behind WITH, and what stands after FROM, for a query that is read several times."""
        return "", f"({query}) as {name}"

    def columns(self, relation: str) -> str:
        """Return the statement for the names and types of a relation's columns."""
        raise NotImplementedError

    def tables(self, name: str) -> str:
        """Return the statement for the schemas and names of tables that are there, asked where one of a name is not."""
        catalogue = "".join(f"{self.identifier(part)}." for part in name.split(".")[:-2])
        return f"select table_schema, table_name from {catalogue}information_schema.tables limit 5000"

    def null(self, kind: ColumnKind) -> str:
        """Return that there is no value, where one of a kind is expected."""
        return f"cast(null as {self.types.get(kind, self.types['text'])})"

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text: 42, of whatever type of number, as 42, unless its type has decimals."""
        if kind == "text":
            return sql
        text = f"cast({sql} as {self.types['text']})"
        if kind != "float":
            return text
        whole = f"cast(cast({sql} as {self.types['whole-number']}) as {self.types['text']})"
        return f"case when abs({sql}) < 1e15 and floor({sql}) = {sql} then {whole} else {text} end"

    def compared(self, sql: str) -> str:
        """Return a text so that it is told from others, and sorted, byte by byte."""
        return sql

    def short(self, sql: str) -> str:
        """Return a small whole number, such as that of a stage, so that an engine that holds many takes little room."""
        return sql

    def beside(self, function: str, column: str, window: str) -> str:
        """Return the value of a column in the row before, or after, within a window; null where there is none."""
        return f"{function}({column}) over ({window})"

    def in_order(self, columns: Sequence[str]) -> str:
        """Return what stands after ORDER BY for columns, each from its least value up, and without a value last."""
        return ", ".join(f"{column} nulls last" for column in columns)

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        raise NotImplementedError

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        raise NotImplementedError

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median, the mean of the middle two where there are two."""
        raise NotImplementedError

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        raise NotImplementedError

    def padded(self, sql: str, width: int) -> str:
        """Return a whole number that is not negative as a text of that many figures."""
        return f"lpad({self.text(sql, 'whole-number')}, {width}, '0')"
