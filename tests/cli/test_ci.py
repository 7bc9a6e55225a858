"""What build services get: one exit status for every format, their own paths, annotations, a job summary.

If it fails, a build passes in one format and fails in another, or annotations stand at no file.
"""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxjourney.formats import FINDINGS

from .command import JOURNEY, run, write
from .hostile import TITLES, titled
from .test_hostile import CONTROL, NAMES, OBEYED

ACTIONS = {"GITHUB_ACTIONS": "true"}
COMMAND = re.compile(r"^::(?P<kind>\w+) file=(?P<file>[^,]*),[^:]*::", re.MULTILINE)
"""A command to GitHub's runner; `tests/formats/findings/github_runner.py` reads them as the runner does."""


@pytest.mark.parametrize("format_", FINDINGS)
def test_exit_status_is_the_same_for_every_format(home: Path, format_: str) -> None:
    arguments = ("validate", "journeys", "--format", format_)
    assert run(*arguments, cwd=home).status == 0
    assert run(*arguments, "--fail-on", "warning", cwd=home).status == 1
    assert run(*arguments, "--fail-on", "never", "--profile", "strict", cwd=home).status == 0
    assert run(*arguments, "--profile", "strict", cwd=home).status == 1
    assert run("validate", "nowhere", "--format", format_, cwd=home).status == 2
    assert run(*arguments, "--output", "/proc/nowhere/x", cwd=home).status == 2


@pytest.mark.parametrize("format_", [name for name in FINDINGS if name not in ("text", "markdown")])
def test_machines_get_information_always(home: Path, format_: str) -> None:
    out = run("validate", "journeys", "--format", format_, cwd=home).text
    assert "CX307" in out
    assert out == run("validate", "journeys", "--format", format_, "--show-info", cwd=home).text


@pytest.mark.parametrize("format_", FINDINGS)
def test_same_bytes_each_time_and_from_a_file(home: Path, format_: str) -> None:
    first = run("validate", "journeys", "--format", format_, "--output", "report", cwd=home)
    assert first.out == b""
    again = run("validate", "journeys", "--format", format_, cwd=home, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran"})
    assert (home / "report").read_bytes() == again.out


def paths(out: str, format_: str) -> set[str]:
    """Return the files that a report names."""
    match format_:
        case "sarif":
            results = json.loads(out)["runs"][0]["results"]
            return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
        case "gitlab":
            return {one["location"]["path"] for one in json.loads(out)}
        case "junit":
            return {case.attrib["file"] for case in ElementTree.fromstring(out).iter("testcase")}
        case "github":
            return {command["file"] for command in COMMAND.finditer(out)}
        case _:
            return {line.removeprefix("### ") for line in out.splitlines() if line.startswith("### ")}


@pytest.mark.parametrize("format_", ["sarif", "gitlab", "junit", "github", "markdown"])
def test_paths_begin_at_the_root_of_the_repository(home: Path, format_: str) -> None:
    out = run("validate", ".", "--format", format_, cwd=home / "journeys", env={"GITHUB_WORKSPACE": str(home)}).text
    assert paths(out, format_) == {"journeys/buys.yaml"}


@pytest.mark.parametrize("how", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "git", "link"])
def test_the_root_is_what_the_service_says_or_where_git_is(home: Path, how: str) -> None:
    env = {how: str(home)} if how.isupper() else {}
    if how == "git":
        (home / ".git").mkdir()
    if how == "link":
        link = home.with_name(f"{home.name}-linked")
        link.symlink_to(home)
        env = {"GITHUB_WORKSPACE": str(link)}
    for where, path in ((home, "journeys"), (home / "journeys", "."), (home / "journeys", home / "journeys")):
        out = run("validate", path, "--format", "sarif", cwd=where, env=env).text
        assert paths(out, "sarif") == {"journeys/buys.yaml"}
        assert str(home) not in out


def test_a_workspace_elsewhere_is_not_the_root(home: Path) -> None:
    env = {"GITHUB_WORKSPACE": "/nonexistent", "CI_PROJECT_DIR": ""}
    out = run("validate", "journeys", "--format", "gitlab", cwd=home, env=env).text
    assert paths(out, "gitlab") == {"journeys/buys.yaml"}


@pytest.mark.parametrize("format_", ["sarif", "gitlab", "junit", "github"])
def test_a_journey_from_standard_input(home: Path, format_: str) -> None:
    out = run("validate", "-", "--format", format_, cwd=home / "journeys", stdin=JOURNEY.encode(), env=ACTIONS).text
    assert paths(out, format_) == {"stdin"}


@pytest.mark.parametrize("arguments", [(), ("--format", "text"), ("--output", "report.txt")])
def test_text_is_followed_by_annotations_in_github_actions(home: Path, arguments: tuple[str, ...]) -> None:
    plain = run("validate", "journeys", *arguments, cwd=home)
    ended = run("validate", "journeys", *arguments, cwd=home, env=ACTIONS)
    assert ended.status == plain.status == 0
    assert ended.text.startswith(plain.text)
    lines = ended.text.removeprefix(plain.text).splitlines()
    assert lines
    assert all((command := COMMAND.match(line)) and command["kind"] == "warning" for line in lines)
    with_info = run("validate", "journeys", "--show-info", cwd=home, env=ACTIONS).text
    assert "\n::notice " in with_info


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--quiet",), {}),
        ((), {"CXJOURNEY_ANNOTATIONS": "off"}),
        ((), {"GITHUB_ACTIONS": "false"}),
        (("--format", "json"), {}),
        (("--format", "markdown"), {}),
        (("--format", "sarif"), {}),
    ],
)
def test_annotations_can_be_turned_off(home: Path, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    ended = run("validate", "journeys", *arguments, cwd=home, env=ACTIONS | env)
    assert not COMMAND.search(ended.text)
    assert ended.out == run("validate", "journeys", *arguments, cwd=home).out


def test_annotations_are_ten_of_each_kind(tmp_path: Path) -> None:
    stages = "\n".join(f"  - {{id: s{n}, title: S}}" for n in range(30))
    write(tmp_path, many=f"journey: many\ntitle: Many\nstages:\n{stages}\n")
    text = run("validate", ".", cwd=tmp_path, env=ACTIONS).text
    assert text.count("\n::warning ") == 10
    assert run("validate", ".", "--format", "github", cwd=tmp_path).text.count("::warning ") > 60


def test_the_job_summary_is_added_to(home: Path) -> None:
    summary = home / "summary.md"
    summary.write_text("# Before\n")
    ended = run("validate", "journeys", "--format", "github", cwd=home, env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert ended.status == 0
    written = summary.read_text("utf-8")
    assert written.startswith("# Before\n## cxjourney: ")
    assert "| CX301 no-data |" in written
    assert "Covered 50%" in written
    run("validate", "journeys", cwd=home, env=ACTIONS | {"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text("utf-8") == written


def test_a_job_summary_that_cannot_be_written_ends_with_2(home: Path) -> None:
    ended = run("validate", "journeys", "--format", "github", cwd=home, env={"GITHUB_STEP_SUMMARY": str(home)})
    assert ended.status == 2
    assert "The job summary" in ended.said


@pytest.mark.parametrize("format_", FINDINGS)
def test_no_title_and_no_file_name_reaches_the_service(tmp_path: Path, format_: str) -> None:
    for number, title in enumerate(TITLES.values()):
        text = titled(title).replace("journey: buys", f"journey: j{number}")
        (tmp_path / f"j{number}.yaml").write_text(text, "utf-8")
    for number, name in enumerate(NAMES.values()):
        path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118  bytes
        Path(os.fsdecode(path)).write_text(JOURNEY.replace("journey: buys", f"journey: n{number}\ntitel: x"))
    ended = run("validate", ".", "--format", format_, "--show-info", cwd=tmp_path, env={"GITHUB_WORKSPACE": "/"})
    assert ended.status == 1
    ours = COMMAND.sub("", ended.text) if format_ == "github" else ended.text
    assert not OBEYED.search(ours)
    assert not CONTROL.search(ours)
    match format_:
        case "sarif" | "gitlab" | "json":
            json.loads(ended.out)
        case "junit":
            ElementTree.fromstring(ended.text)
        case "github":
            assert COMMAND.search(ended.text)
