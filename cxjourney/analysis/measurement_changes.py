"""Two measurements -> what went dark between them, what fell, and what is new.

A figure that is withheld for few customers is compared where even the most that it can be is a fall, and nowhere else.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cxjourney.model.evidence_record import (
    Count,
    FailedSource,
    JourneyPaths,
    MeasuredJourney,
    MeasuredPlace,
    MeasuredSource,
    PartOfCustomers,
    SourceFreshness,
    Withheld,
)

ChangeKind = Literal["dark", "fell", "new"]
ChangeSubject = Literal[
    "failed", "silent", "place", "step", "amount", "score", "share", "source", "back", "value", "status"
]
Incomparable = Literal["never", "binding", "min-group", "sources"]

FALL = 0.1
"""The share of a number of rows or customers of which the loss is told."""
SHARE_FALL = 0.05
"""By how much the share of customers falls who do as the journey says, or succeed, so that it is told."""
DBT_STATUSES = ("pass", "warn", "error")
"""What dbt says of how new a source is, from best to worst."""
SILENT_AFTER: Mapping[str | None, int] = {"continuous": 7, "daily": 7, "weekly": 14}
"""By cadence, the days after which data that brings nothing new is silent; others when they are stale."""


class EvidenceChange(NamedTuple):
    """A difference between two measurements.

    Attributes:
        kind: Whether something went dark, fell, or is new.
        subject: What it is about.
        since: The day of the earlier measurement; empty where there is none.
        source: The data source, by id; None where it is about a journey as a whole.
        journey: The journey, by id; None where it is about a source as a whole.
        place: The stage or touchpoint; of a step the stage that it leaves; of a share ``conforming`` or ``success``.
        to: The stage that a step leads to.
        unit: What is counted.
        before: The earlier figure; of a status the word for it.
        now: Today's; None where there is none.
        value: A value in the data that the binding says nothing of; a code where a source failed.
    """

    kind: ChangeKind
    subject: ChangeSubject
    since: str = ""
    source: str | None = None
    journey: str | None = None
    place: str | None = None
    to: str | None = None
    unit: Literal["rows", "customers", ""] = ""
    before: Count | float | str | None = None
    now: Count | float | str | None = None
    value: str = ""


class NotCompared(NamedTuple):
    """What can't be compared.

    Attributes:
        reason: Why: it was never measured, its binding or the smallest group has changed, or other sources are joined.
        source: The data source, by id; None where it is about a journey.
        journey: The journey, by id; None where it is about a source.
        since: The day of the earlier measurement; empty where there is none.
    """

    reason: Incomparable
    source: str | None = None
    journey: str | None = None
    since: str = ""


def source_changes(
    id_: str,
    before: MeasuredSource | SourceFreshness | FailedSource | None,
    now: MeasuredSource | SourceFreshness | None,
    code: str,
    silent_after: int,
    day: date,
) -> Iterator[EvidenceChange | NotCompared]:
    """Yield how a data source differs from its record.

    Args:
        id_: Its id.
        before: What the record holds of it.
        now: What it holds today; None where that can't be measured.
        code: The code of the rule that says why it can't be.
        silent_after: After how many days without anything new it is silent.
        day: Today.
    """
    if before is None or isinstance(before, FailedSource):
        if now is not None:
            yield EvidenceChange("new", "source", source=id_, now=_rows(now))
        return
    if now is None:
        if before.failed is None:
            yield EvidenceChange("dark", "failed", before.measured, source=id_, value=code)
        return
    if before.failed is not None:
        yield EvidenceChange("new", "back", before.failed.on, source=id_, now=_rows(now))
    if before.binding != now.binding:
        yield NotCompared("binding", source=id_, since=before.measured)
        return
    if _is_silent(now, silent_after, day) and not _is_silent(before, silent_after, _day(before.measured)):
        yield EvidenceChange("dark", "silent", f"{now.newest}"[:10], source=id_)
    if isinstance(before, SourceFreshness) and isinstance(now, SourceFreshness) and before.dbt_status != now.dbt_status:
        is_worse = DBT_STATUSES.index(now.dbt_status) > DBT_STATUSES.index(before.dbt_status)
        change = EvidenceChange("fell" if is_worse else "new", "status", before.measured, source=id_)
        yield change._replace(before=before.dbt_status, now=now.dbt_status)
    if isinstance(before, SourceFreshness) or isinstance(now, SourceFreshness):
        return
    yield from _amount(EvidenceChange("fell", "amount", before.measured, id_), _counted(before), _counted(now))
    for places, earlier in ((now.stages, before.stages), (now.touchpoints, before.touchpoints)):
        yield from _places(id_, before.measured, earlier, places)
    yield from _score(id_, before, now)
    known = {one.value for one in before.unknown.values}
    for one in now.unknown.values if before.unknown.others == 0 else ():
        if one.value not in known:
            value = " + ".join(part or "" for part in one.value)
            yield EvidenceChange("new", "value", before.measured, id_, unit="rows", now=one.rows, value=value)


def journey_changes(
    id_: str, before: MeasuredJourney | None, now: MeasuredJourney
) -> Iterator[EvidenceChange | NotCompared]:
    """Yield how customers went otherwise through a journey than its record says."""
    if before is None:
        yield NotCompared("never", journey=id_)
        return
    if (before.sources, before.connection) != (now.sources, now.connection):
        yield NotCompared("sources", journey=id_, since=before.measured)
        return
    since, was, is_ = before.measured, before.paths, now.paths
    yield from _share(id_, since, "conforming", was.conforming, is_.conforming)
    yield from _share(id_, since, "success", was.reached.success, is_.reached.success)
    yield from _steps(id_, since, was, is_)


def _rows(source: MeasuredSource | SourceFreshness) -> Count | None:
    return None if isinstance(source, SourceFreshness) else source.rows


def _is_silent(source: MeasuredSource | SourceFreshness, after: int, day: date | None) -> bool:
    newest = _day((source.newest or "")[:10])
    return newest is not None and day is not None and day - newest > timedelta(days=after)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _counted(found: MeasuredSource | MeasuredPlace) -> tuple[Literal["rows", "customers"], Count]:
    """Return what a source or a place is counted by: customers, where it names any."""
    named = found.customers
    return ("rows", found.rows) if named is None or named == 0 else ("customers", named)


def _most(count: Count) -> int | None:
    """Return the most that a count can be; None where that can't be said."""
    if not isinstance(count, Withheld):
        return count
    return None if count.fewer_than is None else count.fewer_than - 1


def _amount(
    change: EvidenceChange,
    before: tuple[Literal["rows", "customers"], Count],
    now: tuple[Literal["rows", "customers"], Count],
) -> Iterator[EvidenceChange]:
    (unit, was), (unit_now, is_) = before, now
    most = _most(is_)
    if unit == unit_now and isinstance(was, int) and most is not None and most < was * (1 - FALL):
        yield change._replace(unit=unit, before=was, now=is_)


def _places(
    id_: str, since: str, before: Mapping[str, MeasuredPlace], now: Mapping[str, MeasuredPlace]
) -> Iterator[EvidenceChange]:
    for name, found in now.items():
        journey, _, place = name.partition("/")
        was = before.get(name)
        change = EvidenceChange("fell", "amount", since, id_, journey, place)
        if was is None or was.rows == 0:
            if found.rows != 0:
                unit, count = _counted(found)
                yield change._replace(kind="new", subject="place", unit=unit, now=count)
        elif found.rows == 0:
            unit, count = _counted(was)
            yield change._replace(kind="dark", subject="place", unit=unit, before=count, now=0)
        else:
            yield from _amount(change, _counted(was), _counted(found))


def _score(id_: str, before: MeasuredSource, now: MeasuredSource) -> Iterator[EvidenceChange]:
    was, is_ = before.score, now.score
    if was is None or is_ is None or was.low is None or is_.value is None or was.value is None:
        return
    if (was.scale, was.max) == (is_.scale, is_.max) and is_.value < was.low:
        yield EvidenceChange("fell", "score", before.measured, id_, before=was.value, now=is_.value)


def _share(
    id_: str, since: str, name: str, before: PartOfCustomers | None, now: PartOfCustomers | None
) -> Iterator[EvidenceChange]:
    if before is None or now is None or before.share is None or now.share is None:
        return
    if round(before.share - now.share, 4) >= SHARE_FALL:
        yield EvidenceChange("fell", "share", since, None, id_, name, before=before.share, now=now.share)


def _steps(id_: str, since: str, before: JourneyPaths, now: JourneyPaths) -> Iterator[EvidenceChange]:
    taken = {(one.from_, one.to): one for one in before.transitions}
    never = {*now.never_happened}
    for pair, one in taken.items():
        if pair in never:
            yield EvidenceChange("dark", "step", since, None, id_, *pair, before=one.count, now=0)
    for hop in now.transitions:
        if not hop.declared and (hop.from_, hop.to) not in taken:
            yield EvidenceChange("new", "step", since, None, id_, hop.from_, hop.to, now=hop.count)
