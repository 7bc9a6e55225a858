"""Question sheets, or claims, as CSV: comma-separated, UTF-8; two rows of headings, machine names and words."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from cxjourney.analysis.claim_evidence import Claim, fitting_sources, journey_claims
from cxjourney.analysis.study import Study
from cxjourney.answers.columns import GIVEN, answer_columns, heading
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.question_sheet import READ, QuestionSheet
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.formula_signs import keep_text
from cxjourney.text.shorten import one_line

BYTE_ORDER_MARK = "\ufeff"
"""Begins the text: without it spreadsheets take UTF-8 for something else, and Persian for noise."""
FIRST = ("key", "journey", *READ)
"""The columns that are there to be read; those that are to be filled in stand behind them."""
LAST = tuple(name for name in GIVEN if name not in FIRST)
"""The columns for whoever sorts and counts."""
CLAIM_COLUMNS = (
    *("journey", "title", "file", "stage", "stage_title", "kind", "state", "claim", "persona", "sources"),
    *("fitting_sources", "path", "as_of"),
)


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:
    """Return the gaps of every journey as a sheet to be filled in, or its claims.

    A cell that holds several things has a line for each. Text that would be a formula stays text.
    """
    sheet = StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    if options.assumptions:
        rows.writerow(CLAIM_COLUMNS)
        found: Iterator[Iterator[str]] = (
            _claim_cells(study, claim, as_of) for study in studies for claim in journey_claims(study)
        )
    else:
        found = _question_rows(studies, options)
    rows.writerows([_inert(cell) for cell in cells] for cells in found)
    return BYTE_ORDER_MARK + sheet.getvalue()


def _claim_cells(study: Study, claim: Claim, as_of: date) -> Iterator[str]:
    yield from (study.journey.journey, one_line(study.journey.title), study.in_scope.document.source.name)
    yield claim.stage or ""
    yield one_line(study.journey.stages[study.position_of(claim.stage)].title) if claim.stage else ""
    yield from (claim.kind, claim.state, one_line(claim.title), claim.persona or "", _lines(claim.sources))
    yield _lines(fitting_sources(study, claim)) if claim.state != "evidenced" else ""
    yield from (".".join(str(part) for part in claim.path), as_of.isoformat())


def _question_rows(studies: Sequence[Study], options: GapsOptions) -> Iterator[Iterator[str]]:
    sheets = [QuestionSheet(study, options.words_for(study), options.top) for study in studies]
    personas: dict[str, str] = {}
    for sheet in sheets:
        for id_, name in sheet.personas.items():
            personas.setdefault(id_, name)
    columns = (*FIRST, *answer_columns(personas), *LAST)
    words = options.words_for(*studies)
    yield iter(columns)
    yield (heading(name, words, personas) for name in columns)
    for sheet in sheets:
        yield from ((row.given.get(name, "") for name in columns) for row in sheet.rows)


def _lines(items: Sequence[str]) -> str:
    return "\n".join(items)


def _inert(text: str) -> str:
    return keep_text("\n".join(escape_unseen(line) for line in text.split("\n")))
