"""What people and scripts read of gaps, in three languages, against golden files, byte for byte.

If it fails, an upgrade changes what a room reads of its journey, and nobody noticed.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

from pathlib import Path

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from tests.formats.golden_files import TERMINALS, TEXT_AND_JSON, hold
from tests.formats.workspace import AS_OF, FILES, studied

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = {"en": "buys", "fa": "kharid", "id": "membeli"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", TEXT_AND_JSON)
def test_gaps_are_as_they_were(tmp_path: Path, ending: str, language: str) -> None:
    form, terminal = TEXT_AND_JSON[ending]
    studies = [
        study for study in studied(tmp_path / "journeys", **FILES) if study.journey.journey == LANGUAGES[language]
    ]
    text = GAPS[form](studies, AS_OF, GapsOptions(TERMINALS[terminal], explain=True))
    hold(GOLDEN / f"gaps.{language}.{ending}", text)


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"gaps.{language}.{ending}" for language in LANGUAGES for ending in TEXT_AND_JSON}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
