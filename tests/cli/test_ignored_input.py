"""What a command passes over is said on standard error.

If it fails, somebody waits for what she asked for, and nothing tells her that it had no effect.
"""

from pathlib import Path

import pytest

from cxjourney.languages import available_languages
from cxjourney.languages.message import or_message

from .command import JOURNEY, run, run_here, write


@pytest.mark.parametrize("command", ["validate", "gaps", "render", "whatif"])
def test_what_is_piped_into_an_excluded_place_is_said_to_be_passed_over(tmp_path: Path, command: str) -> None:
    write(tmp_path / "journeys", buys=JOURNEY)
    (tmp_path / "journeys/cxjourney.toml").write_text('exclude = ["drafts"]\n', "utf-8")
    piped = (command, "-", "--stdin-filename")
    ended = run(*piped, "journeys/drafts/new.yaml", cwd=tmp_path, stdin=JOURNEY.encode())
    assert ended.status == 0
    says = (
        "journeys/drafts/new.yaml was passed over: "
        "exclude in journeys/cxjourney.toml names it, or a folder that it is in."
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


ENGLISH = f"English stands in their place. There are: {', '.join(sorted(available_languages()))}."


@pytest.mark.parametrize("tag", ["sv", "sv-SE", "swedish", "Svenska", "tlh"])
def test_a_language_that_cannot_be_had_is_said_to_be_english(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], tag: str
) -> None:
    shown = "sv" if tag.lower() in ("swedish", "svenska") else tag
    assert said(capfdbinary, "gaps", workspace, "--language", tag) == f"There are no words in {shown} here: {ENGLISH}\n"
    render = ("render", workspace, "-o", workspace / "maps", "--language", tag)
    for _ in range(2):  # drawn, and left alone
        assert f"There are no words in {shown} here: {ENGLISH}\n" in said(capfdbinary, *render)


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
    assert or_message(available_languages()) in " ".join(ended.said.split())


def test_a_first_journey_in_a_language_that_cannot_be_had_is_in_english(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    heard = said(capfdbinary, "init", tmp_path / "new", "--language", "swedish")
    assert heard.startswith(f"There are no words in sv here: {ENGLISH}\n")
    assert (tmp_path / "new/catalogue.yaml").is_file()


def test_a_journey_in_another_language_is_said_to_have_english_words_beside_it(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(
        workspace,
        koper=JOURNEY.replace("buys", "koper\nlanguage: sv-SE"),
        andra=JOURNEY.replace("buys", "andra\nlanguage: sv-SE"),
    )
    says = f"There are no words in sv-SE here, the language of andra and koper: {ENGLISH}\n"
    assert said(capfdbinary, "gaps", workspace) == says
    assert says in said(capfdbinary, "render", workspace, "-o", workspace / "maps")
    assert said(capfdbinary, "gaps", workspace, "--journey", "buys") == ""
    assert said(capfdbinary, "gaps", workspace, "--language", "id") == ""


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("validate --show-info --format json", "--show-info has no effect: json holds every finding without it."),
        ("validate --show-info --format junit", "--show-info has no effect: junit"),
        ("gaps --explain --format csv", "--explain has no effect: csv does not say"),
        ("gaps --explain --format json", "--explain has no effect: json does not say"),
        ("gaps --section access --format json", "--section access has no effect: json holds all of it."),
        ("gaps --section voices --top 2", "--top has no effect: it is for the gaps, and --section voices leaves them"),
        ("gaps --section known --explain", "--explain has no effect: it is for the gaps, and --section known"),
        ("render --dpi 200", "--dpi 200 has no effect: it is the pixels of a PNG."),
        ("render --format svg,pdf --dpi 144", "--dpi 144 has no effect"),
        ("render --format dot --engine builtin", "--engine builtin has no effect"),
        ("config --config own.toml", "PATHS have no effect: the configuration that --config names"),
    ],
)
def test_an_option_without_effect_is_named(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, command: str, says: str
) -> None:
    monkeypatch.chdir(workspace.parent)
    (workspace.parent / "own.toml").write_text('profile = "standard"\n', "utf-8")
    name, *asked = command.split()
    assert says in said(capfdbinary, name, workspace, *asked)


@pytest.mark.parametrize(
    "command",
    [
        "validate --show-info",
        "validate --show-info --format markdown",
        "validate --format json",
        "gaps --explain --top 1 --format markdown",
        "gaps --section gaps --explain --top 1",
        "gaps --section all --explain --top 1",
        "gaps --section access --explain",
        "gaps --top 1 --format csv",
        "gaps --top 1 --section all --format json",
        "render --format svg,png --dpi 72",
        "render --format svg --engine builtin",
        "config",
    ],
)
def test_of_options_that_have_one_nothing_is_said(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(workspace.parent)
    name, *asked = command.split()
    assert "no effect" not in said(capfdbinary, name, workspace, *asked)


@pytest.mark.parametrize("named", [[], ["--config", "own.toml"]])
def test_config_of_a_path_that_leads_nowhere_is_refused(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    monkeypatch.chdir(workspace.parent)
    (workspace.parent / "own.toml").write_text("", "utf-8")
    ended = run_here(capfdbinary, "config", "nowhere", *named)
    assert (ended.status, ended.out) == (2, b"")
    assert "There is no file or folder nowhere." in ended.said
