"""Figures that must be reached: whoever asks for them is told where they are not.

If it fails, a build passes although less is covered than a team has set itself.
"""

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from .command import JOURNEY, run_here, write

Captured = pytest.CaptureFixture[bytes]
SHORT = "Covered falls short of the 80% that were asked for (covered 50%, known 16.7%). cxjourney gaps shows where."


@pytest.fixture
def short(here: Path) -> Path:
    """A folder with a journey of which too little is covered for its team, and too little is known."""
    write(here / "journeys", buys=JOURNEY)
    (here / "cxjourney.toml").write_text("min_covered = 80\nmin_known = 60\n")
    return here


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 1, 2),
        (("--fail-on", "warning"), 1, 2),
        (("--fail-on", "never"), 0, 2),
        (("--min-covered", "50"), 1, 1),
        (("--min-covered", "0", "--min-known", "0"), 0, 0),
        (("--select", "CX806"), 0, 0),
        (("--select", "CX806", "--min-covered", "80"), 1, 1),
        (("--ignore", "CX3"), 1, 2),
    ],
)
def test_what_is_asked_for_decides(capfdbinary: Captured, arguments: tuple[str, ...], status: int, said: int) -> None:
    ended = run_here(capfdbinary, "validate", *arguments)
    assert (ended.status, ended.said.count("falls short of")) == (status, said)


def test_a_selection_of_the_settings_is_judged_with_what_they_ask_for(short: Path, capfdbinary: Captured) -> None:
    (short / "cxjourney.toml").write_text('select = ["CX806"]\nmin_covered = 80\n')
    assert run_here(capfdbinary, "validate").status == 1


def written(capture: Captured, format_: str) -> str:
    return run_here(capture, "validate", "--min-known", "0", "--fail-on", "never", "--format", format_).text


@pytest.mark.usefixtures("short")
def test_formats_tell_of_it(capfdbinary: Captured) -> None:
    assert json.loads(written(capfdbinary, "json"))["summary"]["falls_short"] == [SHORT]
    assert f"**{SHORT}**" in written(capfdbinary, "markdown").splitlines()
    assert f"::error title=cxjourney::{SHORT.replace('%', '%25')}" in written(capfdbinary, "github").splitlines()
    root = Xml.fromstring(written(capfdbinary, "junit"))
    (suite,) = root.findall("testsuite[@name='coverage']")
    (case,) = suite
    assert case.get("name") == "covered as much as was asked for"
    assert [failure.get("message") for failure in case] == [SHORT]
    assert int(root.get("failures", 0)) == len(root.findall(".//failure"))


@pytest.mark.usefixtures("short")
def test_annotations_tell_of_it(capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    text = run_here(capfdbinary, "validate", "--min-known", "0").text
    assert f"::error title=cxjourney::{SHORT.replace('%', '%25')}" in text.splitlines()
