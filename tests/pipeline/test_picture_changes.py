"""A picture that shows something else is told, though no line that names it has changed.

If it fails, a team puts another picture in the place of one that was agreed on, and a review shows nothing.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare
from tests.files.git_repository import repository

from .workspaces import write

DAY = date(2026, 11, 21)
JOURNEY = "journey: a\ntitle: T\nstages: [{id: s, title: S, image: {file: pictures/s.png, alt: A hall}}]\n"
PICTURE = "b/pictures/s.png"
TOLD = f"the picture {PICTURE} has changed"


def files(picture: bytes) -> dict[str, str | bytes]:
    return {"b/a.yaml": JOURNEY, PICTURE: picture, "catalogue.yaml": "teams: {t: {title: T}}\n"}


def changes(base: Path | str, today: Path) -> list[str]:
    what = compare(str(base), [str(today)], None, DAY).difference
    assert bool(what.pictures) is what.is_changed
    assert not what.is_regression
    return list(shared_sentences(what, language("en")))


def test_other_bytes_are_told(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", files(b"one")), write(tmp_path / "new", files(b"two"))
    assert changes(old, new) == [TOLD]
    assert changes(old, old) == []


@pytest.mark.parametrize("kept", [b"one", b""])
def test_other_bytes_than_a_revision_s_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bytes) -> None:
    repo = repository(tmp_path / "r")
    if not kept:  # git holds the digest alone
        digest = b"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"  # sha-256 of "one"
        kept = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + digest + b"\nsize 3\n"
    write(repo.root, files(kept))
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "before")
    write(repo.root, files(b"one"))
    monkeypatch.chdir(repo.root)
    assert changes("HEAD", Path()) == []
    assert changes("HEAD", Path("b/a.yaml")) == []
    write(repo.root, files(b"two"))
    assert changes("HEAD", Path()) == [TOLD]
    assert changes("HEAD", Path("b/a.yaml")) == [TOLD]


def test_nothing_outside_the_workspace_is_read(tmp_path: Path) -> None:
    sides = []
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "s.png").write_text(name)
        text = JOURNEY.replace("pictures/s.png", "../s.png")
        sides.append(write(tmp_path / name / "w", {"a.yaml": text}))
    assert changes(*sides) == []
