"""`cxjourney explain` on rules, entities and attributes, and with a Python that has thrown its pages away.

If it fails, whoever asks what a word of the format means gets a fault of ours, or an empty page.
"""

from pathlib import Path

import pytest

from .command import run, run_here

Captured = pytest.CaptureFixture[bytes]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CX301", "no-data"),
        ("no-data", "CX301"),
        ("cx2", "CX206  warning no-success"),
        ("stage", "One step of the journey, as customers live it."),
        ("stage.importance", "From 1 to 5."),
        ("importance", "From 1 to 5."),
        ("pain point", "severity"),
    ],
)
def test_it_explains(name: str, said: str, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "explain", name)
    assert ended.status == 0
    assert said in ended.text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("stagee", "Did you mean stage?"),
        ("stage.importnce", "Did you mean stage.importance?"),
        ("CX999", "cxjourney rules shows them all."),
        ("no-dta", "Did you mean CX301 (no-data)?"),
        ("\x1b[31m", "cxjourney rules shows them all."),
    ],
)
def test_what_it_does_not_know_it_says(name: str, hint: str, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "explain", name)
    assert ended.status == 2
    assert hint in ended.said
    assert "\x1b" not in ended.said


@pytest.mark.parametrize(
    "arguments", [["explain", "CX301"], ["schema", "journey"], ["rules"], ["validate"], ["--help"]]
)
def test_without_docstrings_one_line_says_what_is_missing(home: Path, arguments: list[str]) -> None:
    ended = run(*arguments, cwd=home, env={"PYTHONOPTIMIZE": "2"})
    assert (ended.status, ended.out) == (2, b"")
    assert ended.said.count("\n") == 1
    assert "PYTHONOPTIMIZE=2 is set" in ended.said


def test_without_assertions_everything_works(home: Path) -> None:
    usual, faster = (run("validate", "--format", "sarif", cwd=home, env={"PYTHONOPTIMIZE": n}) for n in ("", "1"))
    assert usual.out == faster.out
    assert usual.status == faster.status
    assert run("explain", "stage", cwd=home, env={"PYTHONOPTIMIZE": "1"}).status == 0
