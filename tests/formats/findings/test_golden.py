"""What build services read, against golden files, byte for byte.

If it fails, an upgrade changes what a service reads, and nobody noticed.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

import os
from pathlib import Path

import pytest

from cxjourney.diagnostics import Report
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"sarif": "sarif.json", "github": "github.txt", "gitlab": "gitlab.json", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("kind", ["ordinary", "hostile"])
@pytest.mark.parametrize("format_", ENDINGS)
def test_format_is_as_it_was(format_: str, kind: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(kind)
    path = GOLDEN / f"{kind}.{ENDINGS[format_]}"
    written = FINDINGS[format_](report, Terminal(), True).encode()
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    assert path.is_file(), f"{path.name} is missing: write it with CXJOURNEY_UPDATE_GOLDEN=1"
    assert written == path.read_bytes(), f"{path.name} differs: CXJOURNEY_UPDATE_GOLDEN=1 writes it anew"


def test_golden_files_are_of_formats() -> None:
    assert {path.name.split(".", 1)[1] for path in GOLDEN.iterdir()} == set(ENDINGS.values())
