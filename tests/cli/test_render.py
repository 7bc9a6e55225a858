"""Many maps at once: the same bytes however many processes draw, whole files or none.

If it fails, one broken journey costs all maps, or unchanged maps change in git.
"""

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cxjourney.cli.terminal_detection import shows_progress
from cxjourney.files.atomic_write import _LEFT_BEHIND
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.pipeline.parallel import work_off

from .command import COMMAND, JOURNEY, environment, is_all_over, run, run_here, write

MAPS = 12


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Twelve journeys."""
    return more(tmp_path, MAPS)


def more(folder: Path, journeys: int) -> Path:
    """Write so many journeys."""
    files = {f"j{n:03}": JOURNEY.replace("journey: buys", f"journey: buys-{n:03}") for n in range(journeys)}
    return write(folder / "work", **files)


def written(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("jobs", ["2", "5", "64"])
def test_any_number_of_processes_draws_the_same(workspace: Path, jobs: str) -> None:
    options = ("--format", "svg", "--format", "dot")
    alone = run("render", ".", "-o", "maps", "--jobs", "1", *options, cwd=workspace)
    many = run("render", ".", "-o", "other", "--jobs", jobs, *options, cwd=workspace)
    assert many.said == alone.said.replace("maps/", "other/")
    assert written(workspace / "maps") == written(workspace / "other")
    assert len(written(workspace / "maps")) == 2 * MAPS


def test_only_what_changed_is_written(workspace: Path) -> None:
    run("render", ".", "-o", "maps", cwd=workspace)
    before = {path: path.stat().st_ino for path in (workspace / "maps").iterdir()}
    file = workspace / "j003.yaml"
    file.write_text(file.read_text().replace("Looks for", "Searches"))
    said = run("render", ".", "-o", "maps", "--jobs", "3", cwd=workspace).said
    after = {path: path.stat().st_ino for path in (workspace / "maps").iterdir()}
    assert [path.name for path in after if after[path] != before[path]] == ["buys-003.journey.svg"]
    assert said.count("(unchanged)") == MAPS - 1


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_map_that_fails_does_not_lose_the_others(workspace: Path, jobs: str) -> None:
    (workspace / "maps/buys-004.journey.svg").mkdir(parents=True)
    ended = run("render", ".", "-o", "maps", "--jobs", jobs, cwd=workspace)
    assert ended.status == 2
    assert "1 of 12 maps are missing" in ended.said
    assert "maps/buys-004.journey.svg can't be written" in ended.said
    assert sum(path.is_file() for path in (workspace / "maps").iterdir()) == MAPS - 1


def test_an_engine_that_fails_on_one_map_is_named_with_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fails(study: object, *options: object, **more: object) -> tuple[bytes, ...]:
        if study.journey.journey.endswith(("3", "7")):  # type: ignore[attr-defined]
            raise EngineError("Graphviz failed: out of ink")
        return draw_pages(study, *options, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("cxjourney.maps.batch.draw_pages", fails)
    ended = run_here(capfdbinary, "render", str(workspace), "-o", str(workspace / "maps"), "--jobs", "4")
    assert ended.status == 2
    assert "2 of 12 maps are missing" in ended.said
    assert "buys-003.journey.svg and buys-007.journey.svg could not be drawn: Graphviz failed: out of ink" in ended.said
    assert len(written(workspace / "maps")) == MAPS - 2


def test_a_fault_of_ours_does_not_lose_the_other_maps() -> None:
    def work(number: int) -> bool:
        if number == 2:
            raise ZeroDivisionError
        return True

    for jobs in (1, 3):
        pieces = work_off(work, 6, jobs)
        assert sorted(next(pieces)[0] for _ in range(5)) == [0, 1, 3, 4, 5]
        with pytest.raises(ZeroDivisionError):
            next(pieces)


def test_what_a_killed_process_left_undone_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here and number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    assert sorted(work_off(work, 9, 3)) == [(number, number * number) for number in range(9)]


def test_two_journeys_of_one_name_are_not_drawn_over_each_other(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, buys=JOURNEY)
    ended = run("render", "one", "other", "-o", "maps", cwd=tmp_path)
    assert ended.status == 2
    assert "maps/buys.journey.svg" in ended.said
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_files_are_whole_whenever_it_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    folder = more(tmp_path, 150)  # enough that it is stopped on its way, though this test may wait for its turn
    expected = tmp_path / "expected"
    run("render", "work", "-o", expected, cwd=tmp_path)
    command: list[str | Path] = [COMMAND, "render", "work", "-o", "maps", "--jobs", "3"]
    maps = tmp_path / "maps"
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
    ) as one:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and (not maps.is_dir() or len(list(maps.iterdir())) < 4):
            time.sleep(0.01)
        one.send_signal(number)
        one.wait(timeout=20)
    assert one.returncode == (-9 if number == signal.SIGKILL else 128 + number)
    assert is_all_over(one.pid), "processes of a run that was stopped are left, and wait for ever"
    there = written(maps)
    assert 0 < len(there) < 150
    whole = written(expected)
    assert all(_LEFT_BEHIND.fullmatch(name) or data == whole[name] for name, data in there.items())
    (maps / f".buys.{'0' * 16}.cxjourney").write_bytes(b"half of a map")
    assert run("render", folder, "-o", maps, cwd=tmp_path).status == 0
    assert written(maps) == whole


def on_terminal(*arguments: str | Path, cwd: Path, **values: str) -> str:
    """Run the command with a terminal for its standard error; give what it showed there."""
    theirs, ours = pty.openpty()
    with subprocess.Popen([COMMAND, *arguments], cwd=cwd, env=environment(**values), stderr=ours) as one:
        os.close(ours)
        shown = b""
        try:
            while piece := os.read(theirs, 65_536):
                shown += piece
        except OSError:  # Linux says so when the other end is closed
            pass
        assert one.wait(timeout=20) == 0
    os.close(theirs)
    return shown.decode()


def test_a_terminal_shows_how_far_it_has_come(workspace: Path) -> None:
    shown = on_terminal("render", ".", "-o", "maps", cwd=workspace, TERM="xterm-256color")
    assert "Drawing maps" in shown
    assert f"/{MAPS}" in shown


@pytest.mark.parametrize("values", [{"TERM": "dumb"}, {"TERM": "xterm", "CI": "true"}])
def test_logs_and_dumb_terminals_show_no_bar(workspace: Path, values: dict[str, str]) -> None:
    shown = on_terminal("render", ".", "-o", "maps", cwd=workspace, **values)
    assert "Drawing maps" not in shown
    assert "\x1b" not in shown
    assert shown.count("buys-") == MAPS


def test_quiet_shows_nothing_at_all(workspace: Path) -> None:
    assert on_terminal("render", ".", "-o", "maps", "--quiet", cwd=workspace, TERM="xterm") == ""


def test_standard_error_that_is_no_terminal_shows_no_bar(workspace: Path) -> None:
    assert not shows_progress(None, {"TERM": "xterm"})
    said = run("render", ".", "-o", "maps", cwd=workspace, env={"TERM": "xterm", "FORCE_COLOR": "1"}).said
    assert said.splitlines() == [f"maps/buys-{n:03}.journey.svg" for n in range(MAPS)]


def test_an_unchanged_workspace_is_not_drawn_again(home: Path, tmp_path: Path) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = ("render", "journeys", "-o", "maps", "--as-of", "2026-11-21")
    first = run(*command, cwd=home, env=env)
    (drawn,) = (home / "maps").iterdir()
    was = drawn.stat()
    again = run(*command, cwd=home, env=env)
    assert again.said == first.said.rstrip("\n") + " (unchanged)\n"
    assert drawn.stat().st_mtime_ns == was.st_mtime_ns
    drawn.write_text("<svg/>")
    assert run(*command, cwd=home, env=env).status == 0
    assert drawn.stat().st_size == was.st_size
    other_day = run(*command[:-1], "2027-11-21", cwd=home, env=env)
    assert "(unchanged)" not in other_day.said


def test_a_changed_catalogue_or_theme_draws_anew(home: Path, tmp_path: Path) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = ("render", "journeys", "-o", "maps", "--as-of", "2026-11-21")
    run(*command, cwd=home, env=env)
    (drawn,) = (home / "maps").iterdir()
    was = drawn.read_bytes()
    (home / "cxjourney.toml").write_text('[theme]\nlogo = "We"\n')
    assert "(unchanged)" not in run(*command, cwd=home, env=env).said
    assert drawn.read_bytes() != was
