"""``evidence.json`` is untrusted: what is torn, impossible or too large is told with its place, and nothing of it used.

If it fails, a file of somebody else's stops a run, or a map shows figures that can't be.
"""

import json
from typing import Any

import pytest

from cxjourney.deserialize.evidence_record import RecordFault, moment_day, parse_record
from cxjourney.files.text_file import BOUNDS, Bounds
from cxjourney.model.evidence_record import EvidenceRecord
from tests.rules.records import record_text

SHORT = {
    "sources": {"log": {"stages": {"open/applies": {"rows": 600, "customers": 90}}}},
    "journeys": {
        "open": {
            "stages": [{"stage": "applies"}, {"stage": "gets"}],
            "transitions": [{"from": "applies", "to": "gets", "count": 40, "customers": 30}],
        }
    },
}
TEXT = record_text(SHORT, {})


def changed(path: tuple[str | int, ...], value: object) -> str:
    """Return the record with another value at a path."""
    data: Any = json.loads(TEXT)
    at = data
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = value
    return json.dumps(data, indent=1)


def fault(text: str, bounds: Bounds = BOUNDS) -> RecordFault:
    found = parse_record(text, bounds)
    assert isinstance(found, RecordFault)
    return found


def test_a_record_is_read() -> None:
    record = parse_record(TEXT, BOUNDS)
    assert isinstance(record, EvidenceRecord)
    assert record.min_group == 10
    assert record.journeys["open"].paths.transitions[0].count == 40


SOURCE, PATHS = ("sources", "log"), ("journeys", "open", "paths")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*SOURCE, "rows"), -1),
        ((*SOURCE, "rows"), 1.5),
        ((*SOURCE, "rows"), True),
        ((*SOURCE, "rows"), "1000"),
        ((*SOURCE, "measured"), "2026-13-01"),
        ((*SOURCE, "measured"), "0001-01-01"),
        ((*SOURCE, "newest"), "2026-02-30T00:00:00Z"),
        ((*SOURCE, "newest"), "yesterday"),
        ((*SOURCE, "ignored"), 1001),
        ((*SOURCE, "customers"), 1001),
        ((*SOURCE, "stages", "open/applies", "rows"), 1001),
        ((*SOURCE, "formula"), 1),
        ((*PATHS, "conforming", "customers"), 1001),
        ((*PATHS, "conforming", "share"), 1.01),
        ((*PATHS, "stages", 0, "last"), 101),
        ((*PATHS, "stages", 0, "left"), 101),
        ((*PATHS, "transitions", 0, "count"), 101),
        ((*PATHS, "transitions", 0, "customers"), 41),
        (("min_group",), 0),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_place(path: tuple[str | int, ...], value: object) -> None:
    text = changed(path, value)
    found = fault(text)
    said, place = str(found.message), text[found.start : found.end]
    assert any(f"{part}" in said for part in path[1:] or path), said
    assert json.loads(place) is not None
    assert not any(word in said for word in ("pydantic", "Input", "int_type", "union"))


def test_a_withheld_figure_contradicts_nothing() -> None:
    for path in ((*SOURCE, "rows"), (*PATHS, "stages", 0, "visits"), (*PATHS, "customers")):
        for value in ({"fewer_than": 10}, {"hidden": True}):
            assert isinstance(parse_record(changed(path, value), BOUNDS), EvidenceRecord), path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "torn"),
        (TEXT[:200], "torn"),
        ('{"format": NaN}', "torn"),
        ('{"format": 1e999}', "torn"),
        ('{"format": ' + "9" * 5000 + "}", "torn"),
        ("[" * 100_000, "torn"),
        ('{"format": 1, "format": 1}', "twice"),
        (changed((*SOURCE, "rows"), 10**30), "too large"),
        (changed((*SOURCE, "engine"), [[[]]] * 5), "engine"),
        ("[]", "none"),
        ('{"format": true}', "format"),
        ('{"format": "1"}', "format"),
        ("{}", "format"),
    ],
)
def test_what_is_no_record_is_told(text: str, says: str) -> None:
    found = fault(text)
    assert says in str(found.message)
    assert 0 <= found.start <= found.end


def test_the_bounds_of_yaml_hold() -> None:
    assert "too deep or too large" in str(fault(TEXT, Bounds(max_nodes=10)).message)
    assert "too deep or too large" in str(fault(TEXT, Bounds(max_depth=3)).message)


def test_the_place_is_that_of_the_last_part_that_is_there() -> None:
    text = changed((*SOURCE, "missing"), {"time": 0})
    found = fault(text)
    assert text[found.start] == "{"
    assert "customer" in str(found.message)
    assert json.loads(text[found.start : found.end]) == {"time": 0}


def test_a_moment_has_a_day() -> None:
    assert f"{moment_day('2026-02-28T23:59:59.999Z')}" == "2026-02-28"
    assert moment_day("9999-01-01T00:00:00Z") is None
