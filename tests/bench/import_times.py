"""What it takes to import a thousand diagrams into an empty folder, and once more when a tenth of them has changed."""

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.bench.usage import BIN, ROUNDS, Command, taken

MANY, STAGES = 1000, 9


def import_rows(folder: Path) -> Iterator[str]:
    """Return the table of the times of an import, line by line."""
    home = folder / "import"
    home.mkdir()
    files = [home / f"map-{number:04}.mmd" for number in range(MANY)]
    for number, file in enumerate(files):
        file.write_text(_diagram(number), "utf-8")
    target = home / "journeys"
    command: Command = [BIN / "cxjourney", "import", "mermaid", *files, "-o", target, "--quiet", "--yes"]
    first, again = [], []
    for number in range(ROUNDS + 1):
        shutil.rmtree(target, ignore_errors=True)
        first.append(taken(command))
        for file in files[::10]:
            file.write_text(file.read_text("utf-8").replace(": 3:", f": {1 + number % 2}:"), "utf-8")
        again.append(taken(command))
        for index, file in enumerate(files):
            file.write_text(_diagram(index), "utf-8")
    yield f"| import of {MANY:,} diagrams with {STAGES} tasks each | time | processor time | memory |"
    yield "|---|---|---|---|"
    for name, runs in (("into an empty folder", first[1:]), ("again, a tenth of them changed", again[1:])):
        seconds = statistics.median(run.seconds for run in runs)
        work = statistics.median(run.work for run in runs)
        yield f"| {name} | {seconds:.2f} s | {work:.2f} s | {max(run.memory for run in runs):.0f} MB |"


def _diagram(number: int) -> str:
    tasks = (
        f"  section Part {part}\n"
        + "".join(f"    Step {part}.{task} of {number}: {1 + (part + task) % 5}: Dara, Greta\n" for task in range(3))
        for part in range(STAGES // 3)
    )
    return f"journey\n  title Map {number}\n{''.join(tasks)}"
