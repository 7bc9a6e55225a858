"""Lists that stay short, and figures before and after.

If it fails, a sentence runs on over a hundred names, or shows a figure of coverage without the other.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.formats.changes.figure_changes import FigureChange, figure_changes
from cxjourney.formats.changes.sentence_parts import MAX_NAMED, join_and, join_or
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, writer


def test_more_names_than_there_is_room_for_are_counted() -> None:
    names = [f"n{number}" for number in range(MAX_NAMED + 3)]
    for text in (join_and(names, ENGLISH), join_or(names, ENGLISH)):
        assert "n0" in text
        assert names[-1] not in text
        assert "3" in text
    assert join_and(["a", "b", "c"], ENGLISH) == "a, b and c"
    assert join_or(["a", "b", "c"], ENGLISH) == "a, b or c"


def test_figures_stand_in_their_order_with_what_they_were(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("title: Rides\n", "title: Rides\n    data: [panel]\n"))
    assert [change.clause(ENGLISH) for change in figure_changes(comparison, ENGLISH)] == [
        "covered 100% (was 66.7%)",
        "known 55.6% (was 44.4%)",
        "able 80% including 80% only as far as is written as before",
        "stranded 20% as before",
    ]


def test_how_many_of_the_able_are_unproven_is_said(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("{internet: none}", "{internet: none, assistive: [large-text]}"))
    able = figure_changes(comparison, ENGLISH)[2]
    before, after = (
        "80% including 80% only as far as is written",
        "80% including 30% unproven and 80% only as far as is written",
    )
    assert able.clause(ENGLISH) == f"able {after} (was {before})"


def test_where_all_is_written_nothing_is_assumed(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("share: 0.5}", "share: 0.5, access: {travel: any}}"))
    able = figure_changes(comparison, ENGLISH)[2]
    assert (
        able.clause(ENGLISH)
        == "able 80% including 30% only as far as is written (was 80% including 80% only as far as is written)"
    )


@pytest.mark.parametrize("is_new", [True, False])
def test_a_journey_that_is_on_one_side_has_its_figures_there(tmp_path: Path, is_new: bool) -> None:
    study = writer(tmp_path)(JOURNEY)
    covered = figure_changes(compare_journeys(None, study) if is_new else compare_journeys(study, None), ENGLISH)[0]
    assert covered.clause(ENGLISH) == ("covered 66.7%" if is_new else "covered 66.7% before")
    assert not covered.is_not_known


def test_without_shares_who_is_able_is_not_known(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY.replace(", share: 0.2", ""))
    able = figure_changes(compare_journeys(study, study), ENGLISH)[2]
    assert able == FigureChange("able", "not known", "not known", is_not_known=True)
