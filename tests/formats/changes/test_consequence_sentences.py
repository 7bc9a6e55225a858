"""The consequences of a change in sentences, worst first, worked out by hand.

If it fails, a loss of data stands below good news, or is told of the wrong stage or owner.
"""

from pathlib import Path

from cxjourney.formats.changes.consequence_sentences import (
    cell_sentences,
    consequences,
    owner_sentences,
    touchpoint_sentences,
)
from cxjourney.formats.changes.metric_sentences import metric_sentences
from cxjourney.formats.changes.sentence import Sentence
from tests.analysis.ticket_journey import ENGLISH, changed

NO_INTERVIEWS = ("    data: [interviews]\n", "")


def test_what_is_worse_stands_first_and_what_is_neither_last(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, NO_INTERVIEWS, ("id: rides\n", "id: travels\n    data: [counter]\n"), ("value: 60", "value: 55")
    )
    effects = [sentence.effect for sentence in consequences(comparison, ENGLISH)]
    assert effects == sorted(effects, key=["worse", "better", "other"].index)
    assert set(effects) == {"worse", "better", "other"}


def test_a_family_that_is_lost_names_its_source(tmp_path: Path) -> None:
    assert list(cell_sentences(changed(tmp_path, NO_INTERVIEWS), ENGLISH)) == [
        Sentence("worse", "pays has lost its last attitudinal source (interviews)")
    ]


def test_a_stage_that_nothing_sees_any_more_has_gone_dark(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("data: [panel]", "data: []"), ("channel: web, data: [clicks]}", "channel: web}"))
    assert Sentence("worse", "looks has gone dark: no data sees it any more (it was clicks and panel)") in list(
        cell_sentences(comparison, ENGLISH)
    )


def test_a_stage_that_something_sees_now_is_no_longer_dark(tmp_path: Path) -> None:
    assert list(
        cell_sentences(changed(tmp_path, ("title: Rides\n", "title: Rides\n    data: [panel]\n")), ENGLISH)
    ) == [Sentence("better", "rides is no longer dark: contextual data sees it (panel)")]


def test_touchpoints_are_seen_by_data_of_their_own(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        ("channel: branch, data: [counter]}", "channel: branch}"),
        (
            "{id: gate, title: The gate, channel: branch}",
            "{id: gate, title: The gate, channel: branch, data: [counter]}",
        ),
    )
    assert list(touchpoint_sentences(comparison, ENGLISH)) == [
        Sentence("worse", "no data of its own sees cash at pays any more (it was counter)"),
        Sentence("better", "data of its own sees gate at rides now (counter)"),
    ]


def test_what_lost_one_owner_is_told_together(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, (", owner: sales}", "}"), ("title: Buys a ticket\nowner: sales", "title: Buys a ticket")
    )
    assert list(owner_sentences(comparison, ENGLISH)) == [
        Sentence("other", "the journey buys and 2 data sources have lost their owner (sales)")
    ]


def test_a_metric_says_in_which_direction_it_moved(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("value: 60", "value: 65"), ("value: 4", "value: 5"))
    assert list(metric_sentences(comparison, ENGLISH)) == [
        Sentence("other", "“Paying is easy” (csat) of pays has moved from 60 to 65%, for the better"),
        Sentence("other", "time of pays has moved from 4 to 5 minutes, for the worse"),
    ]
