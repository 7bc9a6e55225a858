"""docs/evidence.md, walked from its text: commands are run, and bindings tried on exports as their vendors write them.

If it fails, an analyst who follows the page in her first week sees something else than it says.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.cli.command import COMMAND, environment, run_here
from tests.paths import ROOT
from tests.test_tutorial import Block, Walk, blocks

Captured = pytest.CaptureFixture[bytes]
PAGE = (ROOT / "docs/evidence.md").read_text("utf-8")
JOURNEY = """\
journey: order
title: Ordering a book
data_sources:
{source}stages:
  - {{id: looks, title: Looks at a book}}
  - {{id: orders, title: Fills in the order}}
  - {{id: pays, title: Pays}}
  - {{id: receives, title: Gets the parcel}}
"""


def part(heading: str) -> str:
    """A part of the page, by its heading."""
    return re.split(r"^#+ ", PAGE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


class Reader(Walk):
    """A reader who also writes Python where the page shows it."""

    def write(self, block: Block) -> None:
        """Write a file, or add to one."""
        if block.kind == "yaml" and block.before.endswith("write into `shop/order.yaml`".capitalize()):
            (self.folder / "shop/order.yaml").write_text(block.text, "utf-8")
        else:
            super().write(block)

    def follow(self, block: Block) -> None:
        """Do what a block asks for."""
        if block.kind == "python":
            name = re.findall(r"`(\w+\.py)`", block.before)[-1]
            with (self.folder / name).open("a", encoding="utf-8") as file:
                file.write(block.text)
        else:
            super().follow(block)


@pytest.mark.skipif(shutil.which("mkdir") is None, reason="the page is for a shell of Unix")
def test_each_step_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for heading in ("A first measurement", "Two sources, one way", "Keeping what was measured"):
        for block in blocks(part(heading)):
            reader.follow(block)
    assert reader.commands == 7
    before = (tmp_path / "shop/evidence.json").read_text("utf-8")
    for block in blocks(part("What has changed since")):
        reader.follow(block)
    assert reader.commands == 9
    assert (tmp_path / "shop/evidence.json").read_text("utf-8") == before
    record = json.loads((tmp_path / "shop/evidence.json").read_text("utf-8"))
    assert {*record["sources"]} == {"web-events", "parcels"}
    assert record["journeys"]["order"]["sources"] == ["parcels", "web-events"]
    assert "u17" not in json.dumps(record)


@pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="git or a shell is not there")
def test_the_weekly_job_keeps_what_it_finds_and_is_red_once(tmp_path: Path) -> None:
    folder, remote = tmp_path / "work", tmp_path / "remote.git"
    (script,) = re.findall(r"```sh\n(.*?)```", part("Once a week, in CI"), re.DOTALL)
    env = environment(
        CXJOURNEY_AS_OF="2026-11-28", PATH=f"{COMMAND.parent}:{os.environ['PATH']}", GIT_AUTHOR_NAME="N",
        GIT_AUTHOR_EMAIL="n@example.org", GIT_COMMITTER_NAME="N", GIT_COMMITTER_EMAIL="n@example.org",
    )  # fmt: skip

    def shell(words: str) -> int:
        return subprocess.run(["bash", "-e", "-c", words], cwd=folder, env=env, capture_output=True).returncode

    (folder / "journeys/exports").mkdir(parents=True)
    log = folder / "journeys/exports/calls.csv"
    source, _ = re.findall(r"```yaml\n(.*?)```", part("A contact centre's list of calls"), re.DOTALL)
    (folder / "journeys/order.yaml").write_text(JOURNEY.format(source=source), "utf-8")
    head, row = "case;customer_no;opened;reason\n", "{n};{n};30.10.2026 09:00;Payment refused\n"
    log.write_text(head + "".join(row.format(n=n) for n in range(40)), "latin-1")
    assert shell(f"git init -q -b main . && git init -q --bare {remote} && echo exports/ > .gitignore") == 0
    assert shell(f"git add . && git commit -qm One && git remote add o {remote} && git push -qu o main") == 0
    assert [shell(script), shell(script)] == [0, 0]
    log.write_text(head + "".join(row.format(n=n) for n in range(20)), "latin-1")
    assert [shell(script), shell(script)] == [1, 0]
    done = subprocess.run(["git", "log", "--format=%s", "main"], cwd=remote, env=env, capture_output=True, text=True)
    assert done.stdout.split("\n") == [*["What the data shows, this week"] * 2, "One", ""]


def table(file: Path, columns: str, rows: str, copy: str = "(format parquet)") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    duckdb.sql(f"copy (select * from (values {rows}) as t({columns})) to '{file}' {copy}")


def ga4(folder: Path) -> None:
    columns = "event_date, event_timestamp, event_name, user_id, user_pseudo_id"
    at = 1_762_000_000_000_000
    for day, rows in {
        "events_20261101": f"('20261101', {at}, 'view_item', null, 'p.1'), "
        f"('20261101', {at + 9}, 'purchase', 'u1', 'p.1')",
        "events_20261102": f"('20261102', {at + 99}, 'begin_checkout', 'u2', 'p.2')",
        "events_intraday_20261103": f"('20261103', {at + 999}, 'view_item', 'u3', 'p.3')",
    }.items():
        table(folder / f"exports/ga4/{day}.parquet", columns, rows)


def amplitude(folder: Path) -> None:
    (folder / "exports/amplitude").mkdir(parents=True)
    rows = [
        {"event_type": "View Item", "user_id": None, "amplitude_id": 7, "event_time": "2026-11-01 09:00:00.100000",
         "event_properties": {"book": 1}},
        {"event_type": "Purchase", "user_id": "anna", "amplitude_id": 7, "event_time": "2026-11-01 09:10:00.000000",
         "event_properties": {}},
        {"event_type": "session_start", "user_id": "anna", "amplitude_id": 7,
         "event_time": "2026-11-01 08:59:00.000000", "event_properties": {}},
    ]  # fmt: skip
    for number, row in enumerate(rows):
        data = gzip.compress(f"{json.dumps(row)}\n".encode())
        (folder / f"exports/amplitude/1_2026-11-01_{number}#0.json.gz").write_bytes(data)


def matomo(folder: Path) -> None:
    (folder / "exports").mkdir()
    lines = (
        "visitor,user_id,server_time,idlink_va,action",
        "4f2a,,2026-11-01 09:00:00,11,shop.example/books",
        "4f2a,,2026-11-01 09:00:00,12,shop.example/checkout",
        "77aa,anna,2026-11-01 09:00:05,13,shop.example/imprint",
    )
    (folder / "exports/matomo.csv").write_text("\n".join(lines) + "\n", "utf-8")


def posthog(folder: Path) -> None:
    columns = "uuid, event, distinct_id, person_id, properties, timestamp"
    rows = (
        "('1', '$pageview', 'b1', 'p1', '{}', timestamptz '2026-11-01 09:00:00+00'),"
        "('2', 'order paid', 'anna', 'p1', '{}', timestamptz '2026-11-01 09:05:00+00'),"
        "('3', '$autocapture', 'b2', 'p2', '{}', timestamptz '2026-11-01 09:05:00+00')"
    )
    table(folder / "exports/posthog/events.parquet", columns, rows)


def snowplow(folder: Path) -> None:
    columns = "event_name, user_id, domain_userid, derived_tstamp, page_urlpath"
    rows = (
        "('page_view', null, 'd1', timestamp '2026-11-01 09:00:00.123', '/books'),"
        "('transaction', 'anna', 'd1', timestamp '2026-11-01 09:05:00', '/thanks')"
    )
    table(folder / "exports/snowplow/part-0.parquet", columns, rows)


def survey(folder: Path) -> None:
    (folder / "exports").mkdir()
    lines = (
        "RecordedDate,Finished,ExternalReference,Q1",
        'Recorded Date,Finished,External Data Reference,"How likely\nare you, ""from 0 to 10"", to tell a friend?"',
        '"{""ImportId"":""recordedDate""}","{""ImportId"":""finished""}","{""ImportId"":""x""}","{""ImportId"":""QID1""}"',
        *(f"2026-11-{day:02} 10:00:00,1,u{day},{10 if day % 3 else 5}" for day in range(1, 16)),
        "2026-11-20 10:00:00,0,u99,1",
    )
    (folder / "exports/survey.csv").write_text("\n".join(lines) + "\n", "utf-8")


def calls(folder: Path) -> None:
    (folder / "exports").mkdir()
    lines = (
        "case;customer_no;opened;closed;reason;agent",
        "1;17;30.10.2026 09:00;30.10.2026 09:05;Where is my parcel;Jürgen",
        "2;18;30.10.2026 10:00;;Payment refused;Jürgen",
        "3;18;31.10.2026 10:00;;Other;Jürgen",
    )
    (folder / "exports/calls.csv").write_text("\n".join(lines) + "\n", "latin-1")


def database(folder: Path) -> None:
    settings = re.findall(r"```toml\n(.*?)```", part("A database"), re.DOTALL)
    (folder / "cxjourney.toml").write_text("".join(settings), "utf-8")
    (folder / "data").mkdir()
    with duckdb.connect(str(folder / "data/shop.duckdb")) as connection:
        times = "timestamp '2026-11-01 09:00' as ordered_at, timestamp '2026-11-01 09:04' as paid_at"
        connection.execute(f"create table orders as select 1 as customer_id, {times}")
        connection.execute("insert into orders values (2, '2026-11-02 10:00', null)")


BINDINGS: dict[str, tuple[Callable[[Path], None], dict[str, object]]] = {
    "Google Analytics 4, from BigQuery": (ga4, {"rows": 3, "customers": 3, "looks": 1, "orders": 1, "pays": 1}),
    "Amplitude": (amplitude, {"rows": 3, "customers": 2, "looks": 1, "orders": 0, "pays": 1}),
    "Matomo": (matomo, {"rows": 3, "customers": 2, "looks": 1, "orders": 1, "pays": 0}),
    "PostHog": (posthog, {"rows": 3, "customers": 2, "looks": 1, "orders": 0, "pays": 1}),
    "Snowplow": (snowplow, {"rows": 2, "customers": 2, "looks": 1, "orders": 0, "pays": 1}),
    "A survey with three heads": (survey, {"rows": 15, "customers": 15, "receives": 15, "score": 33.3}),
    "A contact centre's list of calls": (calls, {"rows": 3, "customers": 2, "pays": 1, "receives": 1}),
    "A database": (database, {"rows": 3, "customers": 2, "orders": 2, "pays": 1}),
}


@pytest.mark.parametrize("heading", BINDINGS)
def test_each_binding_reads_an_export_as_its_vendor_writes_it(
    heading: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    make, expected = BINDINGS[heading]
    make(tmp_path)
    source, *_ = re.findall(r"```yaml\n(.*?)```", part(heading), re.DOTALL)
    Path("order.yaml").write_text(JOURNEY.format(source=source), "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "order.yaml", "--min-group", "1", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    assert (found["status"], found["fault"]) == ("ok", None)
    stages = {place.partition("/")[2]: figures["rows"] for place, figures in found["stages"].items()}
    score = (found["score"] or {}).get("value")
    measured = {"rows": found["rows"], "customers": found["customers"], **stages, "score": score}
    assert {name: measured[name] for name in expected} == expected
    assert found["unknown"]["rows"] == 0
    assert found["missing"] == {"customer": 0, "time": 0, "unreadable": 0}


def test_calls_that_are_counted_at_touchpoints_are_in_no_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    calls(tmp_path)
    source, touchpoints = re.findall(r"```yaml\n(.*?)```", part("A contact centre's list of calls"), re.DOTALL)
    source = source[: source.index("      stages:")] + touchpoints
    spots = "".join(f"{{id: {id_}, title: Hotline, channel: phone, data: [calls]}}, "
                    for id_ in re.findall(r"[a-z]+-hotline", touchpoints))  # fmt: skip
    journey = JOURNEY.format(source=source).replace("id: looks,", f"id: looks, touchpoints: [{spots}],")
    Path("order.yaml").write_text(journey, "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "order.yaml", "--min-group", "1", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    told = {place: figures["rows"] for place, figures in found["touchpoints"].items()}
    assert (found["stages"], told) == ({}, {"order/parcel-hotline": 1, "order/payment-hotline": 1})
    assert json.loads(run_here(capfdbinary, "evidence", "paths", "order", "--format", "json").text)["journeys"] == []


def test_every_binding_of_the_page_is_tried() -> None:
    headings = re.findall(r"^#+ (.*)\n(?:(?!^#).*\n)*?```yaml\n  [a-z]", PAGE, re.MULTILINE)
    assert {*headings} - {"Two sources, one way", "Freshness from dbt"} == set(BINDINGS)


def test_freshness_from_dbt_reads_its_file_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    section = part("Freshness from dbt")
    (settings,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    (source,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    (shown,) = re.findall(r"```console\n\$ cxjourney (.*?)\n…\n(.*?)```", section, re.DOTALL)
    Path("target").mkdir()
    shutil.copy(ROOT / "tests/data/dbt-sources.json", "target/sources.json")
    Path("cxjourney.toml").write_text(settings, "utf-8")
    Path("order.yaml").write_text(JOURNEY.format(source=source), "utf-8")
    ended = run_here(capfdbinary, *shown[0].split(), "order.yaml")
    assert ended.status == 0
    assert ended.text.endswith(shown[1])
    full = source.replace("raw.orders", "shop.raw.orders")
    Path("order.yaml").write_text(JOURNEY.format(source=full), "utf-8")
    assert run_here(capfdbinary, *shown[0].split(), "order.yaml").text == ended.text
