"""Journeys of a base that have moved since.

If it fails, a journey whose folder was renamed counts as new, and what it has lost is passed over.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.pipeline.compare import DiffResult, compare
from tests.files.git_repository import Repository, repository

DAY = date(2026, 11, 21)
CATALOGUE = "data_sources: {clicks: {title: Clicks, type: web-analytics}}\n"
SEEN = "journey: a\ntitle: T\nstages: [{id: s, title: S, data: [clicks]}]\n"
UNSEEN = SEEN.replace(", data: [clicks]", "")
OTHER = SEEN.replace("journey: a", "journey: b").replace("title: T", "title: U")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a workspace in the folder old, and another one beside it."""
    made = repository(tmp_path / "r")
    made.commit(old__catalogue=CATALOGUE, old__team__a=SEEN, old__team__b=OTHER, beside__a=SEEN.replace(": a", ": c"))
    monkeypatch.chdir(made.root)
    return made


def changes(path: str) -> dict[str, tuple[bool, bool]]:
    """Return, by the ids of journeys, whether each was there before, and whether it got worse."""
    found = _compare(path).difference.journeys
    return {one.after.journey.journey: (one.before is not None, one.is_worse) for one in found if one.after}


def _compare(path: str) -> DiffResult:
    return compare("HEAD", [path], None, DAY)


def lose(file: str) -> None:
    Path(file).write_text(UNSEEN, "utf-8")


@pytest.mark.parametrize("path", ["new", "new/team", "new/team/a.yaml"])
def test_a_workspace_that_was_renamed(repo: Repository, path: str) -> None:
    repo.git("mv", "old", "new")
    lose("new/team/a.yaml")
    rest = {} if path.endswith("yaml") else {"b": (True, False)}
    assert changes(path) == {"a": (True, True), **rest}


def test_a_workspace_that_was_renamed_brings_its_configuration(repo: Repository) -> None:
    Path("old/cxjourney.toml").write_text("", "utf-8")
    repo.git("mv", "old/team", "old/far-below")
    Path("old/between").mkdir()
    repo.git("mv", "old/far-below", "old/between/team")
    repo.commit()
    repo.git("mv", "old", "new")
    lose("new/between/team/a.yaml")
    assert changes("new/between/team") == {"a": (True, True), "b": (True, False)}


def test_a_folder_and_a_file_that_were_renamed(repo: Repository) -> None:
    repo.git("mv", "old/team", "old/bank")
    repo.git("mv", "old/bank/a.yaml", "old/bank/first.yaml")
    lose("old/bank/first.yaml")
    assert changes("old/bank") == {"a": (True, True), "b": (True, False)}


def test_a_file_that_went_to_another_team(repo: Repository) -> None:
    Path("old/bank").mkdir()
    repo.git("mv", "old/team/a.yaml", "old/bank/a.yaml")
    lose("old/bank/a.yaml")
    assert changes("old/bank") == {"a": (True, True)}


def test_a_file_that_gave_its_name_to_another(repo: Repository) -> None:
    Path("old/bank").mkdir()
    repo.git("mv", "old/team/a.yaml", "old/bank/a.yaml")
    Path("old/team/a.yaml").write_text(SEEN.replace("journey: a", "journey: d"), "utf-8")
    lose("old/bank/a.yaml")
    assert changes("old/bank") == {"a": (True, True)}


@pytest.mark.parametrize("ids", [{"a": "a-anew"}, {"a": "a-anew", "b": "b-anew"}], ids=["one id", "all ids"])
@pytest.mark.parametrize("path", ["new", "new/team/a.yaml"])
def test_a_workspace_that_was_renamed_with_ids_in_it(repo: Repository, path: str, ids: dict[str, str]) -> None:
    repo.git("mv", "old", "new")
    lose("new/team/a.yaml")
    for old, new in ids.items():
        file = Path(f"new/team/{old}.yaml")
        file.write_text(file.read_text("utf-8").replace(f"journey: {old}", f"journey: {new}"), "utf-8")
    found = changes(path)
    assert found["a-anew"] == (True, True)
    assert all(was_there for was_there, _ in found.values())


def test_a_title_that_two_lost_journeys_had_tells_of_neither(repo: Repository) -> None:
    repo.commit(old__team__d=SEEN.replace("journey: a", "journey: d"))
    repo.git("mv", "old", "new")
    file = Path("new/team/a.yaml")
    file.write_text(file.read_text("utf-8").replace("journey: a", "journey: e"), "utf-8")
    assert changes("new/team/a.yaml") == {"e": (False, False)}


def test_a_copy_is_new(repo: Repository) -> None:
    repo.write(copy__a=UNSEEN)
    assert changes("copy") == {"a": (False, False)}


def test_names_are_shown_as_the_paths_were_named(repo: Repository) -> None:
    repo.git("mv", "old", "new")
    lose("new/team/a.yaml")
    found = _compare("new")
    assert {finding.file for finding in found.difference.findings.fixed} <= {"old/team/a.yaml"}
    assert {finding.file for finding in found.difference.findings.new} == {"new/team/a.yaml"}


def test_a_catalogue_that_is_reached_by_a_link(repo: Repository) -> None:
    repo.write(linked__a=SEEN)
    Path("linked/catalogue.yaml").symlink_to("../old/catalogue.yaml")
    repo.git("rm", "-rq", "old/team")
    repo.commit()
    lose("linked/a.yaml")
    assert changes("linked") == {"a": (True, True)}


def test_a_linked_folder_on_both_sides_is_nothing_new(repo: Repository) -> None:
    Path("old/linked").symlink_to("../beside")
    repo.commit()
    assert "CX112" not in {finding.code for finding in _compare("old").difference.findings.new}


def test_a_journey_that_is_named_through_a_linked_folder_is_compared_too(repo: Repository) -> None:
    """Its catalogue stands where the link leads, in the revision as well."""
    Path("way").symlink_to("old")
    repo.commit()
    lose("old/team/a.yaml")
    assert changes("way/team/a.yaml") == changes("old/team/a.yaml") == {"a": (True, True)}
    assert changes(str(Path("way/team/a.yaml").absolute())) == {"a": (True, True)}
