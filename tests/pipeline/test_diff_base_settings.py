"""A configuration, a waiver or a status that changes with the journeys: what it takes out of sight is told.

If it fails, whoever switches off a rule, excludes a file, adds a waiver or marks a journey as a draft gets a change
past the gate that it would have stopped, or has findings counted as fixed that are still there.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare
from tests.files.git_repository import Repository, repository

DAY = date(2026, 11, 21)
CATALOGUE = """\
data_sources: {clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}}
personas: {ann: {title: Ann, share: 1}}
"""
JOURNEY = """\
journey: a
title: Buys
stages:
  - {id: s, title: Looks, data: [clicks], touchpoints: [{id: t, title: Site, channel: web, data: [clicks]}]}
  - {id: u, title: Pays}
"""
WORSE = JOURNEY + "  - {id: v, title: Rides}\n"
STRICT = 'profile = "strict"\n'
"""Under strict the stages without data, which CX301 warns of, are errors."""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of a catalogue, two journeys, and a strict configuration at its top."""
    made = repository(tmp_path / "r")
    (made.root / "cxjourney.toml").write_text(STRICT, "utf-8")
    made.commit(journeys__catalogue=CATALOGUE, journeys__a=JOURNEY, journeys__b=JOURNEY.replace(": a", ": b"))
    monkeypatch.chdir(made.root)
    return made


def configure(text: str) -> None:
    Path("cxjourney.toml").write_text(text, "utf-8")


def changes() -> Difference:
    return compare("HEAD", ["journeys"], None, DAY).difference


def silenced(what: Difference) -> set[tuple[str, str | None, str]]:
    return {(one.finding.code, one.finding.about.stage, one.by) for one in what.findings.silenced}


def new_silenced(what: Difference) -> set[tuple[str, str | None, str]]:
    return {(one.finding.code, one.finding.about.stage, one.by) for one in what.findings.new_silenced}


def settings(what: Difference) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.setting, one.before, one.after) for one in what.configuration]


def test_nothing_changed(repo: Repository) -> None:
    what = changes()
    assert not what.is_changed
    repo.git("rm", "-q", "cxjourney.toml")
    repo.commit()
    assert not changes().is_changed


def test_a_file_that_is_excluded_is_lost_from_view(repo: Repository) -> None:
    configure(STRICT + 'exclude = ["journeys/b.yaml"]\n')
    what = changes()
    assert [study.journey.journey for study in what.excluded] == ["b"]
    assert [one.after is None for one in what.journeys] == [False]
    assert settings(what) == [("exclude", (), ("journeys/b.yaml",))]
    assert what.is_regression
    assert not what.findings.fixed
    assert {one.reason for one in what.findings.lost} == {"unjudged"}
    repo.commit()
    assert not changes().is_changed


def test_a_file_that_is_moved_where_an_exclude_hides_it_is_lost_from_view(repo: Repository) -> None:
    configure(STRICT + 'exclude = ["journeys/old/*"]\n')
    repo.commit()
    Path("journeys/old").mkdir()
    repo.git("mv", "journeys/b.yaml", "journeys/old/b.yaml")
    what = changes()
    assert [study.journey.journey for study in what.excluded] == ["b"]
    assert what.is_regression
    repo.git("rm", "-qf", "journeys/old/b.yaml")
    assert not changes().excluded  # it is gone, and nothing hides it


def test_a_file_that_is_no_longer_excluded_is_compared(repo: Repository) -> None:
    configure(STRICT + 'exclude = ["journeys/b.yaml"]\n')
    repo.commit()
    configure(STRICT)
    what = changes()
    assert [one.before is not None for one in what.journeys] == [True, True]
    assert not what.is_regression
    assert settings(what) == [("exclude", ("journeys/b.yaml",), ())]


@pytest.mark.parametrize(
    ("config", "setting"),
    [
        (STRICT + 'ignore = ["CX3"]\n', "ignore"),
        (STRICT + 'select = ["CX4"]\n', "select"),
        ("", "profile"),
        (STRICT + '[severity]\nCX301 = "info"\n', "severity.CX301"),
    ],
)
def test_a_rule_that_is_silenced_hides_no_new_error(repo: Repository, config: str, setting: str) -> None:
    configure(config)
    repo.write(journeys__a=WORSE)
    what = changes()
    assert setting in [name for name, _, _ in settings(what)]
    assert ("CX301", "v", "configuration") in new_silenced(what)
    assert what.is_regression
    assert not [one for one in what.findings.fixed if one.code == "CX301"]


@pytest.mark.usefixtures("repo")
def test_a_rule_that_is_switched_off_fixes_nothing_and_is_no_regression() -> None:
    configure(STRICT + 'ignore = ["CX301"]\n')
    what = changes()
    assert silenced(what) == {("CX301", "u", "configuration")}
    assert len(what.findings.silenced) == 2
    assert not what.findings.fixed
    assert not what.findings.new_silenced
    assert not what.is_regression
    assert settings(what) == [("ignore", (), ("CX301",))]


def test_what_is_fixed_is_fixed_though_its_rule_is_switched_off(repo: Repository) -> None:
    configure(STRICT + 'ignore = ["CX301"]\n')
    repo.write(journeys__a=JOURNEY.replace("title: Pays", "title: Pays, data: [clicks]"))
    what = changes()
    assert [(one.code, one.about.journey) for one in what.findings.fixed if one.code == "CX301"] == [("CX301", "a")]
    assert [one.finding.about.journey for one in what.findings.silenced if one.finding.code == "CX301"] == ["b"]


def test_a_configuration_that_comes_and_one_that_goes(repo: Repository) -> None:
    Path("cxjourney.toml").unlink()
    assert settings(changes()) == [("profile", ("strict",), ("standard",))]
    repo.git("rm", "-q", "cxjourney.toml")
    repo.commit()
    configure('ignore = ["CX301"]\n')
    what = changes()
    assert settings(what) == [("ignore", (), ("CX301",))]
    assert ("CX301", "u", "configuration") in silenced(what)


def test_settings_in_a_project_file_are_found_in_the_base(repo: Repository) -> None:
    repo.git("rm", "-q", "cxjourney.toml")
    Path("pyproject.toml").write_text("[tool.cxjourney]\n" + STRICT, "utf-8")
    repo.commit()
    assert not changes().is_changed
    Path("pyproject.toml").write_text("[tool.cxjourney]\n" + STRICT + "min_covered = 50\n", "utf-8")
    assert settings(changes()) == [("min_covered", (), ("50",))]
    assert not changes().is_regression


def test_a_folder_as_base_has_its_own_configuration(tmp_path: Path) -> None:
    for name, config in (("old", STRICT), ("new", STRICT + 'ignore = ["CX301"]\n')):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "cxjourney.toml").write_text(config, "utf-8")
        (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
        (folder / "a.yaml").write_text(JOURNEY if name == "old" else WORSE, "utf-8")
    what = compare(str(tmp_path / "old"), [str(tmp_path / "new")], None, DAY).difference
    assert settings(what) == [("ignore", (), ("CX301",))]
    assert silenced(what) == {("CX301", "u", "configuration")}
    assert ("CX301", "v", "configuration") in new_silenced(what)
    assert what.is_regression


def waive(stage: str, until: str = "2027-01-01") -> str:
    return f"waivers: [{{rule: CX301, stage: {stage}, reason: R, until: {until}}}]\n"


@pytest.mark.parametrize("name", ["old", "new/copy"])
def test_what_today_excludes_of_a_folder_without_configuration_is_lost_from_view(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for folder in (name, "new/journeys"):
        (tmp_path / folder).mkdir(parents=True)
        for id_ in "ab":
            (tmp_path / folder / f"{id_}.yaml").write_text(JOURNEY.replace("journey: a", f"journey: {id_}"), "utf-8")
            (tmp_path / folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (tmp_path / "new/cxjourney.toml").write_text('exclude = ["**/b.yaml"]\n', "utf-8")
    monkeypatch.chdir(tmp_path / "new")
    what = compare(str(tmp_path / name), ["journeys"], None, DAY).difference
    assert [study.journey.journey for study in what.excluded] == ["b"]
    assert what.is_regression


def test_a_waiver_fixes_nothing(repo: Repository) -> None:
    repo.write(journeys__a=JOURNEY + waive("u"))
    what = changes()
    assert silenced(what) == {("CX301", "u", "waiver")}
    assert not what.findings.fixed
    assert not what.is_regression
    assert what.is_changed


def test_a_waiver_hides_no_new_error(repo: Repository) -> None:
    repo.write(journeys__a=WORSE + waive("v"))
    what = changes()
    assert ("CX301", "v", "waiver") in new_silenced(what)
    assert what.is_regression


def test_what_an_older_waiver_accepts_is_not_told(repo: Repository) -> None:
    repo.write(journeys__catalogue=CATALOGUE + "waivers: [{rule: CX3, reason: R, until: 2027-01-01}]\n")
    repo.write(journeys__a=JOURNEY + "waivers: [{rule: CX3, reason: R, until: 2027-01-01}]\n")
    repo.commit()
    repo.write(journeys__a=WORSE + "waivers: [{rule: CX3, reason: R, until: 2027-01-01}]\n")
    what = changes()
    assert "CX301" not in {one.finding.code for one in what.findings.new_silenced}


def test_a_waiver_that_is_longer_fixes_nothing(repo: Repository) -> None:
    repo.write(journeys__a=JOURNEY + waive("u", "2026-11-01"))
    repo.commit()
    repo.write(journeys__a=JOURNEY + waive("u"))
    what = changes()
    assert silenced(what) == {("CX301", "u", "waiver"), ("CX105", "u", "waiver")}
    assert not what.findings.fixed


def test_a_journey_that_becomes_a_draft_fixes_nothing(repo: Repository) -> None:
    configure("")
    repo.commit()
    repo.write(journeys__a=JOURNEY + "status: draft\n")
    what = changes()
    assert not what.findings.fixed
    assert {by for _, _, by in silenced(what)} == {"draft"}
    assert {one.finding.about.journey for one in what.findings.silenced} == {"a"}
    assert not what.is_regression


def test_a_draft_hides_no_new_error(repo: Repository) -> None:
    repo.write(journeys__a=WORSE + "status: draft\n")
    what = changes()
    assert ("CX301", "v", "draft") in new_silenced(what)  # a warning of a draft, an error of what is agreed
    assert what.is_regression
    repo.commit()
    assert not changes().is_changed


def test_a_draft_that_is_agreed_has_nothing_silenced(repo: Repository) -> None:
    repo.write(journeys__a=JOURNEY + "status: draft\n")
    repo.commit()
    repo.write(journeys__a=JOURNEY)
    what = changes()
    assert what.findings.new
    assert not what.findings.silenced
    assert not what.findings.new_silenced


def test_what_a_catalogue_lacks_is_silenced_by_the_draft_that_takes_the_place_of_a_journey(repo: Repository) -> None:
    configure("")
    repo.write(journeys__catalogue=CATALOGUE + "organisation: {title: Northbank}\n")
    repo.commit()
    for name in ("a", "b"):
        (repo.root / "journeys" / f"{name}.yaml").unlink()
    repo.write(journeys__c="journey: c\ntitle: Something else\nstatus: draft\nstages: [{id: z, title: Z}]\n")
    what = changes()
    assert ("CX408", None, "draft") in silenced(what)
    assert "CX408" not in {one.code for one in what.findings.fixed}


def test_what_a_catalogue_lacks_is_silenced_by_a_draft_and_by_no_configuration(repo: Repository) -> None:
    configure("")
    repo.write(journeys__catalogue=CATALOGUE + "organisation: {title: Northbank}\n")
    repo.commit()
    for name in ("a", "b"):
        repo.write(**{f"journeys__{name}": JOURNEY.replace(": a", f": {name}") + "status: draft\n"})
    what = changes()
    assert ("CX408", None, "draft") in silenced(what)
    assert {by for _, _, by in silenced(what)} == {"draft"}


@pytest.mark.parametrize(
    ("name", "reason", "says"),
    [
        ("journeys/_b.yaml", "hidden", "begins with _ or a dot"),
        ("journeys/.old/b.yaml", "hidden", "begins with _ or a dot"),
        ("journeys/_old/deep/b.yaml", "hidden", "begins with _ or a dot"),
        ("journeys/b.yaml.txt", "misnamed", "end in .yaml or .yml"),
        ("journeys/b.yaml.bak", "misnamed", "end in .yaml or .yml"),
    ],
)
def test_a_file_that_is_renamed_so_that_it_is_not_read_is_lost_from_view(
    repo: Repository, name: str, reason: str, says: str
) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", "journeys/b.yaml", name)
    what = changes()
    assert [study.journey.journey for study in what.excluded] == ["b"]
    assert what.is_regression
    assert {id_: tuple(file) for id_, file in what.unread.items()} == {"b": (name, reason)}
    (said,) = [text for text in shared_sentences(what, language("en")) if "lost from view" in text]
    assert name in said
    assert says in said


def test_a_journey_whose_folder_is_a_link_now_is_lost_from_view(repo: Repository) -> None:
    Path("elsewhere").mkdir()
    repo.git("mv", "journeys/b.yaml", "elsewhere/b.yaml")
    Path("journeys/b").symlink_to(Path("../elsewhere"), target_is_directory=True)
    what = changes()
    assert what.is_regression
    assert {id_: tuple(file) for id_, file in what.unread.items()} == {"b": ("journeys/b/b.yaml", "linked")}
    (said,) = [text for text in shared_sentences(what, language("en")) if "lost from view" in text]
    assert "a folder that is a link" in said


def test_a_journey_behind_a_link_that_leads_out_of_the_repository_is_not_looked_for(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    repo.git("mv", "journeys/b.yaml", "b.yaml")
    Path("b.yaml").rename(outside / "b.yaml")
    Path("journeys/b").symlink_to(outside, target_is_directory=True)
    assert not changes().unread


def test_a_deleted_file_is_not_lost_from_view_but_gone(repo: Repository) -> None:
    repo.git("rm", "-q", "journeys/b.yaml")
    assert not changes().excluded
