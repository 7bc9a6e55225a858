"""Who is left out where she was stranded, on the ticket journey: Cem can't travel, and is stranded at rides.

If it fails, a team takes a customer out of a stage, or of the journey, and is told that she was freed.
"""

from pathlib import Path

import pytest

from tests.analysis.ticket_journey import changed, said

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
    assert comparison.is_worse
    words = said(tmp_path, (old, new))
    assert words["worse"] == ["cem (20%) was stopped at rides and is only left out there now (travelled_by or for)"]
    assert words["better"] == []


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
    assert comparison.is_worse
    assert said(tmp_path, edit)["worse"] == [
        "cem (20%) was stranded and no longer travels the journey: nobody is freed by that"
    ]


def test_who_got_through_and_no_longer_travels_is_no_regression(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("owner: sales\nstages", "owner: sales\ntravelled_by: [ben, cem]\nstages"))
    assert not comparison.is_worse
    assert comparison.is_changed
