"""Trino, by the driver of its makers."""

from collections.abc import Sequence

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.trino import Trino
from cxjourney.evidence.engines.drivers.driver import Driver, DriverConnection, Meaning

_MEANINGS: Sequence[tuple[str, Meaning]] = (
    (r"Http401|Unauthorized|error 401|Authentication failed", "refused"),
    (r"PERMISSION_DENIED|error 403", "no-right"),
    (r"TABLE_NOT_FOUND|SCHEMA_NOT_FOUND|CATALOG_NOT_FOUND|MISSING_CATALOG_NAME|MISSING_SCHEMA_NAME", "no-table"),
    (r"EXCEEDED_TIME_LIMIT", "timeout"),
    (r"EXCEEDED_\w*MEMORY_LIMIT", "memory"),
    (r"INVALID_|TYPE_MISMATCH|NUMERIC_VALUE|DIVISION_BY_ZERO|COLUMN_NOT_FOUND|SYNTAX_ERROR", "wrong-type"),
)


def driver(connection: Connection, timeout: float) -> Driver:
    """Return how a connection is opened."""
    require_parts(connection, () if connection.password else ("token",))
    import trino

    catalog, _, schema = connection.database.partition("/")
    token, password = connection.options.get("token", ""), connection.password

    def connect() -> DriverConnection:
        auth = trino.auth.JWTAuthentication(token) if token else None
        if password:
            auth = trino.auth.BasicAuthentication(connection.user, password)
        opened: DriverConnection = trino.dbapi.connect(
            host=connection.host, port=connection.port or (443 if auth else 8080), user=connection.user or "cxjourney",
            catalog=catalog or None, schema=schema or None, http_scheme="https" if auth else "http", auth=auth,
            source="cxjourney", timezone="UTC", request_timeout=10, max_attempts=1,
            session_properties={"query_max_run_time": f"{max(1, round(timeout))}s"},
        )  # fmt: skip
        return opened

    return Driver(
        "trino", Trino(), connect,
        {"varchar": "text", "char": "text", "tinyint": "whole-number", "smallint": "whole-number",
         "integer": "whole-number", "bigint": "whole-number", "decimal": "number", "double": "float", "real": "float",
         "date": "date"},
        _MEANINGS, lambda cursor: cursor.cancel(),  # type: ignore[attr-defined]
        lambda column: None if not f"{column[1]}".startswith("timestamp")
        else "time-with-zone" if "with time zone" in f"{column[1]}" else "time",
    )  # fmt: skip
