"""Gaps, or claims, as CSV, a row for each, for a sheet: comma-separated, UTF-8, names of columns in English."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from cxjourney.analysis.claim_evidence import Claim, fitting_sources, journey_claims
from cxjourney.analysis.gap_priority import Gap, unsaid_factors
from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.gap_wording import question_text
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

BYTE_ORDER_MARK = "\ufeff"
"""Begins the text: without it spreadsheets take UTF-8 for something else, and Persian for noise."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be worked out by a spreadsheet; an apostrophe before it keeps it text."""
COLUMNS = (
    *("journey", "title", "file", "rank", "stage", "stage_title", "owner", "coverage", "missing", "unseen_touchpoints"),
    *("priority", "not_said", "questions", "suggested_sources", "suggested_types", "as_of"),
    *("stale_sources", "undated_sources"),
)
EVIDENCE_COLUMN = "evidence"
"""Where there is a record of evidence: each source at the stage, its state and, if it is stale, since when."""
CLAIM_COLUMNS = (
    *("journey", "title", "file", "stage", "stage_title", "kind", "state", "claim", "persona", "sources"),
    *("fitting_sources", "path", "as_of"),
)


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:
    """Return the gaps of every journey, or its claims; a cell that holds several things has a line for each.

    Text that would be a formula stays text.
    """
    sheet = StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    measured = any(study.evidence_words for study in studies)
    rows.writerow(CLAIM_COLUMNS if options.assumptions else (*COLUMNS, EVIDENCE_COLUMN) if measured else COLUMNS)
    for study in studies:
        if options.assumptions:
            found = (_claim_cells(study, claim, as_of) for claim in journey_claims(study))
        else:
            found = (_cells(study, gap, as_of, options, measured) for gap in study.gaps[: options.top])
        rows.writerows([_inert(cell) for cell in cells] for cells in found)
    return BYTE_ORDER_MARK + sheet.getvalue()


def _claim_cells(study: Study, claim: Claim, as_of: date) -> Iterator[str]:
    yield from (study.journey.journey, one_line(study.journey.title), study.in_scope.document.source.name)
    yield claim.stage or ""
    yield one_line(study.journey.stages[study.position_of(claim.stage)].title) if claim.stage else ""
    yield from (claim.kind, claim.state, one_line(claim.title), claim.persona or "", _lines(claim.sources))
    yield _lines(fitting_sources(study, claim)) if claim.state != "evidenced" else ""
    yield from (".".join(str(part) for part in claim.path), as_of.isoformat())


def _cells(study: Study, gap: Gap, as_of: date, options: GapsOptions, measured: bool) -> Iterator[str]:
    words = options.words_for(study)
    coverage, owner = gap.coverage, gap.stage.owner
    yield from (study.journey.journey, one_line(study.journey.title), study.in_scope.document.source.name)
    yield from (str(gap.rank), gap.stage.id, one_line(gap.stage.title))
    yield one_line(study.scope.teams[owner].title) if owner else ""
    yield coverage.level
    yield _lines(coverage.missing)
    yield _lines(one_line(touchpoint.told_title) for touchpoint in coverage.unseen)
    yield from (str(gap.priority), _lines(unsaid_factors(gap)))
    yield _lines(one_line(question_text(question, words)) for question in gap_questions(study, gap))
    yield _lines(dict.fromkeys(suggestion.source for suggestion in gap.sources))
    yield from (_lines(gap.types), as_of.isoformat())
    for state in ("stale", "undated"):
        yield _lines(id_ for id_ in coverage.sources if study.freshness(id_) == state)
    if measured:
        told = study.evidence_words.get(gap.stage.id, {}).items()
        yield _lines(" ".join((id_, word.state, *([f"{word.since}"] if word.since else ()))) for id_, word in told)


def _lines(items: Iterator[str] | Sequence[str] | dict[str, None]) -> str:
    return "\n".join(items)


def _inert(text: str) -> str:
    cell = "\n".join(escape_unseen(line) for line in text.split("\n"))
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
