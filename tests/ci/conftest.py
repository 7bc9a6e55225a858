"""What the tests of build services share."""

from pathlib import Path

import pytest

from .repository import Repository, repository


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """A repository with a sound journey."""
    return repository(tmp_path / "scratch")
