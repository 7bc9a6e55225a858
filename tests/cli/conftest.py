"""What the tests of the command line share."""

from pathlib import Path

import pytest

from .command import AS_OF, JOURNEY, write


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with one sound journey in ``journeys/``."""
    write(tmp_path / "journeys", buys=JOURNEY)
    return tmp_path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that this process stands in, as at a terminal of 60 columns."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("CXJOURNEY_AS_OF", AS_OF)
    return tmp_path
