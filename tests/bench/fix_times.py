"""What `fix` takes beside `validate` of the same files: where nothing is to be fixed, and where something is."""

import statistics
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.usage import BIN, ROUNDS, Command, Taken, taken

JOURNEYS = 200
SLIPS = (("title: ", "tittle: "), ("channel: ", "chanel: "), ("importance: ", "importence: "))
"""A slip of a key, in each journey that is to have one."""
TARGET = 1.5
OPTIONS = ("--as-of", "2026-11-21")


def fix_rows(folder: Path, workspace: Callable[[Path, int], list[Path]]) -> Iterator[str]:
    """Return the table of what `fix --diff` and `validate` take in turn, line by line.

    Args:
        folder: Where the journeys are written.
        workspace: Writes so many journeys into a folder.
    """
    yield f"| fix of {JOURNEYS} journeys | fix | validate | ratio | in processor time | to reach |"
    yield "|---|---|---|---|---|---|"
    for share, name in ((0, "nothing to fix"), (10, "one in ten has a slip"), (1, "each has a slip")):
        home = folder / f"fix-{share}"
        for number, file in enumerate(workspace(home, JOURNEYS)):
            if share and number % share == 0:
                text = file.read_text("utf-8")
                file.write_text(text.replace(*SLIPS[number % len(SLIPS)], 1), "utf-8")
        ours: Command = [BIN / "cxjourney", "fix", home, "--diff", *OPTIONS]
        theirs: Command = [BIN / "cxjourney", "validate", home, "--fail-on", "never", *OPTIONS]
        taken(theirs)
        runs = [(_afresh(ours), _afresh(theirs)) for _ in range(ROUNDS)]
        mine, yours = (statistics.median(one.seconds for one in column) for column in zip(*runs, strict=True))
        ratio = statistics.median(a.seconds / b.seconds for a, b in runs)
        effort = statistics.median(a.work / b.work for a, b in runs)
        yield f"| {name} | {mine:.2f} s | {yours:.2f} s | {ratio:.2f} | {effort:.2f} | {TARGET} |"


def _afresh(command: Command) -> Taken:
    """What a command takes for which nothing was kept before; it may keep something for itself on the way."""
    subprocess.run([BIN / "cxjourney", "cache", "clean"], check=True, capture_output=True)
    return taken(command)
