"""Files are found, and read as text or refused; nothing outside the workspace is read."""

import os
import sys
from pathlib import Path

import pytest

from cxjourney.files.discover import config_above, discover, find_roots
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import MAX_BYTES, Span, TextFile, Unreadable, decode


def read(path: Path, root: Path | None = None, max_bytes: int = MAX_BYTES) -> TextFile | Unreadable:
    return read_text_file(path, path.name, root or path.parent, max_bytes)


def refused(path: Path, root: Path | None = None, max_bytes: int = MAX_BYTES) -> Unreadable:
    result = read(path, root, max_bytes)
    assert isinstance(result, Unreadable)
    assert result.help
    return result


def refuse(monkeypatch: pytest.MonkeyPatch, call: str, *refused: Path) -> None:
    """Let a call of ``os`` answer as to somebody who may not look into some places; root may look everywhere."""
    real = getattr(os, call)

    def asked(path: str | Path, *rest: int) -> object:
        if Path(path) in refused:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, call, asked)


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("journey: خرید\r\n".encode())
    assert read(path) == TextFile("a.yaml", "journey: خرید\r\n")


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


@pytest.mark.skipif(sys.platform == "darwin", reason="no such names on macOS")
def test_a_name_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"a\xff\n.yaml")  # noqa: PTH118  pathlib takes no bytes
    with open(raw, "wb"):  # noqa: PTH123
        pass
    (place,) = find_roots([tmp_path])
    (path,) = place.files
    place.name(path).encode()


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


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode("\ufeffa: b".encode(), "a") == TextFile("a", "a: b")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    result = decode("journey: a\n".encode(encoding), "a")
    assert isinstance(result, Unreadable)
    assert (result.code, result.message) == ("CX001", "This file is written in UTF-16, not in UTF-8.")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("journey: ö".encode("latin-1"), 1, 10),
        ("\ufeffنام: 😀\r\nb: ".encode() + b"\xff", 2, 4),
        (b"a\rb\xc3", 2, 2),
        (b"\xed\xa0\x80", 1, 1),
        (b"\xc0\xaf", 1, 1),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_named(data: bytes, line: int, column: int) -> None:
    result = decode(data, "a")
    assert isinstance(result, Unreadable)
    assert (result.code, result.line, result.column) == ("CX001", line, column)
    assert "UTF-8" in result.message


@pytest.mark.parametrize(
    ("text", "part", "span"),
    [
        ("a: b", "b", Span(1, 4, 1, 5)),
        ("x\r\na: b", "b", Span(2, 4, 2, 5)),
        ("x\ra: b", "b", Span(2, 4, 2, 5)),
        ("x\n\r\na: b", "b", Span(3, 4, 3, 5)),
        ("😀👩‍👩‍👧: b", "b", Span(1, 9, 1, 10)),
        ("مراحل: b", "b", Span(1, 8, 1, 9)),
        ("a: \u00a0", "\u00a0", Span(1, 4, 1, 5)),
        ("a: |\n  b\n\n", "|\n  b\n\n", Span(1, 4, 2, 4)),
    ],
)
def test_places_count_code_points_from_one(text: str, part: str, span: Span) -> None:
    start = text.index(part)
    assert TextFile("a", text).span(start, start + len(part)) == span


def test_a_place_never_lies_beyond_the_text() -> None:
    assert TextFile("a", "ab\n").span(3, 9) == Span(2, 1, 2, 1)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_are_given_without_their_breaks(break_: str) -> None:
    source = TextFile("a", break_.join(["one", "", "three"]))
    assert [source.line(number) for number in range(1, 5)] == ["one", "", "three", ""]


def test_names_with_a_dot_or_an_underscore_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", ".c.yaml", "_d.yaml", "e.txt", ".f/g.yaml", "_h/i.yaml", "j/k.yaml", "l.YAML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (place,) = find_roots([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in place.files] == ["a.yaml", "b.yml", "j/k.yaml"]


def test_a_named_file_is_judged_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "_draft.yaml"
    path.touch()
    (place,) = find_roots([path])
    assert place.files == (path,)
    assert place.named == {path}


def test_the_root_is_found_by_climbing_while_the_parent_holds_a_catalogue(tmp_path: Path) -> None:
    inner = tmp_path / "all" / "bank" / "accounts"
    inner.mkdir(parents=True)
    (tmp_path / "all" / "catalogue.yaml").touch()
    (tmp_path / "all" / "bank" / "catalogue.yml").touch()
    (inner / "a.yaml").touch()
    for path in (inner, inner / "a.yaml", tmp_path / "all"):
        (place,) = find_roots([path])
        assert place.root == tmp_path / "all"
        assert place.whole is (path == tmp_path / "all")


def test_a_gap_in_the_catalogues_ends_the_climb(tmp_path: Path) -> None:
    inner = tmp_path / "bank" / "accounts"
    inner.mkdir(parents=True)
    (tmp_path / "catalogue.yaml").touch()
    (inner / "a.yaml").touch()
    (place,) = find_roots([inner])
    assert place.root == inner


def test_a_file_and_its_folder_are_one_workspace(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    (tmp_path / "b.yaml").touch()
    (tmp_path / "catalogue.yaml").touch()
    (place,) = find_roots([tmp_path / "a.yaml", tmp_path])
    assert len(place.files) == 3
    assert place.whole


def test_two_folders_beside_each_other_are_two_workspaces(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").touch()
    assert [place.root.name for place in find_roots([tmp_path / "b", tmp_path / "a"])] == ["a", "b"]


def test_a_link_to_a_folder_is_not_walked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.yaml").touch()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (place,) = find_roots([tmp_path])
    assert len(place.files) == 1


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.yaml").write_text("journey: open\n")
    refuse(monkeypatch, "scandir", closed)
    refuse(monkeypatch, "open", closed)
    (found,) = discover([tmp_path])
    said = {Path(file.name).name: file.content for file in found.files}
    assert isinstance(said["open.yaml"], TextFile)
    assert isinstance(said["closed"], Unreadable)
    assert said["closed"].message == "This folder can't be read: permission denied."


def test_a_closed_folder_that_is_left_out_is_nobodys_business(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "node_modules"
    closed.mkdir()
    (tmp_path / "open.yaml").write_text("journey: open\n")
    refuse(monkeypatch, "scandir", closed)
    (found,) = discover([tmp_path], exclude=("node_modules",))
    assert [Path(file.name).name for file in found.files] == ["open.yaml"]


def test_somebody_elses_configuration_may_be_closed_or_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.cxjourney]\n")
    refuse(monkeypatch, "open", tmp_path / "pyproject.toml")
    assert config_above(tmp_path) is None
    inner = tmp_path / "inner"
    inner.mkdir()
    os.mkfifo(inner / "pyproject.toml")
    assert config_above(inner) is None
