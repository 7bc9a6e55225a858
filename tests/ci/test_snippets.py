"""What README and docs/ci.md show runs as it is shown.

If it fails, a team copies a snippet into its build, and the build breaks.
"""

import json
import re
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from tests.paths import ROOT

from .action import ACTION, run_step
from .repository import BROKEN, DAY, MUCH_LATER, WARNED, Repository, data, options, snippets
from .test_hook import HOOK

IN_CI = "## In CI"
SHELL = [
    line
    for page, heading in (("README.md", IN_CI), ("docs/ci.md", ""))
    for block in snippets(page, "sh", heading)
    for line in block.splitlines()
    if not line.startswith("#")
]
CHANGE = [line for line in SHELL if "--as-of" in line]
WEEK = [line for line in SHELL if "--as-of" not in line]


def shown(first_line: str) -> Any:
    """Return the file that README shows under a name."""
    (block,) = (block for block in snippets("README.md", "yaml", IN_CI) if block.startswith(f"# {first_line}\n"))
    return data(block)


def test_both_pages_show_the_same() -> None:
    assert len(set(CHANGE)) == len(set(WEEK)) == 1
    assert len(SHELL) == 4


def test_a_shell_judges_a_change_by_its_day(scratch: Repository) -> None:
    assert scratch.bash(CHANGE[0], CXJOURNEY_AS_OF=MUCH_LATER).status == 0, "time has gone by, and nothing changed"
    scratch.write(buys=WARNED)
    assert scratch.bash(CHANGE[0]).status == 1
    scratch.git("rm", "--quiet", "-r", "--force", "journeys")
    assert scratch.bash(CHANGE[0]).status == 2


def test_a_shell_looks_weekly_at_what_time_brings(scratch: Repository) -> None:
    scratch.write(buys=WARNED)
    assert scratch.bash(WEEK[0], CXJOURNEY_AS_OF=DAY).status == 0
    ended = scratch.bash(WEEK[0], CXJOURNEY_AS_OF=MUCH_LATER)
    assert ended.status == 1
    assert set(re.findall(r" (CX\d+) ", ended.out)) == {"CX502", "CX503", "CX809"}


def test_the_snippet_for_github_uses_the_action_of_this_repository(scratch: Repository) -> None:
    jobs = shown(".github/workflows/journeys.yml")["jobs"]
    (change,) = (step["with"] for step in jobs["change"]["steps"] if "with" in step)
    (week,) = (step["with"] for step in jobs["week"]["steps"] if "with" in step)
    assert run_step("validate", scratch, change).status == 0
    assert run_step("validate", scratch, week, event="schedule", CXJOURNEY_AS_OF=MUCH_LATER).status == 1
    scratch.write(buys=WARNED)
    assert run_step("validate", scratch, change, event="pull_request").status == 1
    needed = {"sarif": "security-events", "comment-diff": "pull-requests"}
    assert jobs["change"]["permissions"] == {"contents": "read"} | {
        needed[name]: "write" for name in change if name in needed
    }
    assert jobs["week"]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(("journey", "status"), [(None, 0), (WARNED, 1), (BROKEN, 1)])
def test_the_snippet_for_gitlab_fails_where_something_is_found(
    scratch: Repository, journey: str | None, status: int
) -> None:
    if journey:
        scratch.write(buys=journey)
    job = shown(".gitlab-ci.yml")["journeys"]
    ended = gitlab(scratch, job)
    assert ended == status
    reports = job["artifacts"]["reports"]
    assert job["artifacts"]["when"] == "always"
    issues = json.loads((scratch.folder / reports["codequality"]).read_text("utf-8"))
    assert any(issue["severity"] != "info" for issue in issues) == bool(status)
    assert {issue["location"]["path"] for issue in issues} <= {"journeys/buys.yaml", "journeys/catalogue.yaml"}
    assert (Xml.parse(scratch.folder / reports["junit"]).getroot().get("failures") != "0") == bool(status)


FEW = "min_covered = 100\nmin_known = 100\n"


def test_a_minimum_fails_no_report_and_no_week(scratch: Repository) -> None:
    (scratch.folder / "cxjourney.toml").write_text(FEW)
    job = shown(".gitlab-ci.yml")["journeys"]
    reports = [line for line in job["script"] if "--fail-on never" in line]
    assert len(reports) == 2
    assert gitlab(scratch, job | {"script": [*job["script"][:1], *reports]}) == 0
    assert gitlab(scratch, job) == 1, "the last command decides"
    assert gitlab(scratch, shown(".gitlab-ci.yml")["journeys-weekly"], CXJOURNEY_AS_OF=DAY) == 0
    assert scratch.bash(WEEK[0], CXJOURNEY_AS_OF=DAY).status == 0


def test_gitlab_weekly(scratch: Repository) -> None:
    job = shown(".gitlab-ci.yml")["journeys-weekly"]
    assert gitlab(scratch, job, CXJOURNEY_AS_OF=DAY) == 0
    assert gitlab(scratch, job, CXJOURNEY_AS_OF=MUCH_LATER) == 1


def gitlab(where: Repository, job: dict[str, Any], **environment: str) -> int:
    """Run a job's script, but not what installs cxjourney."""
    by_runner = {"CI_COMMIT_TIMESTAMP": f"{DAY}T12:00:00+00:00", "CI_PROJECT_DIR": str(where.folder)}
    script = "\n".join(job["script"])
    return where.bash(script, **by_runner, **job.get("variables", {}), **environment).status


def test_the_snippet_for_pre_commit_is_the_hook_of_this_repository(scratch: Repository) -> None:
    (hook,) = shown(".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["id"] == HOOK["id"]
    script = f"{HOOK['entry']} {' '.join(hook['args'])}"
    assert scratch.bash(script, CXJOURNEY_AS_OF=DAY).status == 0
    scratch.write(buys=WARNED)
    assert scratch.bash(script, CXJOURNEY_AS_OF=DAY).status == 1


def test_options_that_are_named_are_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").split(f"\n{IN_CI}\n")[1].split("\n## ")[0]
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    known = options("validate")
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme + page)) <= known


def test_every_input_and_output_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}
    assert named == set(ACTION["inputs"]) | set(ACTION["outputs"])
