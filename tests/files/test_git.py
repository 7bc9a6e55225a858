"""Reading a revision: what git keeps, and nothing else; nothing runs, and nothing is touched.

If it fails, `diff` reads the work tree for a revision, or a hostile repository runs a program.
"""

import os
from pathlib import Path

import pytest

from cxjourney.files.git import NoRevision, read_revision
from cxjourney.files.revision import Entry, RevisionFilesystem
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

from .git_repository import Repository, repository

JOURNEY = "journey: {id}\ntitle: A\nstages: [{{id: a, title: A}}]\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path / "r")


def names(revision: RevisionFilesystem, *paths: Path) -> list[str]:
    """Return the ids of the sound journeys below the paths, as the revision has them."""
    loaded = load([path for path in paths if revision.has_path(path)], filesystem=revision)
    assert [finding.message for finding in faults(loaded)] == []
    return [journey.build().journey.journey for one in loaded for journey in one.workspace.journeys]


def journey(id_: str) -> str:
    return JOURNEY.format(id=id_)


def test_reads_the_revision_and_not_the_work_tree(repo: Repository) -> None:
    first = repo.commit(journeys__one=journey("one"))
    repo.commit(journeys__one=journey("other"), journeys__two=journey("two"))
    (repo.root / "journeys/one.yaml").write_text("journey: dirty\n", "utf-8")
    folder = repo.root / "journeys"
    revision = read_revision("HEAD~1", [folder])
    assert revision.commit == first
    assert names(revision, folder) == ["one"]
    assert names(read_revision("main", [folder]), folder) == ["other", "two"]


def test_catalogues_above_are_seen_and_neighbours_are_not_read(repo: Repository) -> None:
    repo.commit(
        j__catalogue="personas: {ann: {title: Ann}}",
        j__a__one="journey: one\ntitle: A\ntravelled_by: [ann]\nstages: [{id: a, title: A}]",
        j__b__two=journey("two"),
    )
    folder = repo.root / "j/a"
    assert names(read_revision("HEAD", [folder]), folder) == ["one"]
    assert names(read_revision("HEAD", [folder / "one.yaml"]), folder / "one.yaml") == ["one"]
    assert names(read_revision("HEAD", [repo.root]), repo.root) == ["one", "two"]


def test_what_was_not_there_is_not_there(repo: Repository) -> None:
    repo.commit(journeys__one=journey("one"))
    repo.write(new__two=journey("two"))
    revision = read_revision("HEAD", [repo.root / "new"])
    assert not revision.has_path(repo.root / "new")
    assert names(revision, repo.root / "new") == []


def test_a_repository_without_a_commit(repo: Repository) -> None:
    with pytest.raises(NoRevision, match=r"knows no revision “HEAD” here.*Nothing has been committed yet"):
        read_revision("HEAD", [repo.root])


@pytest.mark.parametrize("name", ["nope", "", "-h", "--all", "--output=x", "a\0b", "HEAD:one.yaml", "HEAD~99", "\n"])
def test_unknown_revisions(repo: Repository, name: str) -> None:
    repo.commit(one=journey("one"))
    with pytest.raises(NoRevision, match="knows no revision"):
        read_revision(name, [repo.root])


def test_ranges_are_told_to_be_none(repo: Repository) -> None:
    repo.commit(one=journey("one"))
    with pytest.raises(NoRevision, match="Name one revision, not a range"):
        read_revision("HEAD..HEAD", [repo.root])


def test_a_folder_that_is_not_there_is_no_range(repo: Repository) -> None:
    repo.commit(one=journey("one"))
    with pytest.raises(NoRevision) as told:
        read_revision("../nope", [repo.root])
    assert "range" not in str(told.value)


def test_where_a_branch_left_another(repo: Repository) -> None:
    left = repo.commit(one=journey("one"))
    repo.git("checkout", "-q", "-b", "work")
    repo.commit(two=journey("two"))
    repo.git("checkout", "-q", "main")
    repo.commit(three=journey("three"))
    repo.git("checkout", "-q", "work")
    assert read_revision("main...", [repo.root]).commit == left
    assert read_revision("main...work", [repo.root]).commit == left
    assert names(read_revision("main", [repo.root]), repo.root) == ["one", "three"]
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit(four=journey("four"))
    with pytest.raises(NoRevision, match="no common past"):
        read_revision("main...", [repo.root])


def test_a_branch_that_only_the_origin_has(repo: Repository, tmp_path: Path) -> None:
    repo.commit(one=journey("one"))
    repo.git("clone", "-q", str(repo.root), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.git("checkout", "-q", "--detach")
    clone.git("branch", "-q", "-D", "main")
    with pytest.raises(NoRevision, match="Did you mean origin/main"):
        read_revision("main", [clone.root])


def test_shallow_clones_are_told_of(repo: Repository, tmp_path: Path) -> None:
    repo.commit(one=journey("one"))
    repo.commit(two=journey("two"))
    repo.git("clone", "-q", "--depth", "1", repo.root.as_uri(), str(tmp_path / "clone"))
    with pytest.raises(NoRevision, match="fetch-depth: 0"):
        read_revision("HEAD~1", [tmp_path / "clone"])


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="is in no git repository"):
        read_revision("HEAD", [tmp_path])


def test_without_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevision, match="git is not installed"):
        read_revision("HEAD", [repo.root])


def test_links_that_lead_outside_are_not_followed_and_submodules_are_passed_over(
    repo: Repository, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(journey("secret"), "utf-8")
    (repo.root / "link.yaml").symlink_to(secret)
    repo.commit(one=journey("one"))
    blob = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{blob},module.yaml")
    repo.git("commit", "-q", "-m", "module")
    loaded = load([repo.root], filesystem=read_revision("HEAD", [repo.root]))
    assert [journey.build().journey.journey for one in loaded for journey in one.workspace.journeys] == ["one"]
    assert [finding.message for finding in faults(loaded)] == [
        "This link leads to no file in the repository, and was not followed."
    ]


def test_links_inside_the_repository_are_followed_as_they_were(repo: Repository) -> None:
    repo.write(common__file=journey("two"), j__one=journey("one"), common__folder__three=journey("three"))
    for link, target in {
        "j/two.yaml": "../way/file.yaml",
        "way": "common",
        "j/folder": "../common/folder",
        "j/loop.yaml": "loop.yaml",
        "j/note": "../common/file.yaml",
    }.items():
        (repo.root / link).symlink_to(target)
    repo.commit()
    (repo.root / "common" / "file.yaml").unlink()
    (repo.root / "j" / "folder").unlink()
    (loaded,) = load([repo.root / "j"], filesystem=read_revision("HEAD", [repo.root / "j"]))
    assert [journey.build().journey.journey for journey in loaded.workspace.journeys] == ["one", "two"]
    assert [(notice.code, Path(notice.file).name) for notice in loaded.notices] == [
        ("CX001", "loop.yaml"),
        ("CX112", "folder"),
    ]


def test_large_files_stay_unread(repo: Repository) -> None:
    repo.commit(one=journey("one"), large="# " + "x" * 2_000_000)
    revision = read_revision("HEAD", [repo.root])
    loaded = load([repo.root], filesystem=revision)
    assert [finding.message for finding in faults(loaded)] == ["This file is larger than 2 MB."]
    assert not any(len(data) > 1000 for data in revision.contents.values())


def test_names_of_any_kind(repo: Repository) -> None:
    odd = repo.root / "a b/جستجو\n[1]*/:(top)x.yaml"
    odd.parent.mkdir(parents=True)
    odd.write_text(journey("odd"), "utf-8")
    repo.commit(one=journey("one"))
    odd.write_text("", "utf-8")
    assert names(read_revision("HEAD", [odd.parent]), odd.parent) == ["odd"]
    assert names(read_revision("HEAD", [odd]), odd) == ["odd"]


def test_a_folder_that_is_reached_through_a_link(repo: Repository, tmp_path: Path) -> None:
    repo.commit(j__one=journey("one"))
    (tmp_path / "link").symlink_to(repo.root / "j")
    assert names(read_revision("HEAD", [tmp_path / "link"]), tmp_path / "link") == ["one"]


def test_nothing_runs_and_nothing_is_touched(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(one=journey("one"))
    ran = tmp_path / "ran"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n", "utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "core.editor", "diff.t.textconv", "filter.t.smudge", "filter.t.clean"):
        repo.git("config", key, str(trap))
    repo.git("config", "core.sshCommand", str(trap))
    hooks = repo.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / hook).symlink_to(trap)
    (repo.root / ".gitattributes").write_text("* filter=t diff=t\n", "utf-8")
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_TRACE", str(ran))
    before = {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")}
    assert names(read_revision("HEAD", [repo.root]), repo.root) == ["one"]
    assert {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")} == before
    assert not ran.exists()


def test_nothing_is_fetched(repo: Repository, tmp_path: Path) -> None:
    repo.commit(one=journey("one"))
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--no-checkout", "--filter=blob:none", repo.root.as_uri(), str(clone))
    with pytest.raises(NoRevision, match="never have been fetched"):
        read_revision("HEAD", [clone])


def test_a_work_tree_that_a_hostile_configuration_lays_elsewhere(repo: Repository) -> None:
    repo.commit(one=journey("one"))
    repo.git("config", "core.worktree", os.path.realpath("/usr"))
    with pytest.raises(NoRevision, match="no git repository that git would read"):
        read_revision("HEAD", [repo.root])


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_file_whose_content_git_cannot_give_is_not_taken_for_none(repo: Repository, how: str) -> None:
    repo.commit(one=journey("one"), two=journey("two"))
    blob = repo.git("rev-parse", "HEAD:one.yaml")
    content = repo.root / ".git" / "objects" / blob[:2] / blob[2:]
    content.unlink()
    if how == "damaged":
        content.write_bytes(b"no object")
    with pytest.raises(NoRevision, match="can't read all of that revision"):
        read_revision("HEAD", [repo.root])


def test_what_leaves_a_revision_out_names_none(repo: Repository) -> None:
    repo.commit(one=journey("one"))
    with pytest.raises(NoRevision, match="knows no revision"):
        read_revision("^HEAD", [repo.root])


def test_folders_are_nested_deeper_than_calls_may_be() -> None:
    deep = Path("/r").joinpath(*["d"] * 1100, "deep.yaml")
    revision = RevisionFilesystem("1", {deep: Entry(deep, "1", True, 1)}, {"1": b""})
    assert [Path(folder) for folder, _, files in revision.walk(Path("/r"), []) if files] == [deep.parent]
