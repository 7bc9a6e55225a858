"""The day by which a run judges: the one that was named, else today."""

import re
from datetime import UTC, date, datetime

from cxjourney.deserialize.solar_hijri import to_gregorian
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR

_EXAMPLE = date(2026, 11, 21)


def as_of_date(as_of: str | None) -> date:
    """Return the day by which to judge: the one that was named, in digits of any script, else today in UTC.

    Raises:
        CannotRun: What was named is no day such as 2026-11-21, or lies before 1990 or behind 2100, as a day of the
            Solar Hijri calendar does: by that, nothing would ever be out of date.
    """
    if as_of is None:
        return datetime.now(UTC).date()
    plain = ascii_digits(as_of) or as_of
    numbers = [int(part) for part in plain.split("-")] if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain) else []
    try:
        named = date(*numbers) if numbers else None
    except ValueError:
        named = None
    if named and EARLIEST_YEAR <= named.year <= LATEST_YEAR:
        return named
    meant = (to_gregorian(*numbers) if numbers else None) or _EXAMPLE
    raise CannotRun(message("run.as-of", example=meant.isoformat(), text=escape_unseen(as_of)))
