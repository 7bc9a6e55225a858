"""Files as teams have them, and as attackers would: each is measured, or refused by the code that says why.

If it fails, figures come of a file that was read wrongly, or a binding reads what it must not.
"""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from tests.cli.command import run_here
from tests.evidence.bound_journey import bound_journey

Captured = pytest.CaptureFixture[bytes]
PLAIN = "customer: c, time: t, stages: {column: e, map: {x: s}}"
GOOD = "c,e,t\n1,x,2026-01-01T10:00:00Z\n2,x,2026-01-01 10:00\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def measure(folder: Path, capture: Captured, binding: str, files: Mapping[str, bytes | str]) -> dict[str, object]:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "a.yaml").write_text(bound_journey({"log": binding}), "utf-8")
    ended = run_here(capture, "evidence", "measure", "a.yaml", "--min-group", "1", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    assert ended.status == (1 if found["status"] == "failed" else 0)
    assert isinstance(found, dict)
    return found


REFUSED = {
    "not there": ("{file: gone.csv, %s}", {"good.csv": GOOD}, "CX905"),
    "outside": ("{file: ../../etc/passwd, %s}", {}, "CX905"),
    "a column in capitals": ("{file: good.csv, sequence: E, %s}", {"good.csv": GOOD}, "CX906"),
    "nothing but a head": ("{file: head.csv, %s}", {"head.csv": "c,e,t\n"}, "CX908"),
    "nothing at all": ("{file: empty.csv, %s}", {"empty.csv": ""}, "CX908"),
    "an empty list of JSON": ("{file: empty.json, %s}", {"empty.json": "[\n]\n"}, "CX908"),
    "nothing but blanks": ("{file: empty.csv, %s}", {"empty.csv": "\n \n"}, "CX908"),
    "a filter that nothing passes": ("{file: good.csv, filter: {e: none}, %s}", {"good.csv": GOOD}, "CX908"),
    "rows of different lengths": ("{file: a.csv, %s}", {"a.csv": "c,e,t\n1,x,2026-01-01,more,and\n1\n"}, "CX909"),
    "a broken name, and a row with a value too many": (
        "{file: a.csv, %s}",
        {"a.csv": 'c,e,t,"How\ndid it go?"\r\n' + "1,x,2026-01-01,2\r\n" * 30_000 + "1,x,2026-01-01,3,4\r\n"},
        "CX909",
    ),
    "a text for a sequence": ("{file: good.csv, sequence: e, %s}", {"good.csv": GOOD}, "CX907"),
    "a timezone that there isn't": ("{file: good.csv, timezone: Europe/Amsterdm, %s}", {"good.csv": GOOD}, "CX907"),
    "another encoding": ("{file: a.csv, %s}", {"a.csv": GOOD.replace("1,", "é,").encode("latin-1")}, "CX909"),
    "a torn Parquet file": ("{file: a.parquet, %s}", {"a.parquet": b"PAR1\0\0"}, "CX909"),
    "a spreadsheet": ("{file: a.xlsx, %s}", {"a.xlsx": "PK"}, "CX909"),
    "a connection that nobody wrote": ("{connection: dwh, table: shop.orders, %s}", {}, "CX901"),
}


@pytest.mark.parametrize(("binding", "files", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_measured_says_why_and_where(
    here: Path, capfdbinary: Captured, binding: str, files: Mapping[str, bytes | str], code: str
) -> None:
    found = measure(here, capfdbinary, binding % PLAIN, files)
    fault = found["fault"]
    assert isinstance(fault, dict)
    assert fault["code"] == code
    assert fault["message"]
    assert fault["help"]
    assert (found["file"], found["line"], found["column"]) == ("a.yaml", 4, 36)


HELPED = {
    "a short row": ("{file: a.csv, %s}", "c,e,t\n1,x,2026-01-01\n1,x\n", "see line 3", "that holds “,” itself stands"),
    "a long row, far below": (
        "{file: a.csv, %s}",
        "c,e,t\n" + "1,x,2026-01-01\n" * 50_000 + "1,x,2026-01-01,y\n",
        "see line 50002",
        "that holds “,” itself stands",
    ),
    "a quote that doesn't end": ("{file: a.csv, %s}", 'c;e;t\n1;x;2\n1;"x;2\n2;x;2\n', "see line 3", "“;” itself"),
    "another separator than it says": (
        '{file: a.csv, separator: ";", %s}', GOOD, "read as one column", 'separator: ","'
    ),
    "a timezone that there isn't": ("{file: a.csv, timezone: Europe/Amsterdm, %s}", GOOD, "Amsterdm", "Did you mean "
    "Europe/Amsterdam?"),
    "a timezone of no likeness": ("{file: a.csv, timezone: home, %s}", GOOD, "home", "such as Europe/Amsterdam"),
    "times of a form": (
        "{file: a.csv, %s}", GOOD.replace("2026-01-01", "31/12/2025"), "column t holds no times",
        'such as time: {column: t, format: "%d/%m/%Y %H:%M"}',
    ),
    "a text for a sequence": ("{file: a.csv, sequence: e, %s}", GOOD, "column e holds no whole numbers", "sequence"),
}  # fmt: skip


@pytest.mark.parametrize(("binding", "content", "wrong", "help_"), HELPED.values(), ids=HELPED)
def test_the_advice_is_of_what_is_wrong(
    here: Path, capfdbinary: Captured, binding: str, content: str, wrong: str, help_: str
) -> None:
    fault = measure(here, capfdbinary, binding % PLAIN, {"a.csv": content})["fault"]
    assert isinstance(fault, dict)
    assert wrong in fault["message"]
    assert help_ in fault["help"]


def test_a_first_customer_is_not_told_for_the_names_of_columns(here: Path, capfdbinary: Captured) -> None:
    found = measure(here, capfdbinary, f"{{file: a.csv, {PLAIN}}}", {"a.csv": "Anna Kovacs,x,2026-01-01\n" * 3})
    fault = found["fault"]
    assert isinstance(fault, dict)
    assert fault["code"] == "CX906"
    assert "header_rows: 0" in fault["help"]
    assert "Anna" not in f"{found}"


def test_a_parquet_file_whose_foot_means_nothing_is_damaged(here: Path, capfdbinary: Captured) -> None:
    whole = here / "whole.parquet"
    duckdb.execute(f"copy (select 'a' as c, 'x' as e, date '2026-01-01' as t) to '{whole}' (format parquet)")
    content = whole.read_bytes()
    torn = content[:-40] + b"\xff" * 30 + content[-10:]
    fault = measure(here, capfdbinary, f"{{file: a.parquet, {PLAIN}}}", {"a.parquet": torn})["fault"]
    assert isinstance(fault, dict)
    assert fault["code"] == "CX909"


def test_what_only_csv_files_have_is_refused_of_others(here: Path, capfdbinary: Captured) -> None:
    rows = '{"c": "1", "e": "x", "t": "2026-01-01"}\n'
    binding = "{file: a.jsonl, encoding: latin-1, header_rows: 1, %s}"
    fault = measure(here, capfdbinary, binding % PLAIN, {"a.jsonl": rows})["fault"]
    assert isinstance(fault, dict)
    assert fault == {
        "code": "CX909",
        "message": "Only CSV files have header_rows and encoding, and a.jsonl is none.",
        "help": "Take away header_rows and encoding, or name a CSV file.",
    }


def test_a_link_out_of_the_workspace_is_refused(
    here: Path, capfdbinary: Captured, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "log.csv"
    outside.write_text(GOOD, "utf-8")
    (here / "log.csv").symlink_to(outside)
    fault = measure(here, capfdbinary, "{file: log.csv, %s}" % PLAIN, {})["fault"]  # noqa: UP031  braces of YAML
    assert isinstance(fault, dict)
    assert fault["code"] == "CX905"


MEASURED = {
    "semicolons": ("{file: a.csv, %s}", {"a.csv": GOOD.replace(",", ";")}, 2),
    "latin-1, and it says so": (
        "{file: a.csv, encoding: latin-1, %s}", {"a.csv": GOOD.replace("1,x", "é,x").encode("latin-1")}, 2
    ),
    "three rows of heads, with a line break": (
        "{file: a.csv, header_rows: 3, %s}", {"a.csv": 'c,e,t\n"Who\nare you",What,When\nid,id,id\n1,x,2026-01-01\n'}, 1
    ),
    "a comma in quotes that the first rows have not": (
        "{file: a.csv, %s}", {"a.csv": "c,e,t\n" + "1,x,2026-01-01\n" * 30_000 + '"1, 2",x,2026-01-01\n'}, 30_001
    ),
    "a name with a line break that ends no row": (
        "{file: a.csv, %s}", {"a.csv": 'c,e,t,"Dear\n""you""?"\r\n1,x,2026-01-01,2\r\n2,x,2026-01-01,"a\nb"\r\n'}, 2
    ),
    "the same with semicolons, packed": (
        "{file: a.csv.gz, %s}", {"a.csv.gz": gzip.compress(b'"Dear\nyou";c;e;t\r\n1;1;x;2026-01-01\r\n')}, 1
    ),
    "numbers of rows on both sides of nought": (
        "{file: a.jsonl, sequence: n, %s}",
        {"a.jsonl": "".join(f'{{"c": 1, "e": "x", "t": "2026-01-01", "n": {n}}}\n' for n in (-1, 0, 2, "null"))}, 4
    ),
    "numbers of rows that could have decimals": (
        "{file: a.jsonl, sequence: n, %s}",
        {"a.jsonl": "".join(f'{{"c": 1, "e": "x", "t": "2026-01-01", "n": {n}}}\n' for n in ("1.0", "2.0"))}, 2
    ),
    "a time before the year 1, as none": (
        "{file: a.csv, timezone: Europe/Amsterdam, %s}",
        {"a.csv": GOOD + "3,x,0001-01-01 00:00\n4,x,0000-05-05\n5,x,0001-01-01 00:00Z\n"}, 5
    ),
    "rows that look like notes": ("{file: a.csv, %s}", {"a.csv": GOOD + "#3,x,2026-01-01\n"}, 3),
    "numbers of rows as text": ("{file: a.csv, sequence: c, %s}", {"a.csv": GOOD}, 2),
    "several files": ("{file: 'g*.csv', %s}", {"g1.csv": GOOD, "g2.csv": GOOD}, 4),
    "a name that looks like a pattern": ("{file: '[1]*?.csv', %s}", {"[1]*?.csv": GOOD, "1x.csv": GOOD}, 2),
    "two names of which one is a pattern of the other": (
        "{file: 'a*.csv', %s}", {"a[1].csv": GOOD, "a1.csv": GOOD + "3,x,2026-01-01\n"}, 5
    ),
    "a name with signs of SQL": ("{file: \"it's; drop.csv\", %s}", {"it's; drop.csv": GOOD}, 2),
    "customers as they are written": ("{file: a.csv, %s}", {"a.csv": GOOD + "NA,x,2026-01-01\n01,x,2026-01-01\n"}, 4),
}  # fmt: skip


@pytest.mark.parametrize(("binding", "files", "rows"), MEASURED.values(), ids=MEASURED)
def test_what_can_be_read_is_measured(
    here: Path, capfdbinary: Captured, binding: str, files: Mapping[str, bytes | str], rows: int
) -> None:
    found = measure(here, capfdbinary, binding % PLAIN, files)
    stages = found["stages"]
    assert isinstance(stages, dict)
    assert (found["status"], found["rows"], stages["a/s"]["rows"]) == ("ok", rows, rows)


def test_names_and_values_that_pose_as_sql_are_names_and_values(here: Path, capfdbinary: Captured) -> None:
    log = '"c""; drop table x; --",e,t\n1,x\'; drop --,2026-01-01T10:00:00Z\n2,%s\\,2026-01-01T10:00:00Z\n'
    binding = (
        """{file: a.csv, customer: 'c"; drop table x; --', time: t, stages: {column: e, map: {"x'; drop --": s}}}"""
    )
    found = measure(here, capfdbinary, binding, {"a.csv": log})
    unknown = found["unknown"]
    assert isinstance(unknown, dict)
    assert (found["status"], found["rows"], unknown["values"]) == ("ok", 2, [{"value": ["%s\\"], "rows": 1}])


def test_a_number_that_is_none_ends_no_question_of_the_ways(here: Path, capfdbinary: Captured) -> None:
    rows = ["1,a,1767261600000", "1,b,1767265200000", "2,a,12x", "2,b,"]
    (here / "log.csv").write_text("\n".join(["c,e,t", *rows, ""]), "utf-8")
    (here / "j.yaml").write_text(
        "journey: j\ntitle: T\ndata_sources:\n  log: {title: L, type: event-log, binding: {file: log.csv, customer: c, "
        "time: {column: t, format: epoch-ms}, stages: {column: e, map: {a: a, b: b}}}}\n"
        "stages: [{id: a, title: A}, {id: b, title: B}]\n",
        "utf-8",
    )
    ended = run_here(capfdbinary, "evidence", "paths", "j", "j.yaml", "--min-group", "1", "--format", "json")
    (found,) = json.loads(ended.text)["journeys"]
    assert ended.status == 0, ended.said
    assert (found["events"], found["missing_time"]) == (2, 2)
    assert [one["median_seconds"] for one in found["transitions"]] == [3600.0]
