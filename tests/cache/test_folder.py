"""The folder of results: what goes in comes out, and whatever is wrong with it is passed over.

If it fails, a damaged, foreign or planted file crashes a run, is believed, or gives results away to others.
"""

import errno
import os
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from cxjourney.cache import folder as module
from cxjourney.cache.codec import MAGIC, decode_content, encode_content
from cxjourney.cache.folder import Cache, cache_folder, cache_objection, open_cache

CONTENT = {"a": [1, None, "ü\u200f\udcff"], "b": 2.5}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    opened_ = open_cache(tmp_path / "cache")
    assert opened_ is not None
    return opened_


def only_file(cache: Cache) -> Path:
    (file,) = cache.folder.iterdir()
    return file


def test_what_goes_in_comes_out(cache: Cache) -> None:
    assert cache.get("key") is None
    cache.put("key", CONTENT)
    assert cache.get("key") == CONTENT
    cache.put("key", [1])
    assert cache.get("key") == [1]
    assert cache.get("other") is None


def test_nobody_else_can_read_it(cache: Cache) -> None:
    cache.put("key", CONTENT)
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert only_file(cache).stat().st_mode & 0o777 == 0o600


def test_what_is_damaged_anywhere_is_passed_over() -> None:
    data = encode_content(CONTENT)
    assert decode_content(data) == CONTENT
    for at in range(len(data)):
        assert decode_content(data[:at]) is None
        assert decode_content(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) is None
    assert decode_content(data + b" ") is None


def test_what_is_sealed_but_no_json_is_passed_over() -> None:
    for text in (b"{", b"\xff", b"[" * 100_000, b""):
        assert decode_content(MAGIC + blake2b(text, digest_size=32).hexdigest().encode() + b"\n" + text) is None


def test_a_damaged_file_is_written_anew(cache: Cache) -> None:
    cache.put("key", CONTENT)
    only_file(cache).write_bytes(only_file(cache).read_bytes()[:-3])
    assert cache.get("key") is None
    cache.put("key", CONTENT)
    assert cache.get("key") == CONTENT


def test_a_link_in_place_of_a_file_is_not_followed(cache: Cache, tmp_path: Path) -> None:
    cache.put("key", CONTENT)
    file = only_file(cache)
    (tmp_path / "elsewhere").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    assert cache.get("key") is None
    cache.put("key", [2])
    assert not file.is_symlink()
    assert decode_content((tmp_path / "elsewhere").read_bytes()) == CONTENT


def test_a_file_that_others_may_write_is_passed_over(cache: Cache) -> None:
    cache.put("key", CONTENT)
    only_file(cache).chmod(0o666)
    assert cache.get("key") is None


def test_a_pipe_in_place_of_a_file_does_not_hang(cache: Cache) -> None:
    os.mkfifo(cache.folder / "key.results")
    assert cache.get("key") is None


@pytest.mark.parametrize("mode", [0o777, 0o720, 0o702])
def test_a_folder_that_others_may_write_is_passed_over(tmp_path: Path, mode: int) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(mode)
    assert open_cache(tmp_path / "cache") is None


def test_a_link_or_a_file_in_place_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").touch()
    assert open_cache(tmp_path / "link") is None
    assert open_cache(tmp_path / "file") is None
    assert open_cache(tmp_path / "file/below") is None
    assert open_cache(tmp_path / "missing", make=False) is None
    assert open_cache(None) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(0o700)
    os.chown(tmp_path / "cache", 12345, -1)
    assert open_cache(tmp_path / "cache") is None


def test_what_runs_that_were_killed_left_behind_goes(cache: Cache) -> None:
    (cache.folder / ".key.results.00000000deadbeef.cxjourney").touch()
    cache.put("key", CONTENT)
    assert only_file(cache).name == "key.results"


def test_it_is_bounded_and_the_oldest_goes_first(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 3 * len(encode_content("x" * 1000)))
    for number in range(5):
        cache.put(f"key{number}", "x" * 1000)
        os.utime(cache.folder / f"key{number}.results", (number, number))
    assert sorted(file.name for file in cache.folder.iterdir()) == [f"key{n}.results" for n in (2, 3, 4)]


def test_cleaning_says_what_went_and_leaves_what_is_not_its_own(cache: Cache) -> None:
    cache.put("key", CONTENT)
    cache.put("other", CONTENT)
    (cache.folder / "note.txt").touch()
    assert cache.clean() == (2, 2 * len(encode_content(CONTENT)))
    assert only_file(cache).name == "note.txt"
    assert cache.clean() == (0, 0)


def test_cleaning_beside_another_run_that_deletes_too(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        path = str(cache.folder / "gone.results")

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            return Path(self.path).stat(follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Cache, "_entries", lambda _: iter([Gone()]))
    assert cache.clean() == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep it elsewhere")
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HOME": "{home}"}, "{home}/.cache/cxjourney"),
        ({"HOME": "{home}", "XDG_CACHE_HOME": "/x/y"}, "/x/y/cxjourney"),
        ({"HOME": "{home}", "XDG_CACHE_HOME": "relative"}, "{home}/.cache/cxjourney"),
        ({}, None),
        ({"HOME": "{home}/missing"}, None),
    ],
)
def test_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str | None
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(home=tmp_path))
    assert cache_folder() == (None if expected is None else Path(expected.format(home=tmp_path)))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda folder: folder.chmod(0o775), "others may write to it"),
        (lambda folder: folder.rmdir() or folder.touch(), "it is no folder"),
        (lambda folder: folder.rmdir() or folder.symlink_to("/tmp"), "it is a link"),
        (lambda folder: folder.chmod(0o700), None),
        (lambda folder: folder.rmdir(), None),
    ],
)
def test_it_says_why_a_folder_is_not_used(tmp_path: Path, spoil: Callable[[Path], None], why: str | None) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(0o700)
    spoil(folder)
    said = cache_objection(folder)
    assert (said or "").startswith(why or "")
    assert bool(said) == bool(why)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_it_says_that_a_folder_is_somebody_elses(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, -1)
    assert cache_objection(tmp_path) == "it belongs to somebody else"


def test_a_disk_that_can_only_be_read_is_read(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put("key", CONTENT)
    (cache.folder / ".key.results.00000000deadbeef.cxjourney").touch()
    really = os.open

    def read_only(path: Path, flags: int, *others: int, **named: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return really(path, flags, *others, **named)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", read_only)
    for name in ("unlink", "replace", "rename", "mkdir", "chmod"):
        monkeypatch.setattr(os, name, refuse)
    again = open_cache(cache.folder)
    assert again is not None
    again.put("other", CONTENT)
    assert again.get("key") == CONTENT
    assert again.get("other") is None
