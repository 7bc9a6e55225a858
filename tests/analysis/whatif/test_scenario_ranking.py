"""The single loss that would hurt most, and the single source that would help most.

If it fails, `whatif` without options advises the wrong decision.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Loss, run_scenario
from cxjourney.analysis.whatif.scenario_ranking import best_source, possible_losses, what_if, worst_loss
from cxjourney.formats.changes.whatif_summary import best_source_sentence, worst_loss_sentence
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, real_journeys, writer


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return writer(tmp_path)(JOURNEY)


def test_worst_loss(study: Study) -> None:
    # Nobody could complete it without branches (0.8), and without the gate (0.8): both strand Ann and Ben. Without
    # branches a cell goes dark besides.
    found = worst_loss(study)
    assert found is not None
    assert found.losses == (Loss("channel", "branch"),)


def test_nothing_to_lose(tmp_path: Path) -> None:
    study = writer(tmp_path)("journey: j\ntitle: J\nstages: [{id: a, title: A}, {id: b, title: B}]\n")
    ahead = what_if(study)
    assert (
        worst_loss_sentence(ahead, ENGLISH)
        == "No single loss would darken a cell or silence a voice. Whom one would strand, nobody can say."
    )
    assert (
        best_source_sentence(ahead, asked=False, words=ENGLISH)
        == "No source that is still to come and that this journey names would close a cell."
    )


def test_what_can_be_lost(study: Study) -> None:
    assert {loss.kind for loss in possible_losses(study)} == {"touchpoint", "source", "stage", "channel", "team"}


@pytest.mark.parametrize("study", real_journeys(), ids=lambda study: study.journey.journey)
def test_every_loss_of_every_example_journey_holds_together(study: Study) -> None:
    """No loss lights up a cell, lets a voice be heard or makes a share leave its bounds; the worst is the worst."""
    for loss in possible_losses(study):
        comparison = run_scenario(study, [loss]).comparison
        assert not comparison.lit_cells
        assert not comparison.seen_touchpoints
        assert not comparison.won_voices
        _holds(comparison, frees=loss.kind == "stage")
    assert worst_loss(study) is not None
    assert best_source(study) is not None


def _holds(comparison: JourneyComparison, frees: bool) -> None:
    assert comparison.after is not None
    access = comparison.after.access
    shares = (access.able_share, access.stranded_share, access.unknown_share)
    assert all(share is not None and -1e-9 <= share <= 1 + 1e-9 for share in shares)
    assert frees or not comparison.freed
