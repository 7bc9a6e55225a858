"""``evidence.json``: what was measured, read back and written so that a daily job makes no daily change."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cxjourney import __version__
from cxjourney.model.evidence_record import (
    BrokenOffMeasurement,
    EvidenceRecord,
    FailedMeasurement,
    FailedSource,
    MeasuredJourney,
    MeasuredSource,
    SourceFreshness,
)

Measured = MeasuredSource | SourceFreshness
"""What was measured of a source."""
KEPT_DAYS = 7
"""For how many days a measurement that found the same keeps its day."""


def record_text(record: EvidenceRecord) -> str:
    """Return a record as it is written: keys sorted, so that one more figure is one more line."""
    content = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def updated_record(
    before: EvidenceRecord | None,
    sources: Mapping[str, Measured | str],
    journeys: Mapping[str, MeasuredJourney],
    known: tuple[frozenset[str], frozenset[str]],
    day: date,
    min_group: int,
    lacking: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> EvidenceRecord:
    """Return a record with what was measured now.

    What could not be measured keeps its last figures, and says so. What found the same as before keeps its day until
    that is a week old.

    Args:
        before: The record so far.
        sources: What was measured of sources now, or the code of the rule that says why it failed, by id.
        journeys: What was measured of journeys now, by id.
        known: The ids of all bound sources, and of all journeys, that belong here: others are left out.
        day: The as-of date.
        min_group: The smallest group that is shown; measurements of another are left out.
        lacking: The ids of sources, and of journeys, that were not measured since somebody ended it.
    """
    usable = before if before is not None and before.min_group == min_group else None
    kept_sources = {
        id_: one
        for id_, one in (before.sources if before else {}).items()
        if usable or isinstance(one, SourceFreshness)
    }
    kept_journeys = dict(usable.journeys) if usable else {}
    for id_, found in sources.items():
        earlier = kept_sources.get(id_)
        if isinstance(found, str):
            failed = FailedMeasurement(on=day.isoformat(), code=found)
            kept_sources[id_] = _failed(earlier, failed)
        elif isinstance(earlier, Measured):
            kept_sources[id_] = _with_day(earlier, found, day)
        else:
            kept_sources[id_] = found
    for id_, ways in journeys.items():
        was = kept_journeys.get(id_)
        kept_journeys[id_] = ways if was is None else _with_day_of_journey(was, ways, day)
    return EvidenceRecord(
        tool=__version__,
        min_group=min_group,
        sources={id_: one for id_, one in kept_sources.items() if id_ in known[0]},
        journeys={id_: way for id_, way in kept_journeys.items() if id_ in known[1]},
        broken_off=_broken_off(usable, ({*sources}, {*journeys}), lacking, known, day),
    )


def _broken_off(
    before: EvidenceRecord | None,
    measured: tuple[set[str], set[str]],
    lacking: tuple[Sequence[str], Sequence[str]],
    known: tuple[frozenset[str], frozenset[str]],
    day: date,
) -> BrokenOffMeasurement | None:
    """Return what was not measured when somebody ended it, now or earlier, and has not been measured since."""
    earlier = before.broken_off if before else None
    parts = zip((earlier.sources, earlier.journeys) if earlier else ((), ()), lacking, measured, known, strict=True)
    sources, journeys = (tuple(sorted((({*was} - done) | {*now}) & there)) for was, now, done, there in parts)
    if not sources and not journeys:
        return None
    on = day.isoformat() if earlier is None or any(lacking) else earlier.on
    return BrokenOffMeasurement(on=on, sources=sources, journeys=journeys)


def _failed(earlier: Measured | FailedSource | None, failed: FailedMeasurement) -> Measured | FailedSource:
    before = earlier.failed if earlier is not None else None
    if before is not None and before.code == failed.code:
        failed = before  # since when it fails, not when that was last seen
    if isinstance(earlier, Measured):
        return earlier.model_copy(update={"failed": failed})
    return FailedSource(failed=failed)


def _with_day(earlier: Measured, found: Measured, day: date) -> Measured:
    when = {"measured"} if isinstance(found, MeasuredSource) else {"measured", "snapshotted"}
    kept = earlier.model_copy(update={"failed": None})
    same = kept.model_copy(update={name: getattr(found, name) for name in when}) == found
    return kept if same and _is_fresh(earlier.measured, day) else found


def _with_day_of_journey(earlier: MeasuredJourney, found: MeasuredJourney, day: date) -> MeasuredJourney:
    same = earlier.model_copy(update={"measured": found.measured}) == found
    return (
        found.model_copy(update={"measured": earlier.measured}) if same and _is_fresh(earlier.measured, day) else found
    )


def _is_fresh(measured: str, day: date) -> bool:
    try:
        return timedelta() <= day - date.fromisoformat(measured) < timedelta(days=KEPT_DAYS)
    except ValueError:
        return False
