"""Annotations, as GitHub's runner reads them.

If it fails, an annotation stands at no line, or a title runs a command of the runner.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cxjourney.diagnostics import Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import START_OF_FILE, Span
from cxjourney.formats.findings.github import annotated_findings, write
from cxjourney.formats.terminal import Terminal

from .github_runner import Command, obeyed
from .reports import AS_OF, HOSTILE_NAME, hostile_files, hostile_keys, reported


def read(report: Report) -> list[Command]:
    return [command for line in write(report, Terminal(), False).splitlines() if (command := obeyed(line))]


def test_each_finding_is_an_annotation(ordinary: Report) -> None:
    commands = read(ordinary)
    kinds = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.INFO}
    for command, finding in zip(commands, ordinary.findings, strict=True):
        span = finding.span
        assert kinds[command.name] is finding.severity
        assert command.data == f"{finding.message}\n{finding.help}"
        assert command.properties == {
            "file": finding.file,
            "line": str(span.line),
            "endLine": str(span.end_line),
            "col": str(span.column),
            "endColumn": str(span.end_column),
            "title": f"{finding.code} {finding.slug}",
        }


def test_summary_is_text(ordinary: Report) -> None:
    last = [line for line in write(ordinary, Terminal(), False).splitlines() if not obeyed(line)]
    assert last[0].startswith("3 journeys in 4 files, as of 2026-11-21: 5 errors, 2 warnings, 1 for information.")
    assert any(line.startswith("Covered 50%") and "Known 16.7%" in line for line in last)


@pytest.mark.parametrize("files", [hostile_files(), hostile_keys()])
def test_attacks_are_text(files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = reported(tmp_path, files)
    commands = read(report)
    assert [command.name for command in commands] == [
        {"error": "error", "warning": "warning", "info": "notice"}[finding.severity.word] for finding in report.findings
    ]
    for command in commands:
        assert set(command.properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not [line for line in command.data.splitlines() if obeyed(line)]
        name = next(iter(files))
        assert command.properties["file"] == name.replace("\n", "\\x0a").replace("##[", "#\\x23[")
    lines = write(report, Terminal(), False).splitlines()
    assert not any("##[" in line for line in lines)


def test_columns_only_within_a_line() -> None:
    """The runner drops columns of a place that spans lines, and complains."""
    finding = Diagnostic("CX101", "x", Severity.ERROR, "m", "", HOSTILE_NAME, Span(2, 5, 4, 2))
    report = replace(_report(finding), paths={HOSTILE_NAME: "a.yaml"})
    assert read(report) == [Command("error", "m", {"file": "a.yaml", "line": "2", "endLine": "4", "title": "CX101 x"})]


def test_text_shows_ten_of_each_kind() -> None:
    findings = [
        Diagnostic(f"CX{n:03}", "x", severity, "m", "h", "a.yaml", START_OF_FILE)
        for severity in Severity
        for n in range(12)
    ]
    shown = annotated_findings(_report(*findings), show_info=True)
    assert [finding.severity for finding in shown] == [Severity.ERROR] * 10 + [Severity.WARNING] * 10 + [
        Severity.INFO
    ] * 10
    assert len(annotated_findings(_report(*findings), show_info=False)) == 20


def test_nothing_found_is_a_summary_alone() -> None:
    assert re.fullmatch(r"0 journeys in 0 files, as of 2026-11-21: .*\n", write(_report(), Terminal(), False))


def _report(*findings: Diagnostic) -> Report:
    return Report(AS_OF, findings, Totals(), {})
