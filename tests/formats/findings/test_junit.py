"""JUnit XML, read back by junitparser.

If it fails, a build service can't read the report, or counts another number of failures.
"""

from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestSuite

from cxjourney.diagnostics import Report, Severity
from cxjourney.formats.findings.junit import write
from cxjourney.formats.terminal import Terminal

from .reports import ATTACKS, hostile_keys, reported


def read(report: Report, terminal: Terminal | None = None) -> list[TestSuite]:
    xml = JUnitXml.fromstring(write(report, terminal or Terminal(), False).encode())
    assert isinstance(xml, JUnitXml)
    suites = [suite for suite in xml if isinstance(suite, TestSuite)]
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == tuple(
        sum(getattr(suite, name) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    return suites


def test_a_suite_for_each_file_and_a_test_for_each_finding(ordinary: Report) -> None:
    suites = {suite.name: list(suite) for suite in read(ordinary)}
    assert set(suites) == set(ordinary.files)
    assert [case.name for case in suites["journeys/catalogue.yaml"]] == ["no findings"]
    assert suites["journeys/catalogue.yaml"][0].is_passed
    cases = [case for name in sorted(suites) for case in suites[name] if case.name != "no findings"]
    failed = [case for case in cases if isinstance(case.result[0], Failure)]
    severe = [finding for finding in ordinary.findings if finding.severity is not Severity.INFO]
    assert [(case.result[0].message, case.result[0].type) for case in failed] == [
        (finding.message, finding.severity.word) for finding in severe
    ]
    skipped = [case for case in cases if isinstance(case.result[0], Skipped)]
    assert [case.name.split()[0] for case in skipped] == ["CX307", "CX601"]
    assert skipped[1].result[0].message == "Waived until 2027-03-01: The branch helps out until the new card is here"


def test_names_are_told_apart(ordinary: Report) -> None:
    names = [(case.classname, case.name) for suite in read(ordinary) for case in suite]
    assert len(set(names)) == len(names)
    assert ("journeys/move-house", "CX102 schema (2)") in names


def test_attacks_are_text(hostile: Report) -> None:
    (suite,) = read(hostile)
    (failure,) = (case.result[0] for case in suite if isinstance(case.result[0], Failure))
    assert failure.message == hostile.findings[0].message
    waived = next(case for case in suite if case.name.startswith("CX601"))
    assert waived.result[0].message == f"Waived until 2027-01-01: {ATTACKS[2]}"


def test_keys_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = reported(tmp_path, hostile_keys())
    (suite,) = read(report)
    assert [case.result[0].message for case in suite] == [finding.message for finding in report.findings]


def test_what_xml_lacks_is_left_out(ordinary: Report) -> None:
    from dataclasses import replace

    odd = ordinary.findings[0]._replace(message="a\x00b\x1b[31m\ufffe\uffff\ud800c", file="b\x0cc\ufffe.yaml")
    report = replace(ordinary, findings=(odd,), waived=(), files=())
    (suite,) = read(report)
    assert suite.name == "b\\x0cc.yaml"
    assert next(iter(suite)).result[0].message == "a\\x00b\\x1b[31m\\ud800c"


def test_ascii_where_nothing_else_can_be_shown(hostile: Report) -> None:
    written = write(hostile, Terminal(unicode=False), False)
    assert written.isascii()
    assert [suite.name for suite in read(hostile, Terminal(unicode=False))] == [suite.name for suite in read(hostile)]
