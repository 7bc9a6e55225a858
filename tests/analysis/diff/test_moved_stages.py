"""Stages that move from a journey to another, where both go on: no data and no step is lost on the way unseen.

If it fails, whoever tidies up two journeys can lose what was known of a stage, and the build stays green.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.pipeline.compare import compare
from tests.analysis.study import AS_OF
from tests.analysis.ticket_journey import ENGLISH, JOURNEY
from tests.pipeline.workspaces import write

HEAD, SHARED = JOURNEY.partition("stages:\n")[0], "personas:\n" + JOURNEY.partition("personas:\n")[2]
LOOKS, PAYS, RIDES = (
    "  - id: " + part for part in JOURNEY.partition("stages:\n")[2].partition("personas:\n")[0].split("  - id: ")[1:]
)
TRAVELS = "journey: travels\ntitle: Travels\nowner: sales\nstages:\n"
WAITS = """
  - id: waits
    title: Waits
    owner: sales
    data: [panel, interviews]
    touchpoints:
      - {id: bench, title: The bench, channel: home-visit, data: [clicks, counter]}
"""


def move(folder: Path, pays: str, left: str = LOOKS + RIDES, had: str = WAITS) -> Difference:
    """Compare two journeys with what they are once the stage in which customers pay moved to the other one."""
    before = {
        "catalogue.yaml": SHARED,
        "buys.yaml": f"{HEAD}stages:\n{LOOKS}{PAYS}{RIDES}",
        "travels.yaml": TRAVELS + had,
    }
    after = {"catalogue.yaml": SHARED, "buys.yaml": f"{HEAD}stages:\n{left}", "travels.yaml": TRAVELS + pays + had}
    old, new = write(folder / "old", before), write(folder / "new", after)
    return compare(str(old), [str(new)], None, AS_OF).difference


def told(what: Difference, effect: str) -> list[str]:
    return [one.text for each in what.journeys[1:] for one in consequences(each, ENGLISH) if one.effect == effect]


def test_a_move_alone_loses_no_data_and_fixes_nothing(tmp_path: Path) -> None:
    what = move(tmp_path, PAYS)
    assert (told(what, "worse"), told(what, "better")) == ([], [])
    assert "from the journey buys, and compared here with what they were there, come: pays" in [
        one.replace("“Buys a ticket” (buys)", "buys") for one in told(what, "other")
    ]
    assert not any("is new" in one for one in told(what, "other"))
    assert not any(one.about.stage == "pays" for one in (*what.findings.fixed, *what.findings.new))


@pytest.mark.parametrize("called", ["id: pays\n    title: Pays", "id: settles\n    title: Settles the bill"])
def test_data_that_is_gone_on_the_way_is_lost(tmp_path: Path, called: str) -> None:
    what = move(tmp_path, PAYS.replace("data: [interviews]", "data: []").replace("id: pays\n    title: Pays", called))
    assert any("has lost its last attitudinal source (interviews)" in one for one in told(what, "worse"))
    assert what.is_regression


def test_a_touchpoint_that_nothing_sees_any_more_is_lost(tmp_path: Path) -> None:
    what = move(tmp_path, PAYS.replace(", data: [counter]", ""))
    assert "no data of its own sees cash at pays any more (it was counter)" in told(what, "worse")
    assert what.is_regression


def test_a_stage_without_a_step_left_is_worse(tmp_path: Path) -> None:
    what = move(tmp_path, PAYS.partition("    touchpoints:")[0])
    assert any("pays has no step left" in one for one in told(what, "worse"))
    assert what.is_regression
    assert not any(one.about.stage == "pays" for one in what.findings.fixed)


def test_another_stage_of_the_same_id_is_another(tmp_path: Path) -> None:
    other = "  - {id: pays, title: Pays back, touchpoints: [{title: A visit, channel: home-visit}]}\n"
    what = move(tmp_path, other)
    assert not any("lost its last" in one for one in told(what, "worse"))


def test_a_stage_that_takes_the_id_of_one_that_is_gone_loses_nothing_of_that(tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"catalogue.yaml": SHARED, "buys.yaml": f"{HEAD}stages:\n{LOOKS}{PAYS}{RIDES}"})
    now = f"{HEAD}stages:\n{PAYS.replace('id: pays', 'id: looks')}{RIDES}"
    new = write(tmp_path / "new", {"catalogue.yaml": SHARED, "buys.yaml": now})
    what = compare(str(old), [str(new)], None, AS_OF).difference
    said = [one.text for each in what.journeys for one in consequences(each, ENGLISH)]
    assert [one for one in said if "stage" in one] == ["the stage looks is gone", "the stage pays is called looks now"]
    assert not any("no longer has" in one or "lost its last" in one for one in said)


def test_a_journey_that_takes_the_id_of_one_that_is_gone_fixes_nothing_of_that(tmp_path: Path) -> None:
    before = {
        "catalogue.yaml": SHARED,
        "buys.yaml": f"{HEAD}stages:\n{LOOKS}{PAYS}{RIDES}",
        "travels.yaml": TRAVELS + WAITS,
    }
    after = {"catalogue.yaml": SHARED, "buys.yaml": before["buys.yaml"].replace("journey: buys", "journey: travels")}
    old, new = write(tmp_path / "old", before), write(tmp_path / "new", after)
    what = compare(str(old), [str(new)], None, AS_OF).difference
    assert not [one for one in what.findings.fixed if one.about.journey]
    assert any(one.finding.about.journey == "travels" and one.reason == "removed" for one in what.findings.lost)
