"""Which files belong to which workspace.

If it fails, journeys are not checked, those of others are, or a catalogue above is not seen.
"""

import inspect
import os
import sys
from pathlib import Path

import pytest

from cxjourney.files.config_file import config_above
from cxjourney.files.discover import discover
from cxjourney.files.text_file import TextFile, UnreadableFile
from cxjourney.files.workspace_roots import ReadingTerms, TermsOf, find_roots

from .closed_places import refuse


def excluding(*patterns: str) -> TermsOf:
    return lambda _: ReadingTerms(exclude=patterns)


@pytest.mark.skipif(sys.platform == "darwin", reason="no such names on macOS")
def test_a_name_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"a\xff\n.yaml")  # noqa: PTH118  pathlib takes no bytes
    with open(raw, "wb"):  # noqa: PTH123
        pass
    (place,) = find_roots([tmp_path])
    (path,) = place.files
    place.name(path).encode()


def test_names_with_a_dot_or_an_underscore_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", ".c.yaml", "_d.yaml", "e.txt", ".f/g.yaml", "_h/i.yaml", "j/k.yaml", "l.YAML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (place,) = find_roots([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in place.files] == ["a.yaml", "b.yml", "j/k.yaml", "l.YAML"]


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
    assert place.linked == (tmp_path / "a" / "loop",)
    (found,) = discover([tmp_path], terms_of=excluding("a/loop"))
    assert found.linked == ()


def test_suffixes_in_capitals_are_read(tmp_path: Path) -> None:
    for name in ("a.YAML", "b.Yml", "c.yml", "d.yaml.bak"):
        (tmp_path / name).write_text(f"journey: {name[0]}\n")
    (found,) = discover([tmp_path])
    assert [Path(file.path).name for file in found.files] == ["a.YAML", "b.Yml", "c.yml"]


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.yaml").write_text("journey: open\n")
    refuse(monkeypatch, "scandir", closed)
    refuse(monkeypatch, "open", closed)
    (found,) = discover([tmp_path])
    said = {Path(file.name).name: file.content for file in found.files}
    assert isinstance(said["open.yaml"], TextFile)
    assert isinstance(said["closed"], UnreadableFile)
    assert said["closed"].message == "This folder can't be read: permission denied."


def test_a_closed_folder_that_is_left_out_is_nobodys_business(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "node_modules"
    closed.mkdir()
    (tmp_path / "open.yaml").write_text("journey: open\n")
    refuse(monkeypatch, "scandir", closed)
    (found,) = discover([tmp_path], terms_of=excluding("node_modules"))
    assert [Path(file.name).name for file in found.files] == ["open.yaml"]


def test_somebody_elses_configuration_may_be_closed_or_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.cxjourney]\n")
    refuse(monkeypatch, "open", tmp_path / "pyproject.toml")
    assert config_above(tmp_path) is None
    inner = tmp_path / "inner"
    inner.mkdir()
    os.mkfifo(inner / "pyproject.toml")
    assert config_above(inner) is None


def test_the_nearest_configuration_speaks(tmp_path: Path) -> None:
    inner = tmp_path / "team" / "journeys"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n")
    assert config_above(inner) is None
    (tmp_path / "pyproject.toml").write_text("[tool.cxjourney]\n")
    assert config_above(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "team/cxjourney.toml").write_text("")
    assert config_above(inner) == tmp_path / "team/cxjourney.toml"


def workspace(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"journey: {file.stem}\ntitle: X\nstages: [{{id: a, title: A}}]\n")


def test_the_folder_of_the_configuration_is_the_root(tmp_path: Path) -> None:
    workspace(tmp_path, "journeys/bank/a.yaml", "journeys/shop/b.yaml")
    (tmp_path / "cxjourney.toml").write_text("")
    (place,) = find_roots([tmp_path / "journeys/bank"])
    assert (place.root, place.whole) == (tmp_path, False)
    (place,) = find_roots([tmp_path / "journeys"])
    assert (place.root, place.whole) == (tmp_path, True)


def test_what_is_excluded_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    workspace(tmp_path, "a.yaml", "archive/old.yaml", "archive/deep/older.yaml")
    (place,) = find_roots([tmp_path], excluding("archive/*"))
    assert [file.name for file in place.files] == ["a.yaml"]
    (place,) = find_roots([tmp_path], excluding("archive/"))
    assert [file.name for file in place.files] == ["a.yaml"]
    (place,) = find_roots([tmp_path, tmp_path / "archive/old.yaml"], excluding("archive"))
    assert [file.name for file in place.files] == ["a.yaml", "old.yaml"]


def test_folders_are_nested_deeper_than_calls_may_be(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * 300)
    deepest.mkdir(parents=True)
    (deepest / "deep.yaml").write_text("journey: deep\n")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        (found,) = discover([tmp_path])
    finally:
        sys.setrecursionlimit(limit)
    assert [Path(file.path) for file in found.files] == [deepest / "deep.yaml"]


@pytest.mark.parametrize(
    ("files", "paths", "names"),
    [
        (("a/x.yaml", "a/b/y.yaml"), ("a",), ("x.yaml", "b/y.yaml")),
        (("a/catalogue.yaml", "a/b/y.yaml"), ("a/b",), ("b/y.yaml",)),
        (("a/x.yaml", "a/y.yaml"), ("a/x.yaml", "a/y.yaml"), ("x.yaml", "y.yaml")),
        (("a/x.yaml", "b/x.yaml"), ("a", "b"), ("a/x.yaml", "b/x.yaml")),
        (("a/j/x.yaml", "b/j/x.yaml"), ("a/j", "b/j"), ("a/j/x.yaml", "b/j/x.yaml")),
        (("a/x.yaml", "a/b/y.yaml"), ("a/x.yaml", "a/b/y.yaml"), ("x.yaml", "b/y.yaml")),
        (("j/x.yaml", "b/j/x.yaml"), ("j", "b/j"), ("j/x.yaml", "b/j/x.yaml")),
        (("a/cxjourney.toml", "a/x.yaml", "a/b/cxjourney.toml", "a/b/y.yaml"), ("a",), ("x.yaml", "b/y.yaml")),
    ],
)
def test_names_from_the_root(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: tuple[str, ...],
    paths: tuple[str, ...],
    names: tuple[str, ...],
) -> None:
    home = tmp_path / "home" / "alice"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for file in files:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).touch()
    found = find_roots([home / path for path in paths], names_from_root=True)
    assert sorted(place.name(path) for place in found for path in place.files) == sorted(names)
