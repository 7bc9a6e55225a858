"""ClickHouse, by the driver of its makers."""

from collections.abc import Sequence

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.clickhouse import ClickHouse
from cxjourney.evidence.engines.drivers.driver import Driver, DriverConnection, Meaning

_MEANINGS: Sequence[tuple[str, Meaning]] = (
    (r"[Cc]ode: (?:516|192|193|194)\b|AUTHENTICATION_FAILED", "refused"),
    (r"[Cc]ode: (?:497|164)\b|ACCESS_DENIED", "no-right"),
    (r"[Cc]ode: (?:60|81)\b|UNKNOWN_TABLE|UNKNOWN_DATABASE", "no-table"),
    (r"[Cc]ode: (?:159|160|209)\b|TIMEOUT_EXCEEDED", "timeout"),
    (r"[Cc]ode: 241\b|MEMORY_LIMIT", "memory"),
    (r"[Cc]ode: (?:6|27|41|43|47|53|70|72|184|386)\b", "wrong-type"),
)


def driver(connection: Connection, timeout: float) -> Driver:
    """Return how a connection is opened; the user needs `readonly = 2`, which lets it choose these settings."""
    require_parts(connection, ("secure",))
    from clickhouse_connect import dbapi

    is_secure = connection.options.get("secure", "true") != "false"

    def connect() -> DriverConnection:
        opened: DriverConnection = dbapi.connect(
            host=connection.host, port=connection.port or (8443 if is_secure else 8123),
            database=connection.database or None, username=connection.user or None, password=connection.password,
            secure=is_secure, connect_timeout=10, send_receive_timeout=max(1, round(timeout)) + 5,
            settings={"session_timezone": "UTC", "max_execution_time": max(1, round(timeout)),
                      "prefer_column_name_to_alias": 1, "aggregate_functions_null_for_empty": 1, "join_use_nulls": 1,
                      "union_default_mode": "ALL"},
        )  # fmt: skip
        return opened

    return Driver(
        "clickhouse", ClickHouse(), connect,
        {"string": "text", "fixedstring": "text", "datetime": "time-with-zone", "datetime64": "time-with-zone",
         "date": "date", "date32": "date", "int8": "whole-number", "int16": "whole-number", "int32": "whole-number",
         "int64": "whole-number", "uint8": "whole-number", "uint16": "whole-number", "uint32": "whole-number",
         "uint64": "number", "decimal": "number", "float32": "float", "float64": "float"},
        _MEANINGS, lambda cursor: cursor.close(),
    )  # fmt: skip
