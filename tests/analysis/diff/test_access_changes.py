"""Who is left out where she was stranded, on the ticket journey: Cem can't travel, and is stranded at rides.

If it fails, a team takes a customer out of a stage, or of the journey, and is told that she was freed.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.formats.changes.consequence_sentences import consequences
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, said, writer

GATE = "{id: gate, title: The gate, channel: branch}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Rides\n", "title: Rides\n    travelled_by: [ann, ben]\n"),
        (GATE, "{id: gate, title: The gate, channel: branch, for: [ann, ben]}"),
    ],
)
def test_who_is_left_out_is_not_freed(tmp_path: Path, old: str, new: str) -> None:
    comparison = changed(tmp_path, (old, new))
    assert comparison.freed == ()
    assert [(one.persona, one.left_out_at) for one in comparison.left_out] == [("cem", ("rides",))]
    assert not comparison.is_worse
    words = said(tmp_path, (old, new))
    assert words["worse"] == words["better"] == []
    assert words["other"][0] == "Cem (20%) was stopped at rides and is only left out there now (travelled_by or for)"


def test_who_has_a_step_of_her_own_now_is_freed(tmp_path: Path) -> None:
    steps = (
        "{id: gate, title: The gate, channel: branch, for: [ann, ben]}\n      - {id: lift, title: Lift, channel: phone}"
    )
    comparison = changed(tmp_path, (GATE, steps))
    assert [one.persona for one in comparison.freed] == ["cem"]
    assert comparison.left_out == ()
    assert not comparison.is_worse


def test_who_was_stranded_and_no_longer_travels_is_not_freed(tmp_path: Path) -> None:
    edit = ("owner: sales\nstages", "owner: sales\ntravelled_by: [ann, ben]\nstages")
    comparison = changed(tmp_path, edit)
    assert [(one.persona, one.stages) for one in comparison.stranded_who_left] == [("cem", ("rides",))]
    assert not comparison.is_worse
    assert said(tmp_path, edit)["other"][0] == (
        "Cem (20%) was stranded and no longer travels the journey: nobody is freed by that"
    )


def test_who_got_through_and_no_longer_travels_is_no_regression(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("owner: sales\nstages", "owner: sales\ntravelled_by: [ben, cem]\nstages"))
    assert not comparison.is_worse
    assert comparison.is_changed


CEM, BEN = "access: {travel: none}", "access: {internet: none}"


def test_who_has_more_on_paper_alone_is_not_freed(tmp_path: Path) -> None:
    edit = (CEM, "access: {travel: local}")
    comparison = changed(tmp_path, edit)
    assert comparison.freed == ()
    assert [one.persona for one in comparison.freed_by_description] == ["cem"]
    assert not comparison.is_worse
    words = said(tmp_path, edit)
    assert words["worse"] == words["better"] == []
    assert words["other"][0] == (
        "Cem (20%) counts as able now only because something is described differently: as described before, the "
        "journey would still stop this persona at rides"
    )


LIFT = GATE + "\n      - {id: lift, title: Is driven, channel: phone}"


def test_who_gets_a_step_and_would_not_have_needed_it_as_described_now_is_not_freed(tmp_path: Path) -> None:
    edits = [(CEM, "access: {travel: local}"), (GATE, LIFT)]
    comparison = changed(tmp_path, *edits)
    assert comparison.freed == ()
    assert [one.persona for one in comparison.freed_by_description] == ["cem"]
    assert said(tmp_path, *edits)["other"][0] == (
        "Cem (20%) counts as able now: as described now, the journey would have let this persona through before, too"
    )


def test_who_gets_a_step_and_another_description_that_changes_nothing_is_freed(tmp_path: Path) -> None:
    comparison = changed(tmp_path, (CEM, "access: {travel: none, skills: basic}"), (GATE, LIFT))
    assert [one.persona for one in comparison.freed] == ["cem"]
    assert comparison.freed_by_description == ()


def test_no_new_description_hides_who_is_stranded_by_the_change(tmp_path: Path) -> None:
    cash = "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"
    edits = [(BEN, "access: {internet: good}"), (cash, "")]
    comparison = changed(tmp_path, *edits)
    assert comparison.newly_stranded == ()
    assert [one.persona for one in comparison.stranded_as_described] == ["ben"]
    assert comparison.is_worse
    assert (
        "Ben (30%) would be newly stranded at pays, had nothing been described differently"
        in said(tmp_path, *edits)["worse"]
    )


def test_a_share_that_is_lower_is_no_improvement(tmp_path: Path) -> None:
    words = said(tmp_path, ("cem: {title: Cem, share: 0.2", "cem: {title: Cem, share: 0.1"))
    assert words["better"] == words["worse"] == []
    assert words["other"][0] == (
        "the share of Cem is written differently: that moves the figures of who is able and who is stranded, and "
        "changes nothing for customers"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Rides\n", "title: Rides\n    passive: true\n"),
        (GATE, "{id: gate, title: The gate, channel: branch, role: support}"),
        (GATE, "{id: gate, title: The gate, channel: branch, initiated_by: organisation}"),
    ],
)
def test_who_passes_without_any_new_step_is_not_freed(tmp_path: Path, old: str, new: str) -> None:
    comparison = changed(tmp_path, (old, new))
    assert comparison.freed == ()
    assert [(one.persona, one.without_new_step_at) for one in comparison.without_new_step] == [("cem", ("rides",))]
    assert not comparison.is_worse
    words = said(tmp_path, (old, new))
    assert words["better"] == words["worse"] == []
    assert words["other"][0] == (
        "Cem (20%) was stopped at rides and counts as passing there only because a step is gone or is written "
        "differently (passive, role, required, asks_for, meets …): no step is new"
    )


def test_who_passes_a_stage_since_no_step_is_left_there_is_not_freed(tmp_path: Path) -> None:
    edit = ("    touchpoints:\n      - {id: gate, title: The gate, channel: branch}\n", "")
    comparison = changed(tmp_path, edit)
    assert comparison.freed == ()
    assert [(one.persona, one.without_new_step_at) for one in comparison.without_new_step] == [("cem", ("rides",))]
    assert said(tmp_path, edit)["worse"] == ["rides has no step left (it was gate)"]


def test_a_stage_that_lost_its_only_step_is_worse_though_it_stopped_nobody(tmp_path: Path) -> None:
    steps = (
        "      - {id: card, title: Card on the site, channel: web, data: [clicks]}\n"
        "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"
    )
    comparison = changed(tmp_path, (steps, "      []\n"))
    assert {id_: [one.label for one in gone] for id_, gone in comparison.stages_without_step.items()} == {
        "pays": ["card", "cash"]
    }
    assert comparison.is_worse
    told = said(tmp_path, (steps, "      []\n"))["worse"]
    assert "pays has no step left (it was card and cash)" in told


def test_an_end_that_is_called_a_success_now_frees_nobody(tmp_path: Path) -> None:
    way = ("title: Looks for a ticket\n", "title: Looks for a ticket\n    next: [pays, gives-up]\n")
    end = "  - {id: gives-up, title: Gives up, outcome: other}\npersonas:\n"
    rides = ("title: Rides\n", "title: Rides\n    outcome: success\n")
    write = writer(tmp_path)
    text = JOURNEY
    for old, new in (way, rides, ("personas:\n", end)):
        text = text.replace(old, new, 1)
    comparison = compare_journeys(write(text), write(text.replace("outcome: other", "outcome: success")))
    assert comparison.freed == ()
    assert [one.persona for one in comparison.able_by_outcome] == ["cem"]
    assert not comparison.is_worse
    told = [one.text for one in consequences(comparison, ENGLISH) if one.effect == "other"]
    assert told[0] == "Cem (20%) counts as able now only because another end is called a success (outcome: success)"


def test_access_that_nobody_had_written_down_is_no_regression(tmp_path: Path) -> None:
    edit = ("ann: {title: Ann, share: 0.5}", "ann: {title: Ann, share: 0.5, access: {travel: none}}")
    comparison = changed(tmp_path, edit)
    assert comparison.newly_stranded == ()
    assert [one.persona for one in comparison.known_only_now] == ["ann"]
    assert not comparison.is_worse
    assert said(tmp_path, edit)["other"][0] == (
        "Ann (50%) is stranded at rides: only because of what is written differently, or for the first time"
    )


def test_access_that_was_written_down_otherwise_is_none_either(tmp_path: Path) -> None:
    write = writer(tmp_path)
    had = JOURNEY.replace("ann: {title: Ann, share: 0.5}", "ann: {title: Ann, share: 0.5, access: {travel: local}}")
    comparison = compare_journeys(write(had), write(had.replace("travel: local", "travel: none")))
    assert comparison.newly_stranded == ()
    assert [one.persona for one in comparison.known_only_now] == ["ann"]
    assert not comparison.is_worse


def test_who_is_stopped_by_the_same_step_elsewhere_is_not_newly_stranded(tmp_path: Path) -> None:
    gate = "      - {id: gate, title: The gate, channel: branch}\n"
    call = "      - {id: call, title: Calls, channel: phone}\n"
    more = "  - id: leaves\n    title: Leaves\n    touchpoints:\n"
    before, after = (JOURNEY.replace(gate, text) for text in (gate + more + call, call + more + gate))
    write = writer(tmp_path)
    what = compare_journeys(write(before), write(after))
    assert not what.newly_stranded
    assert not what.is_worse
