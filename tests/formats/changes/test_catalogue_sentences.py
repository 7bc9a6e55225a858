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
            "the persona Ann: needs Time (it was To be heard (source log) and Time)",
        ),
        ("{title: Log,", "{title: Log, error_after: 9y,", "the data source log: error_after 3285d (it was not said)"),
    ],
)
def test_what_changed_in_a_catalogue_is_said_from_what_to_what(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CATALOGUE
    for name, text in (("old", CATALOGUE), ("new", CATALOGUE.replace(old, new))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalogue.yaml").write_text(text, "utf-8")
        (tmp_path / name / "j.yaml").write_text(JOURNEY, "utf-8")
    what = compare(str(tmp_path / "old"), [str(tmp_path / "new")], None, date(2026, 11, 28)).difference
    assert list(shared_sentences(what, language("en"))) == [told]
