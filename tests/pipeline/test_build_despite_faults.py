"""A lane or phase that is defined twice, or a duration that contradicts itself, is told, and costs no map.

If it fails, one slip of the pen takes the map away from a team; or the finding goes, and nobody fixes it.
"""

import json
from pathlib import Path

import pytest

from tests.cli.command import AS_OF, run_here

CATALOGUE = """\
lanes:
  - {id: promises, title: What we promise}
"""
JOURNEY = """\
journey: buys
title: Buys a ticket
phases:
  - {id: choosing, title: The first phase}
  - {id: choosing, title: The second phase}
lanes:
  - {id: promises, title: Promised again}
  - {id: laws, title: Laws on it}
  - {id: laws, title: Rules on it}
stages:
  - id: looks
    title: Looks for a ticket
    phase: choosing
    duration: {shortest: 2h, longest: 1h}
    notes: {promises: [Open at eight], laws: [No age asked]}
  - id: pays
    title: Pays
    duration: {typical: 7min}
"""
PLACES = {"CX104": [5, 7, 9], "CX102": [14]}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose journey is faulty at four places, in which this process stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CXJOURNEY_AS_OF", AS_OF)
    monkeypatch.setenv("COLUMNS", "400")
    (tmp_path / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (tmp_path / "buys.yaml").write_text(JOURNEY, "utf-8")
    return tmp_path


def test_the_map_is_drawn_without_them(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "render", ".", "-o", "maps")
    drawn = (workspace / "maps" / "buys.journey.svg").read_text("utf-8")
    for is_there in ("The first phase", "What we promise", "Laws on it", "Open at eight", "No age asked", "7 min"):
        assert is_there in drawn, is_there
    for is_left_out in ("The second phase", "Promised again", "Rules on it", "2 h", "1 h"):
        assert is_left_out not in drawn, is_left_out
    assert "Not drawn, since it is faulty: buys.yaml:5, buys.yaml:7, buys.yaml:9 and buys.yaml:14 (of a" in ended.said
    assert all(f"buys.yaml:{line}:" in ended.said for lines in PLACES.values() for line in lines)
    assert ended.status == 1


def test_it_is_the_map_of_the_journey_without_them(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run_here(capfdbinary, "render", ".", "-o", "maps", "--journey", "buys", "--view", "journey,flow")
    faulty = [line for lines in PLACES.values() for line in lines]
    sound = [line for at, line in enumerate(JOURNEY.splitlines(), 1) if at not in faulty]
    (workspace / "buys.yaml").write_text("\n".join(sound), "utf-8")
    ended = run_here(capfdbinary, "render", ".", "-o", "sound", "--view", "journey,flow")
    assert (ended.status, ended.said.count("Not drawn")) == (0, 0)
    for view in ("journey", "flow"):
        name = f"buys.{view}.svg"
        assert (workspace / "maps" / name).read_bytes() == (workspace / "sound" / name).read_bytes(), view


def test_a_lane_twice_in_a_catalogue_costs_no_map(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (workspace / "catalogue.yaml").write_text(f"{CATALOGUE}  - {{id: promises, title: Once more}}\n", "utf-8")
    ended = run_here(capfdbinary, "render", ".", "-o", "maps")
    drawn = (workspace / "maps" / "buys.journey.svg").read_text("utf-8")
    assert "What we promise" in drawn
    assert "Once more" not in drawn
    assert "Not drawn, since it is faulty: catalogue.yaml:3 (" in ended.said
    assert "catalogue.yaml:3:10 CX104 error:" in ended.said


def test_another_fault_beside_them_keeps_the_map(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (workspace / "buys.yaml").write_text(JOURNEY.replace("title: Pays", "titel: Pays"), "utf-8")
    ended = run_here(capfdbinary, "render", ".", "-o", "maps")
    assert "Not drawn" not in ended.said
    assert not (workspace / "maps").exists()
    assert ended.status == 1


@pytest.mark.usefixtures("workspace")
def test_what_judges_says_the_same_as_ever(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "validate", ".", "--format", "json")
    found = json.loads(ended.text)
    told = {(one["code"], one["line"]) for one in found["findings"] if one["severity"] == "error"}
    assert told == {(code, line) for code, lines in PLACES.items() for line in lines}
    assert ended.status == 1
