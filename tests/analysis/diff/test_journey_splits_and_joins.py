"""Journeys that are split into two, or joined to one: who loses something on the way loses it as in one file.

If it fails, whoever moves half of a journey into a file of its own can lose customers and data on the way unseen.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_splits_and_joins import part_of
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.pipeline.compare import compare
from tests.analysis.study import AS_OF
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, writer
from tests.pipeline.workspaces import write

HEAD, SHARED = JOURNEY.partition("stages:\n")[0], "personas:\n" + JOURNEY.partition("personas:\n")[2]
LOOKS, PAYS, RIDES = (
    "  - id: " + part for part in JOURNEY.partition("stages:\n")[2].partition("personas:\n")[0].split("  - id: ")[1:]
)
NEW = "journey: rides-home\ntitle: Rides home\nowner: sales\nstages:\n"
CASH = "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"


def split(folder: Path, left: str, new: str) -> Difference:
    """Compare the journey with two: what is left of it, and the new one."""
    old = write(folder / "old", {"catalogue.yaml": SHARED, "buys.yaml": f"{HEAD}stages:\n{LOOKS}{PAYS}{RIDES}"})
    now = {"catalogue.yaml": SHARED, "rides-home.yaml": NEW + new}
    files = now | ({"buys.yaml": f"{HEAD}stages:\n{left}"} if left else {})
    return compare(str(old), [str(write(folder / "new", files))], None, AS_OF).difference


def told(what: Difference, effect: str) -> list[str]:
    return [one.text for each in what.journeys for one in consequences(each, ENGLISH) if one.effect == effect]


@pytest.mark.parametrize(("left", "new"), [(LOOKS, PAYS + RIDES), (LOOKS + PAYS, RIDES), (RIDES, LOOKS + PAYS)])
def test_a_split_alone_is_no_loss_and_no_gain(tmp_path: Path, left: str, new: str) -> None:
    what = split(tmp_path, left, new)
    assert not what.is_regression
    assert (told(what, "worse"), told(what, "better")) == ([], [])
    assert not {one.code for one in what.findings.fixed}
    assert not any(one.about.stage for one in what.findings.new)
    assert any("split off from buys" in one for one in told(what, "other"))


def test_who_is_stopped_in_the_new_file_has_lost_a_way(tmp_path: Path) -> None:
    what = split(tmp_path, LOOKS, PAYS.replace(CASH, "") + RIDES)
    assert "Ben (30%) is newly stranded at pays" in told(what, "worse")
    assert what.is_regression


def test_data_that_is_gone_in_the_new_file_is_lost(tmp_path: Path) -> None:
    what = split(tmp_path, LOOKS, PAYS.replace("data: [interviews]", "data: []") + RIDES)
    assert "pays has lost its last attitudinal source (interviews)" in told(what, "worse")
    assert what.is_regression


def test_a_split_of_a_journey_that_is_gone_hides_no_loss(tmp_path: Path) -> None:
    what = split(tmp_path, "", PAYS.replace(CASH, ""))
    assert what.is_regression
    assert "Ben (30%) is newly stranded at pays" in told(what, "worse")


def test_a_journey_that_is_new_is_no_part_of_another(tmp_path: Path) -> None:
    what = split(tmp_path, LOOKS + PAYS, "  - {id: flies, title: Flies, touchpoints: []}\n")
    assert not any(one.splits for one in what.journeys)
    assert "the stage rides is gone" in told(what, "other")


@pytest.mark.parametrize(
    ("pays", "told_of"),
    [
        (PAYS, None),
        (PAYS.replace(CASH, ""), "Ben (30%) is newly stranded at pays"),
        (PAYS.replace("data: [interviews]", "data: []"), "pays has lost its last attitudinal source (interviews)"),
    ],
)
def test_joining_two_journeys_hides_no_loss_and_is_none(tmp_path: Path, pays: str, told_of: str | None) -> None:
    files = {"catalogue.yaml": SHARED, "buys.yaml": f"{HEAD}stages:\n{LOOKS}", "rides-home.yaml": NEW + PAYS + RIDES}
    now = {"catalogue.yaml": SHARED, "buys.yaml": f"{HEAD}stages:\n{LOOKS}{pays}{RIDES}"}
    old, new = write(tmp_path / "old", files), write(tmp_path / "new", now)
    what = compare(str(old), [str(new)], None, AS_OF).difference
    assert what.is_regression is (told_of is not None)
    assert told_of is None or told_of in told(what, "worse")
    assert (told(what, "better"), {one.code for one in what.findings.fixed}) == ([], set())
    assert not any(one.about.stage for one in what.findings.new if told_of is None)


def test_a_part_begins_where_it_is_entered_and_succeeds_where_it_is_left(tmp_path: Path) -> None:
    text = (
        JOURNEY.replace("title: Pays\n", "title: Pays\n    next: [rides, refused, looks]\n")
        .replace("title: Rides\n", "title: Rides\n    next: []\n")
        .replace("personas:\n", "  - {id: refused, title: Is refused, outcome: other}\npersonas:\n", 1)
    )
    study = writer(tmp_path)(text)
    first, last = part_of(study, ("looks", "pays", "refused")), part_of(study, ("rides",))
    assert [(stage.id, stage.outcome) for stage in first.journey.stages] == [
        ("looks", None),
        ("pays", "success"),
        ("refused", "other"),
    ]
    assert [(link.to) for link in first.journey.stages[1].next or ()] == ["refused", "looks"]
    assert [(stage.id, stage.entry, stage.outcome) for stage in last.journey.stages] == [("rides", False, None)]
