"""Findings as JSON, version 1: keys are added, never changed."""

from cxjourney.diagnostics import Diagnostic, KnownFindings, Report, Severity
from cxjourney.formats.findings.fix_edits import TextEdit, fix_edits
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language


def write(
    report: Report,
    terminal: Terminal,
    show_info: bool,  # noqa: ARG001  machines get every finding
    words: Language | None = None,  # noqa: ARG001  and nothing but findings, which have their words
) -> str:
    """Return every finding, information among them."""
    totals, edits = report.totals, fix_edits(report.findings, report.sources)
    summary = {
        "files": totals.files,
        "journeys": totals.journeys,
        **{severity.word: report.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)},
        "passed_over": totals.passed_over,
        "not_judged": totals.not_judged,
        "covered_percent": _round(totals.covered_percent),
        "known_percent": _round(totals.known_percent),
        **({} if totals.verified_percent is None else {"verified_percent": _round(totals.verified_percent)}),
        "waived": len(report.waived),
        "baseline": _baseline(report.known) if report.known else None,
        "falls_short": [one.sentence for one in report.short],
    }
    content = {
        "version": 1,
        "as_of": report.as_of.isoformat(),
        "summary": summary,
        "findings": [
            finding_data(finding) | _fix(finding, edits.get(number)) for number, finding in enumerate(report.findings)
        ],
        "waived": [
            finding_data(one.finding) | {"reason": one.reason, "until": one.until.isoformat()} for one in report.waived
        ],
    }
    return dump(content, terminal)


def _fix(finding: Diagnostic, edits: tuple[TextEdit, ...] | None) -> dict[str, object]:
    """Return how a finding is fixed, where one way is right, as edits that are made together."""
    if finding.fix is None or edits is None:
        return {}
    changes = [{**edit.span._asdict(), "text": edit.text} for edit in edits]
    return {"fix": {"title": finding.fix.title, "safe": finding.fix.is_safe, "edits": changes}}


def _round(percent: float | None) -> float | None:
    return None if percent is None else round(percent, 1)


def _baseline(known: KnownFindings) -> dict[str, int]:
    return {**known._asdict(), "mended": known.fixed}


def finding_data(finding: Diagnostic) -> dict[str, object]:
    """Return a finding as data, as every format for machines does that holds findings."""
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.word,
        "message": finding.message,
        "help": finding.help,
        "file": finding.file,
        **finding.span._asdict(),
        **{name: id_ for name, id_ in finding.about._asdict().items() if name != "metric"},
    }
