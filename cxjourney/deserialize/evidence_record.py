"""The text of ``evidence.json`` -> the figures in it, or what is wrong and where; it is untrusted, as YAML is."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from pydantic import ValidationError

from cxjourney.deserialize.untrusted_json import NotJsonError, load_json
from cxjourney.files.text_file import Bounds
from cxjourney.languages.message import message
from cxjourney.model.evidence_record import (
    Count,
    EvidenceRecord,
    FailedSource,
    MeasuredJourney,
    MeasuredScore,
    MeasuredSource,
    MeasuredStage,
    PartOfCustomers,
    SourceFreshness,
)
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR
from cxjourney.text.shorten import shorten

RECORD_FORMAT = 1
"""The version of the file that is read."""
_WHITE_SPACE = re.compile(r"[ \t\r\n]*")
_LONGEST = 60

Path = tuple[str | int, ...]


class RecordFault(NamedTuple):
    """What is wrong with a record: in words, and from where to where in its text."""

    message: str
    start: int
    end: int


def parse_record(text: str, bounds: Bounds) -> EvidenceRecord | RecordFault:
    """Return what a record holds, or what is wrong with it.

    Args:
        text: The text of the file.
        bounds: How deep it may be, and how many values it may hold.
    """
    try:
        data = load_json(text, bounds)
    except NotJsonError as error:
        said = {"key": shorten(error.key, _LONGEST)} if error.kind == "twice" else {}
        return RecordFault(message(f"CX917.{error.kind}", **said), error.at, error.at + 1)
    if not isinstance(data, dict):
        return RecordFault(message("CX917.other"), 0, 1)
    if (version := data.get("format")) != RECORD_FORMAT or isinstance(version, bool):
        return _at(text, ("format",), message("CX917.format", known=RECORD_FORMAT))
    try:
        record = EvidenceRecord.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        return _fault_of_value(text, _written_path(data, first["loc"], first["type"] == "missing"))
    wrong = next(_contradictions(record), None)
    return _fault_of_value(text, wrong) if wrong else record


def _written_path(data: object, path: Path, lacks: bool) -> Path:
    """Return a path without the names of shapes that a value may have; with what is lacking at its end."""
    found: list[str | int] = []
    for part in path:
        inner = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if part in inner:
            data = inner[part]
            found.append(part)
    return (*found, path[-1]) if lacks else tuple(found)


def _fault_of_value(text: str, path: Path) -> RecordFault:
    return _at(text, path, message("CX917.value", name=shorten(".".join(map(str, path)), _LONGEST)))


def _at(text: str, path: Path, said: str) -> RecordFault:
    start, end = _place(text, path)
    return RecordFault(said, start, end)


def _place(text: str, path: Path) -> tuple[int, int]:
    """Return where the value at a path begins and ends; of what isn't there, the last that is on the way to it.

    The text is JSON, and no object has a key twice.
    """
    decoder = json.JSONDecoder()
    start = _skip(text, 0)
    for part in path:
        inner = _inner(text, start, decoder)
        found = next((begin for key, begin in inner if key == part), None)
        if found is not None:
            start = found
    return start, decoder.raw_decode(text, start)[1]


def _inner(text: str, start: int, decoder: json.JSONDecoder) -> Iterator[tuple[str | int, int]]:
    """Yield the keys of an object, or the numbers of a list's items, each with the place where its value begins."""
    if text[start] not in "{[":
        return
    at, number = _skip(text, start + 1), 0
    while text[at] not in "}]":
        key: str | int = number
        if text[start] == "{":
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)  # behind the colon
        yield key, at
        number += 1
        at = _skip(text, decoder.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _WHITE_SPACE.match(text, at)
    return found.end() if found else at


def _contradictions(record: EvidenceRecord) -> Iterator[Path]:
    """Yield the paths of figures that can't be: days that aren't, parts that are more than their whole."""
    for id_, source in record.sources.items():
        at: Path = ("sources", id_)
        if source.failed and not _is_day(source.failed.on):
            yield (*at, "failed", "on")
        if isinstance(source, SourceFreshness):
            if not _is_day(source.measured):
                yield (*at, "measured")
            yield from ((*at, *path) for path in _wrong_moments(source, ("newest", "snapshotted")))
        elif not isinstance(source, FailedSource):
            yield from ((*at, *path) for path in _contradictions_of_source(source))
    for id_, journey in record.journeys.items():
        yield from (("journeys", id_, *path) for path in _contradictions_of_journey(journey))


def _contradictions_of_source(source: MeasuredSource) -> Iterator[Path]:
    if not _is_day(source.measured):
        yield ("measured",)
    yield from _wrong_moments(source, ("first", "newest"))
    parts: Mapping[Path, Count | None] = {
        ("future",): source.future,
        ("ignored",): source.ignored,
        ("missing", "customer"): source.missing.customer,
        ("missing", "time"): source.missing.time,
        ("missing", "unreadable"): source.missing.unreadable,
        ("unknown", "rows"): source.unknown.rows,
        ("customers",): source.customers,
    }
    yield from (path for path, part in parts.items() if _exceeds(part, source.rows))
    if _exceeds(sum(one.rows for one in source.unknown.values), source.unknown.rows):
        yield ("unknown", "values")
    for kind in ("stages", "touchpoints"):
        for name, place in getattr(source, kind).items():
            if _exceeds(place.rows, source.rows) or _exceeds(place.customers, place.rows):
                yield (kind, name, "rows")
            yield from ((kind, name, *path) for path in _wrong_moments(place, ("newest",)))
    if source.score:
        yield from (("score", *path) for path in _contradictions_of_score(source.score))


def _contradictions_of_score(score: MeasuredScore) -> Iterator[Path]:
    if score.value is not None and not (
        (score.low is None or score.low <= score.value) and (score.high is None or score.value <= score.high)
    ):
        yield ("value",)
    if score.counts and isinstance(score.answers, int) and sum(score.counts.values()) != score.answers:
        yield ("counts",)


def _contradictions_of_journey(journey: MeasuredJourney) -> Iterator[Path]:
    if not _is_day(journey.measured):
        yield ("measured",)
    paths = journey.paths
    yield from (("paths", *path) for path in _wrong_moments(paths, ("first", "newest")))
    visits: dict[str, Count] = {}
    for place, stage in enumerate(paths.stages):
        visits[stage.stage] = stage.visits
        if _stage_contradicts(stage, paths.customers):
            yield ("paths", "stages", place)
    for place, step in enumerate(paths.transitions):
        if _exceeds(step.customers, step.count) or _exceeds(step.count, visits.get(step.from_)):
            yield ("paths", "transitions", place)
    for name, part in (("conforming", paths.conforming), ("complete", paths.complete), ("loops", paths.loops)):
        if _part_contradicts(part, paths.customers):
            yield ("paths", name)
    for name in ("success", "other", "any"):
        part = getattr(paths.reached, name)
        if part is not None and _part_contradicts(part, paths.customers):
            yield ("paths", "reached", name)


def _stage_contradicts(stage: MeasuredStage, everybody: Count) -> bool:
    parts = (stage.ended, stage.out_of_sight, stage.open, stage.left)
    known = sum(part for part in parts if isinstance(part, int))
    pairs = (
        (stage.visits, stage.events), (stage.customers, stage.visits), (stage.customers, everybody),
        (stage.customers_again, stage.customers), (stage.entering, stage.customers), (stage.last, stage.customers),
        (known, stage.last),
    )  # fmt: skip
    return any(_exceeds(part, whole) for part, whole in pairs)


def _part_contradicts(part: PartOfCustomers, everybody: Count) -> bool:
    return _exceeds(part.customers, everybody)


def _exceeds(part: Count | None, whole: Count | None) -> bool:
    return isinstance(part, int) and isinstance(whole, int) and part > whole


def _wrong_moments(thing: object, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        moment = getattr(thing, name)
        if moment is not None and moment_day(moment) is None:
            yield (name,)


def moment_day(moment: str) -> date | None:
    """Return the day of a moment in UTC; None where there is no such day, or it lies outside all that is known."""
    try:
        day = datetime.fromisoformat(moment).date()
    except ValueError:
        return None
    return day if day.year <= LATEST_YEAR else None


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and EARLIEST_YEAR <= date.fromisoformat(text).year <= LATEST_YEAR
    except ValueError:
        return False
