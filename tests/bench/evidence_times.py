"""Measures `evidence` on millions of events, against the bare query of the database and pm4py."""

import gzip
import os
import random
import re
import shutil
import statistics
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

import duckdb
from psycopg import sql

from tests.bench.usage import BIN, ROOT, ROUNDS, Command, Taken, taken
from tests.evidence.cluster import PASSWORD, READER, Cluster, cluster, programs

LOG = Path(os.environ.get("BPIC2012", ""))
"""The real log (`bpic2012.xes.gz`), where this variable names it; without it one of the same shape is made up."""
JOURNEY = ROOT / "journeys/bank/loan-application.yaml"
TIMES, FEW_TIMES = 40, 10
SOURCES, ROWS = 20, 1_000_000
CUSTOMERS, SEED = 13_087, 2012
STAGES = {
    "sends-application": ("A_SUBMITTED", "COMPLETE"),
    "first-call": ("W_Afhandelen leads", "SCHEDULE"),
    "goes-through-figures": ("A_PREACCEPTED", "COMPLETE"),
    "weighs-offer": ("O_SENT", "COMPLETE"),
    "papers-checked": ("W_Valideren aanvraag", "SCHEDULE"),
    "sends-missing-papers": ("W_Nabellen incomplete dossiers", "SCHEDULE"),
    "gets-money": ("A_APPROVED", "COMPLETE"),
    "turned-down": ("A_DECLINED", "COMPLETE"),
    "lets-it-lapse": ("A_CANCELLED", "COMPLETE"),
}
BARE = """
import duckdb, sys
print(duckdb.connect().execute('''
  select before, activity, count(*) from (
    select activity, lag(activity) over (partition by "case" order by "time", position) as before from read_parquet(?))
  where before is not null group by all''', [sys.argv[1]]).fetchall())
"""
PM4PY = """
import sys, pandas, pm4py
log = pandas.read_parquet(sys.argv[1])
print(len(pm4py.discover_dfg(log, activity_key="activity", timestamp_key="time", case_id_key="case")[0]))
"""
_Targets = dict[str, tuple[float | None, float | None]]
"""By journey, the ratios of processor time and of memory to reach."""
Event = tuple[str, str, str, datetime, int]


class Peer(NamedTuple):
    """What ours is held against: its name, its command, and the ratios of processor time and memory to reach."""

    name: str
    command: Command
    time: float | None
    memory: float | None


def evidence_rows(folder: Path, peers: Path) -> Iterator[str]:
    """Return the table of what measuring takes, line by line.

    Args:
        folder: Where it is made.
        peers: The folder of the programs of others.
    """
    many, few, first = folder / "many", folder / "few", write_log(folder / "log.parquet")
    for home, times in ((many, TIMES), (few, FEW_TIMES)):
        repeated(first, home / "loan/log.parquet", times)
        repeated(first, home / "flat/log.parquet", times)
        write_loan(home / "loan", "{file: ../log.parquet")
        write_flat(home / "flat", first)
    yield f"{'The real log' if LOG.is_file() else 'A made-up log'} of {rows_of(first):,} events, {TIMES} times over."
    yield ""
    yield "| work | processor time | memory | against | its time | its memory | ratio | to reach | memory | to reach |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    bare: Command = [BIN / "python", "-c", BARE, many / "loan/log.parquet"]
    other: Command = [peers / "python", "-c", PM4PY, many / "loan/log.parquet"]
    against = [("bare query", bare, _Targets({"loan": (1.5, None), "flat": (3.0, None)}))]
    has_pm4py = (peers / "python").exists() and taken_or_none([peers / "python", "-c", "import pm4py"]) is not None
    if has_pm4py:
        against.append(("pm4py", other, _Targets({"loan": (None, 1 / 8), "flat": (None, 1 / 4)})))
    fewer = f"{rows_of(few / 'loan/log.parquet'):,} events"
    for name, title in (("loan", "ways, 9 stages"), ("flat", "ways, every activity a stage")):
        others = [Peer(one, theirs, *to[name]) for one, theirs, to in against]
        small = Peer(fewer, paths(few / name, name), TIMES / FEW_TIMES, None)
        yield from raced(
            f"{title}, {rows_of(many / 'loan/log.parquet'):,} events", paths(many / name, name), [*others, small]
        )
    write_sources(folder / "sources")
    measured: Command = [BIN / "cxjourney", "evidence", "measure", folder / "sources", "--as-of", "2026-11-21"]
    yield from alone(f"measure {SOURCES} sources of {ROWS:,} rows", measured, 10)
    yield from on_postgresql(folder, first)
    if not has_pm4py:
        yield ""
        yield "pm4py isn't installed here: nothing was held against it."


def paths(home: Path, journey: str) -> Command:
    """Return what measures the ways through a journey."""
    return [BIN / "cxjourney", "evidence", "paths", journey, home, "--as-of", "2026-11-21", "--format", "json"]


def taken_or_none(command: Command) -> Taken | None:
    """Run a command and give what it took; None where it can't run."""
    try:
        return taken(command)
    except SystemExit:
        return None


def raced(title: str, ours: Command, peers: list[Peer]) -> Iterator[str]:
    """Run ours and those of others in turn, and return a line for each of them."""
    for command in (ours, *(peer.command for peer in peers)):
        taken(command)
    rounds = [(taken(ours), [taken(peer.command) for peer in peers]) for _ in range(ROUNDS)]
    own = statistics.median(one.work for one, _ in rounds)
    memory = max(one.memory for one, _ in rounds)
    for number, peer in enumerate(peers):
        theirs = [others[number] for _, others in rounds]
        work = statistics.median(other.work for other in theirs)
        ratio = statistics.median(one.work / other.work for (one, _), other in zip(rounds, theirs, strict=True))
        peak = max(other.memory for other in theirs)
        yield (
            f"| {title} | {own:.2f} s | {memory:.0f} MB | {peer.name} | {work:.2f} s "
            f"| {peak:.0f} MB | {ratio:.2f} | {_to(peer.time)} | {memory / peak:.3f} | {_to(peer.memory)} |"
        )


def alone(title: str, command: Command, most: float) -> Iterator[str]:
    """Run a command, and return a line of what it takes and may take."""
    taken(command)
    runs = [taken(command) for _ in range(ROUNDS)]
    work, memory = statistics.median(one.work for one in runs), max(one.memory for one in runs)
    yield f"| {title} | {work:.2f} s | {memory:.0f} MB | – | {most:.2f} s | – | {work / most:.2f} | 1.00 | – | – |"


def _to(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3g}"


def write_log(target: Path) -> Path:
    """Write the events of a log as Parquet: the real one, or one that is made up."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(
            'create table log ("case" text, activity text, lifecycle text, "time" timestamptz, position integer)'
        )
        text = target.with_suffix(".tsv")
        with text.open("w", encoding="utf-8") as file:
            for case, activity, lifecycle, when, position in real_events() if LOG.is_file() else made_up_events():
                file.write(f"{case}\t{activity}\t{lifecycle}\t{when.isoformat()}\t{position}\n")
        connection.execute(f"copy log from '{text}' (delimiter '\t', header false)")
        connection.execute(f"copy log to '{target}' (format parquet)")
        text.unlink()
    return target


def real_events() -> Iterator[Event]:
    """Yield the events of the real log, in the order of its file."""
    with gzip.open(LOG) as file:
        for _, trace in iterparse(file):
            if not trace.tag.endswith("}trace") and trace.tag != "trace":
                continue
            case = _attribute(trace, "concept:name")
            events = [one for one in trace if one.tag.rpartition("}")[2] == "event"]
            for position, event in enumerate(events):
                told = (_attribute(event, "concept:name"), _attribute(event, "lifecycle:transition"))
                yield case, *told, datetime.fromisoformat(_attribute(event, "time:timestamp")), position
            trace.clear()


def _attribute(element: Element, key: str) -> str:
    return next(one.get("value", "") for one in element if one.get("key") == key)


def made_up_events() -> Iterator[Event]:
    """Yield events of as many customers, each of whom goes through some two dozen kinds of events; always the same."""
    chance = random.Random(SEED)
    kinds = [*STAGES.values(), *((f"W_{letter}", "COMPLETE") for letter in "ABCDEFGHIJKLMNO")]
    for customer in range(CUSTOMERS):
        when = datetime(2011, 10, 1, tzinfo=UTC) + timedelta(seconds=chance.randrange(13_000_000))
        for position in range(chance.randint(3, 37)):
            when += timedelta(milliseconds=chance.randrange(1, 90_000_000))
            yield f"{customer}", *kinds[min(position, chance.randrange(len(kinds)))], when, position


def rows_of(log: Path) -> int:
    """Return how many events a log has."""
    (found,) = duckdb.connect().execute("select count(*) from read_parquet(?)", [str(log)]).fetchone() or (0,)
    return int(found)


def repeated(log: Path, target: Path, times: int) -> None:
    """Write a log so many times over, each time of other customers."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(
            f"""copy (select "case" || '-' || n.range as "case", activity, lifecycle, "time", position
            from range({times}) n, read_parquet('{log}')) to '{target}' (format parquet)"""
        )


def write_loan(home: Path, place: str) -> None:
    """Write the loan journey of the examples, bound to a log."""
    mapped = ", ".join(f"{{value: [{', '.join(value)}], stage: {stage}}}" for stage, value in STAGES.items())
    binding = (
        f"    binding: {place}, customer: case, time: time, sequence: position, "
        f"stages: {{columns: [activity, lifecycle], ignore: rest, map: [{mapped}]}}}}\n"
    )
    text = JOURNEY.read_text("utf-8")
    text = re.sub(r"^journey: .*$", "journey: loan", text, count=1, flags=re.MULTILINE)
    (home / "bank").mkdir()
    (home / "bank/journey.yaml").write_text(text, "utf-8")
    shutil.copy(JOURNEY.parents[1] / "catalogue.yaml", home)
    catalogue = JOURNEY.with_name("catalogue.yaml").read_text("utf-8")
    catalogue = re.sub(r"^    binding:.*\n(?:      .*\n)*", "", catalogue, flags=re.MULTILINE)
    catalogue, bound = re.subn(
        r"^(  loan-event-log:\n(?:    .*\n)*?    type: event-log\n)", rf"\g<1>{binding}", catalogue, flags=re.MULTILINE
    )
    if bound != 1:
        raise SystemExit(f"{JOURNEY.name} has no source that is the event log")
    (home / "bank/catalogue.yaml").write_text(catalogue, "utf-8")


def write_flat(home: Path, log: Path) -> None:
    """Write a journey of which every activity of a log is a stage, and no step is declared."""
    names = duckdb.connect().execute("select distinct activity from read_parquet(?) order by 1", [str(log)]).fetchall()
    ids = {name: f"stage-{number}" for number, (name,) in enumerate(names)}
    mapped = ", ".join(f'"{name}": {id_}' for name, id_ in ids.items())
    stages = "".join(f"  - {{id: {id_}, title: {id_}, next: []}}\n" for id_ in ids.values())
    (home / "journey.yaml").write_text(
        "journey: flat\ntitle: Flat\ndata_sources:\n  log:\n    title: Log\n    type: event-log\n"
        "    binding: {file: log.parquet, customer: case, time: time, sequence: position, "
        f"stages: {{column: activity, map: {{{mapped}}}}}}}\nstages:\n{stages}",
        "utf-8",
    )


def write_sources(home: Path) -> None:
    """Write a journey of many sources, each a file of many rows."""
    home.mkdir(parents=True)
    sources = []
    with duckdb.connect() as connection:
        for number in range(SOURCES):
            connection.execute(
                f"""copy (select 'c' || (range * 7919 % 250000) as customer, 'e' || (range % 4) as event,
                timestamp '2026-01-01' + range * interval 20 second as at from range({ROWS}))
                to '{home / f"s{number}.parquet"}' (format parquet)"""
            )
            sources.append(
                f"  s{number}: {{title: S, type: event-log, binding: {{file: s{number}.parquet, customer: customer, "
                "time: at, stages: {column: event, map: {e0: a, e1: b, e2: c}, ignore: rest}}}\n"
            )
    stages = "stages: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
    (home / "j.yaml").write_text(f"journey: j\ntitle: J\ndata_sources:\n{''.join(sources)}{stages}", "utf-8")


def on_postgresql(folder: Path, log: Path) -> Iterator[str]:
    """Return what the same journey takes on PostgreSQL, on its server and here together."""
    there = programs()
    if there is None:
        return
    events = duckdb.connect().execute("select * from read_parquet(?)", [str(log)]).fetchall()
    with cluster(there) as running:
        _fill(running, events)
        for table, title in (("events", "times"), ("as_text", "times as text")):
            home = folder / f"pg-{table}"
            home.mkdir()
            (home / "cxjourney.toml").write_text(running.configuration(), "utf-8")
            write_loan(home, f"{{connection: dwh, table: {table}")
            command: Command = ["env", f"DWH_PASSWORD={PASSWORD}", *paths(home, "loan")]
            taken(command)
            runs, servers = [], []
            for _ in range(ROUNDS):
                before = _server_seconds(running)
                runs.append(taken(command))
                servers.append(_server_seconds(running) - before)
            work = statistics.median(one.work for one in runs) + statistics.median(servers)
            name, memory = f"PostgreSQL, {len(events):,} events, {title}", max(one.memory for one in runs)
            yield f"| {name} | {work:.2f} s | {memory:.0f} MB | – | 4.00 s | – | {work / 4:.2f} | 1.00 | – | – |"


def _fill(running: Cluster, events: list[tuple[object, ...]]) -> None:
    with running.as_owner() as owner:
        named = sql.SQL("create role {} login password {}")
        owner.execute(named.format(sql.Identifier(READER), sql.Literal(PASSWORD)))
        owner.execute(
            b'create table events ("case" text, activity text, lifecycle text, "time" timestamptz, position integer)'
        )
        with owner.cursor() as cursor, cursor.copy("copy events from stdin") as copy:
            for event in events:
                copy.write_row(event)
        owner.execute(
            b'create table as_text as select "case", activity, lifecycle, to_char("time" at time zone \'UTC\', '
            b'\'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\') as "time", position from events'
        )
        owner.execute(b"vacuum analyze events, as_text")
        owner.execute(f"grant select on events, as_text to {READER}".encode())


def _server_seconds(running: Cluster) -> float:
    """Return the processor time of a server and of all that it has run and has ended."""
    parts = Path(f"/proc/{running.process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, parts[11:15])) / 100


if __name__ == "__main__":
    for row in evidence_rows(Path(sys.argv[1]), Path(sys.argv[2])):
        print(row, flush=True)
