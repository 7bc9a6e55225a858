"""Which metrics are the same on both sides of a change, and what each is called.

If it fails, one metric more shifts all others, and `diff` tells of figures that nobody measured anew.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.diff.metric_changes import metric_changes
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.formats.changes.consequence_sentences import consequences
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, writer

PLACE = "title: Rides\n"


def changes(folder: Path, before: list[str], after: list[str]) -> list[tuple[float | None, float | None, bool | None]]:
    """Return the figures that changed, before and after, and whether that is better."""
    return [
        (one.before.value if one.before else None, one.after.value if one.after else None, one.is_better)
        for one in metric_changes(compared(folder, before, after).pairing)
    ]


def compared(folder: Path, before: list[str], after: list[str]) -> JourneyComparison:
    """Compare two journeys that differ in the metrics of their last stage."""
    write = writer(folder)
    texts = ("".join(f"\n      - {{{one}}}" for one in metrics) or " []" for metrics in (before, after))
    was, now = (write(JOURNEY.replace(PLACE, f"{PLACE}    metrics:{text}\n")) for text in texts)
    return compare_journeys(was, now)


NPS = ["kind: nps, value: 20, date: 2026-01-01", "kind: nps, value: 40, date: 2026-01-01"]
KNOWN = [
    (NPS, ["kind: nps, value: 60, date: 2026-10-01", *NPS], [(None, 60, None)]),
    (NPS, NPS[::-1], []),
    (NPS, NPS[1:], [(20, None, None)]),
    (NPS, [NPS[0], "kind: nps, value: 45, date: 2026-01-01"], [(40, 45, True)]),
    (["kind: nps, value: 20, title: A"], ["kind: nps, value: 20, title: B"], []),
    (["kind: nps, value: 20, title: A"], ["kind: nps, value: 30, title: B"], [(20, None, None), (None, 30, None)]),
    (["kind: csat, value: 20, title: A"], ["kind: other, value: 30, title: A"], [(20, 30, None)]),
    (
        ["kind: nps, value: 20, persona: ann"],
        ["kind: nps, value: 20, persona: ben"],
        [(20, None, None), (None, 20, None)],
    ),
    (["kind: time, value: 20"], ["kind: time, value: 30, higher_is_better: true"], [(20, 30, None)]),
    (["kind: other, value: 20"], ["kind: other, value: 30, higher_is_better: true"], [(20, 30, True)]),
    (["kind: completion, value: 0.8"], ["kind: completion, value: 80"], [(0.8, 80, None)]),
    (["kind: nps, value: 0.4"], ["kind: nps, value: 45"], [(0.4, 45, None)]),
    (['kind: completion, value: 0.8, unit: "%"'], ['kind: completion, value: 80, unit: "%"'], [(0.8, 80, True)]),
    (["kind: nps, value: 20, sample: 40"], ["kind: nps, value: 25, sample: 40"], [(20, 25, None)]),
]


@pytest.mark.parametrize(("before", "after", "expected"), KNOWN)
def test_metrics_are_known_again(
    tmp_path: Path,
    before: list[str],
    after: list[str],
    expected: list[tuple[float | None, float | None, bool | None]],
) -> None:
    assert changes(tmp_path, before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "kind: ces, value: 3, title: Ease",
            "kind: ces, value: 3, title: Ease",
            ["“Ease” (ces) of rides stands at pays now"],
        ),
        ("kind: ces, value: 3", "kind: ces, value: 3", ["ces of rides stands at pays now"]),
        ("kind: ces, title: Ease", "kind: ces, title: Ease", ["“Ease” (ces) of rides stands at pays now"]),
        (
            "kind: ces, value: 3, title: Ease",
            "kind: ces, value: 4, title: Ease",
            ["“Ease” (ces) of pays has moved from 3 to 4", "“Ease” (ces) of rides stands at pays now"],
        ),
        ("kind: ces, value: 3", "kind: ces, value: 4", ["ces of rides", "ces of pays"]),
        ("kind: ces, value: 3, title: Ease", "kind: csat, value: 3, title: Ease", ["(ces) of rides", "(csat) of pays"]),
    ],
)
def test_a_metric_is_followed_to_another_stage(tmp_path: Path, before: str, after: str, told: list[str]) -> None:
    """It is the same by its title, or where it is written as it was; where neither holds, one went and one came."""
    write = writer(tmp_path)
    was = write(JOURNEY.replace(PLACE, f"{PLACE}    metrics: [{{{before}}}]\n"))
    now = write(JOURNEY.replace("    metrics:\n", f"    metrics:\n      - {{{after}}}\n"))
    comparison = compare_journeys(was, now)
    said = sorted(one.text for one in consequences(comparison, ENGLISH) if "ces" in one.text or "csat" in one.text)
    moved = [one for one in match_metrics(comparison.pairing).kept if one.stage != one.stage_was]
    assert bool(moved) == any("stands" in one for one in told)
    assert len(said) == len(told)
    assert all(any(part in one for one in said) for part in told), said


def test_nothing_is_matched_where_there_is_one_side(tmp_path: Path) -> None:
    found = match_metrics(compare_journeys(writer(tmp_path)(JOURNEY), None).pairing)
    assert (found.kept, found.came, found.went) == ((), (), ())


ALIKE = [f"kind: nps, value: {value}, target: {target}" for value, target in ((20, 50), (40, 60))]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            ALIKE,
            ["kind: nps, value: 20, target: 55", "kind: nps, value: 40, target: 65"],
            ["nps (no. 1) of rides: target 55 (it was 50)", "nps (no. 2) of rides: target 65 (it was 60)"],
        ),
        (
            ALIKE,
            [ALIKE[0], "kind: nps, value: 45, target: 60"],
            ["nps (no. 2) of rides has moved from 40 to 45, for the better"],
        ),
        (
            ["kind: nps, value: 20, persona: ann", "kind: nps, value: 20, persona: ben"],
            ["kind: nps, value: 20, persona: ann", "kind: nps, value: 20, persona: ben, date: 2026-10-01"],
            ["nps (ben) of rides: also changed: date 2026-10-01 (it was not said)"],
        ),
        (
            [f"{one}, owner: sales" for one in ALIKE],
            [f"{ALIKE[0]}, owner: sales", ALIKE[1]],
            ["the metric “nps 2” has lost its owner (sales)"],
        ),
        ([], ["kind: nps, target: 50"], ["rides: also changed: metrics (new: kind nps, target 50)"]),
    ],
)
def test_metrics_that_are_alike_are_told_apart(
    tmp_path: Path, before: list[str], after: list[str], told: list[str]
) -> None:
    assert [one.text for one in consequences(compared(tmp_path, before, after), ENGLISH)] == told
