"""Findings as JUnit XML: a suite for each file, a test that failed for each error and warning.

What is only for information, and what is waived, is a skipped test: it is seen, and fails nothing. A file without
findings is a test that passed, and a figure that was asked for and is not reached one that failed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from xml.etree import ElementTree as Xml

from cxjourney.diagnostics import Diagnostic, Report, Severity, Shortfall
from cxjourney.formats.escape_markup import escape_page, xml_text
from cxjourney.formats.findings.fingerprints import FingerprintedFinding, fingerprint_findings
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language

_COUNTED = ("tests", "failures", "errors", "skipped")


def write(
    report: Report,
    terminal: Terminal,
    show_info: bool,  # noqa: ARG001  machines get every finding
    words: Language | None = None,  # noqa: ARG001  and nothing but findings, which have their words
) -> str:
    """Return every finding, information among them."""
    found = {
        file: list(group) for file, group in groupby(fingerprint_findings(report), key=lambda one: one.finding.file)
    }
    root = Xml.Element("testsuites", name="cxjourney")
    for file in sorted({*report.files, *found}):
        root.append(_suite(report.path(file), found.get(file, [])))
    if report.short:
        root.append(_shortfalls(report.short))
    totals = [sum(int(suite.get(name, 0)) for suite in root) for name in _COUNTED]
    _count(root, *totals)
    Xml.indent(root, " ")
    text = Xml.tostring(root, encoding="unicode")
    return escape_page(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', terminal)


def _shortfalls(short: Sequence[Shortfall]) -> Xml.Element:
    """Return a test that failed for each figure that was asked for and is not reached."""
    suite = Xml.Element("testsuite", name="coverage")
    for figure, sentence in short:
        name = f"{figure} as much as was asked for"
        case = Xml.SubElement(suite, "testcase", name=name, classname="coverage")
        Xml.SubElement(case, "failure", type="error", message=xml_text(sentence)).text = xml_text(sentence)
    _count(suite, len(short), len(short), 0, 0)
    return suite


def _suite(path: str, found: list[FingerprintedFinding]) -> Xml.Element:
    suite = Xml.Element("testsuite", name=xml_text(path))
    cases = list(_cases(found)) or [Xml.Element("testcase", name="no findings")]
    for case in cases:
        case.set("classname", xml_text(str(PurePosixPath(path).with_suffix(""))))
        case.set("file", xml_text(path))
        suite.append(case)
    failures, skipped = (sum(case.find(what) is not None for case in cases) for what in ("failure", "skipped"))
    _count(suite, len(cases), failures, 0, skipped)
    return suite


def _count(element: Xml.Element, *numbers: int) -> None:
    for name, number in zip(_COUNTED, numbers, strict=True):
        element.set(name, str(number))


def _cases(found: list[FingerprintedFinding]) -> Iterator[Xml.Element]:
    named: Counter[str] = Counter()
    for one in found:
        finding = one.finding
        name = _name(finding)
        named[name] += 1
        again = f" ({named[name]})" if named[name] > 1 else ""
        case = Xml.Element("testcase", name=xml_text(name + again), line=str(finding.span.line))
        case.append(_outcome(one))
        yield case


def _outcome(one: FingerprintedFinding) -> Xml.Element:
    finding = one.finding
    message = xml_text(finding.message)
    if one.waiver is not None:
        return Xml.Element("skipped", message=xml_text(f"Waived until {one.waiver.until}: {one.waiver.reason}"))
    if finding.severity is Severity.INFO:
        return Xml.Element("skipped", message=message)
    failure = Xml.Element("failure", type=finding.severity.word, message=message)
    place = f"Line {finding.span.line}, column {finding.span.column}."
    failure.text = "\n".join(line for line in (message, xml_text(finding.help), place) if line)
    return failure


def _name(finding: Diagnostic) -> str:
    """Return a name of a finding by which the next run's is known again: without a line, and without a figure."""
    about = finding.about
    narrow = (about.stage, about.touchpoint, about.pain_point, about.persona, about.source, about.metric)
    what = ", ".join(part for part in narrow if part) or about.journey
    return f"{finding.code} {finding.slug}" + (f": {what}" if what else "")
