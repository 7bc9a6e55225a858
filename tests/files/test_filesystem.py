"""Reading a file: nothing outside the workspace, nothing that is no ordinary file, nothing too large.

If it fails, a link leads out to a secret, or a pipe or a device stops a run for good.
"""

import os
from pathlib import Path

import pytest

from cxjourney.files.filesystem import read_bytes, read_text_file
from cxjourney.files.text_file import MAX_BYTES, TextFile, UnreadableFile

from .closed_places import refuse


def read(path: Path, root: Path | None = None, max_bytes: int = MAX_BYTES) -> TextFile | UnreadableFile:
    return read_text_file(path, path.name, root or path.parent, max_bytes)


def refused(path: Path, root: Path | None = None, max_bytes: int = MAX_BYTES) -> UnreadableFile:
    result = read(path, root, max_bytes)
    assert isinstance(result, UnreadableFile)
    assert result.help
    return result


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("journey: خرید\r\n".encode())
    assert read(path) == TextFile("a.yaml", "journey: خرید\r\n")


@pytest.mark.parametrize(("size", "most"), [(0, 10), (9, 10), (10, 10), (11, 10), (200_000, 10**6), (200_000, 70_000)])
def test_as_much_is_read_as_was_asked_for(tmp_path: Path, size: int, most: int) -> None:
    path, data = tmp_path / "a.yaml", bytes(n % 251 for n in range(size))
    path.write_bytes(data)
    assert read_bytes(path, most) == data[:most]


def test_a_file_whose_size_nobody_knows_is_read_to_its_end() -> None:
    path = Path("/proc/filesystems")
    if not path.is_file():
        pytest.skip("no /proc here")
    assert path.stat().st_size == 0
    assert read_bytes(path, MAX_BYTES) == path.read_bytes() != b""


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read(device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device} here")
    assert refused(Path(device)).code == "CX001"


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    os.mkfifo(path)
    result = refused(path)
    assert (result.code, result.message) == ("CX001", "This is no ordinary file, and was not read.")


def test_a_folder_that_is_called_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.mkdir()
    assert refused(path).code == "CX001"


def test_links_that_lead_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert refused(tmp_path / "a.yaml").message in (
        "This file can't be read: too many levels of symbolic links.",
        "This file can't be read: its path leads nowhere.",  # Python 3.11 and 3.12
    )


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    assert refused(tmp_path / "a.yaml").message == "This file can't be read: no such file or directory."


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("secret")
    (root / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    assert "outside the workspace" in refused(root / "a.yaml", root).message


def test_a_link_inside_the_workspace_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read(tmp_path / "b.yaml") == TextFile("b.yaml", "a: b")


def test_a_link_inside_the_repository_is_followed(tmp_path: Path) -> None:
    root = tmp_path / "repository" / "journeys"
    root.mkdir(parents=True)
    (root.parent / ".git").mkdir()
    (root.parent / "catalogue.yaml").write_text("a: b")
    (root / "catalogue.yaml").symlink_to("../catalogue.yaml")
    assert read(root / "catalogue.yaml", root) == TextFile("catalogue.yaml", "a: b")


@pytest.mark.parametrize("target", ["../../secret.yaml", "../.git/config"])
def test_a_link_out_of_the_repository_and_to_the_files_of_git_is_not_followed(tmp_path: Path, target: str) -> None:
    root = tmp_path / "repository" / "journeys"
    root.mkdir(parents=True)
    (root.parent / ".git").mkdir()
    (root.parent / ".git" / "config").write_text("token")
    (tmp_path / "secret.yaml").write_text("secret")
    (root / "a.yaml").symlink_to(target)
    assert "outside the repository" in refused(root / "a.yaml", root).message


def test_a_folder_reached_by_a_link_that_leads_outside_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret.yaml").write_text("secret")
    (root / "inside").symlink_to(tmp_path / "secrets")
    assert "outside the workspace" in refused(root / "inside" / "secret.yaml", root).message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    refuse(monkeypatch, "open", path)
    assert refused(path).message == "This file can't be read: permission denied."


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.yaml").message == "This file can't be read: no such file or directory."


def test_a_path_with_a_nul_is_refused_like_any_other() -> None:
    assert refused(Path("/tmp/a\0.yaml")).code == "CX001"


def test_size_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert isinstance(read(path), TextFile)
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    result = refused(path)
    assert (result.code, result.message) == ("CX004", "This file is larger than 2 MB.")
    assert isinstance(read(path, max_bytes=MAX_BYTES + 1), TextFile)


def test_a_path_that_the_system_cannot_open_is_said_to_be_too_long(tmp_path: Path) -> None:
    unread = refused(tmp_path.joinpath(*["deep"] * 1000, "a.yaml"), tmp_path)
    assert "more than the system opens" in unread.message
    assert "fewer folders" in unread.help
