"""Every code by which measuring says what is wrong has a page, and every such page a place in the code that says it.

If it fails, somebody is told a code that nobody can explain, or reads of a fault that is never found.
"""

import re
from pathlib import Path

import pytest

import cxjourney
from cxjourney.rules.rule_index import all_rules
from tests.cli.command import run_here

PACKAGE = Path(cxjourney.__file__).parent
MEASURES = ("evidence", "pipeline")
CODE = re.compile(r'"(CX9[0-9]{2})"')
OF_DATA = {code for code, rule in all_rules().items() if rule.phase == "measuring"}
OF_RECORDS = {"CX917"}
"""What is said of a record as it is read, by every command."""


def said() -> set[str]:
    """The codes that stand in what measures."""
    files = [path for folder in MEASURES for path in (PACKAGE / folder).rglob("*.py")]
    return {code for path in files for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_that_measuring_says_is_a_rule_and_the_other_way_round() -> None:
    assert said() == OF_DATA | OF_RECORDS


def test_no_rule_of_another_phase_begins_as_those_of_measuring_do() -> None:
    assert {code for code in all_rules() if code.startswith("CX9")} == OF_DATA | OF_RECORDS


@pytest.mark.parametrize("code", sorted(OF_DATA))
def test_a_code_is_explained(code: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "explain", code)
    assert ended.status == 0
    assert all_rules()[code].slug in ended.text
    assert "reported by cxjourney evidence alone" in " ".join(ended.text.split())


CHOSEN = {
    "an option": (["--ignore", "CX909"], "", "CX909 is reported by cxjourney evidence alone"),
    "the beginning of a code": (["--select", "cx9"], "", "CX9 is reported by cxjourney evidence alone"),
    "the configuration": ([], 'ignore = ["CX901"]\n', "CX901 is reported by cxjourney evidence alone"),
}


@pytest.mark.parametrize(("options", "settings", "says"), CHOSEN.values(), ids=CHOSEN)
def test_what_judging_never_says_can_not_be_chosen_there(
    options: list[str],
    settings: str,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cxjourney.toml").write_text(settings, "utf-8")
    Path("a.yaml").write_text("journey: a\ntitle: A\nstages: [{id: s, title: S}]\n", "utf-8")
    ended = run_here(capfdbinary, "validate", "a.yaml", *options)
    assert ended.status == 2
    assert says in " ".join(ended.said.split())


def test_what_measuring_says_can_not_be_waived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    waiver = "waivers: [{rule: CX905, reason: It comes on Monday, until: 2027-01-01}]\n"
    Path("a.yaml").write_text(f"journey: a\ntitle: A\n{waiver}stages: [{{id: s, title: S}}]\n", "utf-8")
    ended = run_here(capfdbinary, "validate", "a.yaml")
    assert ended.status == 1
    assert "CX905 can't be waived" in ended.text
