"""Measures the report, the trend and the live board, for the page that `bench` writes."""

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser

from tests.bench.history import JOURNEYS, REVISIONS, history
from tests.bench.usage import BIN, ROOT, ROUNDS, Command, Taken, taken
from tests.maps.chromium import CHROMIUM, Page, running

DAY: Command = ["--as-of", "2026-11-21"]
CALM = 4.0
"""Seconds in which everything that follows a save has been done."""
SAVES = (50, 500)
"""After how many saves the board's memory is looked at."""
LOOKS = 20
BURST = 20
"""How many saves follow each other within a second."""
SHARED = ("overview", "gaps", "data", "people", "teams", "ledger", "measures", "findings")
FIXED, EACH = 150_000, 110_000
"""How many bytes a report may have, and for each journey as rich as the examples."""
_ID, _TITLE = re.compile(r"^journey: *(\S+)", re.MULTILINE), re.compile(r"^title: *\S.*$", re.MULTILINE)
_WATCH = """(([id, text]) => {
  const page = document.getElementById(id);
  window.seen = new Promise((done, fail) => {
    const end = performance.now() + 30000;
    const look = () => page.textContent.includes(text)
      ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())))
      : performance.now() > end ? fail(new Error(id + ' was never seen anew')) : setTimeout(look, 5);
    look();
  });
})(%s); 0"""
"""Waits until a page says something, and has been painted."""
_PAINT = """new Promise(done => {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (paint) done(paint.startTime); else setTimeout(look, 10);
  };
  look();
})"""


class Served(NamedTuple):
    """A board that answers: its process, and its address."""

    process: "subprocess.Popen[str]"
    address: str


def report_rows(folder: Path, hundred: Callable[[Path, int], object]) -> Iterator[str]:
    """Return the table of what a report takes, line by line; ``hundred`` writes a workspace of so many journeys."""
    yield "| report of | time | processor time | memory | size | to reach | first paint |"
    yield "|---|---|---|---|---|---|---|"
    hundred(folder / "hundred", 100)
    for name, journeys, home in (("the six examples", 6, ROOT / "journeys"), ("100 journeys", 100, folder / "hundred")):
        written = folder / f"report-{journeys}.html"
        runs = [taken([BIN / "cxjourney", "report", home, "-o", written, "-q", *DAY]) for _ in range(ROUNDS + 1)][1:]
        size, least = written.stat().st_size / 1e6, (FIXED + journeys * EACH) / 1e6
        paint = f"{_first_paint(written):.0f} ms" if CHROMIUM else "–"
        yield f"| {name} | {_told(runs)} | {size:.2f} MB | {least:.2f} MB | {paint} |"


def _told(runs: Sequence[Taken]) -> str:
    seconds, work = (statistics.median(one[at] for one in runs) for at in (0, 1))
    return f"{seconds:.2f} s | {work:.2f} s | {max(one.memory for one in runs):.0f} MB"


def _first_paint(report: Path) -> float:
    found = []
    for _ in range(ROUNDS):
        with running() as chromium:
            page = Page(chromium, report.as_uri())
            found.append(float(page.run(_PAINT)))
    return statistics.median(found)


def trend_rows(folder: Path) -> Iterator[str]:
    """Return the table of what a trend over a long history takes, line by line."""
    yield f"| trend of {JOURNEYS} journeys over {REVISIONS} revisions | time | processor time | memory | to reach |"
    yield "|---|---|---|---|---|"
    home = history(folder / "history")
    command: Command = [BIN / "cxjourney", "trend", home, "--every", "commit", *DAY]
    yield f"| the first time | {_told([taken(command)])} | – |"
    yield f"| again | {_told([taken(command) for _ in range(ROUNDS)])} | 2 s |"


def board_rows(folder: Path, workspace: Callable[[Path, int], list[Path]]) -> Iterator[str]:
    """Return the table of how long a save takes to be seen, and what it leaves behind, line by line."""
    yield "| live board of 20 journeys | measured | to reach |"
    yield "|---|---|---|"
    saved = _Saved(workspace(folder / "board", 20)[0])
    if CHROMIUM:
        with running() as chromium, served(folder / "board") as board:
            for name, fronts, saves, least in (
                ("the overview in front", ("overview",), 1, 300),
                ("the ledger in front", ("ledger",), 1, 300),
                ("the journey in front", (saved.page,), 1, 300),
                ("the last of ten pages", (), 1, 1000),
                (f"the last of ten pages, after {BURST} saves within a second", (), BURST, 1000),
            ):
                waits = _repaints(chromium, board, saved, fronts or _ten(board, saved), saves)
                yield f"| from a save to the repaint: {name} | {statistics.median(waits):.0f} ms | {least} ms |"
    with served(folder / "board") as board:
        memory = _memory(board, saved)
    yield f"| memory after {SAVES[0]} saves | {memory[0]:.0f} MB | – |"
    yield f"| memory after {SAVES[1]} saves | {memory[1]:.0f} MB | the same |"


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Run the live board of a folder."""
    command = [BIN / "cxjourney", "serve", folder, *DAY]
    process = subprocess.Popen(command, cwd=folder.parent, stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        while not (found := re.search(r"http://\S+/", said)):
            line = process.stderr.readline() if process.stderr else ""
            if not line:
                raise SystemExit(said)
            said += line
        yield Served(process, found[0])
    finally:
        process.terminate()
        process.communicate()


class _Saved:
    """A journey that is saved again and again, under another title."""

    def __init__(self, file: Path) -> None:
        self.file, self.text, self.times = file, file.read_text("utf-8"), 0
        found = _ID.search(self.text)
        assert found
        self.page = f"j/{found[1]}"

    def title(self, more: int = 0) -> str:
        """Return its title, as it is after so many more saves."""
        return f"Saved {self.times + more} times"

    def save(self) -> float:
        """Save it, and return when, in milliseconds since 1970."""
        self.times += 1
        self.file.write_text(_TITLE.sub(f"title: {self.title()}", self.text, count=1), "utf-8")
        return 1000 * time.time()


def _ten(board: Served, saved: _Saved) -> tuple[str, ...]:
    """Return ten pages that change with the title of a journey."""
    title = saved.title().encode()
    changed = [id_ for id_ in (*SHARED, saved.page) if title in _read(f"{board.address}page/{id_}")]
    return tuple(islice(cycle(changed), 10))


def _repaints(chromium: Browser, board: Served, saved: _Saved, fronts: Sequence[str], saves: int) -> list[float]:
    """Return how long the last of so many saves takes until the last of the open pages shows it, in milliseconds.

    Each page has a window of its own: tabs that are behind are painted once a second.
    """
    pages = [Page(chromium, f"{board.address}#{id_}") for id_ in fronts]
    found = []
    for _ in range(ROUNDS):
        time.sleep(CALM)
        for page, id_ in zip(pages, fronts, strict=True):
            page.run(_WATCH % json.dumps([id_, saved.title(saves)]))
        for _ in range(saves - 1):
            saved.save()
            time.sleep(1 / BURST)
        when = saved.save()
        found.append(max(float(page.run("window.seen")) for page in pages) - when)
    for page in pages:
        page.close()
    return found


def _memory(board: Served, saved: _Saved) -> list[float]:
    """Return the memory that the board holds after so many saves, each of them seen on the overview, in MB.

    It is the least of several looks: while it writes an edition a board holds the one before, too. All its pages have
    been written before, as they are for whoever opens it: else it would be measured how soon it comes to write them.
    """
    found, looks = [], []
    _read(board.address)
    for number in range(1, SAVES[-1] + 1):
        saved.save()
        title = saved.title().encode()
        while title not in _read(f"{board.address}page/overview"):
            time.sleep(0.05)
        pages = int(Path(f"/proc/{board.process.pid}/statm").read_text("ascii").split()[1])
        looks.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
        if number in SAVES:
            found.append(min(looks[-LOOKS:]))
    return found


def _read(address: str) -> bytes:
    with urlopen(address) as answer:
        data: bytes = answer.read()
    return data


if __name__ == "__main__":
    sys.exit("Run `make bench`, or `python -m tests.bench.bench report trend board`.")
