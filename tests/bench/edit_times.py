"""What an edit of a file takes that is as large as one may be."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rich_journeys import large_journey
from tests.bench.usage import BIN, ROUNDS, Command, taken

SIZE = 1_990_000
"""A little less than what is read at most."""
JOURNEY = "open-current-account"
DAY: Command = ["--as-of", "2026-11-21"]


def edit_rows(folder: Path) -> Iterator[str]:
    """Return the table of what edits of one large file take that are shown and not written, line by line."""
    home = folder / "edits"
    file = large_journey(home, SIZE)
    size = f"{file.stat().st_size / 1e6:.1f}"
    yield f"| edits of a journey of {size} MB | time | processor time | memory | to reach |"
    yield "|---|---|---|---|---|"
    told: dict[str, Command] = {
        "new stage": ["new", "stage", home, "--journey", JOURNEY, "--title", "Leaves"],
        "rename of a persona": ["rename", "persona:nadia", "nadia-of-the-bank", home],
        "rename of a stage": ["rename", f"stage:{JOURNEY}/{_first_stage(file)}", "begins", home],
    }
    for name, command in told.items():
        yield _row(name, [BIN / "cxjourney", *command, "--diff"])
    sheet = folder / "large.csv"
    sheet.write_text(f"journey,stage,source.title,source.type\n{JOURNEY},{_first_stage(file)},Exit poll,interviews\n")
    yield _row("answers of one row", [BIN / "cxjourney", "answers", sheet, home, "--diff", *DAY])
    file.write_text(file.read_text("utf-8").replace("importance: ", "importence: ", 1), "utf-8")
    fix: Command = ["fix", home, "--diff", "--select", "CX102", *DAY]
    yield _row("fix of a slip", [BIN / "cxjourney", *fix], "–")


def _first_stage(file: Path) -> str:
    _, _, stages = file.read_text("utf-8").partition("\nstages:\n")
    return stages.partition("- id: ")[2].partition("\n")[0].strip()


def _row(name: str, command: Command, target: str = "1 s") -> str:
    runs = [taken(command) for _ in range(ROUNDS)]
    seconds, work = (statistics.median(one[at] for one in runs) for at in (0, 1))
    memory = max(one.memory for one in runs)
    return f"| {name} | {seconds:.2f} s | {work:.2f} s | {memory:.0f} MB | {target} |"
