"""``cxjourney evidence``: what it says in each format, how it ends, and what it does with what can't be asked.

If it fails, a job in CI passes although a source is dead, or a script can't read what was measured.
"""

import json
from pathlib import Path

import pytest

from tests.cli.command import run_here

Captured = pytest.CaptureFixture[bytes]
JOURNEY = """\
journey: order
title: Ordering
data_sources:
  events:
    title: Events
    type: event-log
    binding: {file: events.csv, customer: c, time: t, stages: {column: e, map: {view: looks, buy: buys}}}
  survey:
    title: Survey
    type: survey-nps
    binding: {file: survey.csv, time: t, stages: {stage: buys}, score: {column: q, scale: nps}}
stages: [{id: looks, title: Looks}, {id: buys, title: Buys}]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a journey and its data, in which commands run."""
    monkeypatch.chdir(tmp_path)
    events = [f"{number},view,2026-01-{number:02}T10:00:00Z\n" for number in range(1, 26)]
    events += [f"{number},buy,2026-01-{number:02}T11:00:00Z\n" for number in range(1, 13)]
    events += ["30,view,2026-01-26T10:00:00Z\n", "30,wish,2026-01-21T10:00:00Z\n"]
    (tmp_path / "order.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "events.csv").write_text("c,e,t\n" + "".join(events), "utf-8")
    (tmp_path / "survey.csv").write_text("q,t\n" + "10,2026-01-03T10:00:00Z\n" * 15, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_measure_tells_each_source_in_a_line_or_two(capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "evidence", "measure", "--as-of", "2026-02-01")
    assert (ended.status, ended.said) == (0, "")
    lines = ended.text.splitlines()
    assert lines[0] == "events"
    assert "Rows: 39 · Customers: 26" in lines
    assert "NPS: 100 (95% interval: 61.6 to 100). Answers: 15" in lines
    cells = [" ".join(line.split()) for line in lines]
    assert "order/buys 15 not measured 2026-01-03" in cells, "nobody is named"
    assert "wish" not in ended.text, "what one customer did"


@pytest.mark.usefixtures("here")
def test_paths_are_told_in_words_and_as_markdown(capfdbinary: Captured) -> None:
    text = run_here(capfdbinary, "evidence", "paths", "order", "--as-of", "2026-02-01")
    assert text.status == 0
    assert "Customers: 26" in text.text
    markdown = run_here(capfdbinary, "evidence", "paths", "order", "--format", "markdown", "--as-of", "2026-02-01")
    assert markdown.status == 0
    assert "| Looks | Buys | 12 | 12 | 1 h |" in markdown.text
    assert markdown.text.startswith("## Ordering\n")


@pytest.mark.usefixtures("here")
def test_json_is_the_same_at_every_run(capfdbinary: Captured) -> None:
    first, second = (
        run_here(capfdbinary, "evidence", "measure", "--format", "json", "--as-of", "2026-02-01").text for _ in range(2)
    )
    assert first == second
    found = json.loads(first)
    assert (found["version"], found["as_of"], found["min_group"], found["journeys"]) == (1, "2026-02-01", 10, [])
    assert [one["source"] for one in found["sources"]] == ["events", "survey"]
    assert found["sources"][0]["stages"]["order/buys"]["rows"] == 12


def test_a_page_goes_where_it_is_told(here: Path, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "evidence", "measure", "--as-of", "2026-02-01", "-o", "out.md")
    assert (ended.status, ended.text) == (0, "")
    assert (here / "out.md").read_text("utf-8").startswith("## events\n")


def test_a_source_that_fails_ends_the_run_with_one_and_the_others_are_measured(
    here: Path, capfdbinary: Captured
) -> None:
    (here / "survey.csv").unlink()
    ended = run_here(capfdbinary, "evidence", "measure", "--as-of", "2026-02-01")
    assert ended.status == 1
    assert "order.yaml:11:5 CX905: There is no file survey.csv." in ended.text
    assert "Rows: 39" in ended.text


def test_a_faulty_file_ends_the_run_with_one_and_is_told(here: Path, capfdbinary: Captured) -> None:
    (here / "other.yaml").write_text("journey: other\ntitle: Other\n", "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "--as-of", "2026-02-01")
    assert ended.status == 1
    assert "other.yaml:1:1 CX102" in ended.said
    assert "Rows: 39" in ended.text


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["measure", "--source", "survy"], 2, "Did you mean survey?"),
        (["paths", "ordr"], 2, "Did you mean order?"),
        (["paths"], 2, "Name the journey: cxjourney evidence paths JOURNEY"),
        (["measure", "nowhere"], 2, "nowhere"),
        (["measures"], 2, "measure"),
        (["measure", "--min-group", "0"], 2, "--min-group"),
        (["measure", "--format", "csv"], 2, "--format"),
        (["measure", "--timeout", "soon"], 2, "--timeout"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_can_not_be_asked_says_so(capfdbinary: Captured, arguments: list[str], status: int, said: str) -> None:
    ended = run_here(capfdbinary, "evidence", *arguments)
    assert ended.status == status
    assert said in " ".join(ended.said.split())
    assert "Traceback" not in ended.said


def test_without_a_binding_it_says_how_to_write_one(here: Path, capfdbinary: Captured) -> None:
    (here / "order.yaml").write_text("journey: order\ntitle: Ordering\nstages: [{id: looks, title: Looks}]\n", "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure")
    assert (ended.status, "cxjourney explain binding" in ended.text) == (0, True)


def test_few_customers_of_a_source_are_not_told_and_all_others_are(here: Path, capfdbinary: Captured) -> None:
    rows = [f"{number},view,2026-01-02T10:00:00Z\n" for number in range(30)]
    few = [f"{number},buy,2026-01-02T11:00:00Z\n" for number in range(4)]
    strange = [f"{number},a note of my own,2026-01-02T11:00:00Z\n" for number in range(3)]
    (here / "events.csv").write_text("c,e,t\n" + "".join((*rows, *few, *strange)), "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "--source", "events", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    assert found["stages"]["order/buys"] == {
        "rows": {"fewer_than": 10},
        "customers": {"fewer_than": 10},
        "newest": None,
    }
    assert "a note of my own" not in ended.text
    assert (found["unknown"]["rows"], found["unknown"]["values"], found["unknown"]["others"]) == (3, [], 1)
    known = [found["rows"], found["stages"]["order/looks"]["rows"]]
    assert not all(isinstance(one, int) for one in known), "their difference would tell of four"


def test_a_source_of_few_customers_tells_that_and_nothing_else(here: Path, capfdbinary: Captured) -> None:
    (here / "events.csv").write_text("c,e,t\n1,view,2026-01-02T10:00:00Z\n2,buy,2026-01-02T10:00:00Z\n", "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "--source", "events", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    assert (found["customers"], found["first"], found["newest"]) == ({"fewer_than": 10}, None, None)
    assert not isinstance(found["rows"], int)
    assert all(not isinstance(one["rows"], int) for one in found["stages"].values())
