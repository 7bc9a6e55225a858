"""Findings for GitLab's Code Quality report. What is waived is left out: the report has no word for it."""

from cxjourney.diagnostics import Report, Severity
from cxjourney.formats.findings.fingerprints import FingerprintedFinding, fingerprint_findings
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.text.escape_unseen import escape_unseen

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(
    report: Report,
    terminal: Terminal,
    show_info: bool,  # noqa: ARG001  machines get every finding
    words: Language | None = None,  # noqa: ARG001  and nothing but findings, which have their words
) -> str:
    """Return every finding, information among them."""
    issues = [_issue(one, report) for one in fingerprint_findings(report) if one.waiver is None]
    return dump(issues, terminal)


def _issue(one: FingerprintedFinding, report: Report) -> dict[str, object]:
    finding = one.finding
    return {
        "description": escape_unseen(f"{finding.code} {finding.slug}: {finding.message} {finding.help}".rstrip()),
        "check_name": finding.code,
        "fingerprint": one.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": report.path(finding.file),
            "lines": {"begin": finding.span.line, "end": max(finding.span.line, finding.span.end_line)},
        },
    }
