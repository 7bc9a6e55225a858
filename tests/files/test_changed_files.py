"""Files that get another text: a new one goes where it is named, and nowhere else; all are written, or none.

If it fails, whoever owns a repository has files written elsewhere on the machine of whoever works in it, a file that is
protected is written over, or half of a change is left where the disk is full.
"""

import os
from pathlib import Path

import pytest

from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.files.text_file import TextFile


def test_a_new_file_does_not_go_where_a_dangling_link_leads(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(CannotRun):
        write_changed([ChangedFile(tmp_path / "a.yaml", TextFile("a.yaml", ""), TextFile("a.yaml", "title: A\n"))])
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def _changed(folder: Path, *names: str) -> list[ChangedFile]:
    """Return files of a folder that say A and are to say B."""
    for name in names:
        (folder / name).write_text("A\n")
    return [ChangedFile(folder / name, TextFile(f"ws/{name}", "A\n"), TextFile(f"ws/{name}", "B\n")) for name in names]


def _says_a_still(folder: Path, *names: str) -> bool:
    """Return whether files say what they said, and nothing else is in their folder."""
    return {one.name: one.read_text() for one in folder.iterdir()} == dict.fromkeys(names, "A\n")


def test_where_the_disk_is_full_the_file_is_named_and_none_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _changed(tmp_path, "a.yaml", "b.yaml")
    room, real = iter([True, False]), os.fsync

    def sync(descriptor: int) -> None:
        if not next(room):
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(CannotRun, match=r"^ws/b\.yaml can't be written: no space left on device\.?$"):
        write_changed(files)
    assert _says_a_still(tmp_path, "a.yaml", "b.yaml")


def test_a_folder_that_takes_no_files_is_told_by_the_file_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _changed(tmp_path, "a.yaml")
    real = os.open

    def opened(path: str | Path, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", opened)
    with pytest.raises(CannotRun, match=r"^ws/a\.yaml can't be written: permission denied\.?$"):
        write_changed(files)
    assert _says_a_still(tmp_path, "a.yaml")


def test_a_file_that_may_not_be_written_to_gets_no_other_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the folder would take another: it would belong to whoever wrote it, and could be written to then."""
    files = _changed(tmp_path, "a.yaml", "b.yaml")
    monkeypatch.setattr(os, "access", lambda path, mode: not (mode == os.W_OK and Path(path).name == "b.yaml"))
    with pytest.raises(CannotRun, match=r"^ws/b\.yaml can't be written: permission denied\.?$"):
        write_changed(files)
    assert _says_a_still(tmp_path, "a.yaml", "b.yaml")
