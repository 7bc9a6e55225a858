"""Several processes find what one finds, in the same order, and none of them is left waiting for another."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from cxjourney.pipeline.parallel import process_count, spread

from .command import COMMAND, JOURNEY, environment, run, write

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


def test_as_many_processes_as_pay(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_no_process_is_left_behind_when_the_work_fails_here() -> None:
    here = os.getpid()

    def work(_: int) -> None:
        if os.getpid() == here:
            raise KeyError
        time.sleep(60)

    with pytest.raises(KeyError):
        spread(work, 3, plain, plain)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert spread(lambda part: part, 3, plain, plain) == [0, 1, 2]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_ends_all_of_them(tmp_path: Path, number: signal.Signals) -> None:
    folder = write(tmp_path / "work", catalogue=CATALOGUE)
    for n in range(1500):
        write(folder, **{f"j{n}": STANDS_APART.replace("journey: buys", f"journey: buys-{n}")})
    command: list[str | Path] = [COMMAND, "validate", ".", "--no-cache", "--jobs", "4"]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, start_new_session=True
    ) as one:
        time.sleep(0.8)
        one.send_signal(number)
        one.communicate(timeout=20)
    assert one.returncode in (128 + number, 0)
    for _ in range(50):
        try:
            os.killpg(one.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process of the group is still there")
