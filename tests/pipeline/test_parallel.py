"""Work spread over processes: results in order, none lost, none left behind.

If it fails, a run on a busy machine loses findings, or hangs.
"""

import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from cxjourney.pipeline.parallel import process_count, spread


def test_as_many_processes_as_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # a browser of other tests may have left a thread here
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)))
    monkeypatch.setattr(os, "getloadavg", lambda: (1.9, 0.0, 0.0))
    assert [process_count(None, n) for n in (0, 1, 299, 300, 450, 5000)] == [1, 1, 1, 2, 3, 4]
    assert [process_count(asked, 10) for asked in (1, 2, 64)] == [1, 2, 10]
    monkeypatch.setattr(os, "getloadavg", lambda: (3.1, 0.0, 0.0))
    assert [process_count(None, n) for n in (299, 300, 5000)] == [1, 2, 2]
    assert process_count(8, 5000) == 8
    monkeypatch.setattr(os, "getloadavg", lambda: (17.0, 0.0, 0.0))
    assert process_count(None, 5000) == 1
    assert process_count(None, 5000, heeds_load=False) == 4
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert process_count(8, 5000) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.delattr(os, "fork")
    assert process_count(8, 5000) == 1


def plain(thing: Any) -> Any:
    return thing


def test_results_come_in_order() -> None:
    assert spread(lambda part: [part, "x" * 300_000], 5, plain, plain) == [[n, "x" * 300_000] for n in range(5)]


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 / 0, lambda: os._exit(0)])
def test_a_part_whose_process_ends_badly_is_done_here(end: Any, capfd: pytest.CaptureFixture[str]) -> None:
    here = os.getpid()

    def work(part: int) -> str:
        if os.getpid() != here:
            end()
        return f"{part}"

    assert spread(work, 3, plain, plain) == ["0", "1", "2"]
    assert capfd.readouterr().out == ""


def children() -> set[int]:
    """Return the processes that this one has started and not yet taken leave of, wherever there is a ``ps``."""
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,comm="], capture_output=True, text=True, check=True)
    rows = (line.split(None, 2) for line in listing.stdout.splitlines())
    return {int(pid) for pid, parent, name in rows if int(parent) == os.getpid() and Path(name).name != "ps"}


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps here, which lists processes")
def test_no_process_is_left_behind_when_the_work_fails_here() -> None:
    here = os.getpid()

    def work(_: int) -> None:
        if os.getpid() == here:
            raise KeyError
        time.sleep(60)

    before = children()  # a browser that other tests of this process share may be among them
    with pytest.raises(KeyError):
        spread(work, 3, plain, plain)
    assert children() <= before


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert spread(lambda part: part, 3, plain, plain) == [0, 1, 2]
