"""What people and scripts read of findings, gaps and rules, against golden files, byte for byte.

If it fails, an upgrade changes what everybody reads, and nobody noticed.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

import os
from pathlib import Path

import pytest

from cxjourney.formats import FINDINGS, GAPS, RULES
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from cxjourney.rules.registry import catalogue

from .workspace import AS_OF, BROKEN, FILES, judged, studied

GOLDEN = Path(__file__).parent / "golden/people"
TERMINALS = {
    "piped": Terminal(),
    "80": Terminal(width=80),
    "40": Terminal(width=40),
    "colour": Terminal(width=80, colour=True),
    "ascii": Terminal(width=80, unicode=False),
}
FINDINGS_AS = [("text", name) for name in TERMINALS] + [("json", "piped"), ("json", "ascii")]
LANGUAGES = {"en": "buys", "fa": "kharid", "id": "membeli"}


def hold(name: str, text: str) -> None:
    """Hold a text against its golden file, or write that anew."""
    path = GOLDEN / name
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.is_file(), f"{name} is missing: write it with CXJOURNEY_UPDATE_GOLDEN=1"
    assert text.encode() == path.read_bytes(), f"{name} differs: CXJOURNEY_UPDATE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize(("form", "terminal"), FINDINGS_AS)
def test_findings_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, terminal: str) -> None:
    monkeypatch.chdir(tmp_path)
    report = judged(tmp_path / "journeys", **FILES, broken=BROKEN)
    text = FINDINGS[form](report, TERMINALS[terminal], True)
    hold(f"validate.{terminal}.{'json' if form == 'json' else 'txt'}", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "terminal"), FINDINGS_AS)
def test_gaps_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, terminal: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    studies = [
        study for study in studied(tmp_path / "journeys", **FILES) if study.journey.journey == LANGUAGES[language]
    ]
    text = GAPS[form](studies, AS_OF, GapsOptions(TERMINALS[terminal], explain=True))
    hold(f"gaps.{language}.{terminal}.{'json' if form == 'json' else 'txt'}", text)


@pytest.mark.parametrize("pages", [False, True], ids=["rules", "explain"])
@pytest.mark.parametrize(
    ("form", "terminal"), [("text", "80"), ("text", "40"), ("text", "colour"), ("json", "piped"), ("markdown", "piped")]
)
def test_rules_are_as_they_were(form: str, terminal: str, pages: bool) -> None:
    """A rule or two stand for all, whose words change without a change of the format."""
    rules = [rule for rule in catalogue().values() if rule.code in ("CX001", "CX302")]
    ending = {"text": "txt", "json": "json", "markdown": "md"}[form]
    what = "explain" if pages else "rules"
    hold(f"{what}.{terminal}.{ending}", RULES[form](rules, TERMINALS[terminal], pages))


def test_no_golden_file_is_left_over() -> None:
    kinds = {f"{terminal}.{'json' if form == 'json' else 'txt'}" for form, terminal in FINDINGS_AS}
    wanted = {f"{what}.{kind}" for kind in kinds for what in ("validate", *(f"gaps.{tag}" for tag in LANGUAGES))}
    rules = ("80.txt", "40.txt", "colour.txt", "piped.json", "piped.md")
    wanted |= {f"{what}.{kind}" for what in ("rules", "explain") for kind in rules}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
