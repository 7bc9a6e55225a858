"""The hook for pre-commit and prek.

If it fails, a commit with a broken journey passes, or the hook can't be installed.
"""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

from .repository import CATALOGUE, WARNED, Repository, data, options, project

HOOK, FIX = HOOKS = data((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("hook", "command"), [(HOOK, "validate"), (FIX, "fix")])
def test_they_are_what_the_documentation_says(hook: dict[str, str], command: str) -> None:
    assert hook["id"] == f"cxjourney-{command}"
    assert f"`{hook['id']}`" in (ROOT / "docs/ci.md").read_text("utf-8")
    assert hook["language"] == "python"
    assert hook["pass_filenames"] == "false", "what refers to each other is checked together"
    assert "args" not in hook, "a team's own args would take the place of ours"
    assert hook["files"] == HOOK["files"]
    program, first, *rest = shlex.split(hook["entry"])
    assert (program, first) == ("cxjourney", command)
    assert {one for one in rest if one.startswith("-")} <= options(first)


def test_what_has_one_right_fix_is_fixed_before_a_commit(scratch: Repository) -> None:
    scratch.write(buys=WARNED.replace("title:", "tittle:", 1))
    assert scratch.bash(FIX["entry"], CXJOURNEY_AS_OF="2026-11-21").status == 0
    assert (scratch.folder / "journeys/buys.yaml").read_text("utf-8") == WARNED


@pytest.mark.parametrize(
    ("file", "runs"),
    [
        ("journeys/buys.yaml", True),
        ("elsewhere/a b.yml", True),
        ("cxjourney.toml", True),
        ("sub/pyproject.toml", True),
        ("my-cxjourney.toml", False),
        ("readme.md", False),
        ("a.yaml.txt", False),
    ],
)
def test_it_runs_for_what_can_change_the_result(file: str, runs: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) is runs


@pytest.mark.parametrize(
    ("journey", "arguments", "status"),
    [(WARNED, "", 0), (WARNED, "--fail-on warning", 1), (WARNED, "--fail-on warning journeys --ignore CX4", 0)],
)
def test_a_teams_arguments_follow_the_entry(scratch: Repository, journey: str, arguments: str, status: int) -> None:
    scratch.write(buys=journey)
    ended = scratch.bash(f"{HOOK['entry']} {arguments}", CXJOURNEY_AS_OF="2026-11-21")
    assert ended.status == status, ended.out


def test_it_installs_and_stops_a_commit(scratch: Repository, tmp_path: Path) -> None:
    """Only the catalogue changes, and a journey, which stayed as it was, breaks."""
    tool = _tool()
    source = Repository(project(tmp_path / "source"), scratch.environment)
    source.git("init", "--quiet")
    source.commit()
    scratch.write(catalogue=CATALOGUE.replace("  surveys:", "  polls:"))
    scratch.git("add", "--all")
    homes = {"PREK_HOME": str(tmp_path / "prek"), "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    path = os.pathsep.join((str(Path(sys.executable).parent), scratch.environment["PATH"]))
    ended = scratch.bash(shlex.join([tool, "try-repo", str(source.folder), HOOK["id"]]), **homes, PATH=path)
    if "pypi.org" in ended.err and os.environ.get("CI") != "true":
        pytest.skip("the index of packages can't be reached from here, so nothing can be installed")
    assert ended.status == 1, ended.err
    assert "exit code: 1" in ended.out
    assert re.search(r"journeys/buys\.yaml:\d+:\d+ CX103 error: .*surveys", ended.out)


def _tool() -> str:
    for name in ("prek", "pre-commit"):
        beside = Path(sys.executable).with_name(name)
        if found := str(beside) if beside.exists() else shutil.which(name):
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("neither prek nor pre-commit is installed")
    pytest.skip("neither prek nor pre-commit is installed")
