"""The action's comment on a pull request: what GitHub checks out is built here, and its `gh` is played.

If it fails, reviewers read of a change that is none, get a comment for every push, or none at all.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from .action import Ran, run_step
from .repository import BROKEN, JOURNEY, Repository

PLAYED = """\
#!/usr/bin/env bash
for argument; do printf '%s\\n' "$argument"; done >>"$GH_LOG"
echo --- >>"$GH_LOG"
[ -z "${GH_FORBIDDEN:-}" ] || { echo "gh: Resource not accessible by integration (HTTP 403)" >&2; exit 1; }
case "$*" in *--jq*) printf '%s' "${GH_EARLIER:-}" ;; *) cp "${!##body=@}" "$GH_LOG.body" ;; esac
"""
UNSEEN = JOURNEY.replace("branch, data: [tills, surveys]", "branch").replace("web, data: [tills, surveys]", "web")


@dataclass(frozen=True)
class PullRequest:
    """A repository on the side of GitHub, and its clone by ``actions/checkout``."""

    origin: Repository
    clone: Repository
    base: str
    merged: str
    log: Path

    def comment(self, inputs: dict[str, str] | None = None, **environment: str) -> Ran:
        """Run the step."""
        known = {
            "github.event.pull_request.base.sha": self.base,
            "github.event.pull_request.number": "7",
            "github.token": "secret",
        }
        by_runner = {
            "GITHUB_SHA": self.merged,
            "GITHUB_REPOSITORY": "team/journeys",
            "GITHUB_JOB": "change",
            "GH_LOG": str(self.log),
            "PATH": f"{self.log.parent}{os.pathsep}{self.clone.environment['PATH']}",
        }
        return run_step("comment", self.clone, inputs, known, "pull_request", **by_runner, **environment)

    @property
    def asked(self) -> list[list[str]]:
        """What ``gh`` was asked for, one by one."""
        calls = self.log.read_text("utf-8").split("---\n") if self.log.exists() else []
        return [call.splitlines() for call in calls if call]

    @property
    def body(self) -> str:
        """The comment as it was written."""
        return Path(f"{self.log}.body").read_text("utf-8")


def opened(scratch: Repository, folder: Path, journey: str, checkout: str = "merge") -> PullRequest:
    """Open a pull request that changes the journey, while its base goes on."""
    scratch.git("switch", "--quiet", "--create", "change")
    scratch.write(buys=journey)
    scratch.commit()
    scratch.git("switch", "--quiet", "main")
    scratch.write(other=JOURNEY.replace("buys", "pays"))
    base = scratch.commit()
    scratch.git("switch", "--quiet", "--detach")
    scratch.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    merged = scratch.git("rev-parse", "HEAD").strip()
    scratch.git("update-ref", "refs/pull/7/merge", merged)
    scratch.git("switch", "--quiet", "main")
    clone = Repository(folder / "clone", scratch.environment)
    clone.folder.mkdir()
    wanted = {"merge": merged, "head": "change"}[checkout]
    clone.git("init", "--quiet")
    clone.git("remote", "add", "origin", scratch.folder.as_uri())
    clone.git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", wanted)
    clone.git("checkout", "--quiet", "FETCH_HEAD")
    gh = folder / "played/gh"
    gh.parent.mkdir()
    gh.write_text(PLAYED, "utf-8")
    gh.chmod(0o755)
    return PullRequest(scratch, clone, base, merged, gh.with_name("log"))


def test_it_says_what_the_change_means_and_nothing_of_the_base(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, UNSEEN)
    ran = pull.comment()
    assert ran.status == 0, ran.ended.err
    listing, writing = pull.asked
    assert listing[:3] == ["api", "--paginate", "repos/team/journeys/issues/7/comments?per_page=100"]
    assert writing[:5] == ["api", "--silent", "--method", "POST", "repos/team/journeys/issues/7/comments"]
    assert pull.body.startswith("<!-- cxjourney change -->\n## cxjourney: worse: buys")
    assert "as of 2026-11-21" in pull.body
    assert "pays" not in pull.body, "the base went on by itself"
    assert ran.summary == pull.body


def test_it_keeps_one_comment_up_to_date(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, JOURNEY)
    assert pull.comment(GH_EARLIER="11\n23\n").status == 0
    assert pull.asked[1][2:5] == ["--method", "PATCH", "repos/team/journeys/issues/comments/23"]
    assert "## cxjourney: nothing changed" in pull.body


def test_it_is_silent_where_nothing_changed(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, JOURNEY)
    ran = pull.comment()
    assert ran.status == 0
    assert len(pull.asked) == 1
    assert "nothing changed" in ran.summary


def test_without_permission_it_warns_and_the_summary_has_it(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, UNSEEN)
    ran = pull.comment(GH_FORBIDDEN="yes")
    assert ran.status == 0
    assert ran.ended.out.startswith("::warning::The comment could not be written.")
    assert "worse: buys" in ran.summary


def test_a_journey_that_broke_is_told_too(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, BROKEN)
    assert pull.comment().status == 0
    assert "no longer to be judged: buys" in pull.body


def test_a_branch_without_its_past_says_what_is_missing(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, UNSEEN, checkout="head")
    ran = pull.comment()
    assert ran.status == 2
    assert "fetch-depth: 0" in ran.ended.err
    pull.clone.git("fetch", "--quiet", "--unshallow", "origin", "change", "main")
    assert pull.comment().status == 0
    assert "worse: buys" in pull.body


def test_a_base_that_cannot_be_fetched_says_what_is_missing(scratch: Repository, tmp_path: Path) -> None:
    pull = opened(scratch, tmp_path, UNSEEN)
    scratch.folder.rename(tmp_path / "gone")
    ran = pull.comment()
    assert ran.status == 2
    assert "::error::The base could not be fetched. Check out with fetch-depth: 2." in ran.ended.out


@pytest.mark.parametrize("value", ["$(touch owned)", "'; touch owned; '\"; touch owned; \"", "--output=owned"])
def test_hostile_inputs_are_only_text(scratch: Repository, tmp_path: Path, value: str) -> None:
    pull = opened(scratch, tmp_path, UNSEEN)
    for inputs in ({"paths": value}, {"as-of": value}):
        ran = pull.comment(inputs)
        assert ran.status in (0, 2)
        assert not re.search(r"^::|##\[", ran.ended.out + ran.ended.err, re.MULTILINE)
    assert not list(tmp_path.rglob("owned"))
