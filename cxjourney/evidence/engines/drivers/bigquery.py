"""BigQuery, by Google's library; who asks is found where that looks for it, such as GOOGLE_APPLICATION_CREDENTIALS."""

from collections.abc import Sequence

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.bigquery import BigQuery
from cxjourney.evidence.engines.drivers.driver import Driver, DriverConnection, Meaning

_MEANINGS: Sequence[tuple[str, Meaning]] = (
    (r"DefaultCredentialsError|RefreshError|Unauthorized|\b401\b", "refused"),
    (r"Forbidden|\b403\b|Access Denied", "no-right"),
    (r"NotFound|\b404\b", "no-table"),
    (r"Job timed out|timeout|\bstopped\b", "timeout"),
    (r"resourcesExceeded|Resources exceeded", "memory"),
    (r"BadRequest|\b400\b", "wrong-type"),
)


def driver(connection: Connection, timeout: float) -> Driver:
    """Return how a connection is opened."""
    require_parts(connection, ("location",), ("user", "password", "port"))
    from google.cloud import bigquery
    from google.cloud.bigquery import dbapi

    def connect() -> DriverConnection:
        terms = {"job_timeout_ms": max(1, round(timeout * 1000)), "labels": {"tool": "cxjourney"}}
        if connection.database:
            terms["default_dataset"] = f"{connection.host}.{connection.database}"
        client = bigquery.Client(
            project=connection.host,
            location=connection.options.get("location"),
            default_query_job_config=bigquery.QueryJobConfig(**terms),
        )
        opened: DriverConnection = dbapi.connect(client)
        return opened

    return Driver(
        "bigquery", BigQuery(), connect,
        {"string": "text", "datetime": "time", "timestamp": "time-with-zone", "date": "date", "int64": "whole-number",
         "integer": "whole-number", "numeric": "number", "bignumeric": "number", "float64": "float", "float": "float"},
        _MEANINGS, lambda cursor: cursor.query_job.cancel(),  # type: ignore[attr-defined]
    )  # fmt: skip
