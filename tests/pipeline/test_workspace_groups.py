"""Each journey is judged by its own workspace's configuration, wherever a run starts.

If it fails, a team's settings are passed over without a word as soon as somebody runs the command one folder higher.
"""

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from cxjourney.cache.folder import Cache
from cxjourney.cache.key import CheckRequest
from cxjourney.errors import CannotRun
from cxjourney.pipeline.cached_report import judge_or_recall
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.quality_gate import CheckResult, Standards, check
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.pipeline.workspace_groups import (
    Configurations,
    configurations_of,
    excluded_by,
    find_workspace_groups,
    require_journeys,
)
from cxjourney.rules.rule_index import all_rules
from tests.files.git_repository import repository

DAY = date(2026, 11, 28)
JOURNEY = """\
journey: {id}
title: J
owner: {team}
stages:
  - {{id: one, title: One, touchpoints: [{{title: P, channel: web}}]}}
"""
BROKEN = "journey: old\ntitle: Old\nstages: [{id: a, title: A, touchpoints: [{title: P, channel: fone}]}]\n"
FILES = {
    "cxjourney.toml": 'ignore = ["CX4"]\n[severity]\nCX301 = "info"\n',
    "catalogue.yaml": "teams: {care: {title: Care}}\n",
    "top.yaml": JOURNEY.format(id="top", team="care"),
    "below/low.yaml": JOURNEY.format(id="low", team="care"),
    "a/cxjourney.toml": 'exclude = ["archive/*"]\nignore = ["CX3", "CX5"]\nfail_on = "warning"\n',
    "a/catalogue.yaml": "teams: {shop: {title: Shop}}\n",
    "a/j.yaml": JOURNEY.format(id="ja", team="shop"),
    "a/archive/old.yaml": BROKEN,
    "a/deep/inner/pyproject.toml": '[tool.cxjourney]\nprofile = "strict"\nignore = ["CX2", "CX103"]\n',
    "a/deep/inner/k.yaml": JOURNEY.format(id="jk", team="shop"),
    "b/pyproject.toml": "[tool.ruff]\n",
    "b/m.yaml": JOURNEY.format(id="jm", team="care"),
}
STARTS = {
    "from the root": (".", ["."]),
    "without a path": (".", None),
    "from inside": ("a", ["."]),
    "from deep inside": ("a/deep/inner", None),
    "from the side": ("b", ["../a", "..", "../a/j.yaml"]),
    "by folder": (".", ["a", "b"]),
    "by another folder": (".", ["below", "a/deep"]),
    "by file": (".", ["a/j.yaml", "top.yaml", "a/deep/inner/k.yaml"]),
    "by file and folder": (".", ["a/j.yaml", "."]),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def checked(paths: list[str] | None, fail_on: str | None = None, config: Path | None = None) -> CheckResult:
    return check(CheckRequest(paths, config, None, None, None), Standards(fail_on=fail_on), DAY, use_cache=False)


def said(result: CheckResult) -> dict[str, set[tuple[str, str, str]]]:
    """Return what is said of each file by rules that need not see the whole workspace."""
    rules = all_rules()
    found: dict[str, set[tuple[str, str, str]]] = {str(Path(name).resolve()): set() for name in result.report.files}
    for one in result.report.findings:
        if not rules[one.code].check_workspace:
            found[str(Path(one.file).resolve())].add((one.code, one.severity.word, one.message))
    return found


@pytest.mark.parametrize(("folder", "paths"), STARTS.values(), ids=STARTS)
def test_a_run_says_the_same_of_a_journey_wherever_it_starts(
    root: Path, monkeypatch: pytest.MonkeyPatch, folder: str, paths: list[str] | None
) -> None:
    monkeypatch.chdir(root)
    everything = said(checked(["."]))
    assert {Path(name).relative_to(root).as_posix() for name in everything} == {
        "catalogue.yaml", "top.yaml", "below/low.yaml", "b/m.yaml", "a/catalogue.yaml", "a/j.yaml",
        "a/deep/inner/k.yaml",
    }  # fmt: skip
    monkeypatch.chdir(root / folder)
    found = said(checked(paths))
    assert found
    assert found == {name: everything[name] for name in found}


def test_each_workspace_is_judged_by_its_own_settings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    found = said(checked(["."]))
    codes = {Path(name).stem: {code for code, _, _ in some} for name, some in found.items()}
    assert not any(code.startswith(("CX3", "CX5")) for code in codes["j"])
    assert any(code.startswith("CX4") for code in codes["j"])
    assert not any(code.startswith("CX4") for code in codes["top"])
    assert {word for code, word, _ in found[str(root / "top.yaml")] if code == "CX301"} == {"info"}
    # A catalogue above the configuration belongs to the workspace around: what k names there is not in sight.
    assert codes["k"] == set()
    assert checked(["."]).report.totals.journeys == 5


def test_what_fails_is_said_by_each_configuration(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert checked(["a/j.yaml"]).is_failure
    assert not checked(["top.yaml"]).is_failure
    assert checked(["top.yaml", "a/j.yaml"]).is_failure
    assert not checked(["a/j.yaml"], fail_on="error").is_failure


def test_least_figures_are_those_of_each_workspace(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "a/cxjourney.toml").write_text('exclude = ["archive/*"]\nmin_covered = 50\nfail_on = "error"\n')
    result = checked(["a/j.yaml", "top.yaml"])
    assert [one.sentence.partition(":")[0] for one in result.report.short] == ["a/cxjourney.toml"]
    assert result.is_failure
    assert not checked(["top.yaml"]).is_failure


def test_a_named_configuration_holds_for_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "own.toml").write_text('select = ["CX6"]\n')
    result = checked(["a/j.yaml", "top.yaml"], config=Path("own.toml"))
    assert {finding.code[:3] for finding in result.report.findings} == {"CX6"}
    assert configurations_of(["a", "."], Path("own.toml")) == [Path("own.toml")]


def test_the_configurations_below_a_path_are_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    names = ("cxjourney.toml", "a/cxjourney.toml", "a/deep/inner/pyproject.toml")
    assert configurations_of(["."], None) == [root / name for name in names]
    assert configurations_of(["b", "a/j.yaml"], None) == [root / name for name in names[:2]]


def test_what_is_kept_holds_for_each_configuration(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    cache = Cache(tmp_path_factory.mktemp("kept"))
    asked = CheckRequest(["."], None, None, None, None)
    for _ in range(2):
        assert judge_or_recall(asked, DAY, cache).report == judge_or_recall(asked, DAY, None).report
    (root / "a/cxjourney.toml").write_text('ignore = ["CX4"]\nexclude = ["archive"]\n')
    again = judge_or_recall(asked, DAY, cache).report
    assert again == judge_or_recall(asked, DAY, None).report
    assert not any(one.code.startswith("CX4") for one in again.findings if one.file == "a/j.yaml")


def test_gaps_and_maps_go_by_the_settings_of_each_workspace(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "a/cxjourney.toml").write_text('exclude = ["archive"]\n[theme]\nlogo = "Shop"\n')
    journeys = study_journeys(StudyRequest(["."], None), DAY)
    assert [study.file for study in journeys.every] == ["b/m.yaml", "below/low.yaml", "top.yaml", "a/j.yaml"]
    themes = {file: one.theme.logo for file, one in journeys.settings.items() if one.theme}
    assert themes == {"a/j.yaml": "Shop"}


def test_diff_judges_both_sides_by_the_settings_of_each_workspace(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path_factory.mktemp("older")
    for name, text in FILES.items():
        (older / name).parent.mkdir(parents=True, exist_ok=True)
        (older / name).write_text(text)
    monkeypatch.chdir(root)
    assert not compare(str(older), ["."], None, DAY).difference.is_changed
    (root / "a/j.yaml").write_text(FILES["a/j.yaml"].replace("owner: shop\n", ""))
    assert compare(str(older), ["."], None, DAY).difference.is_changed


def test_diff_finds_in_a_revision_the_workspaces_that_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = repository(tmp_path / "repo")
    for name, text in FILES.items():
        if "inner" in name:
            continue
        (repo.root / name).parent.mkdir(parents=True, exist_ok=True)
        (repo.root / name).write_text(text)
    repo.commit()
    monkeypatch.chdir(repo.root)
    assert not compare("HEAD", ["."], None, DAY).difference.is_changed
    (repo.root / "a").rename(repo.root / "z")
    assert not compare("HEAD", ["."], None, DAY).difference.is_regression
    (repo.root / "z/j.yaml").write_text(FILES["a/j.yaml"].replace("owner: shop\n", ""))
    assert compare("HEAD", ["z"], None, DAY).difference.is_changed


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_what_is_piped_stands_where_it_is_said_to(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for name in ("a/j.yaml", "a/new.yaml"):
        piped(monkeypatch, FILES["a/j.yaml"].replace("owner: shop", "owner: shopp"))
        request = CheckRequest(["-"], None, None, None, None, stdin_filename=Path(name))
        found = check(request, Standards(), DAY).report.findings
        assert [(one.file, one.span.line, one.code) for one in found] == [(name, 3, "CX103")]
        assert found[0].help.startswith("Did you mean shop?")


def test_what_is_piped_is_passed_over_where_it_is_excluded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    piped(monkeypatch, BROKEN)
    request = CheckRequest(["-"], None, None, None, None, stdin_filename=Path("a/archive/old.yaml"))
    result = check(request, Standards(), DAY)
    assert (result.report.findings, result.is_failure) == ((), False)


def test_a_catalogue_is_piped_as_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    piped(monkeypatch, "teams: {shop: {title: Shop, colour: red}}\n")
    request = CheckRequest(["-"], None, None, None, None, stdin_filename=Path("a/catalogue.yaml"))
    found = check(request, Standards(), DAY).report.findings
    assert [(one.file, one.code) for one in found] == [("a/catalogue.yaml", "CX102")]


@pytest.mark.parametrize(("paths", "place", "says"), [(["-"], "a", "is a folder"), (["."], "a/j.yaml", "name - among")])
def test_where_nothing_can_be_piped(
    root: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], place: str, says: str
) -> None:
    monkeypatch.chdir(root)
    piped(monkeypatch, BROKEN)
    with pytest.raises(CannotRun, match=says):
        find_workspace_groups(paths, Configurations(None), Path(place))


@pytest.mark.parametrize(
    ("config", "pattern"),
    [
        ("cxjourney.toml", "a/archive/*"),
        ("a/own.toml", "archive"),
        ("team/own.toml", "../a/archive"),
        ("team/own.toml", "*/archive"),
    ],
)
def test_a_configuration_that_is_named_excludes_the_same_wherever_a_run_starts(
    root: Path, monkeypatch: pytest.MonkeyPatch, config: str, pattern: str
) -> None:
    (root / "a/cxjourney.toml").unlink()
    (root / "team").mkdir()
    (root / config).write_text(f'exclude = ["{pattern}"]\n')
    for where, paths in ((".", ["a"]), (".", ["."]), ("a", ["."]), ("a", None), ("a/deep", [".."])):
        monkeypatch.chdir(root / where)
        named = Path(os.path.relpath(root / config))
        groups = find_workspace_groups(paths, Configurations(named))
        files = {file.path for group in groups for one in group.found for file in one.files}
        assert str(root / "a/j.yaml") in files
        assert str(root / "a/archive/old.yaml") not in files, (where, paths)


def test_which_configuration_passes_over_what_is_piped(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "own.toml").write_text('exclude = ["a/j.yaml"]\n')
    assert excluded_by(Path("a/archive/new.yaml"), None) == root / "a/cxjourney.toml"
    assert excluded_by(Path("a/j.yaml"), None) is None
    assert excluded_by(Path("a/j.yaml"), Path("own.toml")) == Path("own.toml")


def test_where_no_journey_is_read_for_its_name_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml.txt").write_text("journey: a\n", "utf-8")
    groups = find_workspace_groups([str(tmp_path)], Configurations(None))
    with pytest.raises(CannotRun, match=r"a\.yaml\.txt was not read, .* name it a\.yaml\."):
        require_journeys(False, [str(tmp_path)], groups)
