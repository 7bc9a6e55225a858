"""Which sources count for more only on paper, on the ticket journey: rides has no data but diaries that have expired.

If it fails, a team deletes a date or lifts a limit, and is told that it sees a stage that nothing sees.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.formats.changes.consequence_sentences import consequences
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, writer

DIARY = "diary: {title: Diaries, type: diary-study, refreshed: 2019-01-01, error_after: 1y}"
OLD = JOURNEY.replace(
    "diary: {title: Diaries, type: diary-study, status: planned, expected: 2027-03-01}", DIARY
).replace("title: Rides\n", "title: Rides\n    data: [diary]\n")


def changed(folder: Path, old: str, new: str) -> JourneyComparison:
    assert old in OLD
    write = writer(folder)
    return compare_journeys(write(OLD), write(OLD.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        (", refreshed: 2019-01-01", "", "diary"),
        ("error_after: 1y", "error_after: 90y", "diary"),
        ("type: footfall", "type: footfall, families: [behavioural, contextual]", "counter"),
    ],
)
def test_no_data_is_new_by_another_description(tmp_path: Path, old: str, new: str, source: str) -> None:
    comparison = changed(tmp_path, old, new)
    assert comparison.lit_cells == ()
    assert comparison.won_voices == ()
    assert comparison.heard_personas == frozenset()
    assert comparison.described_sources is not None
    assert comparison.described_sources.ids == (source,)
    told = [(one.effect, one.text) for one in consequences(comparison, ENGLISH)]
    assert [text for effect, text in told if effect == "better"] == []
    assert told[0][1] == (
        f"the source {source} counts for more now only because its type, families, date or limit is written "
        "differently: no data is new"
    )


def test_data_that_was_brought_up_to_date_is_new(tmp_path: Path) -> None:
    comparison = changed(tmp_path, "refreshed: 2019-01-01", "refreshed: 2026-06-20")
    assert [cell.stage for cell in comparison.lit_cells] == ["rides"]
    assert comparison.described_sources is None


def test_a_source_that_is_described_with_less_is_a_loss(tmp_path: Path) -> None:
    comparison = changed(tmp_path, "type: interviews,", "type: interviews, families: [contextual],")
    assert [(cell.stage, cell.family) for cell in comparison.dark_cells] == [("pays", "attitudinal")]
    assert comparison.is_worse
