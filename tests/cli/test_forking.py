"""A run that is forked is a run: it ends, says and leaves what one does that was started.

If it fails, the tests of the command line try something else than what users start.
"""

from pathlib import Path

import pytest

from .command import COMMAND, environment, forking, run

STARTED = ("env", COMMAND)
"""A command of another name is started afresh."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "journeys"),
        ("validate", "journeys", "--format", "json", "--no-cache"),
        ("validate", "-"),
        ("gaps", "journeys", "--language", "fa"),
        ("render", "journeys", "-o", "-"),
        ("render", "nowhere"),
        ("whatif", "journeys", "--without", "clicks"),
        ("report", "journeys", "-o", "-"),
        ("explain", "CX301"),
        ("--help",),
        (),
        ("gaps", "--nonsense"),
    ],
    ids=" ".join,
)
def test_a_forked_run_ends_as_one_that_was_started(home: Path, arguments: tuple[str, ...]) -> None:
    stdin = b"journey: a\ntitle: \xff\n"
    assert run(*arguments, cwd=home, stdin=stdin) == run(*arguments, cwd=home, stdin=stdin, command=STARTED)


def test_only_what_python_settles_as_it_starts_needs_a_start() -> None:
    assert forking().is_like(environment(COLUMNS="100", TZ="Asia/Tehran", CI="true"))
    assert not forking().is_like(environment(PYTHONHASHSEED="7"))
    assert not forking().is_like(environment(LANG="C"))


def test_runs_leave_each_other_nothing(home: Path) -> None:
    """Neither a folder, nor a variable, nor what was read of files that are others now."""
    first = run("gaps", "journeys", cwd=home, env={"CXJOURNEY_LANGUAGE": "fa", "COLUMNS": "40"})
    (home / "journeys/buys.yaml").write_text("journey: buys\ntitle: Buys\nstages: [{id: pays, title: Pays}]\n", "utf-8")
    second = run("gaps", "journeys", cwd=home)
    assert first.status == second.status == 0
    assert "Pays" in second.text
    assert "Looks for a ticket" not in second.text
    (home / "empty").mkdir()
    assert run("gaps", "journeys", cwd=home / "empty").status == 2
