"""A folder of files that are written together.

If it fails, somebody loses what she put into the folder, finds pages there that are long gone, or half a site.
"""

import os
from pathlib import Path

import pytest

from cxjourney.files import atomic_write, owned_folder
from cxjourney.files.owned_folder import LIST_NAME, Foreign, ForeignFiles, replace_files

from .closed_places import refuse

SITE = {"index.html": b"one\n", "journeys/buys.html": b"two\n"}


def held(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder, without the list of what was written."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(LIST_NAME, None)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_it_is_made_and_written(folder: Path) -> None:
    assert replace_files(folder, SITE)
    assert held(folder) == SITE
    listed = (folder / LIST_NAME).read_bytes()
    assert not replace_files(folder, SITE)
    assert (folder / LIST_NAME).read_bytes() == listed


def test_what_is_gone_is_removed_with_its_folder(folder: Path) -> None:
    replace_files(folder, SITE)
    assert replace_files(folder, {"index.html": b"new\n"})
    assert held(folder) == {"index.html": b"new\n"}
    assert not (folder / "journeys").exists()


def test_what_others_put_there_stays(folder: Path) -> None:
    folder.mkdir()
    (folder / "CNAME").write_bytes(b"example.org\n")
    replace_files(folder, SITE)
    (folder / "journeys" / "notes.txt").write_bytes(b"mine\n")
    replace_files(folder, {"index.html": b"new\n"})
    assert held(folder) == {"CNAME": b"example.org\n", "journeys/notes.txt": b"mine\n", "index.html": b"new\n"}


def test_a_file_of_others_is_not_overwritten(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_bytes(b"mine\n")
    with pytest.raises(ForeignFiles) as refused:
        replace_files(folder, SITE)
    assert refused.value.files == (Foreign("index.html", is_changed=False),)
    assert held(folder) == {"index.html": b"mine\n"}
    assert not (folder / LIST_NAME).exists()


@pytest.mark.parametrize("files", [{"index.html": b"new\n"}, {**SITE, "journeys/buys.html": b"new\n"}])
def test_a_file_that_was_changed_is_neither_overwritten_nor_removed(folder: Path, files: dict[str, bytes]) -> None:
    replace_files(folder, SITE)
    (folder / "journeys" / "buys.html").write_bytes(b"changed by hand\n")
    with pytest.raises(ForeignFiles) as refused:
        replace_files(folder, files)
    assert refused.value.files == (Foreign("journeys/buys.html", is_changed=True),)
    assert held(folder) == {**SITE, "journeys/buys.html": b"changed by hand\n"}


def test_ends_of_lines_that_git_turned_are_no_change(folder: Path) -> None:
    replace_files(folder, SITE)
    (folder / "index.html").write_bytes(b"one\r\n")
    assert replace_files(folder, SITE)
    assert held(folder) == SITE


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
@pytest.mark.parametrize("link", ["journeys", "index.html"])
def test_a_link_is_not_followed(folder: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / link).symlink_to(elsewhere)
    with pytest.raises(ForeignFiles):
        replace_files(folder, SITE)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 1, "files": ["index.html"]}', '{"version": 2, "files": {}}', "\ud800"]
)
def test_a_list_that_is_none_makes_nothing_ours(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / LIST_NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "index.html").write_bytes(b"mine\n")
    with pytest.raises(ForeignFiles):
        replace_files(folder, SITE)


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "..\\out.txt"])
def test_a_list_leads_nowhere_else(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out.txt").write_bytes(b"mine\n")
    folder.mkdir()
    mine = owned_folder._print(b"mine\n")
    (folder / LIST_NAME).write_text(
        f'{{"version": 1, "files": {{"{name}": ["{mine}"]}}}}'.replace("\\", "\\\\"), "utf-8"
    )
    replace_files(folder, SITE)
    assert (tmp_path / "out.txt").read_bytes() == b"mine\n"


def test_a_run_that_fails_leaves_the_old_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_files(folder, SITE)
    before = {**held(folder), LIST_NAME: (folder / LIST_NAME).read_bytes()}
    written: list[Path] = []

    def full(path: Path, data: bytes) -> Path:
        if written:
            raise OSError(28, "No space left on device")
        written.append(beside := stage(path, data))
        return beside

    stage = atomic_write.stage_file
    monkeypatch.setattr(owned_folder, "stage_file", full)
    with pytest.raises(OSError, match="No space"):
        replace_files(folder, {"index.html": b"new\n", "new/page.html": b"new\n"})
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found == before
    assert not (folder / "new").exists()


def test_a_run_that_was_killed_half_way_is_taken_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_files(folder, SITE)
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.name == "buys.html":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        replace_files(folder, {"index.html": b"newer\n", "journeys/buys.html": b"newer\n"})
    monkeypatch.undo()
    assert (folder / "index.html").read_bytes() == b"newer\n"
    newest = {"index.html": b"newest\n", "journeys/buys.html": b"newest\n"}
    replace_files(folder, newest)
    assert held(folder) == newest


def test_a_place_that_is_closed_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "mkdir", folder)
    with pytest.raises(PermissionError):
        replace_files(folder, SITE)
    assert not folder.exists()
