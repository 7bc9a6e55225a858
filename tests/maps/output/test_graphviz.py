"""Running Graphviz: whatever goes wrong with it is a clear error, in good time.

If it fails, `render` hangs, or writes half a picture and calls it done.
"""

import os
import shutil
import sysconfig
from pathlib import Path

import pytest

from cxjourney.maps.output import graphviz
from cxjourney.maps.output.graphviz import EngineError, run_graphviz
from cxjourney.maps.output.svg import finish
from tests.maps.drawing import draw, drawing_of, workspace_study

DOT = 'digraph { n1 [pos="10,10" width=1 height=1] }'


def program(folder: Path, script: str) -> Path:
    """Write a program that stands in for Graphviz."""
    path = folder / "graphviz-pure"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(graphviz, "_builtin_program", lambda: tmp_path / "graphviz-pure")
    return tmp_path


def test_a_map_is_drawn() -> None:
    assert run_graphviz(DOT, "svg").rstrip().endswith(b"</svg>")


def test_a_fault_in_dot_is_an_error() -> None:
    with pytest.raises(EngineError, match="failed"):
        run_graphviz("digraph {", "svg")


def test_failure_says_why(stand_in: Path) -> None:
    program(stand_in, "echo 'Warning: nothing' >&2; echo 'out of ink' >&2; exit 3")
    with pytest.raises(EngineError, match=r"graphviz-pure\) failed: out of ink"):
        run_graphviz(DOT, "svg")


def test_silence_is_an_error(stand_in: Path) -> None:
    program(stand_in, "exit 0")
    with pytest.raises(EngineError, match="failed with exit status 0"):
        run_graphviz(DOT, "svg")


def test_half_a_picture_is_an_error(stand_in: Path) -> None:
    program(stand_in, "echo '<svg><g>'")
    with pytest.raises(EngineError, match="not XML"):
        run_graphviz(DOT, "svg")


def test_time_is_limited(stand_in: Path) -> None:
    program(stand_in, "exec sleep 20")
    with pytest.raises(EngineError, match="did not finish within"):
        run_graphviz(DOT, "svg", seconds=0.2)


@pytest.mark.usefixtures("stand_in")
def test_a_missing_program_is_an_error() -> None:
    with pytest.raises(EngineError, match="could not be started"):
        run_graphviz(DOT, "svg")


def test_missing_engines_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EngineError, match="install Graphviz"):
        run_graphviz(DOT, "svg", "dot")


def test_builtin_engine_is_found_by_its_record_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    graphviz._builtin_program.cache_clear()
    try:
        assert graphviz._builtin_program().is_file()
    finally:
        graphviz._builtin_program.cache_clear()


def test_system_engine_draws_the_same_map() -> None:
    if not shutil.which("dot"):
        assert not os.environ.get("CI"), "CI must have Debian's graphviz"
        pytest.skip("there is no system Graphviz (dot) here")
    study = workspace_study()
    own, other = draw(study), draw(study, engine="dot")
    assert own.count(b"<text") == other.count(b"<text")
    assert [line for line in own.splitlines() if b"<text" in line] == [
        line for line in other.splitlines() if b"<text" in line
    ]


@pytest.mark.parametrize(
    "picture",
    [
        "<x/>",
        '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_a_picture_of_something_else_is_an_error(picture: str) -> None:
    with pytest.raises(EngineError, match="something else"):
        finish(picture.encode(), drawing_of(workspace_study()))
