"""An engine -> its SQL."""

from collections.abc import Mapping

from cxjourney.evidence.connections import Engine
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.dialects.spark import Spark

_DIALECTS: Mapping[Engine, type[Dialect]] = {
    "files": DuckDB, "duckdb": DuckDB, "postgresql": PostgreSQL, "spark": Spark, "spark-connect": Spark,
}  # fmt: skip


def dialect_of(engine: Engine) -> Dialect:
    """Return the SQL of an engine."""
    return _DIALECTS[engine]()
