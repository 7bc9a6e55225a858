"""`rename` as a command: it shows what would change, asks, and writes all of it or nothing.

If it fails, a typing mistake is written into ten files before anybody has looked.
"""

import io
from pathlib import Path
from typing import Protocol

import pytest

from cxjourney.cli.completion import renamable

from .command import JOURNEY, Ended, run_here, write

DIFF = """\
 personas:
-  dara: {title: Dara, share: 0.6}
+  first-job: {title: Dara, share: 0.6}
"""


class Rename(Protocol):
    """Renames Dara; what is typed at the question, if a terminal is there to ask."""

    def __call__(self, *options: str, typed: str | None = None) -> Ended: ...


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, buys=JOURNEY) / "buys.yaml"


@pytest.fixture
def rename(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, file: Path) -> Rename:
    def renamed(*options: str, typed: str | None = None) -> Ended:
        answers = io.StringIO(typed or "")
        monkeypatch.setattr(answers, "isatty", lambda: typed is not None)
        monkeypatch.setattr("sys.stdin", answers)
        return run_here(capfdbinary, "rename", "persona:dara", "first-job", str(file.parent), *options)

    return renamed


def test_it_is_shown_and_written_once_somebody_agrees(rename: Rename, file: Path) -> None:
    ended = rename(typed="y\n")
    assert ended.status == 0
    assert DIFF in ended.text
    assert "Write this to 1 file? [y/N]" in ended.said
    assert "dara is first-job now, in 1 file." in ended.said
    assert file.read_text() == JOURNEY.replace("dara:", "first-job:")


@pytest.mark.parametrize("typed", ["\n", "n\n", "", "what?\n"])
def test_nothing_is_written_unless_somebody_agrees(rename: Rename, file: Path, typed: str) -> None:
    ended = rename(typed=typed)
    assert ended.status == 1
    assert "Nothing was written." in ended.said
    assert file.read_text() == JOURNEY


def test_where_nobody_can_be_asked_nothing_is_written(rename: Rename, file: Path) -> None:
    ended = rename()
    assert ended.status == 1
    assert "--yes writes it." in ended.said
    assert file.read_text() == JOURNEY


def test_what_would_change_is_shown_alone(rename: Rename, file: Path) -> None:
    ended = rename("--diff", "--yes")
    assert (ended.status, ended.said) == (0, "")
    assert DIFF in ended.text
    assert file.read_text() == JOURNEY


def test_without_asking_and_without_a_word(rename: Rename, file: Path) -> None:
    ended = rename("--yes", "--quiet")
    assert (ended.status, ended.text, ended.said) == (0, "", "")
    assert "first-job" in file.read_text()
    again = rename("--yes")
    assert again.status == 2
    assert "no persona has the id “dara”" in again.said


def test_it_asks_in_the_language_that_was_asked_for(rename: Rename) -> None:
    ended = rename("--language", "de", typed="n\n")
    assert "1 Datei" in ended.said


def test_a_file_that_cannot_be_written_is_left_and_named(
    rename: Rename, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise PermissionError(13, "", str(file))

    monkeypatch.setattr("cxjourney.files.changed_files.stage_file", refuse)
    ended = rename("--yes")
    assert ended.status == 2
    assert "buys.yaml can't be written" in ended.said
    assert file.read_text() == JOURNEY


def test_completion_offers_what_is_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert renamable("persona:") == ["persona:dara", "persona:greta"]
    assert "source:clicks" in renamable("")
