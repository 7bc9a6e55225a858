"""Reports that the tests of formats share."""

from pathlib import Path

import pytest

from cxjourney.diagnostics import Report

from .reports import ORDINARY, hostile_files, reported


@pytest.fixture
def ordinary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report with errors, warnings, information and a waived finding."""
    monkeypatch.chdir(tmp_path)
    return reported(tmp_path, ORDINARY)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report on a workspace that attacks whoever reads it."""
    monkeypatch.chdir(tmp_path)
    return reported(tmp_path, hostile_files())
