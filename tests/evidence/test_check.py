"""``cxjourney evidence check``: data is measured and held against its record, as a weekly job does.

If it fails, an export breaks and the job stays green, or it turns red without a reason.
"""

import json
from pathlib import Path

import pytest

from cxjourney.languages import available_languages
from tests.cli.command import run_here

Captured = pytest.CaptureFixture[bytes]
JOURNEY = """\
journey: order
title: Ordering
data_sources:
  log:
    title: Event log
    type: event-log
    cadence: daily
    binding:
      file: log.csv
      customer: user
      time: at
      stages: {column: event, map: {looked: looks, paid: pays}}
stages:
  - {id: looks, title: Looks, data: [log], next: [pays]}
  - {id: pays, title: Pays, data: [log], outcome: success}
"""


def log(looked: int, paid: int, day: str = "2026-11-20", other: str = "") -> str:
    rows = [f"u{n},looked,{day}T10:00:00Z" for n in range(looked)]
    rows += [f"u{n},paid,{day}T11:00:00Z" for n in range(paid)]
    rows += [f"u{n},{other},{day}T12:00:00Z" for n in range(20 if other else 0)]
    return "\n".join(["user,event,at", *rows]) + "\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> Path:
    """A folder with a journey whose data was measured and recorded on 21 November 2026."""
    monkeypatch.chdir(tmp_path)
    Path("order.yaml").write_text(JOURNEY, "utf-8")
    Path("log.csv").write_text(log(200, 120), "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "order.yaml", "--write", "--as-of", "2026-11-21")
    assert ended.status == 0
    return tmp_path


def check(capture: Captured, *options: str, day: str = "2026-11-22") -> tuple[int, str]:
    ended = run_here(capture, "evidence", "check", "order.yaml", "--as-of", day, *options)
    return ended.status, " ".join(ended.text.split())


def test_the_same_data_is_no_change(here: Path, capfdbinary: Captured) -> None:
    before = (here / "evidence.json").read_bytes()
    status, text = check(capfdbinary, "--fail-on-change")
    assert (status, text.partition(".")[0]) == (
        0, "Nothing went dark, nothing fell, and nothing is new since the record",
    )  # fmt: skip
    assert (here / "evidence.json").read_bytes() == before


CHANGED = {
    "customers": (log(200, 60), "Fell", "log · order/pays: customers 120 → 60 since 2026-11-21"),
    "a stage": (log(200, 0), "Went dark", "log: nothing stands for order/pays any more (Customers: 120 on 2026-11-21)"),
    "a value": (log(200, 120, other="refund"), "New", "a value that the binding says nothing of: “refund” (Rows: 20)"),
}


@pytest.mark.parametrize(("data", "heading", "says"), CHANGED.values(), ids=CHANGED)
def test_a_change_is_told_and_fails_where_that_is_asked_for(
    here: Path, capfdbinary: Captured, data: str, heading: str, says: str
) -> None:
    (here / "log.csv").write_text(data, "utf-8")
    status, text = check(capfdbinary)
    assert status == 0
    assert text.startswith(heading) or heading in text
    assert says in text
    assert check(capfdbinary, "--fail-on-change")[0] == 1


def test_an_export_that_is_gone_went_dark_and_fails_always(here: Path, capfdbinary: Captured) -> None:
    (here / "log.csv").unlink()
    status, text = check(capfdbinary)
    assert status == 1
    assert "Went dark" in text
    assert "log: can't be measured any more (CX905); it last could be on 2026-11-21" in text
    assert "order.yaml:8:5 CX905: There is no file log.csv." in text


@pytest.mark.usefixtures("here")
def test_data_of_a_daily_source_without_a_new_row_for_a_week_went_dark(capfdbinary: Captured) -> None:
    assert check(capfdbinary, "--fail-on-change", day="2026-11-27")[0] == 0
    status, text = check(capfdbinary, "--fail-on-change", day="2026-11-28")
    assert status == 1
    assert "log: nothing new since 2026-11-20" in text


def test_what_is_checked_can_be_recorded_in_the_same_run(here: Path, capfdbinary: Captured) -> None:
    (here / "log.csv").write_text(log(200, 60), "utf-8")
    assert check(capfdbinary, "--write", "--fail-on-change")[0] == 1
    assert check(capfdbinary, "--fail-on-change")[0] == 0


def test_another_binding_and_no_record_are_not_compared(here: Path, capfdbinary: Captured) -> None:
    (here / "order.yaml").write_text(JOURNEY.replace("looked: looks, ", ""), "utf-8")
    status, text = check(capfdbinary, "--fail-on-change")
    assert status == 0
    assert "Not compared" in text
    assert "log: its binding has changed since 2026-11-21" in text
    (here / "evidence.json").unlink()
    assert "log: no record of it yet; cxjourney evidence measure --write keeps one" in check(capfdbinary)[1]
    assert "hides groups of another size" not in check(capfdbinary)[1]


def test_a_record_of_other_groups_or_a_torn_one_is_named(here: Path, capfdbinary: Captured) -> None:
    assert "log: the record hides groups of another size" in check(capfdbinary, "--min-group", "5")[1]
    (here / "evidence.json").write_text('{"format": 1, "tool"', "utf-8")
    status, text = check(capfdbinary)
    assert status == 0
    assert "CX917: The record evidence.json can't be read: it is torn, or of another version." in text
    ended = run_here(capfdbinary, "evidence", "measure", "order.yaml", "--write", "--quiet")
    assert "The record evidence.json can't be read" in ended.said
    assert "CX917" not in check(capfdbinary)[1]


def test_json_says_the_same(here: Path, capfdbinary: Captured) -> None:
    (here / "log.csv").write_text(log(200, 5), "utf-8")
    status, text = check(capfdbinary, "--format", "json")
    told = json.loads(text)
    assert (status, told["version"], told["as_of"], told["min_group"]) == (0, 1, "2026-11-22", 10)
    fell = next(one for one in told["changes"] if one["place"] == "pays")
    assert (fell["kind"], fell["what"], fell["before"], fell["now"], fell["since"]) == (
        "fell", "amount", 120, {"fewer_than": 10}, "2026-11-21",
    )  # fmt: skip
    assert told["failed"] == []


@pytest.mark.parametrize("language", available_languages())
def test_every_language_says_what_changed(here: Path, capfdbinary: Captured, language: str) -> None:
    (here / "log.csv").write_text(log(200, 0, other="refund"), "utf-8")
    status, text = check(capfdbinary, "--language", language, "--format", "markdown")
    assert status == 0
    assert text.count("##") == 3
    assert "refund" in text
    assert "{" not in text


@pytest.mark.usefixtures("here")
def test_what_belongs_to_check_alone_is_refused_elsewhere(capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "evidence", "measure", "order.yaml", "--fail-on-change")
    assert ended.status == 2
    assert "--fail-on-change is for cxjourney evidence check alone." in ended.said
