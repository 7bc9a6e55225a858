"""A binding by dbt -> how new the data of the source is, as dbt found it, and no more."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, cast

from cxjourney.evidence.dbt_artifact import COMMAND, DbtArtifact, full_names, told
from cxjourney.evidence.faults import EvidenceFault, EvidenceNotice
from cxjourney.evidence.moments import moment
from cxjourney.languages.message import list_message, message, number_message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.evidence_record import SourceFreshness
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_ROW = 1
"""The year in which dbt says that the newest row of a table without rows was loaded."""
_STATUSES = ("pass", "warn", "error")
_FAILED = "runtime error"


def source_freshness(artifact: DbtArtifact, table: str, fingerprint: str, day: date) -> SourceFreshness:
    """Return how new the data of a source is.

    Args:
        artifact: What dbt found.
        table: The name of the source, as the binding has it.
        fingerprint: A fingerprint of the binding.
        day: The as-of date.

    Raises:
        EvidenceFault: dbt doesn't tell of it, could not look, or found no row.
    """
    name = _full_name(artifact, table)
    result = artifact.results[name]
    if result.status == _FAILED:
        wrong = message("evidence.dbt.failed", source=told(name), status=_FAILED)
        raise EvidenceFault("CX920", wrong, message("evidence.dbt.failed.help", command=COMMAND))
    newest, snapshotted = _moment(result.newest), _moment(result.snapshotted)
    if newest is not None and newest.year == _NO_ROW and result.status in _STATUSES:
        wrong = message("evidence.dbt.empty", source=told(name))
        raise EvidenceFault("CX908", wrong, message("evidence.dbt.empty.help"))
    if newest is None or snapshotted is None or not _is_known(newest, snapshotted) or result.status not in _STATUSES:
        help_ = message("evidence.dbt.torn.help", command=COMMAND)
        raise EvidenceFault("CX909", message("evidence.dbt.told", source=told(name), name=artifact.name), help_)
    if newest > datetime.combine(day, time.max, UTC) + timedelta(days=1):
        wrong = message("evidence.dbt.future", source=told(name), date=newest.date())
        raise EvidenceFault("CX920", wrong, message("evidence.dbt.future.help"))
    return SourceFreshness(
        measured=snapshotted.date().isoformat(),
        engine=artifact.engine,
        binding=fingerprint,
        newest=_told(newest),
        snapshotted=_told(snapshotted),
        dbt_status=cast("Literal['pass', 'warn', 'error']", result.status),
    )


def old_notice(found: SourceFreshness, day: date, days: int) -> EvidenceNotice | None:
    """Return that dbt looked too long ago; None where it did not.

    Args:
        found: What dbt found.
        day: The as-of date.
        days: After how many days that is old.
    """
    looked = date.fromisoformat(found.measured)
    if day - looked <= timedelta(days=days):
        return None
    old = message("evidence.dbt.old", date=looked, days=number_message(days))
    return EvidenceNotice("CX318", old, message("evidence.dbt.old.help", command=COMMAND))


def _full_name(artifact: DbtArtifact, table: str) -> str:
    names = full_names(artifact, table)
    if len(names) == 1:
        return names[0]
    if names:
        wrong = message("evidence.dbt.several", source=told(table))
        help_ = message("evidence.dbt.several.help", names=list_message([told(name) for name in sorted(names)]))
        raise EvidenceFault("CX920", wrong, help_)
    wrong = message("evidence.dbt.unknown", source=told(table), name=artifact.name)
    known = [name.partition(".")[2] for name in artifact.results]
    unchecked = message("evidence.dbt.unknown.help", command=COMMAND, text="loaded_at_field", other="freshness")
    raise EvidenceFault("CX920", wrong, did_you_mean(table, [told(name) for name in known], unchecked))


def _moment(written: object) -> datetime | None:
    """Return a moment that dbt writes; it writes them in UTC, with the zone or without."""
    if not isinstance(written, str) or len(written) > 40:
        return None
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _is_known(*moments: datetime) -> bool:
    return all(EARLIEST_YEAR <= one.year <= LATEST_YEAR for one in moments)


def _told(when: datetime) -> str:
    return moment((when - _EPOCH) // timedelta(microseconds=1))
