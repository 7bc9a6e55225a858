"""What dbt found of a source: told as dbt has it, recorded, and never more than it says.

If it fails, a table that stood still for weeks looks fresh, or a stage looks verified of which nobody saw a row.

`tests/data/dbt-sources.json` is written by hand after dbt's published schema: dbt itself is not run.
"""

import json
import os
from pathlib import Path

import pytest

from cxjourney.model.binding import Binding
from cxjourney.model.dbt_table import BESIDE
from tests.cli.command import Ended, run_here
from tests.paths import ROOT

Captured = pytest.CaptureFixture[bytes]
DATA = (ROOT / "tests/data/dbt-sources.json").read_text("utf-8")
SETTINGS = '[evidence]\ndbt = "target/sources.json"\n'
FILE = Path("target/sources.json")
ORDERS = {"orders": "raw.orders"}


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with dbt's file in it; today is the day on which dbt looked."""
    place = tmp_path / "work"
    (place / "target").mkdir(parents=True)
    monkeypatch.chdir(place)
    monkeypatch.setenv("CXJOURNEY_AS_OF", "2026-11-28")
    FILE.write_text(DATA, "utf-8")
    Path("cxjourney.toml").write_text(SETTINGS, "utf-8")
    bind(ORDERS)
    return place


def bind(sources: dict[str, str], more: str = "") -> None:
    """Write a journey whose only stage names sources that are bound to dbt."""
    bound = "".join(
        f"  {id_}: {{title: {id_}, type: purchases, cadence: daily{more}, binding: {{dbt: {table}}}}}\n"
        for id_, table in sources.items()
    )
    stages = f"stages: [{{id: pays, title: Pays, data: [{', '.join(sources)}]}}]\n"
    Path("a.yaml").write_text(f"journey: a\ntitle: A\ndata_sources:\n{bound}{stages}", "utf-8")


def measure(capture: Captured, *options: str) -> Ended:
    return run_here(capture, "evidence", "measure", "a.yaml", "--format", "json", *options)


def sources(ended: Ended) -> dict[str, dict[str, object]]:
    return {one["source"]: one for one in json.loads(ended.text)["sources"]}


def fault(ended: Ended) -> tuple[str, str, str]:
    found = json.loads(ended.text)["sources"][0]["fault"]
    return found["code"], found["message"], found["help"]


def test_it_is_told_as_dbt_has_it_and_no_more(capfdbinary: Captured) -> None:
    bind({"orders": "raw.orders", "parcels": "raw.parcels", "other": "shop_utils.crm.calls"})
    ended = measure(capfdbinary)
    assert ended.status == 0
    found = sources(ended)
    facts = ("status", "measured", "newest", "snapshotted", "dbt_status", "engine")
    assert {id_: tuple(one[name] for name in facts) for id_, one in found.items()} == {
        "orders": ("freshness", "2026-11-28", "2026-11-28T04:31:07Z", "2026-11-28T05:00:09.512Z", "pass", "dbt 1.9.4"),
        "parcels": (
            "freshness",
            "2026-11-28",
            "2026-11-02T18:00:00Z",
            "2026-11-28T05:00:10.100Z",
            "error",
            "dbt 1.9.4",
        ),
        "other": ("freshness", "2026-11-28", "2026-11-27T04:00:00Z", "2026-11-28T05:00:11Z", "warn", "dbt 1.9.4"),
    }
    assert all(not {"rows", "customers", "stages"} & one.keys() for one in found.values())


@pytest.mark.parametrize("version", [1, 2])
def test_files_of_older_releases_say_the_same(version: int, capfdbinary: Captured) -> None:
    """dbt 0.19 to 0.21, by their published schemas: v2 has what v3 has, and v1 nothing of who looked, and how long."""
    now = sources(measure(capfdbinary))["orders"]
    written = json.loads(DATA.replace("sources/v3.json", f"sources/v{version}.json"))
    later = {"timing", "thread_id", "execution_time"} if version == 1 else set()
    written["results"] = [{key: one[key] for key in one if key not in later} for one in written["results"]]
    FILE.write_text(json.dumps(written), "utf-8")
    assert sources(measure(capfdbinary))["orders"] == now
    failed = {"unique_id": "source.shop.raw.orders", "error": 42, "status": "runtime error"}
    FILE.write_text(json.dumps({**written, "results": [failed]}), "utf-8")
    assert fault(measure(capfdbinary))[0] == "CX920"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_page_shows_rows_that_nobody_counted(form: str, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "evidence", "measure", "a.yaml", "--format", form)
    assert "Newest row, by dbt: 2026-11-28, 04:" in ended.text
    assert "Rows: " not in ended.text
    assert "Customers: " not in ended.text


FAULTS = {
    "a status that says so": ("crm.tickets", "", "CX920", "dbt could not look at shop.crm.tickets (runtime error)."),
    "no row": ("shop.crm.calls", "", "CX908", "dbt found no row in shop.crm.calls."),
    "a name of two packages": ("crm.calls", "", "CX920", "Several packages of dbt's have a source crm.calls."),
    "a slip": ("raw.order", "", "CX920", "target/sources.json says nothing of raw.order."),
    "torn": ("raw.orders", DATA[:700], "CX909", "it was cut off, or changed."),
    "no object": ("raw.orders", "[]", "CX909", "is not the file in which dbt tells"),
    "a key twice": ("raw.orders", DATA.replace('"results"', '"elapsed_time": 1, "results"'), "CX909", "it was cut off"),
    "a source twice": ("raw.orders", DATA.replace("raw.parcels", "raw.orders"), "CX909", "it was cut off, or changed."),
    "another version": (
        "raw.orders",
        DATA.replace("v3.json", "v4.json"),
        "CX909",
        "is version v4 of that file, and v1–v3",
    ),
    "another file": ("raw.orders", DATA.replace("dbt/sources/v3", "dbt/manifest/v12"), "CX909", "is not the file in"),
    "no time": ("raw.orders", DATA.replace("2026-11-28T04:31:07Z", "yesterday"), "CX909", "says of shop.raw.orders"),
    "an unknown status": ("raw.orders", DATA.replace('"pass"', '"fine"'), "CX909", "says of shop.raw.orders can't be"),
    "a time to come": (
        "raw.orders",
        DATA.replace("2026-11-28T04", "2026-11-30T04"),
        "CX920",
        "which is still to come.",
    ),
}


@pytest.mark.parametrize(("table", "text", "code", "says"), FAULTS.values(), ids=FAULTS)
def test_what_keeps_it_from_being_told_has_a_code(
    table: str, text: str, code: str, says: str, capfdbinary: Captured
) -> None:
    bind({"orders": table})
    FILE.write_text(text or DATA, "utf-8")
    ended = measure(capfdbinary)
    assert ended.status == 1
    assert fault(ended)[0] == code
    assert says in fault(ended)[1]
    assert "Anna" not in ended.text + ended.said  # what the database told dbt


def test_the_nearest_name_or_the_full_ones_are_told(capfdbinary: Captured) -> None:
    bind({"orders": "raw.order"})
    assert fault(measure(capfdbinary))[2] == "Did you mean raw.orders?"
    bind({"orders": "crm.calls"})
    assert fault(measure(capfdbinary))[2].endswith("shop.crm.calls, shop_utils.crm.calls")


def test_a_file_that_is_not_there_or_not_named_is_told(capfdbinary: Captured) -> None:
    FILE.unlink()
    code, says, help_ = fault(measure(capfdbinary))
    assert (code, says) == ("CX920", "There is no file target/sources.json.")
    assert "dbt source freshness" in help_
    Path("cxjourney.toml").write_text("[evidence]\n", "utf-8")
    code, says, help_ = fault(measure(capfdbinary))
    assert (code, says) == ("CX920", "The configuration doesn't say where dbt's file of freshness is.")
    assert 'dbt = "target/sources.json"' in help_


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links here")
@pytest.mark.parametrize("how", ["link", "folder", "path"])
def test_nothing_outside_the_folder_of_the_configuration_is_read(
    how: str, workspace: Path, capfdbinary: Captured
) -> None:
    away = workspace.parent / "away"
    away.mkdir()
    (away / "sources.json").write_text(DATA, "utf-8")
    FILE.unlink()
    if how == "link":
        FILE.symlink_to(away / "sources.json")
    elif how == "folder":
        Path("target").rmdir()
        Path("target").symlink_to(away, target_is_directory=True)
    else:
        Path("cxjourney.toml").write_text('[evidence]\ndbt = "../away/sources.json"\n', "utf-8")
    code, says, _ = fault(measure(capfdbinary))
    assert code == "CX920"
    assert "is outside the folder of the configuration" in says


@pytest.mark.parametrize(("limit", "says"), [("max_bytes = 2000", "larger than"), ("max_nodes = 30", "more than is")])
def test_a_file_over_the_limits_is_refused(limit: str, says: str, capfdbinary: Captured) -> None:
    Path("cxjourney.toml").write_text(f"{SETTINGS}[limits]\n{limit}\n", "utf-8")
    code, wrong, help_ = fault(measure(capfdbinary))
    assert code == "CX909"
    assert says in wrong
    assert "[limits]" in help_


def test_what_dbt_found_long_ago_is_called_old_where_it_is_measured_and_where_it_is_read(capfdbinary: Captured) -> None:
    late = ("--as-of", "2026-12-29")
    assert not sources(measure(capfdbinary, "--as-of", "2026-12-28"))["orders"]["notices"]
    notices = json.loads(measure(capfdbinary, "--write", *late).text)["sources"][0]["notices"]
    assert [one["code"] for one in notices] == ["CX318"]
    ended = run_here(capfdbinary, "validate", "a.yaml", "--select", "CX318", *late)
    assert "What was measured of orders is from 2026-11-28" in " ".join(ended.text.split())
    Path("cxjourney.toml").write_text(f'{SETTINGS}[thresholds]\nCX318 = "60d"\n', "utf-8")
    assert not sources(measure(capfdbinary, *late))["orders"]["notices"]


def test_the_record_keeps_it_and_moves_only_when_something_did(capfdbinary: Captured) -> None:
    measure(capfdbinary, "--write")
    before = Path("evidence.json").read_text("utf-8")
    record = json.loads(before)["sources"]["orders"]
    assert {name: record[name] for name in record.keys() - {"binding"}} == {
        "status": "freshness", "measured": "2026-11-28", "engine": "dbt 1.9.4", "dbt_status": "pass",
        "newest": "2026-11-28T04:31:07Z", "snapshotted": "2026-11-28T05:00:09.512Z",
    }  # fmt: skip
    FILE.write_text(DATA.replace("2026-11-28T05:", "2026-11-29T05:"), "utf-8")
    measure(capfdbinary, "--write", "--as-of", "2026-11-29")
    assert Path("evidence.json").read_text("utf-8") == before
    FILE.write_text(DATA.replace("2026-11-28T05:", "2026-12-06T05:"), "utf-8")
    measure(capfdbinary, "--write", "--as-of", "2026-12-06")
    assert json.loads(Path("evidence.json").read_text("utf-8"))["sources"]["orders"]["measured"] == "2026-12-06"


def test_a_source_that_fails_keeps_what_was_known_whatever_the_smallest_group(capfdbinary: Captured) -> None:
    measure(capfdbinary, "--write")
    FILE.unlink()
    measure(capfdbinary, "--write", "--min-group", "20", "--as-of", "2026-11-30")
    record = json.loads(Path("evidence.json").read_text("utf-8"))
    assert record["min_group"] == 20
    assert record["sources"]["orders"]["newest"] == "2026-11-28T04:31:07Z"
    assert record["sources"]["orders"]["failed"] == {"on": "2026-11-30", "code": "CX920"}
    ended = run_here(capfdbinary, "validate", "a.yaml", "--select", "CX312,CX318", "--as-of", "2026-11-30")
    assert ended.status == 0  # that dbt's file is gone doesn't say that the source is
    assert "CX318" not in ended.text


@pytest.mark.parametrize(
    ("day", "word"), [("2026-11-29", "orders (claimed only)"), ("2027-06-01", "orders (stale since 2026-11-28)")]
)
def test_gaps_calls_no_stage_verified_by_it(day: str, word: str, capfdbinary: Captured) -> None:
    measure(capfdbinary, "--write")
    ended = run_here(capfdbinary, "gaps", "a.yaml", "--as-of", day)
    assert "Verified 0%" in ended.text
    assert word in ended.text


def test_age_goes_by_the_newest_row_that_dbt_found(capfdbinary: Captured) -> None:
    bind({"parcels": "raw.parcels"}, ", refreshed: 2026-11-20")
    measure(capfdbinary, "--write")
    ended = run_here(capfdbinary, "validate", "a.yaml", "--select", "CX312")
    assert "the newest row that was measured is from 2026-11-02" in " ".join(ended.text.split())
    bind({"parcels": "raw.parcels"})
    measure(capfdbinary, "--write")
    assert "CX504" not in run_here(capfdbinary, "validate", "a.yaml", "--select", "CX504").text
    bind({"calls": "shop.crm.calls"})
    measure(capfdbinary, "--write")
    ended = run_here(capfdbinary, "validate", "a.yaml", "--select", "CX312")
    assert "on 2026-11-28 it held no rows" in " ".join(ended.text.split())


def test_check_tells_that_dbt_says_otherwise(capfdbinary: Captured) -> None:
    run_here(capfdbinary, "evidence", "measure", "a.yaml", "--write")
    FILE.write_text(DATA.replace('"pass"', '"error"', 1), "utf-8")
    worse = run_here(capfdbinary, "evidence", "check", "a.yaml", "--write", "--fail-on-change")
    assert (worse.status, "orders: by dbt error, on 2026-11-28 it was pass" in worse.text) == (1, True), worse.text
    assert "Fell" in worse.text
    FILE.write_text(DATA, "utf-8")
    (better,) = json.loads(run_here(capfdbinary, "evidence", "check", "a.yaml", "--format", "json").text)["changes"]
    assert [better[key] for key in ("kind", "what", "before", "now")] == ["new", "status", "error", "pass"]


def test_check_tells_what_went_dark_and_what_came_back(capfdbinary: Captured) -> None:
    def changes(*options: str) -> list[tuple[str, str, str | None]]:
        ended = run_here(capfdbinary, "evidence", "check", "a.yaml", "--format", "json", *options)
        return [(one["kind"], one["what"], one["since"]) for one in json.loads(ended.text)["changes"]]

    Path("evidence.json").write_text('{"format": 1, "tool": "0.1.0", "min_group": 10}', "utf-8")
    assert changes() == [("new", "source", None)]
    measure(capfdbinary, "--write")
    assert changes() == []
    assert changes("--min-group", "20") == []
    assert changes("--as-of", "2026-12-06") == [("dark", "silent", "2026-11-28")]
    FILE.unlink()
    assert changes() == [("dark", "failed", "2026-11-28")]
    measure(capfdbinary, "--write")
    FILE.write_text(DATA, "utf-8")
    assert changes() == [("new", "back", "2026-11-28")]


WRONG = {
    "another status of dbt's": ("dbt_status", "fine"),
    "rows": ("rows", 7),
    "a day": ("measured", "2026-02-31"),
    "a moment": ("newest", "2026-02-31T00:00:00Z"),
    "a moment without a zone": ("snapshotted", "2026-02-21T00:00:00"),
}


@pytest.mark.parametrize(("name", "value"), WRONG.values(), ids=WRONG)
def test_a_record_that_cannot_be_is_not_read(name: str, value: object, capfdbinary: Captured) -> None:
    measure(capfdbinary, "--write")
    record = json.loads(Path("evidence.json").read_text("utf-8"))
    record["sources"]["orders"][name] = value
    Path("evidence.json").write_text(json.dumps(record), "utf-8")
    ended = run_here(capfdbinary, "validate", "a.yaml", "--select", "CX917")
    assert f"sources.orders.{name}" in ended.text


BINDINGS = {
    "more than one place": ("{dbt: raw.orders, file: a.csv}", "names a source of dbt's and has file besides"),
    "no table": ("{dbt: orders}", "orders is no name of a source's table in dbt"),
    "a part that is empty": ("{dbt: raw..orders}", "raw..orders is no name of a source's table in dbt"),
}


@pytest.mark.parametrize(("binding", "says"), BINDINGS.values(), ids=BINDINGS)
def test_a_binding_by_dbt_names_a_table_and_nothing_else(binding: str, says: str, capfdbinary: Captured) -> None:
    text = Path("a.yaml").read_text("utf-8").replace("{dbt: raw.orders}", binding)
    Path("a.yaml").write_text(text, "utf-8")
    ended = run_here(capfdbinary, "validate", "a.yaml")
    assert ended.status == 1
    assert says in " ".join(ended.text.split())


def test_a_dry_run_says_that_no_sql_is_sent(capfdbinary: Captured) -> None:
    FILE.unlink()
    ended = run_here(capfdbinary, "evidence", "measure", "a.yaml", "--dry-run")
    assert ended.status == 0
    assert ended.text.endswith("\n-- orders\n-- No SQL is sent for it: dbt's file of freshness is read.\n")
    assert "select" not in ended.text.lower()


def test_ways_are_not_told_by_it_and_that_is_said(capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "evidence", "paths", "a", "a.yaml")
    assert "No data source that is bound here tells which customer came" in " ".join(ended.text.split())


def test_all_else_that_a_binding_can_have_is_kept_apart_from_it() -> None:
    assert {*BESIDE} == {*Binding.model_fields} - {"dbt"}
