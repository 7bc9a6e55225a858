"""Measures question sheets, there and back, for the page that `bench` writes."""

import csv
import statistics
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from tests.bench.usage import BIN, ROUNDS, Command, taken

JOURNEYS, ROWS, EACH = 200, 500, 3
"""How many journeys there are, how many rows are filled in, and how many of one journey at most."""
DAY: Command = ["--as-of", "2026-11-21"]
FILLED = {"source.title": "Exit poll {n}", "source.type": "interviews", "pain.title": "It hurts {n}", "by": "Ada"}
SEVERE = {"source.cadence": "monthly", "source.date": "2026-10-01", "pain.severity": "high", "note": "Heard {n} times"}
"""What is filled in besides where journeys are rich."""


def sheet_rows(folder: Path, workspace: Callable[[Path, int], object]) -> Iterator[str]:
    """Return the table of what question sheets take, line by line; ``workspace`` writes so many journeys."""
    yield f"| question sheets of {JOURNEYS} journeys | time | processor time | memory | to reach |"
    yield "|---|---|---|---|---|"
    home = folder / "sheets"
    workspace(home, JOURNEYS)
    for form, program in (("csv", "gaps"), ("xlsx", "gaps"), ("html", "gaps")):
        command: Command = [BIN / "cxjourney", program, home, "-q", "-o", folder / f"gaps.{form}", *DAY]
        yield f"| {program} --format {form} | {_told(command)} | – |"
    yield from _answers(home, folder / "gaps.csv", FILLED)


def rich_rows(folder: Path, workspace: Callable[[Path, int], object]) -> Iterator[str]:
    """Return the table of what answers take where journeys are as rich as the examples, line by line."""
    yield f"| question sheets of {JOURNEYS} journeys like the examples | time | processor time | memory | to reach |"
    yield "|---|---|---|---|---|"
    home, sheet = folder / "rich-sheets", folder / "rich.csv"
    workspace(home, JOURNEYS)
    yield f"| gaps --format csv | {_told([BIN / 'cxjourney', 'gaps', home, '-q', '-o', sheet, *DAY])} | – |"
    yield from _answers(home, sheet, FILLED | SEVERE)


def _answers(home: Path, sheet: Path, values: Mapping[str, str]) -> Iterator[str]:
    filled = sheet.with_stem(f"{sheet.stem}-filled")
    _fill_in(sheet, filled, values)
    answers: Command = [BIN / "cxjourney", "answers", filled, home, *DAY]
    yield f"| answers of {ROWS} rows, shown | {_told([*answers, '--diff'])} | 3 s |"
    once = taken([*answers, "--yes", "-q"])
    yield f"| answers of {ROWS} rows, written | {once.seconds:.2f} s | {once.work:.2f} s | {once.memory:.0f} MB | 3 s |"
    yield f"| the same once more | {_told([*answers, '--yes', '-q'])} | 3 s |"


def _told(command: Command) -> str:
    runs = [taken(command) for _ in range(ROUNDS)]
    seconds, work = (statistics.median(one[at] for one in runs) for at in (0, 1))
    return f"{seconds:.2f} s | {work:.2f} s | {max(one.memory for one in runs):.0f} MB"


def _fill_in(sheet: Path, filled: Path, values: Mapping[str, str]) -> None:
    """Fill in the first rows of each journey, until there are enough."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        names, words, *rows = csv.reader(file)
    by_journey: dict[str, list[list[str]]] = {}
    for row in rows:
        by_journey.setdefault(row[0].partition("/")[0], []).append(row)
    chosen = list(islice((row for some in by_journey.values() for row in some[:EACH]), ROWS))
    if len(chosen) < ROWS:
        raise SystemExit(f"only {len(chosen)} rows can be filled in")
    for number, row in enumerate(chosen):
        for name, value in values.items():
            row[names.index(name)] = value.format(n=number)
    with filled.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([names, words, *chosen])
