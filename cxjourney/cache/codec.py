"""Reports and journey summaries as checked bytes, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

from cxjourney.diagnostics import About, Diagnostic, LookedAt, Report, Several, Severity, Totals, WaivedFinding
from cxjourney.files.text_file import Span
from cxjourney.workspace.journey_summary import CoverageTotals, JourneySummary

MAGIC = b"cxjourney 3 "
_DIGEST = 32
_ROW = 9
"""The figures of a finding: its rule, its words, its file, four of its place, its journey, all else it is about."""


def encode_content(content: Any) -> bytes:  # noqa: ANN401  whatever JSON can hold
    """Write plain data, with a checksum before it."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return MAGIC + _checksum(body) + b"\n" + body


def decode_content(data: bytes) -> Any:  # noqa: ANN401  whatever JSON can hold
    """Read what `encode_content` wrote; None where it is damaged or something else."""
    start = len(MAGIC) + 2 * _DIGEST
    body = data[start + 1 :]
    if data[: start + 1] != MAGIC + _checksum(body) + b"\n":
        return None
    try:
        return json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


class JudgedJourney(NamedTuple):
    """A sound journey that defines nothing, waives nothing and replaces nothing, and what its own rules found.

    Attributes:
        summary: The journey in short.
        findings: What the rules found that speak of one journey.
        days: The first and the last day, as ordinals, on which it would be judged alike.
        waiting: How many errors and warnings wait until it is agreed, where it is a draft.
    """

    summary: JourneySummary
    findings: tuple[Diagnostic, ...]
    days: tuple[int, int]
    waiting: int = 0


class NumberTable:
    """A table that gives each thing a number, the same one for the same thing."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, thing: Any) -> int:  # noqa: ANN401  a text, None, or a tuple of such
        """Return a thing's number."""
        return self.numbers.setdefault(thing, len(self.numbers))


def findings_table(findings: Iterable[Diagnostic]) -> Mapping[str, object]:
    """Write findings as plain data: each text once, each finding as a row of numbers."""
    rules, words, files, journeys, rest = (NumberTable() for _ in range(5))
    rows: list[int] = []
    for one in findings:
        span, about = one.span, one.about
        rows += (
            rules.number((one.code, one.slug, int(one.severity), one.phase)),
            words.number((one.message, one.help)),
            files.number(one.file),
            span.line,
            span.column,
            span.end_line,
            span.end_column,
            journeys.number(about.journey),
            rest.number((about.stage, about.touchpoint, about.pain_point, about.persona, about.source, one.several)),
        )
    tables = {"rules": rules, "words": words, "files": files, "journeys": journeys, "rest": rest}
    return {name: list(one.numbers) for name, one in tables.items()} | {"rows": rows}


def read_findings(written: dict[str, Any]) -> Iterator[Diagnostic]:
    """Read findings that `findings_table` wrote."""
    rules = [(code, slug, Severity(severity), phase) for code, slug, severity, phase in written["rules"]]
    words, files, journeys, rest = (written[name] for name in ("words", "files", "journeys", "rest"))
    about: dict[tuple[int, int], tuple[About, Several]] = {}
    row = iter(written["rows"])
    for rule, said, file, line, column, end_line, end_column, journey, others in zip(*[row] * _ROW, strict=True):
        code, slug, severity, phase = rules[rule]
        message, help_ = words[said]
        if (journey, others) not in about:
            *ids, several = rest[others]
            about[journey, others] = About(journeys[journey], *ids), tuple((kind, id_) for kind, id_ in several)
        span = Span(line, column, end_line, end_column)
        yield Diagnostic(code, slug, severity, message, help_, files[file], span, *about[journey, others], phase)


def report_data(report: Report, apart: list[list[str]]) -> dict[str, object]:
    """Return a report as plain data, without the day and the texts of the files, which whoever reads it has.

    ``apart`` are the paths of the journeys, in each workspace, whose findings are kept elsewhere.
    """
    totals = report.totals
    content = {
        "findings": findings_table(report.findings),
        "waived": findings_table(one.finding for one in report.waived),
        "reasons": [(one.reason, one.until.toordinal()) for one in report.waived],
        "totals": totals,
        "files": report.files,
        "looked_at": report.looked_at,
    }
    return {"report": content, "apart": apart}


def read_report(written: dict[str, Any], as_of: date) -> Report:
    """Return a report that `report_data` wrote, without the texts of files.

    Raises:
        KeyError, ValueError, TypeError, IndexError: it is not what was written.
    """
    found = tuple(read_findings(written["findings"]))
    waived = tuple(
        WaivedFinding(finding, reason, date.fromordinal(until))
        for finding, (reason, until) in zip(read_findings(written["waived"]), written["reasons"], strict=True)
    )
    totals = Totals(*written["totals"])
    looked_at = tuple(LookedAt(tuple(files), tuple(rules)) for files, rules in written["looked_at"])
    return Report(as_of, found, totals, {}, waived=waived, files=tuple(written["files"]), looked_at=looked_at)


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).hexdigest().encode()


def judged_data(judged: Sequence[JudgedJourney | None]) -> dict[str, object]:
    """Return judged journeys as plain data; None stands for a journey that is not judged apart."""
    facts = [
        one
        and [*one.summary[:2], *one.summary.coverage, sorted(one.summary.named), one.summary.data_types,
             *one.days, one.waiting, len(one.findings)]
        for one in judged
    ]  # fmt: skip
    return {"facts": facts, "findings": findings_table(found for one in judged if one for found in one.findings)}


def read_judged_journeys(data: dict[str, Any]) -> list[JudgedJourney | None]:
    """Read judged journeys that `judged_data` wrote."""
    left = read_findings(data["findings"])
    return [fact and _read(fact, left) for fact in data["facts"]]


def _read(fact: list[Any], left: Iterator[Diagnostic]) -> JudgedJourney:
    journey, is_draft, stages, covered, cells, known, named, data_types, first, last, waiting, count = fact
    summary = JourneySummary(
        journey, is_draft, CoverageTotals(stages, covered, cells, known), frozenset(named), tuple(data_types)
    )
    return JudgedJourney(summary, tuple(islice(left, count)), (first, last), waiting)
