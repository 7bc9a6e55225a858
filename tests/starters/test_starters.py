"""The workspaces that `init` writes: they validate, have a gap to find, and go on doing so in years to come.

If it fails, a newcomer's first command fails.
"""

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxjourney.languages import available_languages
from cxjourney.languages import language as find_language
from cxjourney.starters import SCHEMAS, starter_languages
from tests.cli.command import Ended, run

KINDS = [(language, blank) for language in available_languages() for blank in (False, True)]
TODAY, LATER = "2026-11-21", "2031-01-01"


def init(folder: Path, language: str, blank: bool) -> Ended:
    return run("init", folder, "--language", language, *(["--blank"] if blank else []))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@cache
def read(command: str, folder: Path, as_of: str) -> tuple[int, Any]:
    done = run(command, folder, "--format", "json", "--as-of", as_of)
    assert not done.err
    return done.status, json.loads(done.out)


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: f"{kind[0]}-{'blank' if kind[1] else 'full'}")
def kind(request: pytest.FixtureRequest) -> tuple[str, bool]:
    chosen: tuple[str, bool] = request.param
    return chosen


@pytest.fixture(scope="module")
def starters(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], Path]:
    """What init writes in a language, each starter once; not to be changed."""
    root = tmp_path_factory.mktemp("starters")

    def starter(language: str, blank: bool) -> Path:
        folder = root / f"{language}-{'blank' if blank else 'full'}" / "journeys"
        if not folder.exists():
            done = init(folder, language, blank)
            assert (done.status, done.out) == (0, b"")
            assert "cxjourney validate" in done.said
        return folder

    return starter


@pytest.fixture(scope="module")
def written(kind: tuple[str, bool], starters: Callable[[str, bool], Path]) -> Path:
    """What init writes of one kind; not to be changed."""
    return starters(*kind)


@pytest.fixture
def workspace(written: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed at will."""
    return shutil.copytree(written, tmp_path / "journeys")


def test_a_language_needs_a_full_and_a_blank_starter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder in ("nl/full", "nl/blank", "de/full", "__pycache__"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr("cxjourney.starters._FOLDER", tmp_path)
    assert starter_languages() == ("nl",)


def test_every_language_of_the_tool_has_a_starter() -> None:
    assert starter_languages() == available_languages()


def test_it_writes_a_catalogue_a_journey_and_the_schemas(written: Path) -> None:
    names = sorted(contents(written))
    assert [name for name in names if name.startswith(SCHEMAS)] == [
        f"{SCHEMAS}/catalogue.schema.json",
        f"{SCHEMAS}/journey.schema.json",
    ]
    yaml = [name for name in names if name.endswith(".yaml")]
    assert len(yaml) == 2
    assert "catalogue.yaml" in yaml
    assert len(names) == 4


def test_editors_find_the_schemas(written: Path) -> None:
    for path in written.glob("*.yaml"):
        kind = "catalogue" if path.name == "catalogue.yaml" else "journey"
        schema = f"{SCHEMAS}/{kind}.schema.json"
        assert path.read_text("utf-8").splitlines()[0] == f"# yaml-language-server: $schema={schema}"
        assert json.loads((written / schema).read_text("utf-8"))


@pytest.mark.parametrize("as_of", [TODAY, LATER])
def test_it_validates(written: Path, as_of: str) -> None:
    status, report = read("validate", written, as_of)
    assert status == 0
    assert report["summary"]["journeys"] == 1
    assert report["summary"]["error"] == 0
    assert {finding["code"] for finding in report["findings"]} <= {"CX301", "CX601"}


def test_it_has_no_error_once_it_is_agreed(workspace: Path) -> None:
    for path in workspace.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("status: draft", "status: agreed"), "utf-8")
    status, report = read("validate", workspace, LATER)
    assert status == 0
    assert len(report["findings"]) > 2


@pytest.mark.parametrize("as_of", [TODAY, LATER])
def test_there_is_a_gap_to_find(written: Path, kind: tuple[str, bool], as_of: str) -> None:
    status, report = read("gaps", written, as_of)
    assert status == 0
    [journey] = report["journeys"]
    first = journey["gaps"][0]
    assert journey["status"] == "draft"
    assert first["questions"]
    assert first["suggested_types"]
    [dark] = [stage["stage"] for stage in journey["stages"] if stage["coverage"] == "none"]
    assert dark == first["stage"], "the stage that nobody sees comes first"
    assert [persona["able"] for persona in journey["access"]["personas"]] == (
        [True] if kind[1] else [True, True, False]
    )


def test_what_is_covered_does_not_change_with_the_years(written: Path) -> None:
    (_, today), (_, later) = read("gaps", written, TODAY), read("gaps", written, LATER)
    assert today["journeys"] == later["journeys"]


def test_the_full_one_shows_what_a_journey_can_hold(starters: Callable[[str, bool], Path]) -> None:
    for language in available_languages():
        folder = starters(language, False)
        text = "\n".join(path.read_text("utf-8") for path in folder.glob("*.yaml"))
        for key in ("emotions", "pain_points", "opportunities", "questions", "answers", "next", "when", "outcome"):
            assert f"{key}:" in text, (language, key)
        _, report = read("gaps", folder, TODAY)
        [journey] = report["journeys"]
        assert journey["coverage"]["stages"] == 5
        assert len(journey["access"]["personas"]) == 3
        assert journey["coverage"]["data_types"] == 3


def test_it_speaks_its_language(written: Path, kind: tuple[str, bool]) -> None:
    for path in written.glob("*.yaml"):
        text = path.read_text("utf-8")
        comments = re.findall(r"# (.*)", text)
        assert f"language: {kind[0]}" in text
        assert len(comments) >= 5
        if kind[0] == "fa":
            assert not re.search("[يىكة٠-٩\u200e\u200f\u202a-\u202e]", text)
        elif kind[0] == "ar":
            assert not re.search("[یک۰-۹\u200c-\u200f\u202a-\u202e]", text)
        else:
            assert not re.search("[\u0600-\u06ff]", text)


@pytest.mark.parametrize("language", available_languages())
def test_what_the_blank_one_comments_out_is_valid(language: str, tmp_path: Path) -> None:
    init(tmp_path, language, blank=True)
    taken = 0
    for path in tmp_path.glob("*.yaml"):
        lines = []
        for line in path.read_text("utf-8").splitlines():
            uncommented = re.fullmatch(r"( *)# ( *(?:[a-z_]+:(?: .*)?|- .*))", line)
            taken += uncommented is not None
            lines.append("".join(uncommented.groups()) if uncommented else line)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    status, report = read("validate", tmp_path, LATER)
    assert status == 0, report["findings"]
    assert taken >= 24
    _, gaps = read("gaps", tmp_path, LATER)
    assert gaps["journeys"][0]["coverage"]["covered"] == 1


def test_running_it_again_changes_nothing(workspace: Path, kind: tuple[str, bool]) -> None:
    before = contents(workspace)
    again = init(workspace, *kind)
    assert again.status == 2
    assert str(workspace) in again.said
    assert not again.out
    assert contents(workspace) == before


@pytest.mark.parametrize("blank", [False, True])
def test_it_overwrites_nothing_of_somebody_elses(blank: bool, tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("teams: {}\n", "utf-8")
    assert init(tmp_path, "en", blank).status == 2
    assert contents(tmp_path) == {"catalogue.yaml": b"teams: {}\n"}


def test_it_can_be_drawn(written: Path, tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    done = run("render", written, "--output", f"{maps}/", "--as-of", TODAY)
    assert done.status == 0, done.said
    [drawing] = maps.iterdir()
    assert drawing.suffix == ".svg"
    assert drawing.read_text("utf-8").lstrip().startswith(("<svg", "<?xml"))


def test_gaps_are_written_in_its_language(written: Path, kind: tuple[str, bool]) -> None:
    done = run("gaps", written, "--as-of", TODAY)
    assert done.status == 0
    expected = find_language(kind[0]).messages["gaps.why"].partition("{")[0]
    assert expected in done.text
