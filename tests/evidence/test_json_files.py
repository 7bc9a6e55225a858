"""JSON is read as it is written: no day is guessed, no zone, and no name of a customer is a damaged file.

If it fails, DuckDB's own guesses put an event on another day, or keep a sound file from being measured.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.command import run_here
from tests.evidence.bound_journey import bound_journey

Captured = pytest.CaptureFixture[bytes]
BINDING = "{file: a.json, customer: c, time: t, timezone: Europe/Amsterdam, stages: {column: e, map: {x: s, 42: s}}}"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def measured(
    here: Path, capture: Captured, rows: Sequence[Mapping[str, object]], binding: str = BINDING
) -> dict[str, object]:
    (here / "a.json").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (here / "a.yaml").write_text(bound_journey({"log": binding}), "utf-8")
    ended = run_here(
        capture, "evidence", "measure", "a.yaml", "--min-group", "1", "--as-of", "2026-11-28", "--format", "json"
    )
    (found,) = json.loads(ended.text)["sources"]
    assert isinstance(found, dict)
    return found


def row(customer: object, event: object, time: object) -> dict[str, object]:
    return {"c": customer, "e": event, "t": time}


@pytest.mark.parametrize("day", ["03-04-2026", "13-04-2026", "26-04-13"])
def test_a_day_of_which_nobody_said_how_it_is_written_is_not_guessed(
    here: Path, capfdbinary: Captured, day: str
) -> None:
    found = measured(here, capfdbinary, [row(1, "x", day)])
    assert (found["status"], found["fault"]["code"]) == ("failed", "CX907")  # type: ignore[index]


def test_a_day_is_read_as_the_binding_says(here: Path, capfdbinary: Captured) -> None:
    binding = BINDING.replace("time: t", 'time: {column: t, format: "%m-%d-%Y"}')
    assert measured(here, capfdbinary, [row(1, "x", "03-04-2026")], binding)["newest"] == "2026-03-03T23:00:00Z"


def test_times_of_which_some_name_no_zone_are_of_the_zone_of_the_binding(here: Path, capfdbinary: Captured) -> None:
    rows = [row(1, "x", "2026-07-01T10:00:00"), row(2, "x", "2026-07-01T10:00:00Z")]
    found = measured(here, capfdbinary, rows)
    assert (found["first"], found["newest"]) == ("2026-07-01T08:00:00Z", "2026-07-01T10:00:00Z")
    assert found["zones"] == {"named": 1, "unnamed": 1, "read_as": "Europe/Amsterdam"}


def test_a_name_below_thousands_of_numbers_is_a_customer_too(here: Path, capfdbinary: Captured) -> None:
    rows = [*[row(1, 42, "2026-01-01")] * 30_000, row("ann", "x", "2026-01-01"), row(True, False, "2026-01-01")]
    found = measured(here, capfdbinary, rows)
    assert (found["rows"], found["customers"]) == (30_002, 3)
    assert found["unknown"]["values"] == [{"value": ["false"], "rows": 1}]  # type: ignore[index]


def test_a_value_among_values_of_other_kinds_is_the_text_that_it_is(here: Path, capfdbinary: Captured) -> None:
    rows = [row(1, "x", "2026-01-01"), row("1", 42, "2026-01-01"), row(2, {"a": "x"}, "2026-01-01")]
    found = measured(here, capfdbinary, rows)
    assert (found["customers"], found["stages"]["a/s"]["rows"]) == (2, 2)  # type: ignore[index]


def test_names_that_are_alike_but_for_capitals_are_two(here: Path, capfdbinary: Captured) -> None:
    rows = [{**row("ann", "x", "2026-01-01"), "C": "bo"}, {**row("bo", "x", "2026-01-01"), "C": "bo"}]
    assert measured(here, capfdbinary, rows)["customers"] == 2


def test_seconds_since_1970_are_numbers(here: Path, capfdbinary: Captured) -> None:
    binding = BINDING.replace("time: t", "time: {column: t, format: epoch-ms}")
    rows = [row(1, "x", 1_780_000_000_123), row(1, "x", None)]
    assert measured(here, capfdbinary, rows, binding)["newest"] == "2026-05-28T20:26:40.123Z"
