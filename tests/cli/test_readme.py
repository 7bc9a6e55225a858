"""What README shows of `validate`, `diff` and `whatif` is what they print, and its first journey is sound.

If it fails, newcomers type what README shows and see something else.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.paths import ROOT

from .command import AS_OF, run_here

README = (ROOT / "README.md").read_text("utf-8")
Captured = pytest.CaptureFixture[bytes]
STAGE = "bank/open-current-account.yaml"


def sample(command: str) -> tuple[list[str], list[str]]:
    """The arguments of a command that README shows, and the pieces of what it prints between marks of omission."""
    (block,) = re.findall(rf"^```\n\$ cxjourney ({command} .*?)^```$", README, re.MULTILINE | re.DOTALL)
    line, _, printed = block.partition("\n")
    return line.split(), [piece.strip("\n") for piece in printed.split("…\n") if piece.strip()]


@pytest.fixture
def journeys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example journeys, in a folder that this process stands in, at a terminal of 100 columns."""
    shutil.copytree(ROOT / "journeys", tmp_path / "journeys")
    monkeypatch.chdir(tmp_path)
    for name, value in {"COLUMNS": "100", "CXJOURNEY_AS_OF": AS_OF, "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "journeys"


def hold(printed: str, pieces: list[str]) -> None:
    """Find the pieces in what was printed, in their order."""
    at = 0
    for piece in pieces:
        found = printed.find(piece, at)
        assert found >= 0, f"{piece}\n\nis not in\n\n{printed[at:]}"
        at = found + len(piece)


@pytest.mark.usefixtures("journeys")
def test_whatif_prints_what_readme_shows(capfdbinary: Captured) -> None:
    arguments, pieces = sample("whatif")
    hold(run_here(capfdbinary, *arguments).text, pieces)


def test_diff_prints_what_readme_shows(journeys: Path, capfdbinary: Captured) -> None:
    shutil.copytree(journeys, journeys.with_name("before"))
    file = journeys / STAGE
    text = file.read_text("utf-8").replace("data: [dropout-interviews, national-", "data: [national-")
    file.write_text(re.sub(r"      - id: form-by-phone\n(?: {8}.*\n)+", "", text), "utf-8")
    arguments, pieces = sample("diff")
    assert arguments[-2:] == ["--base", "main"]
    hold(run_here(capfdbinary, *arguments[:-1], "./before").text, pieces)


def first_journey() -> str:
    """The journey that README says to copy."""
    (journey,) = re.findall(r"^```yaml\n(journey: .*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(journey)


def test_validate_prints_of_the_first_journey_what_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "open-current-account.yaml").write_text(first_journey(), "utf-8")
    (block,) = re.findall(r"^```\n\$ cxjourney (validate journeys)\n(.*?)^…\n```$", README, re.MULTILINE | re.DOTALL)
    ended = run_here(capfdbinary, *block[0].split())
    assert ended.status == 0
    assert ended.text.startswith(block[1])


def test_the_first_steps_can_be_typed_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^cxjourney ((?:init|validate|gaps|render) journeys) +#", README, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["init", "validate", "gaps", "render"]
    assert [run_here(capfdbinary, *command.split()).status for command in commands] == [0, 0, 0, 0]
    assert list((tmp_path / "maps").glob("*.svg"))
    assert run_here(capfdbinary, "init", "mine", "--blank").status == 0


def test_the_first_journey_can_be_copied_and_every_first_step_works(tmp_path: Path, capfdbinary: Captured) -> None:
    journey = first_journey()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.yaml").write_text(journey, "utf-8")
    for command in ("validate", "gaps", "render"):
        extra = ("-o", str(tmp_path / "maps")) if command == "render" else ()
        ended = run_here(capfdbinary, command, str(tmp_path / "mine"), *extra)
        assert ended.status == 0, ended.text
    assert [path.name for path in (tmp_path / "maps").iterdir()] == ["open-current-account.journey.svg"]
