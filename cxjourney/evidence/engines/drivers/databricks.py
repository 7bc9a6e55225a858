"""Databricks' SQL warehouses, by the driver of its makers."""

from collections.abc import Sequence

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.spark import Databricks
from cxjourney.evidence.engines.drivers.driver import Driver, DriverConnection, Meaning
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

_MEANINGS: Sequence[tuple[str, Meaning]] = (
    (r"\b401\b|\b403\b|Invalid access token|Unauthorized", "refused"),
    (r"INSUFFICIENT_PERMISSIONS|PERMISSION_DENIED|\b42501\b", "no-right"),
    (r"TABLE_OR_VIEW_NOT_FOUND|SCHEMA_NOT_FOUND|CATALOG_NOT_FOUND|\b42P01\b|\b42704\b", "no-table"),
    (r"TIMEOUT|timed out", "timeout"),
    (r"OutOfMemory", "memory"),
    (r"\b22\w{3}\b|\b42\w{3}\b|CAST_INVALID_INPUT", "wrong-type"),
)


def driver(connection: Connection, timeout: float) -> Driver:
    """Return how a connection is opened.

    Whoever asks is known by a token alone: in addresses the word token stands where others have a user.

    Raises:
        EvidenceFault: Another user is named, or there is no token: the driver would then open a browser and wait.
    """
    is_named = connection.user not in ("", "token")
    options = ("http_path",) if connection.password else ("http_path", "token")
    require_parts(connection, options, ("port", "user") if is_named else ("port",))
    token = connection.options.get("token") or connection.password
    if not token:
        name = escape_unseen(connection.name)
        raise EvidenceFault("CX902", message("evidence.refused", name=name), message("evidence.refused.help"))
    from databricks import sql

    catalog, _, schema = connection.database.partition("/")

    def connect() -> DriverConnection:
        opened: DriverConnection = sql.connect(
            server_hostname=connection.host, http_path=connection.options.get("http_path", ""),
            access_token=token,
            catalog=catalog or None, schema=schema or None, user_agent_entry="cxjourney",
            _retry_stop_after_attempts_count=1,
            session_configuration={"ANSI_MODE": "true", "TIMEZONE": "UTC",
                                   "STATEMENT_TIMEOUT": f"{max(1, round(timeout))}"},
        )  # fmt: skip
        return opened

    return Driver(
        "databricks", Databricks(), connect,
        {"string": "text", "timestamp_ntz": "time", "timestamp": "time-with-zone", "date": "date",
         "tinyint": "whole-number", "smallint": "whole-number", "int": "whole-number", "bigint": "whole-number",
         "decimal": "number", "float": "float", "double": "float"},
        _MEANINGS, lambda cursor: cursor.cancel(),  # type: ignore[attr-defined]
    )  # fmt: skip
