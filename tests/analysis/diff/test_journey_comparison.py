"""What a change of one journey means, worked out by hand on the ticket journey.

If it fails, `diff` tells a team of a loss that there is none of, or is silent where customers are newly left out.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import without_losses
from cxjourney.analysis.whatif.scenario_ranking import possible_losses
from cxjourney.formats.changes.consequence_sentences import consequences
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, real_journeys, said, writer


def test_the_journey_is_as_it_was_worked_out(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY)
    assert round(study.coverage.covered_percent, 1) == 66.7
    assert round(study.coverage.known_percent, 1) == 44.4
    assert (study.access.able_share, study.access.stranded_share) == (0.8, 0.2)
    assert {voice.persona: voice.families for voice in study.voices} == {
        "ann": {"behavioural": ("clicks", "counter"), "attitudinal": ("interviews",), "contextual": ("panel",)},
        "ben": {"behavioural": ("counter",), "attitudinal": ("interviews",), "contextual": ("panel",)},
        "cem": {"behavioural": ("clicks",), "attitudinal": (), "contextual": ("panel",)},
    }


def test_nothing_changed(tmp_path: Path) -> None:
    comparison = changed(tmp_path)
    assert not comparison.is_changed
    assert not comparison.is_worse
    assert consequences(comparison, ENGLISH) == []


def test_lines_that_move_are_no_change(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("stages:", "# one\n# two\nstages:"), ("title: Pays", "title:   Pays"))
    assert not comparison.is_changed


def test_last_source_of_a_family(tmp_path: Path) -> None:
    words = said(tmp_path, ("    data: [interviews]\n", ""))
    assert words["worse"] == [
        "pays has lost its last attitudinal source (interviews)",
        "no attitudinal data hears Ann (50%) or Ben (30%) any more (it was interviews)",
    ]
    assert words["better"] == words["other"] == []


def test_a_family_that_has_another_source_has_lost_nothing(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("channel: branch, data: [counter]", "channel: branch, data: [clicks]"))
    assert comparison.dark_cells == ()
    # clicks is named at a touchpoint that Ben can use now, and so still some behavioural data hears him
    assert comparison.lost_voices == ()


def test_a_stage_goes_dark_and_another_lights_up(tmp_path: Path) -> None:
    words = said(
        tmp_path,
        ("data: [panel]", "data: []"),
        ("channel: web, data: [clicks]}\n      - {id: window", "channel: web}\n      - {id: window"),
        ("title: Rides\n", "title: Rides\n    data: [panel]\n"),
    )
    assert words["worse"] == [
        "looks has gone dark: no data sees it any more (it was clicks and panel)",
        "no data of its own sees site at looks any more (it was clicks)",
    ]
    assert words["better"] == ["rides is no longer dark: contextual data sees it (panel)"]


def test_a_voice_falls_silent(tmp_path: Path) -> None:
    words = said(
        tmp_path,
        ("type: market-research, through: [phone]", "type: market-research, through: [branch]"),
        (
            "id: card, title: Card on the site, channel: web, data: [clicks]",
            "id: card, title: Card on the site, channel: web",
        ),
        ("id: site, title: The site, channel: web, data: [clicks]", "id: site, title: The site, channel: web"),
    )
    assert "no data hears Cem (20%) any more" in words["worse"]


def test_a_voice_is_heard_for_the_first_time(tmp_path: Path) -> None:
    write = writer(tmp_path)
    deaf = JOURNEY.replace("through: [phone]", "through: [branch]").replace("data: [clicks]", "data: []")
    calls = "data_sources:\n  calls: {title: Calls, type: interviews, through: [phone]}\n"
    heard = deaf.replace("data: [interviews]", "data: [interviews, calls]").replace("data_sources:\n", calls)
    comparison = compare_journeys(write(deaf), write(heard))
    assert comparison.heard_personas == {"cem"}
    assert [c.text for c in consequences(comparison, ENGLISH) if c.effect == "better"] == [
        "data hears Cem (20%) for the first time (calls)",
    ]


def test_somebody_is_newly_stranded(tmp_path: Path) -> None:
    words = said(tmp_path, ("      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n", ""))
    assert words["worse"] == [
        "Ben (30%) is newly stranded at pays",
        "no behavioural data is taken to hear Ben (30%) any more (it was counter, without through:)",
    ]
    assert words["other"] == ["pays no longer has the touchpoint cash"]


def test_somebody_is_freed(tmp_path: Path) -> None:
    words = said(
        tmp_path,
        ("      - {id: gate,", "      - {id: hotline, title: The hotline, channel: phone}\n      - {id: gate,"),
    )
    assert words["better"] == [
        "Cem (20%) is no longer stranded at rides, and able to complete the journey, if what nobody wrote down is good "
        "enough (internet, devices and digital skills)"
    ]
    assert words["other"] == ["rides has a new touchpoint: hotline"]


def test_somebody_who_gets_further_is_not_worse_off(tmp_path: Path) -> None:
    write = writer(tmp_path)
    before = JOURNEY.replace("title: Card on the site, channel: web", "title: Card on the site, channel: branch")
    comparison = compare_journeys(write(before), write(JOURNEY))
    assert not comparison.is_worse
    assert [c.text for c in consequences(comparison, ENGLISH) if "Cem" in c.text] == [
        "Cem (20%) gets past pays, and is stranded at rides"
    ]


def test_a_new_stage_that_is_dark_and_strands_nobody_is_no_regression(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("personas:", "  - {id: leaves, title: Leaves}\npersonas:"))
    assert not comparison.is_worse
    assert [c.text for c in consequences(comparison, ENGLISH)] == ["the stage leaves is new: no data sees it"]


def test_a_new_stage_that_strands_somebody_is_one(tmp_path: Path) -> None:
    extra = "  - {id: leaves, title: Leaves, touchpoints: [{title: Form, channel: web}]}\npersonas:"
    comparison = changed(tmp_path, ("personas:", extra))
    assert [c.text for c in consequences(comparison, ENGLISH) if c.effect == "worse"] == [
        "Ben (30%) is newly stranded at leaves"
    ]


def test_a_stage_that_goes_has_lost_nothing(tmp_path: Path) -> None:
    a, b = JOURNEY.index("  - id: looks"), JOURNEY.index("  - id: pays")
    words = said(tmp_path, (JOURNEY[a:b], ""))
    assert words["other"] == ["the stage looks is gone"]
    assert words["worse"] == ["no contextual data hears Ann (50%), Ben (30%) or Cem (20%) any more (it was panel)"]


def test_owners_are_lost(tmp_path: Path) -> None:
    words = said(
        tmp_path,
        ("owner: sales\nstages", "stages"),
        ("    owner: sales\n    data: [interviews]", "    data: [interviews]"),
    )
    assert words["other"] == ["the journey buys and the stage pays have lost their owner (sales)"]


def test_metrics_move(tmp_path: Path) -> None:
    words = said(tmp_path, ("value: 60", "value: 52.5"), ("kind: time, value: 4", "kind: time, value: 3"))
    assert words["other"] == [
        "“Paying is easy” (csat) of pays has moved from 60 to 52.5%, for the worse",
        "time of pays has moved from 4 to 3 minutes, for the better",
    ]


def test_metrics_come_and_go(tmp_path: Path) -> None:
    words = said(tmp_path, ("kind: time, value: 4, unit: minutes", "kind: nps, value: -5"))
    assert words["other"] == [
        "time of pays is no longer measured (it was 4 minutes)",
        "nps of pays is measured now: -5",
    ]


def test_a_new_persona_is_no_regression_and_says_where_it_is_stranded(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("  cem:", "  dee: {title: Dee, access: {internet: none, travel: none}}\n  cem:"))
    assert not comparison.is_worse
    assert [c.text for c in consequences(comparison, ENGLISH)] == [
        "Dee travels it now",
        "Dee is stranded at looks",
    ]


def test_a_journey_comes_and_goes(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY)
    came, went = compare_journeys(None, study), compare_journeys(study, None)
    assert not came.is_worse
    assert not went.is_worse
    assert [c.text for c in consequences(came, ENGLISH)] == [
        "the journey is new, with 3 stages",
        "no data sees rides",
        "Cem (20%) is stranded at rides",
    ]
    assert [c.text for c in consequences(went, ENGLISH)] == ["the journey is gone, with 3 stages"]


@pytest.mark.parametrize("study", real_journeys(), ids=lambda study: study.journey.journey)
def test_there_and_back(study: Study) -> None:
    """What one direction loses the other wins, whatever the change; nobody is freed by what is gone.

    That a source hears through more channels is only described, and wins no voice.
    """
    assert not compare_journeys(study, study).is_changed
    for loss in possible_losses(study):
        there = compare_journeys(study, without_losses(study, [loss]))
        back = compare_journeys(there.after, study)
        assert {(cell.stage, cell.family, cell.sources) for cell in there.dark_cells} == {
            (cell.stage, cell.family, cell.sources) for cell in back.lit_cells
        }
        assert {*there.lost_voices} >= {*back.won_voices}
        assert there.silenced_personas >= back.heard_personas
        if loss.kind != "channel":
            assert there.lost_voices == back.won_voices
            assert there.silenced_personas == back.heard_personas
        assert there.freed == ()
        assert {fare.persona for fare in back.freed} == {
            fare.persona for fare in there.newly_stranded if fare.before.able and not fare.after.able
        }


STOPPED = """
journey: bill
title: Paying a bill
stages:
  - {id: notices, title: Notices, touchpoints: [{id: message, title: Message, channel: web}]}
  - id: reports
    title: Reports
    touchpoints: [{id: chat, title: Chat, channel: web}, {id: line, title: The line, channel: phone}]
  - id: pays
    title: Pays
    touchpoints: [{id: slip, title: Slip, channel: post}, {id: call, title: Call, channel: phone, required: true}]
personas:
  walter: {title: Walter, share: 0.4, access: {internet: none, devices: [landline]}}
  dara: {title: Dara, share: 0.6}
"""


def beyond(folder: Path, *edits: tuple[str, str]) -> tuple[JourneyComparison, list[str]]:
    write, text = writer(folder), STOPPED
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    comparison = compare_journeys(write(STOPPED), write(text))
    return comparison, [clause.text for clause in consequences(comparison, ENGLISH) if "Walter" in clause.text]


def test_who_is_stopped_earlier_and_loses_the_only_step_further_on_is_told_of(tmp_path: Path) -> None:
    comparison, words = beyond(tmp_path, (", {id: line, title: The line, channel: phone}", ""))
    assert words == [
        "Walter (40%) is stopped at notices already; this was the only step at reports that this persona could use"
    ]
    assert not comparison.is_worse
    assert not comparison.newly_stranded
    assert [fare.beyond for fare in comparison.access_changes] == [("reports",)]


def test_who_is_stopped_earlier_and_can_no_longer_use_what_is_required_is_told_of(tmp_path: Path) -> None:
    comparison, words = beyond(tmp_path, ("title: Call, channel: phone", "title: Call, channel: web"))
    assert words == ["Walter (40%) is stopped at notices already, and can no longer pass pays either"]
    assert not comparison.is_worse


def test_who_keeps_another_step_further_on_or_comes_as_far_as_there_is_told_of_otherwise(tmp_path: Path) -> None:
    only = ", {id: line, title: The line, channel: phone}"
    assert beyond(tmp_path, ("{id: slip, title: Slip, channel: post}, ", ""))[1] == []
    comparison, words = beyond(tmp_path, ("Message, channel: web", "Message, channel: post"), (only, ""))
    assert words == ["Walter (40%) is newly stranded at reports"]
    assert comparison.is_worse


def test_figures_on_two_scales_are_not_compared(tmp_path: Path) -> None:
    (figure,) = changed(
        tmp_path, ("{kind: csat, value: 60,", "{kind: csat, value: 4.1, scale: {from: 1, to: 5},")
    ).metric_changes
    assert figure.is_better is None


def test_a_figure_that_is_not_measured_yet_was_not_taken(tmp_path: Path) -> None:
    (figure,) = changed(tmp_path, ("{kind: csat, value: 60,", "{kind: csat,")).metric_changes
    assert figure.after is None
    assert figure.before is not None
    assert figure.is_better is None


def test_figures_in_two_units_are_not_compared_unless_both_say_their_scale(tmp_path: Path) -> None:
    (hours,) = changed(tmp_path, ("value: 4, unit: minutes", "value: 3, unit: hours")).metric_changes
    assert hours.is_better is None
    (share,) = changed(
        tmp_path, ('value: 60, title: Paying is easy, unit: "%"', "value: 62, title: Paying is easy, scale: percent")
    ).metric_changes
    assert share.is_better is True


def test_a_share_is_not_compared_with_a_score_in_points(tmp_path: Path) -> None:
    write, old = writer(tmp_path), "{kind: time, value: 4, unit: minutes}"
    assert old in JOURNEY
    before, after = (write(JOURNEY.replace(old, f"{{kind: nps, value: {value}}}")) for value in (0.22, 30))
    (score,) = compare_journeys(before, after).metric_changes
    assert score.is_better is None


def test_figures_on_two_scales_are_said_not_to_be_comparable(tmp_path: Path) -> None:
    edit = (
        '{kind: csat, value: 60, title: Paying is easy, unit: "%"}',
        "{kind: csat, value: 4.1, title: Paying is easy}",
    )
    assert said(tmp_path, edit)["other"][0] == (
        "“Paying is easy” (csat) of pays: 4.1 now and 60% before can't be compared, since scale, unit or method has "
        "changed"
    )


@pytest.mark.parametrize(
    ("sample", "value", "better", "told"),
    [
        (20, 58, None, "has moved from 60 to 58%, within what its sample allows"),
        (20, 20, False, "has moved from 60 to 20%, for the worse"),
        (100_000, 58, False, "has moved from 60 to 58%, for the worse"),
    ],
)
def test_what_the_sample_allows_is_no_movement_to_the_worse(
    tmp_path: Path, sample: int, value: int, better: bool | None, told: str
) -> None:
    """A share of 60% of 20 people reaches some 20 points to either side, and of 100,000 a third of a point."""
    write = writer(tmp_path)
    had = JOURNEY.replace("{kind: csat, value: 60,", f"{{kind: csat, scale: percent, sample: {sample}, value: 60,")
    comparison = compare_journeys(write(had), write(had.replace("value: 60", f"value: {value}")))
    (figure,) = comparison.metric_changes
    assert figure.is_better is better
    assert any(one.text.endswith(told) for one in consequences(comparison, ENGLISH))
