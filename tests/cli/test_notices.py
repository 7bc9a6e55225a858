"""What a command passes over is said on standard error.

If it fails, somebody waits for what she asked for, and nothing tells her that it had no effect.
"""

from pathlib import Path

import pytest

from cxjourney.languages import available_languages
from cxjourney.starters import starter_languages
from cxjourney.text.english import join_and

from .command import JOURNEY, run, run_here, write


@pytest.mark.parametrize("command", ["validate", "gaps", "render", "whatif"])
def test_what_is_piped_into_an_excluded_place_is_said_to_be_passed_over(tmp_path: Path, command: str) -> None:
    write(tmp_path / "journeys", buys=JOURNEY)
    (tmp_path / "journeys/cxjourney.toml").write_text('exclude = ["drafts"]\n', "utf-8")
    piped = (command, "-", "--stdin-filename")
    ended = run(*piped, "journeys/drafts/new.yaml", cwd=tmp_path, stdin=JOURNEY.encode())
    assert ended.status == 0
    says = (
        "journeys/drafts/new.yaml was passed over: exclude in journeys/cxjourney.toml names it, or a folder around it."
    )
    assert says in ended.said
    assert "passed over" not in run(*piped, "journeys/new.yaml", cwd=tmp_path, stdin=JOURNEY.encode()).said


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path / "journeys", buys=JOURNEY)


def said(capture: pytest.CaptureFixture[bytes], *arguments: str | Path) -> str:
    """Return what a command that runs well says on standard error."""
    ended = run_here(capture, *map(str, arguments))
    assert ended.status == 0, ended.said
    return ended.said


ENGLISH = f"the tool's own words are in {join_and(available_languages())} alone, and so are written in English."


@pytest.mark.parametrize("tag", ["sv", "sv-SE", "swedish", "Svenska", "tlh"])
def test_a_language_that_cannot_be_had_is_said_to_be_english(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], tag: str
) -> None:
    shown = "sv" if tag.lower() in ("swedish", "svenska") else tag
    assert said(capfdbinary, "gaps", workspace, "--language", tag) == f"--language {shown}: {ENGLISH}\n"
    render = ("render", workspace, "-o", workspace / "maps", "--language", tag)
    for _ in range(2):  # drawn, and left alone
        assert f"--language {shown}: {ENGLISH}\n" in said(capfdbinary, *render)


@pytest.mark.parametrize("tag", ["fa", "FA", "fa-IR", "fa_IR", "fa_IR.UTF-8", "persian", " Farsi ", "فارسی"])
def test_a_language_is_known_however_it_is_written(
    workspace: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], tag: str
) -> None:
    ended = run_here(capfdbinary, "gaps", str(workspace), "--language", tag)
    assert (ended.status, ended.said) == (0, "")
    assert ended.out == run_here(capfdbinary, "gaps", str(workspace), "--language", "fa").out
    said(capfdbinary, "init", tmp_path / "begun", "--language", tag)
    assert "language: fa" in (tmp_path / "begun/repair-an-appliance.yaml").read_text("utf-8")


def test_what_is_no_language_is_refused(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "gaps", str(workspace), "--language", "klingonese!")
    assert ended.status == 2
    assert join_and(available_languages(), "or") in " ".join(ended.said.split())


def test_no_first_journey_is_written_in_a_language_that_cannot_be_had(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = run_here(capfdbinary, "init", str(tmp_path / "new"), "--language", "swedish")
    assert ended.status == 2
    assert f"can be written in {join_and(starter_languages(), 'or')}, and not in swedish." in " ".join(
        ended.said.split()
    )
    assert not (tmp_path / "new").exists()


def test_a_journey_in_another_language_is_said_to_have_english_words_beside_it(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(
        workspace,
        koper=JOURNEY.replace("buys", "koper\nlanguage: sv-SE"),
        andra=JOURNEY.replace("buys", "andra\nlanguage: sv-SE"),
    )
    says = f"language: sv-SE of andra and koper: {ENGLISH}\n"
    assert said(capfdbinary, "gaps", workspace) == says
    assert says in said(capfdbinary, "render", workspace, "-o", workspace / "maps")
    assert said(capfdbinary, "gaps", workspace, "--journey", "buys") == ""
    assert said(capfdbinary, "gaps", workspace, "--language", "id") == ""
