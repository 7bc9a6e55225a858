"""An engine -> its SQL."""

from collections.abc import Mapping

from cxjourney.evidence.connections import Engine
from cxjourney.evidence.dialects.bigquery import BigQuery
from cxjourney.evidence.dialects.clickhouse import ClickHouse
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.dialects.snowflake import Snowflake
from cxjourney.evidence.dialects.spark import Databricks, Spark
from cxjourney.evidence.dialects.trino import Trino

_DIALECTS: Mapping[Engine, type[Dialect]] = {
    "files": DuckDB, "duckdb": DuckDB, "postgresql": PostgreSQL, "spark": Spark, "spark-connect": Spark,
    "trino": Trino, "bigquery": BigQuery, "snowflake": Snowflake, "databricks": Databricks, "clickhouse": ClickHouse,
}  # fmt: skip


def dialect_of(engine: Engine) -> Dialect:
    """Return the SQL of an engine."""
    return _DIALECTS[engine]()
