"""What lost its owner.

If it fails, a diff is silent where nobody answers for a stage any more, or names one that nobody took.
"""

from pathlib import Path

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.analysis.diff.owner_losses import OwnerLost, asks_lost, owners_lost
from cxjourney.analysis.whatif.scenario import Loss, run_scenario
from cxjourney.formats.changes.owner_sentences import owner_sentences
from cxjourney.languages import language
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


def test_an_open_question_loses_the_team_that_was_to_answer_it_or_see_to_it(tmp_path: Path) -> None:
    asks = (
        "asks: [{question: Why?, to: sales}, {question: Who?, owner: sales, to: Petra}, "
        "{question: When?, to: sales, owner: research}, {question: Done?, to: sales, status: answered}]\nstages"
    )
    with_asks = writer(tmp_path)(JOURNEY.replace("stages", asks, 1))
    without = run_scenario(with_asks, [Loss("team", "sales")]).comparison
    assert asks_lost(without.pairing) == tuple(
        OwnerLost("question", one, None, "sales") for one in ("Why?", "Who?", "When?")
    )
    assert set(asks_lost(without.pairing)) < set(without.owners_lost)
    said = [one.text for one in owner_sentences(without, language("en")) if "question" in one.text]
    assert said == [
        "the open questions “Why?”, “Who?” and “When?” lose the team that was to answer them or see to them (sales)"
    ]


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
