"""What people, scripts and build services read of findings, against golden files, byte for byte.

If it fails, an upgrade changes what a person or a service reads, and nobody noticed.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

from pathlib import Path

import pytest

from cxjourney.diagnostics import Report
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal
from tests.formats.golden_files import TERMINALS, TEXT_AND_JSON, hold
from tests.formats.workspace import BROKEN, FILES, judged

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"sarif": "sarif.json", "github": "github.txt", "gitlab": "gitlab.json", "junit": "xml", "markdown": "md"}
KINDS = ("ordinary", "hostile")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", ENDINGS)
def test_format_is_as_it_was(format_: str, kind: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(kind)
    hold(GOLDEN / f"{kind}.{ENDINGS[format_]}", FINDINGS[format_](report, Terminal(), True))


@pytest.mark.parametrize("ending", TEXT_AND_JSON)
def test_text_and_json_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.chdir(tmp_path)
    form, terminal = TEXT_AND_JSON[ending]
    report = judged(tmp_path / "journeys", **FILES, broken=BROKEN)
    hold(GOLDEN / f"validate.{ending}", FINDINGS[form](report, TERMINALS[terminal], True))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{kind}.{ending}" for kind in KINDS for ending in ENDINGS.values()}
    assert {path.name for path in GOLDEN.iterdir()} == wanted | {f"validate.{ending}" for ending in TEXT_AND_JSON}
