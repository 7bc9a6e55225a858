"""Snowflake, by the driver of its makers."""

from collections.abc import Sequence

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.snowflake import Snowflake
from cxjourney.evidence.engines.drivers.driver import Driver, DriverConnection, Meaning
from cxjourney.evidence.event_table import ColumnKind

_KINDS: Sequence[ColumnKind] = (
    "whole-number", "float", "text", "date", "time", "other", "time-with-zone", "time-with-zone", "time",
)  # fmt: skip
"""What columns hold, by the number of their type."""
_MEANINGS: Sequence[tuple[str, Meaning]] = (
    (r"\b39\d{4}\b|Incorrect username or password|\b28000\b", "refused"),
    (r"\b250001\b|\b25000\d\b|\b290404\b|\b08001\b", "unreachable"),
    (r"\b(?:3001|3003)\b|Insufficient privileges", "no-right"),
    (r"\b(?:2003|2043|42S02|02000)\b", "no-table"),
    (r"\b(?:604|630)\b|statement timeout|\b57014\b", "timeout"),
    (r"\b22\w{3}\b|\b42\w{3}\b", "wrong-type"),
)


def driver(connection: Connection, timeout: float) -> Driver:
    """Return how a connection is opened."""
    known = ("warehouse", "role", "authenticator", "token", "private_key_file", "private_key_file_pwd")
    require_parts(connection, known, ("port",))
    import snowflake.connector

    database, _, schema = connection.database.partition("/")

    def connect() -> DriverConnection:
        told = {key: connection.options[key] for key in known if key in connection.options}
        if connection.password:
            told["password"] = connection.password
        opened: DriverConnection = snowflake.connector.connect(
            account=connection.host, user=connection.user, database=database or None, schema=schema or None,
            login_timeout=10, application="cxjourney",
            session_parameters={"TIMEZONE": "UTC", "STATEMENT_TIMEOUT_IN_SECONDS": max(1, round(timeout)),
                                "QUERY_TAG": "cxjourney"}, **told,
        )  # fmt: skip
        return opened

    def kind(column: Sequence[object]) -> ColumnKind:
        number, scale = column[1], column[5] if len(column) > 5 else 0
        if not isinstance(number, int) or not 0 <= number < len(_KINDS):
            return "other"
        return "number" if number == 0 and scale else _KINDS[number]

    return Driver(
        "snowflake", Snowflake(), connect, {}, _MEANINGS,
        lambda cursor: cursor.abort_query(cursor.sfqid),  # type: ignore[attr-defined]
        kind,
    )  # fmt: skip
