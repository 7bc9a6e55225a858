"""Findings as SARIF 2.1.0, for code scanning: rules with their pages, places, fingerprints, and what is waived.

Nothing in it depends on the machine or the time of day, so that of the same findings come the same bytes.
"""

import re
from collections import Counter
from collections.abc import Sequence

from cxjourney import __version__
from cxjourney.diagnostics import About, Diagnostic, Report, Severity
from cxjourney.files.text_file import Span
from cxjourney.formats.findings.fingerprints import FingerprintedFinding, fingerprint_findings, uri
from cxjourney.formats.findings.fix_edits import TextEdit, fix_edits
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import all_rules
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
"""How many results of a run GitHub accepts: docs.github.com, SARIF support for code scanning."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_ROOT = "SRCROOT"
_LINK = re.compile(r"\](?=\()")


def write(
    report: Report,
    terminal: Terminal,
    show_info: bool,  # noqa: ARG001  machines get every finding
    words: Language | None = None,  # noqa: ARG001  and nothing but findings, which have their words
) -> str:
    """Return every finding, information among them, up to what GitHub accepts."""
    every = fingerprint_findings(report)
    kept = _most_severe(every)
    known = all_rules()
    rules = [known[code] for code in sorted({one.finding.code for one in kept})]
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {"name": "cxjourney", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    invocation: dict[str, object] = {"executionSuccessful": True}
    if len(kept) < len(every):
        invocation["toolExecutionNotifications"] = [_dropped_notification(every, kept)]
    places = Counter(_rule_and_line(one) for one in kept)
    edits = fix_edits((one.finding for one in kept), report.sources)
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [
            _result(one, report, index[one.finding.code], places[_rule_and_line(one)] > 1)
            | _fixes(one.finding, report, edits.get(number))
            for number, one in enumerate(kept)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, terminal)


def _most_severe(every: Sequence[FingerprintedFinding]) -> list[FingerprintedFinding]:
    """Return the most severe findings, those that are waived last, in their order."""
    if len(every) <= MAX_RESULTS:
        return list(every)
    ranked = sorted(range(len(every)), key=lambda n: (every[n].waiver is not None, -every[n].finding.severity))
    return [every[n] for n in sorted(ranked[:MAX_RESULTS])]


def _dropped_notification(
    every: Sequence[FingerprintedFinding], kept: Sequence[FingerprintedFinding]
) -> dict[str, object]:
    left = Counter(one.finding.severity for one in every)
    left.subtract(one.finding.severity for one in kept)
    words = ", ".join(f"{LEVELS[severity]}: {left[severity]:,}" for severity in LEVELS if left[severity])
    text = f"{len(every) - len(kept):,} of {len(every):,} findings were left out, the most severe were kept ({words}). "
    return {"level": "warning", "message": {"text": f"{text}The format json has them all."}}


def _rule(rule: Rule) -> dict[str, object]:
    page = rule.page.partition("\n")[2].strip()
    why = page.partition("\n\n")[0].partition("\n")[2]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": one_line(why) or rule.summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": ["customer-journey", *rule.scope.split(", ")],
            "precision": "high",
            "problem.severity": PROBLEMS[rule.severity],
        },
    }


def _rule_and_line(one: FingerprintedFinding) -> tuple[str, str, int]:
    return one.finding.code, one.finding.file, one.finding.span.line


def _result(one: FingerprintedFinding, report: Report, rule_index: int, shares_line: bool) -> dict[str, object]:
    finding = one.finding
    fingerprints = {"findingIdentity/v1": one.fingerprint}
    if shares_line:  # GitHub's upload would work this one out from the line alone, and make one alert of several
        fingerprints["primaryLocationLineHash"] = f"{one.fingerprint[:16]}:1"
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain_text(f"{finding.message} {finding.help}".rstrip())},
        "locations": [_location(finding, report)],
        "partialFingerprints": fingerprints,
    }
    if report.waived:  # SARIF wants it of every result or of none
        result["suppressions"] = [_suppression(one)] if one.waiver else []
    return result


def _fixes(finding: Diagnostic, report: Report, edits: tuple[TextEdit, ...] | None) -> dict[str, object]:
    """Return how a finding is fixed, where one way is right: SARIF 2.1.0, §3.55."""
    if finding.fix is None or edits is None:
        return {}
    replacements = [
        {"deletedRegion": _exact_region(edit.span), "insertedContent": {"text": edit.text}}
        if edit.text
        else {"deletedRegion": _exact_region(edit.span)}
        for edit in edits
    ]
    address = {"uri": uri(report.path(finding.file)), "uriBaseId": _ROOT}
    fix = {
        "description": {"text": _plain_text(str(finding.fix.title))},
        "artifactChanges": [{"artifactLocation": address, "replacements": replacements}],
        "properties": {"safe": finding.fix.is_safe},
    }
    return {"fixes": [fix]}


def _exact_region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(finding: Diagnostic, report: Report) -> dict[str, object]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.line, span.end_line),
        "endColumn": max(span.column, span.end_column) if span.end_line <= span.line else span.end_column,
    }
    address = {"uri": uri(report.path(finding.file)), "uriBaseId": _ROOT}
    location: dict[str, object] = {"physicalLocation": {"artifactLocation": address, "region": region}}
    if place := _logical_location(finding.about):
        location["logicalLocations"] = [place]
    return location


def _logical_location(about: About) -> dict[str, str] | None:
    """Return the innermost of journey, stage and touchpoint or pain point, with all that it lies in."""
    parts = {
        "journey": about.journey,
        "stage": about.stage,
        "touchpoint": about.touchpoint,
        "pain point": about.pain_point,
    }
    named = [(kind, escape_unseen(name)) for kind, name in parts.items() if name]
    if not named:
        return None
    kind, name = named[-1]
    return {"name": name, "fullyQualifiedName": "/".join(name for _, name in named), "kind": kind}


def _suppression(one: FingerprintedFinding) -> dict[str, str]:
    waiver = one.waiver
    why = f"{escape_unseen(one_line(waiver.reason))} (until {waiver.until})" if waiver else ""
    return {"kind": "inSource", "status": "accepted", "justification": why}


def _plain_text(text: str) -> str:
    """Return text in which no viewer finds a link: ``[words](address)`` is one in SARIF's plain messages too."""
    return _LINK.sub("] ", escape_unseen(text))
