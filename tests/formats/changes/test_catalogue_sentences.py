"""What is said of catalogues: from what to what.

If it fails, whoever reads a change of a catalogue must look up in git what was written there before.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare

JOURNEY = "journey: j\ntitle: J\nstages: [{id: one, title: One, data: [log]}]\n"
CATALOGUE = """\
channels: {lift: {title: Lift, kind: physical, travel: local}}
personas:
  ann: {title: Ann, needs: [{text: To be heard, source: log}, Time]}
data_sources: {log: {title: Log, type: web-analytics, refreshed: 2026-10-01, families: [behavioural]}}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("travel: local", "travel: none", "the channel lift: travel none (it was local)"),
        (", refreshed: 2026-10-01", "", "the data source log: refreshed not said (it was 2026-10-01)"),
        ("[behavioural]", "[contextual]", "the data source log: families contextual (it was behavioural)"),
        (
            "{text: To be heard, source: log}, Time",
            "Time",
            "the persona Ann: needs (gone: “To be heard” (source log))",
        ),
        ("{title: Log,", "{title: Log, error_after: 9y,", "the data source log: error_after 9y (it was not said)"),
    ],
)
def test_what_changed_in_a_catalogue_is_said_from_what_to_what(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CATALOGUE
    assert shared(tmp_path, (CATALOGUE, JOURNEY), (CATALOGUE.replace(old, new), JOURNEY)) == [told]


def shared(folder: Path, before: tuple[str, str], after: tuple[str, str]) -> list[str]:
    """Return what is said of what journeys share; each side is a catalogue and a journey."""
    for name, (catalogue, journey) in (("old", before), ("new", after)):
        (folder / name).mkdir()
        (folder / name / "catalogue.yaml").write_text(catalogue, "utf-8")
        (folder / name / "j.yaml").write_text(journey, "utf-8")
    what = compare(str(folder / "old"), [str(folder / "new")], None, date(2026, 11, 28)).difference
    return list(shared_sentences(what, language("en")))


def waived(until: str, reason: str = "Later") -> str:
    return f"{JOURNEY}waivers: [{{rule: CX203, stage: one, reason: {reason}, until: {until}}}]\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (waived("2027-01-31"), waived("2027-01-01"), "was shortened to 2027-01-01 (it was 2027-01-31)"),
        (
            waived("2027-01-31"),
            waived("2026-01-01"),
            "was shortened to 2026-01-01 (it was 2027-01-31), and has expired",
        ),
        (waived("2025-01-01"), waived("2026-01-01"), "runs until 2026-01-01 now (it was 2025-01-01), and has expired"),
        (waived("2026-01-01"), waived("2027-01-01"), "runs until 2027-01-01 now (it was 2026-01-01)"),
        (waived("2027-01-31"), waived("2027-01-31", "Soon"), "has another reason: “Soon” (it was “Later”)"),
        (
            waived("2027-01-31"),
            waived("2028-01-31", "Soon"),
            "runs until 2028-01-31 now (it was 2027-01-31); the waiver of CX203 (j and one) has another reason: “Soon” "
            "(it was “Later”)",
        ),
        (waived("2026-01-01"), JOURNEY, "is gone"),
    ],
)
def test_what_became_of_a_waiver_is_said_truly(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert shared(tmp_path, (CATALOGUE, before), (CATALOGUE, after)) == [f"the waiver of CX203 (j and one) {told}"]


def test_a_new_waiver_that_has_expired_says_so(tmp_path: Path) -> None:
    told = "a waiver of CX203 (j and one) is new, until 2026-01-01, and has expired"
    assert shared(tmp_path, (CATALOGUE, JOURNEY), (CATALOGUE, waived("2026-01-01"))) == [told]
