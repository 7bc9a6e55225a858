"""Stand-ins for the drivers of warehouses: each speaks DB-API 2, and DuckDB answers with real rows.

What is sent is read by sqlglot in the warehouse's SQL and written in DuckDB's, so an answer is the statement's own.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import duckdb
import pytest
import sqlglot

PASSWORD = "S3cr3t@h/st%4'\"\\zzQ"


class Failure(Exception):  # noqa: N818  what drivers call errors differs
    """An error of a driver, as talkative as they are."""

    def __init__(self, said: str, **marks: object) -> None:
        """Keep what marks it."""
        super().__init__(f"{said} (user=reader password={PASSWORD} url=https://reader:{PASSWORD}@h)")
        vars(self).update(marks)


class Cursor:
    """A cursor that asks DuckDB."""

    sfqid = "1"

    def __init__(self, server: "Server") -> None:
        """Begin."""
        self.server, self.query_job = server, self
        self.description: Sequence[Sequence[object]] | None = None
        self.rows: Sequence[Sequence[object]] = ()

    def execute(self, sql: str) -> None:
        """Ask for rows, or fail as the server is told to."""
        self.server.sent.append(sql)
        if self.server.failure is not None:
            raise self.server.failure
        if self.server.is_slow:
            while not self.server.cancelled:
                time.sleep(0.02)
            raise Failure("cancelled")
        asked = sqlglot.transpile(sql, read=self.server.dialect, write="duckdb")[0]
        asked = asked.replace(
            '"shop"."INFORMATION_SCHEMA.TABLES"', "information_schema.tables"
        )  # which BigQuery has in each dataset
        try:
            found = self.server.own.execute(asked)
        except duckdb.CatalogException:
            raise self.server.no_table or Failure("no table") from None
        self.description = [(name, self.server.type_(f"{type_}")) for name, type_, *_ in found.description]
        self.rows = found.fetchall()

    def fetchall(self) -> Sequence[Sequence[object]]:
        """Return the rows."""
        return self.rows

    def cancel(self) -> None:
        """End what is asked."""
        self.server.cancelled = True

    def abort_query(self, _: str) -> None:
        """End what is asked, as Snowflake calls it."""
        self.cancel()

    def close(self) -> None:
        """Let go, which ends what is asked."""
        self.cancel()


class Server:
    """What a driver connects to."""

    def __init__(self, dialect: str) -> None:
        """Begin with two tables."""
        self.dialect, self.own = dialect, duckdb.connect()
        self.sent: list[str] = []
        self.told: dict[str, object] = {}
        self.failure: Exception | None = None
        self.refusal: Exception | None = None
        self.no_table: Exception | None = None
        self.is_slow = self.cancelled = self.closed = False
        self.own.execute(
            "create schema shop; create table shop.orders as select * from (values ('1', 'x', 1767261600000000, 1), "
            "('1', 'y', 1767261600000000, 2), ('2', 'x', 1767348000000000, 3), (null, 'x', 1767348000000000, 4), "
            "('3', 'what', 1767348000000000, null)) as t(c, e, t, n)"
        )

    def type_(self, duck: str) -> object:
        """Return a type as the warehouse's driver names it."""
        is_text = "VARCHAR" in duck or "STRING" in duck
        return {
            "trino": "varchar" if is_text else "bigint", "bigquery": "STRING" if is_text else "INT64",
            "snowflake": 2 if is_text else 0, "databricks": "string" if is_text else "bigint",
            "clickhouse": "Nullable(String)" if is_text else "LowCardinality(Nullable(Int64))",
        }[self.dialect]  # fmt: skip

    def connect(self, *_: object, **told: object) -> "Server":
        """Return a connection."""
        self.told = told
        if self.refusal is not None:
            raise self.refusal
        return self

    def cursor(self) -> Cursor:
        """Return a cursor."""
        return Cursor(self)

    def close(self) -> None:
        """Let go."""
        self.closed = True


def _modules(name: str, server: Server) -> dict[str, ModuleType]:
    def module(path: str, **held: Any) -> ModuleType:
        made = ModuleType(path)
        vars(made).update(held)
        return made

    def kept(*_: object, **told: object) -> dict[str, object]:
        server.told |= told
        return told

    if name == "trino":
        auth = module("trino.auth", BasicAuthentication=lambda *who: who, JWTAuthentication=lambda token: token)
        dbapi = module("trino.dbapi", connect=server.connect)
        return {"trino": module("trino", auth=auth, dbapi=dbapi)}
    if name == "bigquery":
        dbapi = module("google.cloud.bigquery.dbapi", connect=server.connect)
        big = module("google.cloud.bigquery", dbapi=dbapi, Client=kept, QueryJobConfig=kept)
        cloud = module("google.cloud", bigquery=big)
        google = module("google", cloud=cloud)
        return {
            "google": google,
            "google.cloud": cloud,
            "google.cloud.bigquery": big,
            "google.cloud.bigquery.dbapi": dbapi,
        }
    if name == "snowflake":
        connector = module("snowflake.connector", connect=server.connect)
        return {"snowflake": module("snowflake", connector=connector), "snowflake.connector": connector}
    if name == "databricks":
        sql = module("databricks.sql", connect=server.connect)
        return {"databricks": module("databricks", sql=sql), "databricks.sql": sql}
    dbapi = module("clickhouse_connect.dbapi", connect=server.connect)
    return {"clickhouse_connect": module("clickhouse_connect", dbapi=dbapi), "clickhouse_connect.dbapi": dbapi}


@contextmanager
def standing_in(name: str) -> Iterator[Server]:
    """Have a driver's place taken by one that asks DuckDB."""
    server = Server(name)
    with pytest.MonkeyPatch.context() as patch:
        for path, module in _modules(name, server).items():
            patch.setitem(sys.modules, path, module)
        patch.delitem(sys.modules, f"cxjourney.evidence.engines.drivers.{name}", raising=False)
        yield server
