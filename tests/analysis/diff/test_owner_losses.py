"""What lost its owner.

If it fails, a diff is silent where nobody answers for a stage any more, or names one that nobody took.
"""

from pathlib import Path

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.analysis.diff.owner_losses import OwnerLost, owners_lost
from tests.analysis.ticket_journey import JOURNEY, changed, writer


def test_journey_and_stage(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        ("owner: sales\nstages", "stages"),
        ("    owner: sales\n    data: [interviews]", "    data: [interviews]"),
    )
    assert owners_lost(comparison.pairing) == (
        OwnerLost("journey", "buys", None, "sales"),
        OwnerLost("stage", "pays", None, "sales"),
    )


def test_another_owner_is_no_loss(tmp_path: Path) -> None:
    assert owners_lost(changed(tmp_path, ("owner: sales\nstages", "owner: research\nstages")).pairing) == ()


def test_opportunities_of_stages_and_pain_points(tmp_path: Path) -> None:
    rides = "    title: Rides\n"
    ideas = "    opportunities: [{title: Lift, owner: sales}, {title: Ramp, owner: research}]\n"
    pain = "    pain_points: [{title: Slow, opportunities: [{title: Doors, owner: sales}]}]\n"
    write = writer(tmp_path)
    before = JOURNEY.replace(rides, rides + ideas + pain)
    after = before.replace("{title: Lift, owner: sales}", "{title: Lift}").replace(
        "{title: Doors, owner: sales}", "{title: Doors}"
    )
    assert owners_lost(compare_journeys(write(before), write(after)).pairing) == (
        OwnerLost("opportunity", "Lift", "rides", "sales"),
        OwnerLost("opportunity", "Doors", "rides", "sales"),
    )
