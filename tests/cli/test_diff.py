"""`diff` as a command: revisions and folders, exit statuses, and a work tree that stays as it is.

If it fails, a comparison with git fails, compares the wrong days, or touches somebody's uncommitted work.
"""

import json
import os
from pathlib import Path
from typing import Protocol

import pytest

from tests.files.git_repository import ISOLATED, Repository, repository

from .command import AS_OF, Ended, run, run_here

JOURNEY = """\
journey: buys
title: Buys a ticket
stages:
  - id: looks
    title: Looks for a ticket
    data: [panel]
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks]}
      - {id: window, title: The window, channel: branch}
  - id: pays
    title: Pays
    data: [interviews]
    touchpoints:
      - {id: card, title: Card on the site, channel: web, data: [clicks]}
      - {id: cash, title: Cash at the window, channel: branch}
"""
CATALOGUE = """\
personas:
  ann: {title: Ann, share: 0.6}
  ben: {title: Ben, share: 0.4, access: {internet: none}}
data_sources:
  clicks: {title: Clicks, type: web-analytics}
  interviews: {title: Interviews, type: interviews}
  panel: {title: Panel, type: market-research}
"""
LOST = "pays has lost its last attitudinal source (interviews)"
WITHOUT = JOURNEY.replace("    data: [interviews]\n", "")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A repository of two commits: in the second the stage pays loses its interviews."""
    made = repository(tmp_path / "r")
    made.commit(journeys__catalogue=CATALOGUE, journeys__buys=JOURNEY)
    made.commit(journeys__buys=WITHOUT)
    return made


class Diff(Protocol):
    """Compares in a folder, the repository's top if none is named."""

    def __call__(self, *arguments: str, inside: Path | None = None) -> Ended: ...


@pytest.fixture
def diff(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Diff:
    for name, value in (ISOLATED | {"CXJOURNEY_AS_OF": AS_OF, "COLUMNS": "200"}).items():
        monkeypatch.setenv(name, value)

    def compare(*arguments: str, inside: Path | None = None) -> Ended:
        monkeypatch.chdir(inside or tmp_path / "r")
        return run_here(capfdbinary, "diff", *arguments)

    return compare


@pytest.mark.usefixtures("repo")
def test_what_a_commit_lost(diff: Diff) -> None:
    ended = diff("--base", "HEAD~1")
    assert ended.status == 0
    assert LOST in ended.text
    assert "Covered 100% as before; known 50% (was 66.7%)." in ended.text
    assert "Able 100% including 100% only as far as is written as before; stranded 0% as before." in " ".join(
        ended.text.split()
    )
    assert ended.said == ""


def test_regression_fails_only_if_asked(diff: Diff, repo: Repository) -> None:
    assert diff("--base", "HEAD~1", "--fail-on-regression").status == 1
    assert diff("--base", "HEAD", "--fail-on-regression").status == 0
    repo.commit(journeys__buys=JOURNEY)
    better = diff("--base", "HEAD~1", "--fail-on-regression")
    assert better.status == 0
    assert "pays has gained its first attitudinal source (interviews)" in better.text


def test_work_tree_and_index_stay_as_they_are(diff: Diff, repo: Repository) -> None:
    repo.write(journeys__buys=JOURNEY + "# not committed\n")
    before = {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()}
    ended = diff("--base", "main")
    assert "pays has gained its first attitudinal source (interviews)" in ended.text
    assert {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()} == before


def test_base_without_the_workspace(diff: Diff, repo: Repository) -> None:
    repo.git("checkout", "-q", "--orphan", "bare")
    repo.git("rm", "-rfq", ".")
    repo.commit(readme="x: 1")
    repo.git("checkout", "-q", "main")
    ended = diff("--base", "bare", "--fail-on-regression")
    assert ended.status == 0
    assert "There is no journey in the base, so that everything is new." in ended.text
    assert "the journey is new, with 2 stages" in ended.text


@pytest.mark.usefixtures("repo")
def test_an_output_goes_to_a_file(diff: Diff, tmp_path: Path) -> None:
    printed = diff("--base", "HEAD~1", "--format", "markdown").text
    for name in ("-o", "--output"):
        assert diff("--base", "HEAD~1", "--format", "markdown", name, str(tmp_path / "x.md")).text == ""
        assert (tmp_path / "x.md").read_text("utf-8") == printed


def test_everything_is_gone(diff: Diff, repo: Repository) -> None:
    repo.git("rm", "-rq", "journeys")
    ended = diff("--base", "HEAD")
    assert ended.status == 0
    assert "the journey is gone, with 2 stages" in ended.text


def test_nothing_on_either_side(diff: Diff, tmp_path: Path) -> None:
    made = repository(tmp_path / "empty")
    made.commit()
    ended = diff("--base", "HEAD", inside=made.root)
    assert ended.status == 2
    assert "no journeys to compare" in ended.said


def test_renamed_file(diff: Diff, repo: Repository) -> None:
    repo.git("mv", "journeys/buys.yaml", "journeys/purchase.yaml")
    assert "0 journeys changed, 1 did not." in diff("--base", "HEAD").text


def test_from_a_subfolder_and_of_one_file(diff: Diff, repo: Repository) -> None:
    assert LOST in diff(".", "--base", "HEAD~1", inside=repo.root / "journeys").text
    assert LOST in diff("buys.yaml", "--base", "HEAD~1", inside=repo.root / "journeys").text
    assert LOST in diff(str(repo.root / "journeys"), "--base", "HEAD~1").text


def test_catalogue_above_the_path(diff: Diff, tmp_path: Path) -> None:
    made = repository(tmp_path / "r")
    made.commit(journeys__catalogue=CATALOGUE, journeys__bank__buys=JOURNEY)
    made.commit(journeys__catalogue=CATALOGUE.replace("type: interviews", "type: interviews, status: unavailable"))
    assert LOST in diff("journeys/bank", "--base", "HEAD~1").text


def test_where_the_branch_left(diff: Diff, repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "work", "HEAD~1")
    repo.commit(journeys__gives_back="journey: gives-back\ntitle: Gives it back\nstages: [{id: a, title: A}]\n")
    assert "interviews" not in diff("--base", "main...").text
    assert "gained its first attitudinal" in diff("--base", "main").text
    left = repo.git("merge-base", "main", "HEAD")
    assert "2 journeys" not in diff("--base", left).text


def test_broken_base_journey(diff: Diff, repo: Repository) -> None:
    repo.commit(journeys__buys=WITHOUT + "oops: 1\n")
    repo.commit(journeys__buys=WITHOUT)
    ended = diff("--base", "HEAD~1", "--fail-on-regression")
    assert ended.status == 0
    assert "the journey buys could not be judged before, and is not compared" in ended.text
    assert "Fixed: 1 error" in ended.text


def test_broken_by_yaml_and_moved_nowhere(diff: Diff, repo: Repository) -> None:
    repo.write(journeys__buys=WITHOUT.replace("title: Pays", "title: [Pays"))
    ended = diff("--base", "HEAD")
    assert ended.status == 1
    assert "the journey buys can't be judged any more" in ended.text
    assert "CX002" in ended.said
    assert json.loads(diff("--base", "HEAD", "--format", "json").text)["not_judged"]["after"] == ["buys"]


def test_new_error_that_breaks_nothing_else(diff: Diff, repo: Repository) -> None:
    repo.write(
        journeys__buys=WITHOUT.replace("title: Pays\n", "title: Pays\n    next: [looks]\n    outcome: success\n")
        + "  - {id: lost, title: Lost, next: []}\n"
    )
    ended = diff("--base", "HEAD", "--fail-on-regression")
    assert "CX201 error" in ended.text
    assert ended.status == 1


def test_lines_that_move_make_no_finding_new(diff: Diff, repo: Repository) -> None:
    repo.write(journeys__buys="# a comment\n\n" + WITHOUT)
    data = json.loads(diff("--base", "HEAD", "--format", "json").text)
    assert not any(data["findings"].values())
    assert data["regression"] is False


def test_folder_as_base(diff: Diff, repo: Repository, tmp_path: Path) -> None:
    old = Repository(tmp_path / "old")
    old.write(catalogue=CATALOGUE, buys=JOURNEY)
    assert LOST in diff("--base", str(old.root)).text
    assert LOST in diff("--base", "../old").text
    assert LOST in run("diff", str(repo.root / "journeys"), "--base", "old", cwd=tmp_path, env={"PATH": ""}).text


def test_a_name_that_is_both(diff: Diff, repo: Repository) -> None:
    repo.git("branch", "journeys", "HEAD~1")
    ended = diff("--base", "journeys")
    assert ended.status == 2
    assert "is a revision and a folder" in ended.said
    assert LOST in diff("--base", "refs/heads/journeys").text
    assert "nothing changed" in diff("--base", "./journeys").text


@pytest.mark.parametrize("base", ["nope", "--all", "-x", "HEAD^{tree}x", "HEAD..HEAD", ""])
@pytest.mark.usefixtures("repo")
def test_unknown_base(diff: Diff, base: str) -> None:
    ended = diff(f"--base={base}")
    assert ended.status == 2
    assert ended.text == ""
    assert ended.said.startswith("Error: ")


def test_no_repository(tmp_path: Path) -> None:
    Repository(tmp_path).write(journeys__buys="journey: buys\ntitle: B\nstages: [{id: a, title: A}]\n")
    ended = run(
        "diff", "--base", "main", cwd=tmp_path, env=ISOLATED | {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert ended.status == 2
    assert "is in no git repository" in ended.said
    assert ended.said.endswith("Compare with a folder instead.\n")


def test_no_git(repo: Repository) -> None:
    ended = run("diff", "--base", "main", cwd=repo.root, env={"PATH": ""})
    assert ended.status == 2
    assert "git is not installed" in ended.said


@pytest.mark.usefixtures("repo")
def test_no_base_and_standard_input(diff: Diff) -> None:
    assert diff().status == 2
    ended = diff("-", "--base", "HEAD")
    assert ended.status == 2
    assert "standard input" in ended.said


@pytest.mark.usefixtures("repo")
def test_quiet_says_nothing_of_nothing(diff: Diff) -> None:
    assert diff("--base", "HEAD", "--quiet").text == ""
    assert LOST in diff("--base", "HEAD~1", "--quiet").text


def test_both_sides_are_judged_as_of_the_same_day(diff: Diff, repo: Repository) -> None:
    repo.commit(
        journeys__catalogue=CATALOGUE.replace("type: market-research", "type: market-research, refreshed: 2026-01-01")
    )
    assert "no regression" in diff("--base", "HEAD~1", "--as-of", "2026-02-01").text
    assert "looks has lost its last contextual source (panel)" in diff("--base", "HEAD~1", "--as-of", "2028-02-01").text


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
@pytest.mark.usefixtures("repo")
def test_same_bytes_every_time(diff: Diff, format_: str) -> None:
    first, second = (diff("--base", "HEAD~1", "--format", format_) for _ in range(2))
    assert first.out == second.out
    assert first.status == second.status == 0


@pytest.mark.parametrize("touched", ["buys", "catalogue", "none"])
@pytest.mark.parametrize("format_", ["json", "text"])
def test_what_is_the_same_is_judged_once_and_says_the_same(
    diff: Diff, repo: Repository, monkeypatch: pytest.MonkeyPatch, touched: str, format_: str
) -> None:
    many = {f"journeys__j{n}": JOURNEY.replace("journey: buys", f"journey: j{n}") for n in range(30)}
    bad = {"journeys__bad": "journey: bad\ntitle: Bad\nstages: [{id: a, title: A, nxt: b}]\n"}
    own = {"journeys__own": JOURNEY.replace("journey: buys", "journey: own") + "personas: {cem: {title: Cem}}\n"}
    repo.commit(**many, **bad, **own)
    (repo.root / "journeys/j3.yaml").rename(repo.root / "journeys/moved.yaml")
    (repo.root / "journeys/j4.yaml").unlink()
    renamed = many["journeys__j5"].replace("journey: j5", "journey: j55").replace("id: pays", "id: settles")
    repo.write(journeys__j5=renamed, journeys__j6=many["journeys__j6"].replace("[interviews]", "[]"))
    if touched == "catalogue":
        repo.write(journeys__catalogue=CATALOGUE.replace("type: interviews", "type: interviews, status: planned"))
    elif touched == "buys":
        repo.write(journeys__buys=JOURNEY)
    quickly = diff("--base", "HEAD", "--format", format_)
    monkeypatch.setattr("cxjourney.pipeline.incremental.PAYS_FROM", 10**9)
    plainly = diff("--base", "HEAD", "--format", format_)
    assert quickly.text == plainly.text
    assert quickly.status == plainly.status == 1
    assert "j55" in quickly.text


@pytest.mark.parametrize("kind", ["device", "fifo", "file", "loop"])
def test_a_base_that_is_no_folder_is_not_taken_for_an_empty_one(tmp_path: Path, kind: str) -> None:
    (tmp_path / "now").mkdir()
    (tmp_path / "now" / "buys.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "now" / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    base = tmp_path / "base"
    if kind == "fifo":
        os.mkfifo(base)
    elif kind == "loop":
        base.symlink_to("base")
    elif kind == "file":
        base.write_text(CATALOGUE)
    named = "/dev/zero" if kind == "device" else "./base"
    ended = run("diff", "now", "--base", named, cwd=tmp_path)
    assert ended.status == 2
    assert "--base takes a revision of git" in ended.said


def test_whoever_names_two_folders_reads_how_the_older_one_is_named(home: Path) -> None:
    said = run("diff", "journeys", "journeys", cwd=home)
    assert said.status == 2
    assert b"For example: cxjourney diff journeys --base main\n" in said.err
