"""A connection -> an open engine; each driver is imported when the first connection needs it."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.extras import command_for_extra
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

WAREHOUSES = ("trino", "bigquery", "snowflake", "databricks", "clickhouse")
"""Whose drivers speak DB-API 2; each is a module, and an extra, of that name."""


def open_engine(connection: Connection, files: Sequence[Path], folder: Path, timeout: float) -> Engine:
    """Return a connection, opened to be read.

    Args:
        connection: The connection.
        files: The files that it may read.
        folder: The folder of the configuration, from which a database file is named.
        timeout: After how many seconds a statement is given up.

    Raises:
        EvidenceFault: It can't be opened, or its driver is not installed.
    """
    if connection.engine == "postgresql":
        try:
            from cxjourney.evidence.engines.postgres import PostgresEngine
        except ImportError:
            raise not_installed(connection.name, "evidence-postgres") from None
        return PostgresEngine(connection, timeout)
    if connection.engine in ("spark", "spark-connect"):
        try:
            from cxjourney.evidence.engines.spark import SparkEngine

            return SparkEngine(connection, timeout)
        except ImportError:
            raise not_installed(connection.name, "evidence-spark") from None
    if connection.engine in WAREHOUSES:
        from cxjourney.evidence.engines.warehouse import WarehouseEngine

        try:
            module = import_module(f"cxjourney.evidence.engines.drivers.{connection.engine}")
            driver = module.driver(connection, timeout)
        except ImportError:
            raise not_installed(connection.name, f"evidence-{connection.engine}") from None
        return WarehouseEngine(connection.name, driver, timeout)
    require_parts(connection, (), ("user", "password", "port"))
    try:
        from cxjourney.evidence.engines.duckdb import DuckDBEngine
    except ImportError:
        raise not_installed(connection.name, "evidence") from None
    database = folder / connection.database if connection.engine == "duckdb" else None
    if database is not None and not database.is_file():
        wrong = message("evidence.no-database", name=escape_unseen(connection.name))
        raise EvidenceFault("CX905", wrong, message("evidence.no-database.help"))
    return DuckDBEngine(files, database, timeout)


def not_installed(name: str, extra: str) -> EvidenceFault:
    """Return that a connection needs an extra that is not installed."""
    wrong = message("evidence.not-installed", name=escape_unseen(name))
    help_ = message("evidence.not-installed.help", extra=extra, command=command_for_extra(extra))
    return EvidenceFault("CX914", wrong, help_)
