"""Who may sweep what: a file that somebody is still writing stays, that of a run that was killed goes.

If it fails, a run deletes what another is writing, or folders fill with leftovers.
"""

import fcntl
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from sys import executable

import pytest

from cxjourney.files import atomic_write
from cxjourney.files.atomic_write import ABANDONED_AFTER, replace_file, sweep, write_whole

AMID = """
import os, sys, time
from pathlib import Path
from cxjourney.files.atomic_write import replace_file
def stuck(descriptor):
    print("amid", flush=True)
    time.sleep(600)
os.fsync = stuck
replace_file(Path(sys.argv[1]), b"new")
"""
AT_ONCE = """
import sys
from pathlib import Path
from cxjourney.files.atomic_write import replace_file
for n in range(300):
    replace_file(Path(sys.argv[1]), f"{sys.argv[2]} {n}".encode() * 5000)
"""
LEFT = ".report.txt.0123456789abcdef.cxjourney"
ELSEWHERE = ["unshare", "--pid", "--fork"]
"""A container's own numbers of processes: the first one is 1, whatever else is 1 outside."""


def may_have_own_numbers() -> bool:
    return bool(shutil.which("unshare")) and not subprocess.run([*ELSEWHERE, "true"], check=False).returncode


def begun(path: Path, *before: str) -> subprocess.Popen[str]:
    """Start a process, and wait until it is amid writing a file."""
    process = subprocess.Popen([*before, executable, "-c", AMID, path], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "amid\n"
    return process


@pytest.mark.parametrize("before", [[], ELSEWHERE], ids=["here", "in another container"])
def test_what_is_being_written_stays_and_goes_once_its_run_was_killed(tmp_path: Path, before: list[str]) -> None:
    if before and not may_have_own_numbers():
        pytest.skip("this user can't have numbers of processes of its own")
    with begun(tmp_path / "report.txt", *before) as process:
        (beside,) = tmp_path.iterdir()
        sweep(tmp_path)
        replace_file(tmp_path / "other.txt", b"other")
        assert {path.name for path in tmp_path.iterdir()} == {beside.name, "other.txt"}
        inner = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split() if before else []
        os.kill(int(inner[0]) if inner else process.pid, signal.SIGKILL)
    assert beside.exists(), "a run that is killed can't clean up"
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["other.txt"]


def test_many_that_write_one_file_at_once_all_get_through(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    running = [subprocess.Popen([executable, "-c", AT_ONCE, path, name], stderr=subprocess.PIPE) for name in "abc"]
    for one in running:
        _, said = one.communicate(timeout=60)
        assert one.returncode == 0, said
    assert path.read_bytes() in [f"{name} 299".encode() * 5000 for name in "abc"]
    assert list(tmp_path.iterdir()) == [path]


def test_one_that_was_swept_before_it_was_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    swept: list[Path] = []

    def late(descriptor: int, how: int) -> None:
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    write_whole(tmp_path / "report.txt", b"new")
    assert len(swept) == 1
    assert (tmp_path / "report.txt").read_bytes() == b"new"


def unlocked(*_: int) -> None:
    raise OSError(95, "Operation not supported")


@pytest.mark.parametrize("without", ["no module", "a file system without locks"])
def test_without_locks_age_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str) -> None:
    if without == "no module":
        monkeypatch.setattr(atomic_write, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", unlocked)
    left = tmp_path / LEFT
    left.touch()
    assert replace_file(tmp_path / "report.txt", b"new")
    assert left.exists()
    long_ago = left.stat().st_mtime - ABANDONED_AFTER - 5
    os.utime(left, (long_ago, long_ago))
    assert replace_file(tmp_path / "report.txt", b"newer")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: (folder / ".notes.cxjourney").touch(),
        lambda folder: (folder / ".notes.bad.cxjourney").touch(),
        lambda folder: (folder / LEFT[1:]).touch(),
        lambda folder: (folder / LEFT).mkdir(),
        lambda folder: (folder / LEFT).symlink_to("nowhere"),
        lambda folder: os.mkfifo(folder / LEFT),
    ],
)
def test_what_is_not_its_own_stays(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path)
    before = list(tmp_path.iterdir())
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == before


def test_a_file_for_one_reader_is_at_no_moment_for_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    seen: list[int] = []
    path.write_text("old")
    path.chmod(0o600)
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(os.fstat(descriptor).st_mode & 0o777))
    replace_file(path, b"new")
    assert seen == [0o600]
    assert path.stat().st_mode & 0o777 == 0o600
