"""The draft of a journey that data proposes: against an independent count, and with values that would break a file.

If it fails, somebody begins a map with an order of stages, or with shares, that customers never had, or can't read it.
"""

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import duckdb
import psycopg
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.engines.deadline import TimeLimit
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.propose_stages import ProposedStage, ProposedStages, propose_stages
from cxjourney.model.binding import Binding
from tests.cli.command import Ended, run_here
from tests.evidence.cluster import PASSWORD, READER, Cluster

Captured = pytest.CaptureFixture[bytes]
DAY = date(2026, 11, 29)
BINDING = Binding.model_validate(
    {"file": ["log"], "customer": {"first_of": ["customer"]}, "time": {"column": "moment", "format": "epoch-us"},
     "sequence": "position", "stages": {"column": "event", "map": []}}
)  # fmt: skip
KINDS: Mapping[str, ColumnKind] = {
    "customer": "text", "moment": "whole-number", "position": "whole-number", "event": "text",
}  # fmt: skip
CREATED = "create temp table log (customer varchar, moment bigint, position integer, event varchar)"


class Row(NamedTuple):
    customer: str | None
    moment: int | None
    position: int
    event: str | None


class Asked:
    """An engine that asks a table ``log`` of an open connection."""

    version = ""
    notes: Sequence[str] = ()

    def __init__(self, connection: "duckdb.DuckDBPyConnection | psycopg.Connection[tuple[object, ...]]") -> None:
        self.connection = connection
        self.limit = TimeLimit(60)

    @property
    def dialect(self) -> Dialect:
        return DuckDB() if isinstance(self.connection, duckdb.DuckDBPyConnection) else PostgreSQL()

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:  # noqa: ARG002
        return "log"

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:  # noqa: ARG002
        return KINDS

    def ask(self, sql: str) -> Rows:
        if isinstance(self.connection, duckdb.DuckDBPyConnection):
            return self.connection.execute(sql).fetchall()
        return self.connection.execute(sql.encode()).fetchall()

    def close(self) -> None:
        pass


@cache
def database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def in_duckdb(rows: Sequence[Row]) -> Asked:
    """An engine that holds these rows, and no longer those that it held before."""
    connection = database()
    connection.execute(CREATED.replace("create", "create or replace", 1))
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.execute(f"insert into log select {', '.join(['unnest(?)'] * 4)}", columns)
    return Asked(connection)


class Counted(NamedTuple):
    value: str
    events: int
    customers: int
    is_entry: bool
    last: int | None
    steps: list[tuple[str, float]]


def counted(rows: Sequence[Row]) -> list[Counted]:
    """What a log proposes, nothing withheld, counted by loops over lists."""
    events = [(one.customer, one.moment, one.position, one.event) for one in rows
              if one.customer and one.moment is not None and one.event is not None]  # fmt: skip
    often = Counter(event for *_, event in events)
    values = sorted((one for one in often if one.strip()), key=lambda one: (-often[one], one.encode()))[:30]
    while True:
        order = ordered(events, values)
        found = walked(events, order)
        if len(found) == len(order):
            return found
        rarest = [one for one in values if one not in {stage.value for stage in found}][-1]
        values.remove(rarest)


def ways(events: Sequence[tuple[str, int, int, str]], values: Sequence[str]) -> list[list[str]]:
    own: dict[str, list[tuple[int, int, int]]] = {}
    for customer, moment, position, event in events:
        if event in values:
            own.setdefault(customer, []).append((moment, position, values.index(event)))
    return [[values[stage] for stage, _ in groupby(stage for *_, stage in sorted(each))] for each in own.values()]


def ordered(events: Sequence[tuple[str, int, int, str]], values: Sequence[str]) -> list[str]:
    positions: dict[str, list[int]] = {}
    for way in ways(events, values):
        for value in dict.fromkeys(way):
            place = way.index(value) * 1_000_000 // (len(way) - 1) if len(way) > 1 else 0
            positions.setdefault(value, []).append(place)
    return sorted(positions, key=lambda one: (Fraction(sum(positions[one]), len(positions[one])), values.index(one)))


def walked(events: Sequence[tuple[str, int, int, str]], order: Sequence[str]) -> list[Counted]:
    every = ways(events, order)
    visits = Counter(value for way in every for value in way)
    hops = Counter(pair for way in every for pair in pairwise(way))
    entering, last = Counter(way[0] for way in every), Counter(way[-1] for way in every)
    ranked = sorted(hops, key=lambda pair: (-hops[pair], order.index(pair[0]), order.index(pair[1])))
    chosen = [pair for pair in ranked if 20 * hops[pair] >= visits[pair[0]]]
    entries = [one for one in order if entering[one] and 20 * entering[one] >= len(every)] or list(order[:1])
    while True:
        reached = set(entries)
        while more := {b for a, b in chosen if a in reached} - reached:
            reached |= more
        added = next(
            (pair for pair in ranked if pair not in chosen and pair[0] in reached and pair[1] not in reached), None
        )
        if added is None:
            break
        chosen.append(added)
    of = Counter(event for *_, event in events)
    named = {value: len({customer for customer, *_, event in events if event == value}) for value in order}
    return [
        Counted(value, of[value], named[value], value in entries,
                last[value] if last[value] and 20 * last[value] >= len(every) else None,
                [(b, hops[a, b] * 10_000 // visits[a] / 10_000) for a, b in chosen if a == value])
        for value in order if value in reached
    ]  # fmt: skip


def told(stages: Sequence[ProposedStage]) -> list[Counted]:
    found = []
    for one in stages:
        assert isinstance(one.events, int)
        assert isinstance(one.customers, int)
        steps = [(step.to[0], step.share or 0.0) for step in one.steps]
        found.append(Counted(one.value[0], one.events, one.customers, one.is_entry, one.last, steps))
    return found


def proposed(engine: Asked, min_group: int = 1) -> ProposedStages:
    return propose_stages(engine, "log", BINDING, (), DAY, min_group)


LOGS = st.lists(
    st.builds(
        Row,
        customer=st.sampled_from([*(f"c{n}" for n in range(9)), "007", "7", "", None]),
        moment=st.integers(0, 15).map(lambda n: n * 1_000_003) | st.none(),
        position=st.integers(0, 1),
        event=st.sampled_from(["view", "buy", "Buy", "ä", " ", "", "خرید", "pay", None]),
    ),
    min_size=30,
    max_size=150,
)


@settings(max_examples=60, deadline=None)
@given(LOGS)
def test_stages_and_steps_are_those_of_an_independent_count(rows: list[Row]) -> None:
    if expected := counted(rows):
        assert told(proposed(in_duckdb(rows)).stages) == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=LOGS)
def test_postgresql_proposes_what_an_independent_count_does(postgres: Cluster, rows: list[Row]) -> None:
    expected = counted(rows)
    with postgres.as_owner() as owner:
        owner.execute(CREATED.replace("varchar", "text").encode())
        with owner.cursor() as cursor:
            cursor.executemany("insert into log values (%s, %s, %s, %s)", rows)
        if expected:
            assert told(proposed(Asked(owner)).stages) == expected


def walk(many: int, *events: str, name: str = "u") -> list[Row]:
    """So many customers, each with these events."""
    return [Row(f"{name}{n}", at * 1_000_000, 0, event) for n in range(many) for at, event in enumerate(events)]


def test_few_customers_are_neither_named_nor_told() -> None:
    rows = [*walk(40, "view", "buy"), *walk(3, "view", "secret", name="few"), *walk(12, "buy", "view", name="back")]
    found = proposed(in_duckdb(rows), 10)
    assert [one.value for one in found.stages] == [("view",), ("buy",)]
    assert (found.ignored, found.few, found.untold) == ((), 1, 0)
    assert not [step for one in found.stages for step in one.steps if step.to == ("secret",)]


def test_values_without_a_sign_are_no_stages() -> None:
    found = proposed(in_duckdb([*walk(40, "view", "", " ", "buy")]), 10)
    assert [one.value for one in found.stages] == [("view",), ("buy",)]
    assert found.ignored == (("",), (" ",))


def test_of_many_values_the_most_frequent_are_stages_and_the_others_ignored() -> None:
    names = [f"v{n:03}" for n in range(500)]
    rows = [Row(f"u{customer}", n, 0, name) for n, name in enumerate(names) for customer in range(10 + (n < 40))]
    found = proposed(in_duckdb(rows), 10)
    assert [one.value[0] for one in found.stages] == names[:30]
    assert [value[0] for value in found.ignored] == names[30:200]
    assert (found.few, found.untold) == (0, 300)


def test_a_stage_to_which_few_ways_lead_is_ignored() -> None:
    rows = [*walk(400, "view", "buy")]
    for n in range(12):  # twelve customers came to help, six of them from each stage
        rows += [Row(f"h{n}", 0, 0, "view"), Row(f"h{n}", 1, 0, ("view", "buy")[n % 2]), Row(f"h{n}", 9, 0, "help")]
    found = proposed(in_duckdb(rows), 10)
    assert [one.value for one in found.stages] == [("view",), ("buy",)]
    assert found.ignored == (("help",),)


def test_a_step_whose_figure_would_tell_of_few_others_has_no_share() -> None:
    found = proposed(in_duckdb([*walk(97, "view", "buy"), *walk(3, "view", name="left")]), 10)
    view, buy = found.stages
    assert [(step.to, step.share) for step in view.steps] == [(("buy",), None)]
    assert (view.last, buy.last) == (None, None)
    assert not isinstance(buy.customers, int)


HOSTILE = [
    'say "no": #1', "it's", "- a\n- b", "{x: y}", "&a *b !c", "null", "true", "12:30", "2026-11-29", "42", "rest", "~",
    "\u200fخرید آنلاین", "نیم\u200cفاصله", "a\u202eb", "back\\slash", "tab\there", "é", "e", "🛒", "x" * 300,
    "journey: evil", " padded ", "%s", "...", "---",
]  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "catalogue.yaml").write_text(
        "data_sources:\n  web:\n    title: \"A: 'web' shop\"\n    type: web-analytics\n"
        "    binding: {file: log.csv, customer: c, time: t, header_rows: 1, stages: {column: e v, map: {}},\n"
        "      filter: {ok: [yes]}}\n",
        "utf-8",
    )
    with (tmp_path / "log.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["c", "e v", "t", "ok"])
        for customer in range(20):
            for at, value in enumerate([*HOSTILE, "", "\x85next", "\u2028line"]):
                rows.writerow([f"u{customer}", value, f"2026-01-01T10:{at:02}:00", "yes"])
                rows.writerow([f"u{customer}", "no", f"2026-01-01T10:{at:02}:00", "no"])
    return tmp_path


def propose(captured: Captured, *words: str) -> Ended:
    return run_here(captured, "evidence", "paths", "--propose", "web", *words, "--as-of", "2026-02-01")


def test_a_draft_of_hostile_values_is_read_as_they_stand_in_the_data(workspace: Path, capfdbinary: Captured) -> None:
    (workspace / "way").mkdir()
    ended = propose(capfdbinary, "-o", "way/order.yaml")
    assert (ended.status, ended.text, ended.said) == (0, "", "Wrote way/order.yaml\n")
    text = (workspace / "way/order.yaml").read_text("utf-8")
    assert "\u202e" not in text
    draft = yaml.safe_load(text)
    assert [stage["title"] for stage in draft["stages"]] == HOSTILE
    bound = draft["data_sources"]["web-2"]["binding"]
    assert [one["value"] for one in bound["stages"]["map"]] == HOSTILE
    assert (bound["file"], bound["filter"], bound["stages"]["column"]) == ("../log.csv", {"ok": ["yes"]}, "e v")
    assert "Values with signs that no journey may hold, not mapped: 2." in text
    assert len({stage["id"] for stage in draft["stages"]}) == len(HOSTILE)
    validated = run_here(capfdbinary, "validate", ".", "--as-of", "2026-02-01", "--format", "json")
    assert b'"severity": "error"' not in validated.out, validated.text
    measured = run_here(capfdbinary, "evidence", "measure", ".", "--source", "web-2", "--format", "json")
    stages = json.loads(measured.text)["sources"][0]["stages"]
    assert {one["rows"] for one in stages.values()} == {20}
    assert len(stages) == len(HOSTILE)


def test_a_draft_goes_to_standard_output_and_is_the_same_each_time(workspace: Path, capfdbinary: Captured) -> None:
    first, second = propose(capfdbinary, "-o", "-"), propose(capfdbinary, "-o", "-")
    assert (first.status, first.said) == (0, "")
    assert first.out == second.out
    assert yaml.safe_load(first.text)["journey"] == "web"
    assert sorted(path.name for path in workspace.iterdir()) == ["catalogue.yaml", "log.csv"]


def test_nothing_is_overwritten(workspace: Path, capfdbinary: Captured) -> None:
    (workspace / "order.yaml").write_text("mine", "utf-8")
    ended = propose(capfdbinary, "-o", "order.yaml")
    assert (ended.status, ended.text) == (2, "")
    assert "order.yaml is there already" in ended.said
    assert (workspace / "order.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "words", [(), ("-o", "-", "--write"), ("-o", "-", "--format", "json"), ("-o", "-", "--dry-run")]
)
@pytest.mark.usefixtures("workspace")
def test_what_does_not_go_with_a_draft_is_said(capfdbinary: Captured, words: Sequence[str]) -> None:
    ended = propose(capfdbinary, *words)
    assert (ended.status, ended.text) == (2, "")
    assert "--propose goes with paths and --output" in ended.said


def test_a_source_that_can_not_be_asked_writes_no_file(workspace: Path, capfdbinary: Captured) -> None:
    (workspace / "log.csv").unlink()
    ended = propose(capfdbinary, "-o", "order.yaml")
    assert (ended.status, ended.text) == (1, "")
    assert "CX905" in ended.said
    assert not (workspace / "order.yaml").exists()


def test_values_of_few_are_no_draft(workspace: Path, capfdbinary: Captured) -> None:
    ended = propose(capfdbinary, "-o", "order.yaml", "--min-group", "21")
    assert ended.status == 1
    assert "No value stands for 21 customers or more" in ended.said
    assert not (workspace / "order.yaml").exists()


def test_a_value_called_rest_is_ignored_alone(workspace: Path, capfdbinary: Captured) -> None:
    for ignored, unknown in (("[rest]", 20), ("rest", 0)):
        (workspace / "catalogue.yaml").write_text(
            "data_sources:\n  web:\n    title: W\n    type: web-analytics\n"
            "    binding: {file: log.csv, customer: c, time: t,\n"
            f"      stages: {{column: e v, map: {{42: s}}, ignore: {ignored}}}, filter: {{e v: ['42', rest, '~']}}}}\n",
            "utf-8",
        )
        (workspace / "s.yaml").write_text("journey: j\ntitle: J\nstages: [{id: s, title: S, data: [web]}]\n", "utf-8")
        found = run_here(capfdbinary, "evidence", "measure", ".", "--format", "json")
        source = json.loads(found.text)["sources"][0]
        assert (source["unknown"]["rows"], source["ignored"]) == (unknown, 40 - unknown)


def test_a_draft_of_a_postgresql_table_is_measured_as_it_was_proposed(
    postgres: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DWH_PASSWORD", PASSWORD)
    with postgres.as_owner() as owner:
        owner.execute("create table proposed_events (c text, e text, t timestamptz)")
        owner.execute(f"grant select on proposed_events to {READER}".encode())
        with owner.cursor() as cursor:
            rows = [("view", 30), ('b"uy;', 20), ("back\nslash", 12), ("secret", 3)]
            for place, (value, many) in enumerate(rows):
                cursor.executemany(
                    "insert into proposed_events values (%s, %s, timestamptz '2026-01-01' + %s * interval '1 hour')",
                    [(f"u{n}", value, place) for n in range(many)],
                )
    (tmp_path / "cxjourney.toml").write_text(postgres.configuration(), "utf-8")
    (tmp_path / "catalogue.yaml").write_text(
        "data_sources:\n  web:\n    title: W\n    type: web-analytics\n    binding:\n"
        "      {connection: dwh, table: public.proposed_events, customer: c, time: t, stages: {column: e, map: {}}}\n",
        "utf-8",
    )
    ended = propose(capfdbinary, "-o", "order.yaml")
    assert (ended.status, ended.said) == (0, "Wrote order.yaml\n")
    text = (tmp_path / "order.yaml").read_text("utf-8")
    assert "secret" not in text
    assert [one["title"] for one in yaml.safe_load(text)["stages"]] == ["view", 'b"uy;', "back\nslash"]
    paths = run_here(capfdbinary, "evidence", "paths", "order", "--format", "json", "--as-of", "2026-02-01")
    (journey,) = json.loads(paths.text)["journeys"]
    assert journey["conforming"] == {"customers": 30, "share": 1}
    assert {one["declared"] for one in journey["transitions"]} <= {True}
