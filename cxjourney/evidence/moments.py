"""Microseconds since 1970 -> a moment as evidence tells it."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(micros: int) -> str:
    """Return a moment in UTC, given in microseconds since 1970, with milliseconds or microseconds if there are any."""
    when = _EPOCH + timedelta(microseconds=micros)
    below = "microseconds" if when.microsecond % 1000 else "milliseconds" if when.microsecond else "seconds"
    return when.isoformat(timespec=below).replace("+00:00", "Z")
