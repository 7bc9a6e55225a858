"""Several processes find what one finds, in the same order, and none of them is left behind.

If it fails, a machine with more cores gets other findings, or keeps processes after Ctrl-C.
"""

import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from .command import COMMAND, JOURNEY, environment, is_all_over, run, waits_for, write

CATALOGUE = """\
teams: {house: {title: House}}
personas: {dara: {title: Dara, share: 0.6}}
data_sources: {clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}}
"""
STANDS_APART = "\n".join(JOURNEY.splitlines()[: JOURNEY.splitlines().index("personas:")]) + "\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Forty journeys of all sorts beside a catalogue."""
    folder = write(tmp_path / "work", catalogue=CATALOGUE)
    for number in range(40):
        text = STANDS_APART.replace("journey: buys", f"journey: buys-{number}")
        if number % 7 == 3:
            text = text.replace("title: Pays", "titel: Pays")
        if number % 7 == 5:
            text += "waivers: [{rule: CX301, reason: Known, until: 2027-01-01}]\n"
        write(folder / f"part{number % 3}", **{f"j{number}": text})
    write(folder, twice=STANDS_APART.replace("journey: buys", "journey: buys-1"), broken="journey: [")
    return folder


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("jobs", ["2", "3", "8", "64"])
def test_any_number_of_processes_finds_the_same(workspace: Path, jobs: str, form: str) -> None:
    options = ("--no-cache", "--format", form, "--show-info")
    alone = run("validate", ".", *options, "--jobs", "1", cwd=workspace)
    assert alone.status == 1
    assert run("validate", ".", *options, "--jobs", jobs, cwd=workspace) == alone


def test_a_number_of_processes_is_at_least_one(workspace: Path) -> None:
    assert run("validate", ".", "--jobs", "0", cwd=workspace).status == 2


def parents() -> set[int]:
    """Return the processes that have children now."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            found.add(int(file.read_text("utf-8").rpartition(")")[2].split()[1]))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells which processes there are in files")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_ends_all_of_them(tmp_path: Path, number: signal.Signals) -> None:
    folder = write(tmp_path / "work", catalogue=CATALOGUE)
    for n in range(1500):
        write(folder, **{f"j{n}": STANDS_APART.replace("journey: buys", f"journey: buys-{n}")})
    command: list[str | Path] = [COMMAND, "validate", ".", "--no-cache", "--jobs", "4"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, start_new_session=True
    ) as one:
        has_copies = waits_for(lambda: one.pid in parents())
        one.send_signal(number)
        one.communicate(timeout=20)
    assert has_copies
    assert one.returncode in (-number, 128 + number)
    assert is_all_over(one.pid), "a process of the group is still there"
