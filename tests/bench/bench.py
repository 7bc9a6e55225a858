"""Measures cxjourney against its peers on this machine, in one run, as whole processes; writes docs/benchmarks.md.

What is held against each other is run in turn, A B A B …, so that a machine whose speed drifts bends both alike;
quoted are the medians, and the median of the ratios. No test asserts a time.
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from tests.bench.edit_times import edit_rows
from tests.bench.evidence_times import evidence_rows
from tests.bench.fix_times import fix_rows
from tests.bench.import_times import import_rows
from tests.bench.report_times import board_rows, report_rows, trend_rows
from tests.bench.rich_journeys import rich_workspace
from tests.bench.sheet_times import rich_rows, sheet_rows
from tests.bench.usage import BIN, ROOT, ROUNDS, Command, Taken, taken

PEERS = ROOT / ".bench/bin"
MERMAID, MERMAID_JOURNEY = ROOT / ".bench/mermaid", ROOT / "tests/bench/mermaid/journey.mmd"
SAMPLE = ROOT / "tests/bench/workload"
PAGE = ROOT / "docs/benchmarks.md"
MANY = 1000
MAPS = 200
MERMAID_CLI = "node_modules/@mermaid-js/mermaid-cli/package.json"
FLOOR = """
import yaml, typer, pydantic
class Model(pydantic.BaseModel):
    title: str
    share: float = 0.5
Model(title="floor")
"""
VALIDATE: Command = [BIN / "cxjourney", "validate", "--fail-on", "never", "--as-of", "2026-11-21"]
NO_CACHE = "--no-cache"


@dataclass(frozen=True)
class Work:
    """A command of ours, and the ratio of times to reach; ``before`` is done unmeasured."""

    name: str
    command: Command
    target: float | None = None
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Race:
    """A command to hold ours against, each in turn; ours does as much at once as theirs in so many ``times``."""

    peer: str
    theirs: Command
    ours: tuple[Work, ...]
    times: int = 1


def workspace(folder: Path, journeys: int) -> list[Path]:
    """Write a workspace with so many copies of one journey, each with an id of its own."""
    text = (SAMPLE / "open-current-account.yaml").read_text("utf-8")
    home = beside_catalogue(folder)
    files = [home / f"journey-{number:05}.yaml" for number in range(journeys)]
    for number, file in enumerate(files):
        file.write_text(text.replace("journey: open-current-account", f"journey: account-{number}", 1), "utf-8")
    return files


def long_journey(folder: Path, stages: int) -> list[Path]:
    """Write a workspace with one journey of so many stages, each like the first of the sample's."""
    text = (SAMPLE / "open-current-account.yaml").read_text("utf-8")
    head, *parts = text.split("\n  - id: ")
    name, _, body = parts[0].partition("\n")
    written = [f"{name}-{number}\n{body.replace('id: ', f'id: n{number}-')}" for number in range(stages)]
    file = beside_catalogue(folder) / "long.yaml"
    file.write_text("\n  - id: ".join([head, *written]) + "\n", "utf-8")
    return [file]


def beside_catalogue(folder: Path) -> Path:
    """Make a folder for journeys, with the sample's catalogue in it."""
    folder.mkdir(parents=True)
    (folder / "catalogue.yaml").write_text((SAMPLE / "catalogue.yaml").read_text("utf-8"), "utf-8")
    return folder


def races(folder: Path) -> Iterator[Race]:
    """Return what is to be measured, and what to reach (`quality.md` of the design, and the issues)."""
    one, many = workspace(folder / "one", 1), workspace(folder / "many", MANY)
    again: Command = [*VALIDATE, folder / "many"]
    afresh: Command = [*again, NO_CACHE]
    schema: Command = ["--schemafile", ROOT / "schemas/journey.schema.json"]
    check: Command = [PEERS / "check-jsonschema", *schema, *many]
    lint: Command = [PEERS / "yamllint", "-d", "relaxed", *many]
    draw: Command = [BIN / "cxjourney", "render", folder / "one", "-o", "-"]
    floor: Command = [BIN / "python", "-c", FLOOR]
    name, alone = f"validate {MANY:,} journeys", [*VALIDATE, folder / "one"]
    whole, same = Work(name, afresh, 1 / 10), Work(f"{name}, unchanged", again, 1 / 50)
    yield Race("check-jsonschema", check, (whole, same))
    yield Race("yamllint", lint, (Work(name, afresh),))
    yield Race("all of them afresh", afresh, (Work(f"{name}, one changed", again, None, lambda: touch(many[500])),))
    yield Race("with --jobs 1", [*afresh, "--jobs", "1"], (Work(f"{name}, --jobs 2", [*afresh, "--jobs", "2"]),))
    first, second = Work("validate 1 journey", [*alone, NO_CACHE], 1.4), Work("validate 1 journey, unchanged", alone)
    yield Race("yaml + typer + pydantic", floor, (first, second))
    yield Race("validate it", [*VALIDATE, one[0], NO_CACHE], (Work("draw 1 SVG", draw, 1.5),))
    yield from drawing(folder, draw)


def drawing(folder: Path, draw: Command) -> Iterator[Race]:
    """Return the races against mermaid-cli, which draws one diagram in each run, where it is installed.

    Our maps are written afresh each time: of those that are there already only what changed would be.
    """
    if not (MERMAID / "node_modules/.bin/mmdc").is_file():
        return
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    config = folder / "puppeteer.json"
    config.write_text(json.dumps({"executablePath": chromium, "headless": "shell", "args": ["--no-sandbox"]}), "utf-8")
    diagram: Command = ["-q", "-p", config, "-i", MERMAID_JOURNEY, "-o", folder / "mermaid.svg"]
    theirs: Command = [MERMAID / "node_modules/.bin/mmdc", *diagram]
    strip = Work("draw 1 strip", [*draw, "--view", "strip"], 1 / 8)
    yield Race("mermaid-cli", theirs, (Work("draw 1 SVG", draw, 1 / 6), strip))
    workspace(folder / "maps-of", MAPS)
    maps = folder / "maps"
    every: Command = [BIN / "cxjourney", "render", folder / "maps-of", "-o", maps, "-q"]
    work = Work(f"draw {MAPS} SVGs", every, 1 / 50, lambda: shutil.rmtree(maps, ignore_errors=True))
    one = Work(f"draw {MAPS} SVGs, --jobs 1", [*every, "--jobs", "1"], None, work.before)
    same = Work(f"draw {MAPS} SVGs, unchanged", every)
    yield Race(f"mermaid-cli, {MAPS} × 1", theirs, (work, one, same), MAPS)


def touch(file: Path) -> None:
    """Change a file so that it says the same."""
    with file.open("a", encoding="utf-8") as end:
        end.write("# once more\n")


def raced(folder: Path) -> Iterator[str]:
    """Return the table of races, line by line."""
    yield "| work | cxjourney | its memory | against | its time | ratio | in processor time | to reach |"
    yield "|---|---|---|---|---|---|---|---|"
    for race in races(folder):
        for work in race.ours:
            work.before()
            taken(work.command)
        taken(race.theirs)
        rounds = [(_times(race), [_prepared(work) for work in race.ours]) for _ in range(ROUNDS)]
        for number, work in enumerate(race.ours):
            yield _row(race, work, [(ours[number], theirs) for theirs, ours in rounds])


def _times(race: Race) -> Taken:
    """What their command takes so many times over: measured once, since that alone would last for minutes."""
    seconds, work, memory = taken(race.theirs)
    return Taken(race.times * seconds, race.times * work, memory)


def _prepared(work: Work) -> Taken:
    work.before()
    return taken(work.command)


def _row(race: Race, work: Work, runs: list[tuple[Taken, Taken]]) -> str:
    ours, theirs = (statistics.median(one.seconds for one in column) for column in zip(*runs, strict=True))
    memory = max(one.memory for one, _ in runs)
    ratio = statistics.median(a.seconds / b.seconds for a, b in runs)
    effort = statistics.median(a.work / b.work for a, b in runs)
    target = f"{work.target:.2f}" if work.target else "–"
    return (
        f"| {work.name} | {ours:.2f} s | {memory:.0f} MB | {race.peer} | {theirs:.2f} s | {ratio:.3f} "
        f"| {effort:.3f} | {target} |"
    )


def curve(name: str, sizes: tuple[int, ...], written: Callable[[Path, int], list[Path]], folder: Path) -> Iterator[str]:
    """Return the table of what work of growing size takes, line by line."""
    yield f"| {name} | afresh | memory | each | unchanged |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        home = folder / f"{name}-{size}"
        written(home, size)
        rounds = ROUNDS if size < 10_000 else 1
        command = [*VALIDATE, home]
        taken(command)
        runs = [(taken([*command, NO_CACHE]), taken(command)) for _ in range(rounds)]
        afresh, again = (statistics.median(one.seconds for one in column) for column in zip(*runs, strict=True))
        memory = max(one.memory for one, _ in runs)
        yield f"| {size:,} | {afresh:.2f} s | {memory:.0f} MB | {1000 * afresh / size:.2f} ms | {again:.2f} s |"


def versions() -> str:
    """Name what was measured: the tools, their versions, and the kind of machine."""
    peers = [f"{name} {_peer(name)}" for name in ("check-jsonschema", "yamllint")]
    if (MERMAID / MERMAID_CLI).is_file():
        peers.append(f"mermaid-cli {json.loads((MERMAID / MERMAID_CLI).read_text())['version']}")
    return own_versions(*peers)


def own_versions(*peers: str) -> str:
    """Name what is ours, its version and those of what it rests on, then some peers, and the kind of machine."""
    own = [f"{name} {version(name)}" for name in ("cxjourney", "pydantic", "PyYAML", "typer")]
    system = f"{platform.system()}, {platform.machine()}, {len(os.sched_getaffinity(0))} processors"
    return f"Python {platform.python_version()}; {', '.join([*own, *peers])}; {system}."


def _peer(name: str) -> str:
    said = subprocess.run([PEERS / name, "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[-1]


HEAD = """\
# Benchmarks

Written by `make bench`, which runs both sides in turn on one machine, as whole processes, {rounds} rounds after one to
warm up. Times are medians by the clock, ratios the medians of the rounds' ratios, memory is the peak of the largest
process. On a machine that is busy trust ratios rather than seconds: there several processes gain little, and the ratio
in processor time, which counts all of them together, is the steadier one. When this was measured, {busy:.1f} other
processes wanted each of the {processors} processors at the start, and {later:.1f} at the end.

{versions}
"""
APART = """\
Measured apart from the rest of this page: {versions} {busy:.1f} other processes wanted each processor at the start, and
{later:.1f} at the end."""
CACHE = """
## What is kept between runs

A run whose files, catalogues, configuration, options and version are those of the run before is answered from the
cache, without reading YAML. That answer holds until the first day on which some date or limit turns it, not for one
day only. Where files have changed, journeys that rest on catalogues and define, waive and replace nothing are
recalled one by one; those that were changed, and all others, are judged again. `--no-cache` does without, and
`cxjourney cache clean` empties the cache.
"""


def parts(folder: Path) -> dict[str, tuple[str, Iterator[str]]]:
    """Return what is measured, each under a name of its own: the heading that it stands below, and its lines."""
    return {
        "peers": ("Against others", raced(folder)),
        "journeys": ("Journeys in a workspace", curve("journeys", (10, 100, 1000, 10_000), workspace, folder)),
        "stages": ("Stages in a journey", curve("stages", (10, 100, 1000), long_journey, folder)),
        "fix": ("Fixing", fix_rows(folder, workspace)),
        "report": ("The report", report_rows(folder, workspace)),
        "trend": ("The trend", trend_rows(folder)),
        "board": ("The live board", board_rows(folder, workspace)),
        "import": ("Import", import_rows(folder)),
        "sheets": ("Question sheets", chain(sheet_rows(folder, workspace), [""], rich_rows(folder, rich_workspace))),
        "edits": ("Edits", edit_rows(folder)),
        "evidence": ("Evidence", evidence_rows(folder / "evidence", PEERS)),
    }


def main(names: list[str]) -> None:
    """Measure, and write the page; where parts are named, only these, and the others stay as they are."""
    compiled: Command = [BIN / "python", "-m", "compileall", "-q", ROOT / "cxjourney"]
    subprocess.run(compiled, check=True)
    busy, before = _busy(), PAGE.read_text("utf-8") if names else ""
    sections: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = f"{folder / 'cache'}"
        for part, (title, rows) in parts(folder).items():
            if names and part not in names:
                continue
            sections[title] = []
            for row in rows:
                print(row, file=sys.stderr, flush=True)
                sections[title].append(row)
            if names:
                sections[title] += ["", APART.format(versions=own_versions(), busy=busy, later=_busy())]
    if names:
        page = before
        for title, lines in sections.items():
            page = with_section(page, title, lines)
    else:
        written = "".join(f"## {title}\n\n" + "\n".join(lines) + "\n\n" for title, lines in sections.items())
        head = HEAD.format(
            rounds=ROUNDS, versions=versions(), busy=busy, later=_busy(), processors=len(os.sched_getaffinity(0))
        )
        page = f"{head}\n{written.rstrip()}\n{CACHE}"
    PAGE.write_text(page, "utf-8")


def with_section(page: str, title: str, lines: list[str]) -> str:
    """Return a page with these lines below a heading; a heading that is new comes before what is kept between runs."""
    own = f"## {title}\n\n" + "\n".join(lines) + "\n\n"
    heads = [f"## {one}" for one in re.findall(r"^## (.+)$", page, re.MULTILINE)]
    after = CACHE.strip().partition("\n")[0]
    if f"## {title}" not in heads:
        return page.replace(f"{after}\n", f"{own}{after}\n", 1)
    following = heads[heads.index(f"## {title}") + 1]
    start, end = (page.index(f"{head}\n") for head in (f"## {title}", following))
    return page[:start] + own + page[end:]


def _busy() -> float:
    """Return how many other processes want each processor."""
    return max(os.getloadavg()[0] - 1, 0) / len(os.sched_getaffinity(0))


if __name__ == "__main__":
    main(sys.argv[1:])
