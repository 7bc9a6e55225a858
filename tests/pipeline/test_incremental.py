"""A journey that is judged apart, remembered and joined with the others is judged as if all were judged together.

If it fails, a second run, which looks only at what changed, says something else than a first one.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from cxjourney.cache.codec import JudgedJourney, judged_data, read_judged_journeys
from cxjourney.diagnostics import Report
from cxjourney.files.discover import discover
from cxjourney.files.text_file import BOUNDS
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import JourneyJudge, judge
from cxjourney.pipeline.load import load, load_workspace
from tests.analysis.random_workspace import Chance
from tests.paths import ROOT

AS_OF = date(2026, 11, 21)
CASES = sorted((ROOT / "tests/rules").glob("cx*.yaml"))
CHOICES = (
    RuleSelection(),
    RuleSelection(profile="strict"),
    RuleSelection(profile="starter"),
    RuleSelection(ignore=("CX3",)),
)


def remembered(paths: list[Path], day: date, choice: RuleSelection) -> dict[str, JudgedJourney]:
    """Judge each journey apart; what is remembered has been written and read."""
    journeys: dict[str, JudgedJourney] = {}
    for found in discover(paths):
        files = [file for file in found.files if not file.is_catalogue]
        recorded = JourneyJudge(found, BOUNDS, day, choice).judge_all(files)
        again = read_judged_journeys(judged_data(recorded))
        assert again == recorded
        journeys |= {file.path: journey for file, journey in zip(files, again, strict=True) if journey}
    return journeys


def joined(paths: list[Path], day: date, choice: RuleSelection, journeys: Mapping[str, JudgedJourney]) -> Report:
    return judge([load_workspace(found, BOUNDS, journeys) for found in discover(paths)], day, choice)


def agree(paths: list[Path], choice: RuleSelection, day: date = AS_OF) -> int:
    """Hold both ways against each other, also on all days that the summaries name; give how many there are."""
    journeys = remembered(paths, day, choice)
    for other in days_of(journeys, day):
        holding = {n: m for n, m in journeys.items() if m.days[0] <= other.toordinal() <= m.days[1]}
        assert joined(paths, other, choice, holding) == judge(load(paths), other, choice)
    return len(journeys)


def days_of(journeys: Mapping[str, JudgedJourney], day: date) -> Iterator[date]:
    yield day
    edges = {edge + step for journey in journeys.values() for edge in journey.days for step in (-1, 0, 1)}
    near = sorted(edge for edge in edges if abs(edge - day.toordinal()) < 2000)
    yield from (date.fromordinal(edge) for edge in near[:6])


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_every_case_of_a_rule_is_judged_alike(file: Path, tmp_path: Path) -> None:
    for number, case in enumerate(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)):
        root = tmp_path / str(number)
        for name, content in case["files"].items():
            if isinstance(content, str):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(content, "utf-8")
        if root.exists():
            agree([root / case["only"] if case.get("only") else root], CHOICES[number % 2])


@pytest.mark.parametrize("batch", range(10))
def test_workspaces_made_by_chance_are_judged_alike(batch: int, tmp_path: Path) -> None:
    many = 0
    for seed in range(batch * 10, batch * 10 + 10):
        catalogue, journeys = Chance(seed).workspace()
        home = tmp_path / str(seed)
        home.mkdir()
        for name, content in [("catalogue", catalogue), *enumerate(journeys)]:
            (home / f"{name}.yaml").write_text(yaml.dump(content, allow_unicode=True), "utf-8")
        many += agree([home], CHOICES[seed % len(CHOICES)], AS_OF + timedelta(seed))
    assert many > 0


def test_the_examples_are_judged_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert agree([Path("journeys")], RuleSelection())


JOURNEY = "journey: {id}\ntitle: A\nstages: [{{id: a, title: A, touchpoints: [{{title: T, channel: web}}]}}]\n"


@pytest.mark.parametrize(
    "broken", ["journey: [", "teams: [a]", "data_sources: {a: {title: A, type: crm, owner: none}}"]
)
def test_journeys_below_a_catalogue_that_is_not_sound_are_judged_alike(tmp_path: Path, broken: str) -> None:
    (tmp_path / "catalogue.yaml").write_text(broken)
    (tmp_path / "a.yaml").write_text(JOURNEY.format(id="a"))
    assert agree([tmp_path], RuleSelection()) == 0


def test_two_journeys_with_one_id_are_looked_at_together(tmp_path: Path) -> None:
    for name, id_ in (("a", "a"), ("b", "b"), ("c", "a"), ("d", "d")):
        (tmp_path / f"{name}.yaml").write_text(JOURNEY.format(id=id_))
    (tmp_path / "e.yaml").write_text(JOURNEY.format(id="d") + "replaces: b\n")
    assert agree([tmp_path], RuleSelection()) == 4
    assert agree([tmp_path / "a.yaml", tmp_path / "c.yaml"], RuleSelection()) == 2


def test_an_empty_file_is_nothing_to_remember(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("")
    (tmp_path / "b.yaml").write_text(JOURNEY.format(id="b"))
    (tmp_path / "catalogue.yaml").write_text("")
    agree([tmp_path], RuleSelection())
