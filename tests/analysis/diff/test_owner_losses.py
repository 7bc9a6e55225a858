"""What lost its owner.

If it fails, a diff is silent where nobody answers for a stage any more, or names one that nobody took.
"""

from pathlib import Path

from cxjourney.analysis.diff.owner_losses import OwnerLost, owners_lost
from tests.analysis.ticket_journey import changed


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
