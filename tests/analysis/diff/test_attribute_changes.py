"""What is written differently of things on both sides.

If it fails, a share, a grade or a target changes and nobody is told, or a default is told as if somebody wrote it.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.languages import language
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, said, writer

PAYS, LOOKS = "title: Pays\n", "title: Looks for a ticket\n"
CASH = "{id: cash, title: Cash at the window, channel: branch, data: [counter]}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Pays\n", "title: Pays\n    importance: 3\n", "pays: importance 3 (it was not said)"),
        ("share: 0.5}", "share: 0.4}", "Ann: share 40% (it was 50%)"),
        ("ann: {title: Ann, share: 0.5}", "ann: {title: Ann}", "Ann: share not said (it was 50%)"),
        ("internet: none", "internet: poor", "Ben: internet poor (it was none)"),
        (CASH, CASH[:-1] + ", meets: []}", "cash at pays: meets none (it was not said)"),
        (CASH, CASH[:-1] + ", rating: {ease: 2}}", "cash at pays: ease 2 (it was not said)"),
        (CASH, CASH[:-1] + ", required: true}", "cash at pays: required yes (it was not said)"),
        (CASH, CASH[:-1] + ", role: support}", "cash at pays: role support (it was not said)"),
        ("unit: minutes}", "unit: minutes, target: 2}", "time of pays: target 2 (it was not said)"),
        ("owner: sales\nstages", "owner: sales\nstatus: draft\nstages", "buys: status draft (it was not said)"),
        ("title: Pays\n", "title: Pays\n    entry: true\n", "pays: entry yes (it was not said)"),
        ("title: Pays\n", "title: Pays\n    passive: true\n", "pays: passive yes (it was not said)"),
        ("title: Pays\n", "title: Pays\n    emotions: {ann: -1}\n", "Ann at pays: feeling -1 (it was not said)"),
        (
            PAYS,
            PAYS + "    next: [{to: rides, share: 0.4}]\n",
            "the way from pays to rides: share 40% (it was not said)",
        ),
        (LOOKS, LOOKS + "    next: [pays, rides]\n", "a way leads from looks to rides now"),
        (PAYS, PAYS + "    pain_points: [{title: A}]\n", "pays has a new pain point: “A” (severity not said)"),
    ],
)
def test_what_is_written_differently_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in said(tmp_path, (old, new))["other"]
    assert changed(tmp_path, (old, new)).is_changed


def test_what_is_in_force_anyway_is_no_change_when_it_is_written(tmp_path: Path) -> None:
    assert not changed(tmp_path, ("owner: sales\nstages", "owner: sales\nstatus: agreed\nstages")).is_changed
    assert not changed(tmp_path, (CASH, CASH[:-1] + ", required: false}")).is_changed


def test_a_pain_point_that_moved_is_told(tmp_path: Path) -> None:
    pain = "    pain_points: [{id: slow, title: The queue}]\n"
    write = writer(tmp_path)
    before, after = (write(JOURNEY.replace(place, place + pain)) for place in (PAYS, LOOKS))
    assert [one.text for one in consequences(compare_journeys(before, after), ENGLISH)] == [
        "the pain point “The queue” (slow) has moved from pays to looks"
    ]


def test_the_severity_of_a_new_pain_point_is_told_in_the_reader_s_language(tmp_path: Path) -> None:
    write = writer(tmp_path)
    before, after = (
        write(JOURNEY),
        write(JOURNEY.replace(PAYS, f"{PAYS}    pain_points: [{{title: A, severity: high}}]\n")),
    )
    (told,) = (one.text for one in consequences(compare_journeys(before, after), language("fa")))
    assert "(شدت: زیاد)" in told
