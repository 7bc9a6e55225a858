"""What `validate` finds, by rule: why it matters, and where it was found."""

from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.report.basis import ReportBasis
from cxjourney.report.change_marks import finding_key
from cxjourney.report.links import Link

_TALLIES = {
    Severity.ERROR: "change.tally.error",
    Severity.WARNING: "change.tally.warning",
}


class FindingRow(NamedTuple):
    """A finding: what it says, how to fix it, where it stands in its file, and where it leads in the report.

    ``mark`` says what became of it since the base; empty for nothing.
    """

    message: str
    help: str
    place: str
    where: Link
    mark: str


class RuleRow(NamedTuple):
    """A rule that found something.

    Attributes:
        code: Its code.
        severity: The highest severity of its findings: ``error``, ``warning`` or ``info``.
        slug: Its name.
        help: How to fix what it found, where that is the same everywhere; else empty.
        findings: What it found.
    """

    code: str
    severity: str
    slug: str
    help: str
    findings: tuple[FindingRow, ...]


class FindingsPage(NamedTuple):
    """What was found, and what the team lives with for now.

    Attributes:
        counts: How many errors and warnings there are, and how much is only for information, in words.
        rules: The rules that found errors or warnings, the most severe first.
        waived: What is waived: the message, the reason, and the day until which.
    """

    counts: str
    rules: tuple[RuleRow, ...]
    waived: tuple[tuple[str, str, str], ...]


def findings_page(basis: ReportBasis) -> FindingsPage:
    """Return what was found in the journeys of a report; what is only for information is counted alone."""
    words, report = basis.words, basis.report
    told = [words.count(key, report.count(severity)) for severity, key in _TALLIES.items()]
    told.append(words.text("report.findings.info", n=words.number(report.count(Severity.INFO))))
    counts = words.join_facts(told)
    by_code: dict[str, list[Diagnostic]] = {}
    for finding in (*basis.faults, *report.findings):
        if finding.severity is not Severity.INFO:
            by_code.setdefault(finding.code, [])
            if finding not in by_code[finding.code]:
                by_code[finding.code].append(finding)
    rules = [_rule(basis, code, found) for code, found in by_code.items()]
    rank = {severity.word: -severity for severity in Severity}
    rules.sort(key=lambda rule: (rank[rule.severity], rule.code))
    waived = tuple((one.finding.message, one.reason, words.day(one.until)) for one in report.waived)
    return FindingsPage(counts, tuple(rules), waived)


def _rule(basis: ReportBasis, code: str, found: list[Diagnostic]) -> RuleRow:
    rows = tuple(
        FindingRow(
            one.message,
            one.help,
            f"{one.file}:{one.span.line}:{one.span.column}",
            place_of(basis, one),
            basis.marks.get(finding_key(one), ""),
        )
        for one in found
    )
    helps = {one.help for one in found}
    shared = helps.pop() if len(helps) == 1 and len(found) > 1 else ""
    return RuleRow(code, max(one.severity for one in found).word, found[0].slug, shared, rows)


def place_of(basis: ReportBasis, finding: Diagnostic) -> Link:
    """Return where a finding leads in the report: its stage or its journey; nowhere where neither is in it."""
    for study in basis.studies:
        if study.file == finding.file:
            stage = finding.about.stage
            there = stage is not None and any(one.id == stage for one in study.journey.stages)
            anchor = basis.anchors.stage(study, stage) if stage and there else basis.anchors.journey(study)
            return Link(study.journey.title, anchor)
    return Link("")
