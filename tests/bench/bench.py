"""Measures cxjourney against its peers on this machine, in one run, as whole processes; writes a table.

Each pair is run in turn, A B A B …, so that a machine whose speed drifts bends both alike; quoted are the medians, and
the median of the ratios. No test asserts a time.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[2]
BIN, PEERS = ROOT / ".venv/bin", ROOT / ".bench/bin"
SAMPLE = ROOT / "journeys/bank"
ROUNDS = 5
MANY = 400
Command: TypeAlias = list[str | Path]
FLOOR = """
import yaml, typer, pydantic
class Model(pydantic.BaseModel):
    title: str
    share: float = 0.5
Model(title="floor")
"""


@dataclass(frozen=True)
class Race:
    """Two commands to hold against each other, and the ratio of their times to reach."""

    work: str
    ours: Command
    peer: str
    theirs: Command
    target: float | None


def seconds(command: Command) -> float:
    """Run a command and give the time that it took."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {done.returncode}")
    return time.perf_counter() - start


def workspace(folder: Path, journeys: int) -> list[Path]:
    """Write a workspace with so many copies of one journey, each with an id of its own."""
    folder.mkdir()
    for shared in (ROOT / "journeys/catalogue.yaml", SAMPLE / "catalogue.yaml"):
        target = folder / shared.relative_to(ROOT / "journeys")
        target.parent.mkdir(exist_ok=True)
        target.write_text(shared.read_text("utf-8"), "utf-8")
    text = (SAMPLE / "open-current-account.yaml").read_text("utf-8")
    files = [folder / "bank" / f"journey-{number:04}.yaml" for number in range(journeys)]
    for number, file in enumerate(files):
        file.write_text(text.replace("journey: open-current-account", f"journey: account-{number}", 1), "utf-8")
    return files


def races(folder: Path) -> Iterator[Race]:
    """Give what is to be measured (targets: issue A and `quality.md` of the design)."""
    one, many = workspace(folder / "one", 1), workspace(folder / "many", MANY)
    validate: Command = [BIN / "cxjourney", "validate", "--fail-on", "never"]
    schema: Command = ["--schemafile", ROOT / "schemas/journey.schema.json"]
    check: Command = [PEERS / "check-jsonschema", *schema, *many]
    lint: Command = [PEERS / "yamllint", "-d", "relaxed", *many]
    draw: Command = [BIN / "cxjourney", "render", folder / "one", "-o", "-"]
    yield Race(f"validate {MANY} journeys", [*validate, folder / "many"], "check-jsonschema", check, 1 / 6)
    yield Race(f"validate {MANY} journeys", [*validate, folder / "many"], "yamllint", lint, None)
    floor: Command = [BIN / "python", "-c", FLOOR]
    yield Race("validate 1 journey", [*validate, folder / "one"], "yaml + typer + pydantic", floor, 1.4)
    yield Race("draw 1 SVG", draw, "validate it", [*validate, one[0]], 1.5)


def main() -> None:
    """Measure, and write the table to standard output."""
    compiled: Command = [BIN / "python", "-m", "compileall", "-q", ROOT / "cxjourney"]
    subprocess.run(compiled, check=True)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print(f"{ROUNDS} rounds each after one to warm up; medians of whole processes\n")
    print("| work | cxjourney | against | its time | ratio | to reach |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for race in races(Path(folder)):
            seconds(race.ours), seconds(race.theirs)
            times = [(seconds(race.ours), seconds(race.theirs)) for _ in range(ROUNDS)]
            ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
            ratio = statistics.median(a / b for a, b in times)
            target = f"{race.target:.2f}" if race.target else "–"
            print(f"| {race.work} | {ours:.3f} s | {race.peer} | {theirs:.3f} s | {ratio:.2f} | {target} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
