"""What writing things differently means for people: neither a gain nor a loss by itself, and it hides neither.

If it fails, a team is told that somebody has a way now though only a description changed, or that nothing got worse
though the last step that somebody could use is gone.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from tests.analysis.ticket_journey import JOURNEY, changed, said, writer

ANN, CEM = "ann: {title: Ann, share: 0.5}", "access: {travel: none}"
GATE = "{id: gate, title: The gate, channel: branch}"
CASH = "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"
WINDOW = "      - {id: window, title: The window, channel: branch}\n"


def between(folder: Path, before: tuple[tuple[str, str], ...], *edits: tuple[str, str]) -> JourneyComparison:
    """Compare the journey after some edits with what it is after some more."""
    write, old = writer(folder), JOURNEY
    for was, now in before:
        assert was in old, was
        old = old.replace(was, now)
    new = old
    for was, now in edits:
        assert was in new, was
        new = new.replace(was, now)
    return compare_journeys(write(old), write(new))


def stranded(comparison: JourneyComparison) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.persona, one.stranded_at) for one in comparison.newly_stranded]


def test_access_written_for_the_first_time_hides_no_step_that_is_gone(tmp_path: Path) -> None:
    offline = (ANN, "ann: {title: Ann, share: 0.5, access: {internet: none}}")
    comparison = changed(tmp_path, offline, (CASH, ""))
    assert ("ann", ("pays",)) in stranded(comparison)
    assert comparison.is_worse


def test_who_is_described_for_the_first_time_lost_what_is_gone(tmp_path: Path) -> None:
    dora = ("personas:\n", "personas:\n  dora: {title: Dora, access: {internet: none}}\n")
    assert ("dora", ("pays",)) in stranded(changed(tmp_path, dora, (CASH, "")))
    assert stranded(changed(tmp_path, dora)) == []
    assert not changed(tmp_path, dora).is_worse


def test_who_is_no_longer_described_lost_what_is_gone(tmp_path: Path) -> None:
    gone = ("  ben: {title: Ben, share: 0.3, access: {internet: none}}\n", "")
    comparison = changed(tmp_path, gone, (CASH, ""))
    assert [(one.persona, one.hidden_at) for one in comparison.stranded_as_described] == [("ben", ("pays",))]
    assert comparison.is_worse
    assert not changed(tmp_path, gone).is_worse


DESCRIPTIONS = (
    ("{id: gate, title: The gate, channel: branch, role: support}", GATE),
    ("{id: gate, title: The gate, channel: branch, initiated_by: organisation}", GATE),
    ("{id: gate, title: The gate, channel: branch, asks_for: [step-free]}", GATE),
    ("{id: gate, title: The gate, channel: phone, meets: [large-text]}", "{id: gate, title: The gate, channel: phone}"),
    (
        "{id: gate, title: The gate, channel: phone, required: true, devices: [smartphone]}\n      - "
        "{id: lift, title: Lift, channel: sms}",
        "{id: gate, title: The gate, channel: phone, devices: [smartphone]}\n"
        "      - {id: lift, title: Lift, channel: sms}",
    ),
    (
        "{id: gate, title: The gate, channel: phone, for: [cem], asks_for: [sight]}\n      - {id: lift, title: Lift, "
        "channel: home-visit, for: [ann]}",
        "{id: gate, title: The gate, channel: phone, asks_for: [sight]}\n      - "
        "{id: lift, title: Lift, channel: home-visit}",
    ),
)
ACCESS = "access: {travel: none, devices: [landline], assistive: [screen-reader], lacks: [step-free]}"


@pytest.mark.parametrize(("one", "other"), DESCRIPTIONS)
def test_a_step_that_is_written_otherwise_neither_frees_nor_strands(tmp_path: Path, one: str, other: str) -> None:
    for was, now in ((one, other), (other, one)):
        comparison = between(tmp_path, ((CEM, ACCESS), (GATE, was)), (was, now))
        assert comparison.freed == ()
        assert stranded(comparison) == []
        assert not comparison.is_worse


@pytest.mark.parametrize("more", ["passive: true", "travelled_by: [ann, ben]"])
def test_a_stage_that_is_written_otherwise_neither_frees_nor_strands(tmp_path: Path, more: str) -> None:
    wider = ("title: Rides\n", f"title: Rides\n    {more}\n")
    assert not changed(tmp_path, wider).is_worse
    assert changed(tmp_path, wider).freed == ()
    if more == "passive: true":
        return
    back = between(tmp_path, (wider,), wider[::-1])
    assert stranded(back) == []
    assert [one.persona for one in back.known_only_now] == ["cem"]
    assert not back.is_worse


@pytest.mark.parametrize("now", ["passive: false", "summary: They ride"])
def test_whoever_only_waited_and_has_something_to_do_now_can_be_newly_stranded(tmp_path: Path, now: str) -> None:
    waits = ("title: Rides\n", "title: Rides\n    passive: true\n")
    back = between(tmp_path, (waits,), ("passive: true", now))
    assert stranded(back) == [("cem", ("rides",))]
    assert back.is_worse


def test_what_was_said_and_asks_for_more_now_is_a_loss(tmp_path: Path) -> None:
    before = (
        (CEM, "access: {lacks: [printer]}"),
        (GATE, "{id: gate, title: The gate, channel: sms, asks_for: [ticket]}"),
    )
    comparison = between(tmp_path, before, ("[ticket]", "[ticket, printer]"))
    assert stranded(comparison) == [("cem", ("rides",))]
    assert comparison.is_worse


def test_what_was_said_of_a_channel_and_is_rewritten_is_a_loss_and_what_was_not_is_none(tmp_path: Path) -> None:
    booth = "channels:\n  booth: {title: Booth, kind: physical, travel: local}\npersonas:\n"
    gate = (GATE, "{id: gate, title: The gate, channel: booth}")
    first = between(tmp_path, (("personas:\n", booth), gate), ("travel: local}\np", "travel: local, skills: basic}\np"))
    assert not first.is_worse
    said = (("personas:\n", booth), gate, (CEM, "access: {travel: local}"))
    assert stranded(between(tmp_path, said, ("travel: local}\np", "travel: any}\np"))) == [("cem", ("rides",))]


def test_an_end_without_ways_on_frees_nobody(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("title: Pays\n", "title: Pays\n    next: []\n"))
    assert comparison.freed == ()
    assert [one.persona for one in comparison.freed_by_description] == ["cem"]


def test_a_new_end_without_a_step_frees_nobody(tmp_path: Path) -> None:
    end = "  - {id: asks, title: Asks somebody, outcome: success}\npersonas:\n"
    ways = ("title: Pays\n", "title: Pays\n    next: [rides, asks]\n")
    comparison = changed(
        tmp_path, ways, ("title: Rides\n", "title: Rides\n    outcome: success\n"), ("personas:\n", end)
    )
    assert comparison.freed == ()
    assert not comparison.is_worse


def test_a_new_way_with_a_new_step_frees(tmp_path: Path) -> None:
    stage = "  - {id: driven, title: Is driven, touchpoints: [{title: Taxi, channel: phone}]}\npersonas:\n"
    ways = (
        ("title: Pays\n", "title: Pays\n    next: [rides, driven]\n"),
        ("title: Rides\n", "title: Rides\n    next: []\n"),
    )
    comparison = changed(tmp_path, *ways, ("personas:\n", stage))
    assert [one.persona for one in comparison.freed] == ["cem"]


def test_a_stage_that_is_gone_or_loses_what_was_required_frees_nobody(tmp_path: Path) -> None:
    rides = "  - id: rides\n    title: Rides\n    touchpoints:\n      - {id: gate, title: The gate, channel: branch}\n"
    assert changed(tmp_path, (rides, "")).freed == ()
    both = GATE.replace("}", ", required: true}") + "\n      - {id: lift, title: Is driven, channel: phone}"
    comparison = between(tmp_path, ((GATE, both),), (GATE.replace("}", ", required: true}") + "\n      - ", ""))
    assert comparison.freed == ()
    assert not comparison.is_worse


def test_a_stage_in_place_of_another_frees_by_its_step(tmp_path: Path) -> None:
    rides = "  - id: rides\n    title: Rides\n    touchpoints:\n      - {id: gate, title: The gate, channel: branch}\n"
    driven = "  - {id: driven, title: Is driven, touchpoints: [{id: taxi, title: Taxi, channel: phone}]}\n"
    assert [one.persona for one in changed(tmp_path, (rides, driven)).freed] == ["cem"]
    back = compare_journeys(changed(tmp_path, (rides, driven)).after, writer(tmp_path)(JOURNEY))
    assert stranded(back) == [("cem", ("rides",))]


@pytest.mark.parametrize("passive", ["", "    passive: true\n"])
def test_steps_that_move_away_leave_a_stage_without(tmp_path: Path, passive: str) -> None:
    edit = (f"title: Rides\n    touchpoints:\n      - {GATE}\n", f"title: Rides\n{passive}")
    comparison = changed(tmp_path, (CASH, f"{CASH}      - {GATE}\n"), edit) if not passive else changed(tmp_path, edit)
    assert [*comparison.stages_without_step] == ["rides"]
    assert comparison.is_worse


def test_a_last_step_of_her_own_that_is_gone_is_a_loss_though_others_have_one(tmp_path: Path) -> None:
    own = (
        "{id: gate, title: The gate, channel: branch, for: [ann, ben]}\n      - {id: lift, title: Lift, channel: phone}"
    )
    comparison = between(tmp_path, ((GATE, own),), ("\n      - {id: lift, title: Lift, channel: phone}", ""))
    assert [(one.persona, one.without_step_at) for one in comparison.without_step] == [("cem", ("rides",))]
    assert comparison.is_worse


def test_steps_that_are_merged_into_one_stage_free_nobody(tmp_path: Path) -> None:
    rides = f"  - id: rides\n    title: Rides\n    touchpoints:\n      - {GATE}\n"
    assert changed(tmp_path, (rides, ""), (CASH, f"{CASH}      - {GATE}\n")).freed == ()


def test_an_unrelated_new_step_frees_nobody_whose_step_is_only_written_otherwise(tmp_path: Path) -> None:
    help_ = (
        "{id: gate, title: The gate, channel: branch, role: support}\n      - {id: band, title: Band, channel: store}"
    )
    comparison = changed(
        tmp_path, (GATE, help_), (WINDOW, f"{WINDOW}      - {{id: call, title: Call, channel: phone}}\n")
    )
    assert comparison.freed == ()


def test_a_title_that_is_written_otherwise_makes_no_new_step(tmp_path: Path) -> None:
    asking = "{title: The gate, channel: branch, asks_for: [coin]}"
    before = ((GATE, asking), (CEM, "access: {lacks: [coin]}"))
    comparison = between(tmp_path, before, (asking, "{title: At the barrier, channel: branch}"))
    assert comparison.after is not None
    assert comparison.after.access.personas[2].able
    assert comparison.freed == ()


def test_two_touchpoints_of_one_title_are_told_apart_by_their_channel(tmp_path: Path) -> None:
    both = "{title: Ticket, channel: phone}\n      - {title: Ticket, channel: web}"
    comparison = between(tmp_path, ((GATE, both),), ("{title: Ticket, channel: phone}\n      - ", ""))
    assert [one.channel for one in comparison.pairing.touchpoints.went.values()] == ["phone"]
    assert stranded(comparison) == [("ben", ("rides",))]


def test_a_channel_of_another_name_makes_no_new_step(tmp_path: Path) -> None:
    booth = "channels:\n  booth: {title: Booth, kind: physical, asks_for: [coin]}\npersonas:\n"
    gate = "{id: gate, title: The gate, channel: booth, asks_for: [ticket]}"
    before = (("personas:\n", booth), (GATE, gate), (CEM, "access: {lacks: [ticket]}"))
    comparison = between(
        tmp_path, before, ("  booth:", "  stall:"), (gate, "{id: gate, title: The gate, channel: stall}")
    )
    assert comparison.freed == ()


def test_needs_that_are_written_down_strand_nobody(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        (GATE, GATE[:-1] + ", meets: [captions], asks_for: [ticket], required: true}"),
        (CEM, "access: {lacks: [ticket], assistive: [large-text]}"),
    )
    assert not comparison.is_worse


def test_a_voice_lost_is_hidden_by_no_access_that_is_new(tmp_path: Path) -> None:
    offline = (ANN, "ann: {title: Ann, share: 0.5, access: {internet: none}}")
    comparison = changed(tmp_path, offline, (", data: [counter]", ""))
    assert ("ann", "behavioural") in [(one.persona, one.family) for one in comparison.lost_voices]


def test_a_channel_through_which_data_hears_is_no_loss_where_it_is_written_for_the_first_time(tmp_path: Path) -> None:
    silent = ("type: interviews, through: [branch]", "type: interviews")
    first = between(tmp_path, (silent,), silent[::-1])
    assert first.lost_voices == ()
    again = changed(tmp_path, ("through: [branch]", "through: [web]"))
    assert [one.persona for one in again.lost_voices] == ["ben"]


def test_who_only_counts_as_able_is_told_with_what_that_rests_on(tmp_path: Path) -> None:
    passive = ("title: Rides\n", "title: Rides\n    passive: true\n")
    told = said(tmp_path, passive)["other"]
    assert told[0].startswith("Cem (20%) was stopped at rides and counts as passing there only because")
    assert told[1] == (
        "that Cem (20%) counts as able rests on what nobody wrote down (internet, devices and digital skills)"
    )
    needs = [passive, (CEM, "access: {assistive: [large-text], travel: none}")]
    assert "that Cem (20%) counts as able is unproven: nobody has said whether such needs are served at" in "".join(
        said(tmp_path, *needs)["other"]
    )
