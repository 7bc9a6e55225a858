"""The cases of every rule: the files beside this one, found by listing the folder.

If it fails, a rule is silent where it should speak, speaks where it should not, or at the wrong place.

A file ``cx301.yaml`` is a list of cases. Each has

- ``name``: what it shows;
- ``files``: by name, the text of each file, ``{base64: …}`` for bytes, ``{link: …}`` for a link to that path,
  ``{head: …, row: …, rows: 9}`` for a row that is there so often, or ``{record: …}`` for a record of evidence in
  short, as `records.record_text` takes it;
- ``found``: what the rule has to say, in the order of the report; empty where it has nothing. Each is
  ``at`` (``line:column``, with the file's name before it unless it is the first), ``says`` (words that the message
  or its help holds), and, for what the finding is about, ``journey``, ``stage``, ``touchpoint``, ``pain_point``,
  ``persona``, ``source`` (null where it is to be null);
- and, where it matters, ``as_of`` (2026-11-21), ``profile``, ``select``, ``ignore``, ``only`` (the path to judge,
  instead of the folder), ``severity`` of all that is found, ``others`` (codes of other rules that have to speak too),
  ``alone`` (true where no other rule may), and ``crash`` (the code of a rule that is made to fail);
- for rules that are said by measuring, what `measure_case` names.
"""

from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from cxjourney.diagnostics import Diagnostic
from cxjourney.languages import Language
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import all_rules

from .judging import AS_OF, Judged, judge_files
from .measuring import measure_case
from .records import record_text

FOLDER = Path(__file__).parent
KEYS = {
    "name",
    "files",
    "found",
    "as_of",
    "profile",
    "select",
    "ignore",
    "only",
    "refusal",
    "severity",
    "others",
    "alone",
    "crash",
    *("environment", "timeout", "memory", "without", "database", "ways"),
}
ABOUT = {"journey", "stage", "touchpoint", "pain_point", "persona", "source"}
NAMED_AT = {
    "journey": ("journey",),
    "stage": ("stage",),
    "touchpoint": ("touchpoint",),
    "pain point": ("pain_point",),
    "persona": ("persona",),
    "source": ("source",),
    "persona, stage": ("persona", "stage"),
}
"""By the scope of a rule, the fields of which one stands where its findings point."""


def load_cases(path: Path) -> list[dict[str, Any]]:
    """Read the cases of one rule, and hold them against the keys that this page names."""
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in cases:
        assert set(case) <= KEYS, f"{path.name}: {case.get('name')}: {set(case) - KEYS}"
        for expected in case["found"]:
            assert set(expected) <= {"at", "says"} | ABOUT, f"{path.name}: {case['name']}: {set(expected)}"
    return cases


def check_case(code: str, case: dict[str, Any], folder: Path) -> None:
    """Hold what a rule finds in a case against what it should."""
    measures = all_rules()[code].phase == "measuring"
    judged = measure_case(case, folder, _files(case)) if measures else judge_case(case, folder)
    found = [finding for finding in judged.report.findings if finding.code == code]
    places = [judged.place(finding) for finding in found]
    first = next(iter(case["files"]))
    expected = [at if at.count(":") == 2 else f"{first}:{at}" for at in (wanted["at"] for wanted in case["found"])]
    assert places == expected, [finding.message for finding in found]
    for finding, wanted in zip(found, case["found"], strict=True):
        _check_finding(judged, finding, wanted)
        assert finding.severity.word == case.get("severity", all_rules()[code].severity.word)
    codes = {finding.code for finding in judged.report.findings}
    assert code == "CX005" or "CX005" not in codes
    assert codes >= set(case.get("others", ()))
    assert not case.get("alone") or codes <= {code}


def judge_case(case: dict[str, Any], folder: Path) -> Judged:
    """Write and judge the files of a case."""
    choice = RuleSelection(
        case.get("profile", "standard"), tuple(case.get("select", ())), tuple(case.get("ignore", ()))
    )
    as_of = case.get("as_of", AS_OF)
    assert isinstance(as_of, date)
    with patch.dict(all_rules(), _crashing(case["crash"]) if "crash" in case else {}):
        return judge_files(folder, _files(case), as_of, choice, case.get("only"))


def _files(case: dict[str, Any]) -> dict[str, str | bytes | Path]:
    return {name: _content(name, content, case["files"]) for name, content in case["files"].items()}


def _content(name: str, given: str | dict[str, Any], files: dict[str, Any]) -> str | bytes | Path:
    if isinstance(given, str):
        return given
    if "record" in given:
        folder = Path(name).parent
        beside = {one: text for one, text in files.items() if Path(one).parent == folder and isinstance(text, str)}
        return record_text(given["record"], beside)
    if "rows" in given:
        return f"{given['head']}\n" + f"{given['row']}\n" * int(given["rows"])
    return Path(given["link"]) if "link" in given else b64decode(given["base64"])


def _crashing(code: str) -> dict[str, Rule]:
    def crash(_: object, words: Language) -> Iterator[Finding]:  # noqa: ARG001
        raise ZeroDivisionError

    rule = all_rules()[code]
    return {code: rule._replace(check=rule.check and crash, check_workspace=rule.check_workspace and crash)}


def _check_finding(judged: Judged, finding: Diagnostic, wanted: dict[str, Any]) -> None:
    for words in wanted.get("says", ()):
        assert words in f"{finding.message} {finding.help}"
    for about in ABOUT & wanted.keys():
        assert getattr(finding.about, about) == wanted[about], (about, finding.message)
    names = [getattr(finding.about, field) for field in NAMED_AT.get(all_rules()[finding.code].scope, ())]
    if names and finding.phase != "measuring":
        assert judged.text(finding) in names, f"the place of {finding.message!r} holds something else"
    assert finding.message
    assert finding.help


CASES = [
    pytest.param(path.stem.upper(), case, id=f"{path.stem} {case['name']}")
    for path in sorted(FOLDER.glob("cx*.yaml"))
    for case in load_cases(path)
]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_case_is_found_as_it_says(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    check_case(code, case, tmp_path)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("cx*.yaml")), ids=lambda path: path.stem)
def test_each_rule_has_two_cases_of_either_kind(path: Path) -> None:
    cases = load_cases(path)
    names = [case["name"] for case in cases]
    assert len(names) == len(set(names))
    assert sum(bool(case["found"]) for case in cases) >= 2
    assert sum(not case["found"] for case in cases) >= 2
