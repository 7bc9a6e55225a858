"""Folders of fonts that killed runs left behind are taken away by a later one, and no others.

If it fails, a build machine's disk fills up, or somebody's files are deleted.
"""

import os
import time
from pathlib import Path

import pytest

from cxjourney.maps.output import pdf


def test_what_killed_runs_left_behind_is_swept(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (f"{pdf.FOLDER}old", f"{pdf.FOLDER}new", "somebody-else"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "0.otf").write_bytes(b"x")
    elsewhere = tmp_path / f"{pdf.FOLDER}link"
    elsewhere.symlink_to(other)
    for folder in (old, other):
        long_ago = time.time() - 2 * pdf.LEFT_BEHIND
        os.utime(folder, (long_ago, long_ago))
    pdf._remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((new.name, other.name, elsewhere.name))


def test_a_run_that_ends_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.maps.drawing import draw, workspace_study

    pytest.importorskip("typst")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert draw(workspace_study(), form="pdf").startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []
