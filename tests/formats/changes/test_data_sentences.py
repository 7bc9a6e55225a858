"""What data sees no more, and what it sees now, in sentences worked out by hand.

If it fails, a loss of data is told of the wrong stage, or as a gain.
"""

from pathlib import Path

from cxjourney.formats.changes.data_sentences import cell_sentences, touchpoint_sentences
from cxjourney.formats.changes.sentence_parts import Sentence
from tests.analysis.ticket_journey import ENGLISH, changed

NO_INTERVIEWS = ("    data: [interviews]\n", "")


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
