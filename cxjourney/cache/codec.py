"""Reports and journey summaries as checked bytes, and back."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import islice, repeat
from typing import Generic, NamedTuple, TypeAlias, TypedDict, TypeVar, cast

from cxjourney.cache.fix_codec import FixData, fix_data, read_fix
from cxjourney.diagnostics import (
    NOTHING_WAITS,
    About,
    Diagnostic,
    JudgedFiles,
    Report,
    RulePhase,
    Several,
    Severity,
    Totals,
    Waiting,
    WaivedFinding,
)
from cxjourney.files.text_file import Span
from cxjourney.workspace.journey_summary import CoverageTotals, JourneySummary
from cxjourney.workspace.picture_paths import PictureReference

MAGIC = b"cxjourney 7 "
_DIGEST = 32
_ROW = 5
"""The figures of a finding: its rule, its words, its file, its place, what it is about. Few have a fix beside them."""
_SPAN, _ABOUT = partial(tuple.__new__, Span), partial(tuple.__new__, About)
_DIAGNOSTIC = cast("Callable[[tuple[object, ...]], Diagnostic]", partial(tuple.__new__, Diagnostic))
"""These make a named tuple of its values, without a call of a function of Python's for each."""


def encode_content(content: object) -> bytes:
    """Return plain data that JSON can hold as bytes, with a checksum before it."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return MAGIC + _checksum(body) + b"\n" + body


def decode_content(data: bytes) -> object:
    """Return the plain data that `encode_content` wrote; None where it is damaged or something else."""
    start = len(MAGIC) + 2 * _DIGEST
    body = data[start + 1 :]
    if data[: start + 1] != MAGIC + _checksum(body) + b"\n":
        return None
    content: object
    try:
        content = json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return content


class JudgedJourney(NamedTuple):
    """A sound journey that defines nothing, waives nothing and replaces nothing, and what its own rules found.

    Attributes:
        summary: The journey in short.
        findings: What the rules found that speak of one journey.
        days: The first and the last day, as ordinals, on which it would be judged alike.
        waiting: How many errors and warnings wait until it is agreed, where it is a draft.
        pictures: The pictures that it names.
    """

    summary: JourneySummary
    findings: tuple[Diagnostic, ...]
    days: tuple[int, int]
    waiting: Waiting = NOTHING_WAITS
    pictures: tuple[PictureReference, ...] = ()


_About: TypeAlias = tuple[About, Several]
"""What a finding is about: one of each kind, and several."""


class FindingsTable(TypedDict):
    """Findings as plain data: each text once, and for each finding a row of `_ROW` numbers. JSON makes tuples lists."""

    rules: list[tuple[str, str, int, RulePhase]]
    words: list[tuple[str, str, str]]
    files: list[str]
    spans: list[Span]
    abouts: list[_About]
    rows: list[int]
    fixes: list[tuple[int, FixData]]


Item = TypeVar("Item", bound=Hashable)


class NumberTable(Generic[Item]):
    """Numbers for things, from 0 in the order in which they come: the same one for the same thing."""

    def __init__(self) -> None:
        self.numbers: dict[Item, int] = {}

    def number(self, thing: Item) -> int:
        """Return a thing's number."""
        return self.numbers.setdefault(thing, len(self.numbers))


def findings_table(findings: Iterable[Diagnostic]) -> FindingsTable:
    """Return findings as plain data."""
    rules: NumberTable[tuple[str, str, int, RulePhase]] = NumberTable()
    words: NumberTable[tuple[str, str, str]] = NumberTable()
    files: NumberTable[str] = NumberTable()
    spans: NumberTable[Span] = NumberTable()
    abouts: NumberTable[_About] = NumberTable()
    rows: list[int] = []
    fixes: list[tuple[int, FixData]] = []
    for number, one in enumerate(findings):
        if one.fix:
            fixes.append((number, fix_data(one.fix)))
        rows += (
            rules.number((one.code, one.slug, int(one.severity), one.phase)),
            words.number((one.message, one.help, one.english)),
            files.number(one.file),
            spans.number(one.span),
            abouts.number((one.about, one.several)),
        )
    return {
        "rules": [*rules.numbers],
        "words": [*words.numbers],
        "files": [*files.numbers],
        "spans": [*spans.numbers],
        "abouts": [*abouts.numbers],
        "rows": rows,
        "fixes": fixes,
    }


def read_findings(written: FindingsTable) -> Iterator[Diagnostic]:
    """Yield the findings that `findings_table` wrote: column by column, since there are many.

    Raises:
        KeyError, ValueError, TypeError, IndexError: It is not what was written.
    """
    rows = written["rows"]
    if not rows:
        return iter(())
    rule, said, file, span, subject = (rows[column::_ROW] for column in range(_ROW))
    code, slug, severities, phase = zip(*written["rules"], strict=True)
    message, help_, english = zip(*written["words"], strict=True)
    abouts, several = zip(*written["abouts"], strict=True)
    columns: tuple[tuple[Sequence[object], list[int]], ...] = (
        *((code, rule), (slug, rule), ([*map(Severity, severities)], rule), (message, said), (help_, said)),
        *((written["files"], file), ([*map(_SPAN, written["spans"])], span)),
        *(([*map(_ABOUT, abouts)], subject), ([tuple(map(tuple, some)) for some in several], subject)),
        *((phase, rule), (english, said)),
    )
    values = (map(things.__getitem__, numbers) for things, numbers in columns)
    fixes = {number: read_fix(fix) for number, fix in written["fixes"]}
    fixed = map(fixes.get, range(len(rule))) if fixes else repeat(None, len(rule))
    return map(_DIAGNOSTIC, zip(*values, fixed, strict=True))


class ReportData(TypedDict):
    """A report as plain data. JSON makes tuples lists."""

    findings: FindingsTable
    waived: FindingsTable
    reasons: list[tuple[str, int]]
    totals: Totals
    files: tuple[str, ...]
    looked_at: tuple[JudgedFiles, ...]


def report_data(report: Report, apart: list[list[str]]) -> dict[str, object]:
    """Return a report as plain data, without the day and the texts of the files, which whoever reads it has.

    Args:
        report: The report.
        apart: In each workspace, the paths of the journeys whose findings are kept elsewhere.
    """
    content: ReportData = {
        "findings": findings_table(report.findings),
        "waived": findings_table(one.finding for one in report.waived),
        "reasons": [(one.reason, one.until.toordinal()) for one in report.waived],
        "totals": report.totals,
        "files": report.files,
        "looked_at": report.looked_at,
    }
    return {"report": content, "apart": apart}


def read_report(written: ReportData, as_of: date) -> Report:
    """Return a report that `report_data` wrote, without the texts of files.

    Raises:
        KeyError, ValueError, TypeError, IndexError: It is not what was written.
    """
    found = tuple(read_findings(written["findings"]))
    waived = tuple(
        WaivedFinding(finding, reason, date.fromordinal(until))
        for finding, (reason, until) in zip(read_findings(written["waived"]), written["reasons"], strict=True)
    )
    totals = Totals(*written["totals"])
    totals = totals._replace(waiting=Waiting(*totals.waiting), coverage=CoverageTotals(*totals.coverage))
    looked_at = tuple(JudgedFiles(tuple(files), tuple(rules)) for files, rules in written["looked_at"])
    return Report(as_of, found, totals, {}, waived=waived, files=tuple(written["files"]), looked_at=looked_at)


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).hexdigest().encode()


_Naming: TypeAlias = list[tuple[str, Span]]
_Fact: TypeAlias = tuple[
    str, bool, int, int, int, int, int | None, list[str], tuple[str, ...], list[str], tuple[str, ...], tuple[str, ...],
    int, int, int, int, int, _Naming
]  # fmt: skip
"""A judged journey: id, whether it is a draft, the five totals of coverage, sources, types, what is asked for, stages,
touchpoints, days, errors and warnings that wait, findings, pictures."""


class JudgedData(TypedDict):
    """Judged journeys as plain data; None stands for one that is not judged apart. JSON makes tuples lists."""

    facts: list[_Fact | None]
    findings: FindingsTable


def judged_data(judged: Sequence[JudgedJourney | None]) -> JudgedData:
    """Return judged journeys as plain data; None stands for a journey that is not judged apart."""
    return {
        "facts": [one and _fact(one) for one in judged],
        "findings": findings_table(found for one in judged if one for found in one.findings),
    }


def read_judged_journeys(data: JudgedData) -> list[JudgedJourney | None]:
    """Return the judged journeys that `judged_data` wrote.

    Raises:
        KeyError, ValueError, TypeError, IndexError: It is not what was written.
    """
    left = read_findings(data["findings"])
    return [fact and _read(fact, left) for fact in data["facts"]]


def _fact(one: JudgedJourney) -> _Fact:
    summary, coverage = one.summary, one.summary.coverage
    return (
        *(summary.journey, summary.is_draft),
        *coverage,
        *(sorted(summary.named), summary.data_types, sorted(summary.asked)),
        *(summary.stages, summary.touchpoints),
        *(*one.days, *one.waiting, len(one.findings)),
        [(picture.file, picture.span) for picture in one.pictures],
    )


def _read(fact: _Fact, left: Iterator[Diagnostic]) -> JudgedJourney:
    (
        journey,
        is_draft,
        stages,
        covered,
        cells,
        known,
        verified,
        named,
        data_types,
        asked,
        stage_ids,
        touchpoints,
        first,
        last,
        errors,
        warnings,
        count,
        named_pictures,
    ) = fact
    coverage = CoverageTotals(stages, covered, cells, known, verified)
    asks, places = frozenset(asked), (tuple(stage_ids), tuple(touchpoints))
    summary = JourneySummary(journey, is_draft, coverage, frozenset(named), tuple(data_types), asks, *places)
    pictures = tuple(PictureReference(file, Span(*place)) for file, place in named_pictures)
    return JudgedJourney(summary, tuple(islice(left, count)), (first, last), Waiting(errors, warnings), pictures)
