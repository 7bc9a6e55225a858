"""The first page: one sentence on the state of things, five figures, the journeys, what to ask first, what comes up."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.claim_evidence import STATES
from cxjourney.analysis.review_dates import is_overdue
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import has_error
from cxjourney.languages import Language
from cxjourney.report.basis import ReportBasis
from cxjourney.report.coming_up import ComingUp, coming_up
from cxjourney.report.gaps_page import GapRow, gap_rows
from cxjourney.report.ledger_page import every_claim
from cxjourney.report.links import Figure, Link
from cxjourney.report.strip import AbleBar, Strip, able_bar, strip
from cxjourney.report.trend_lines import trend_lines
from cxjourney.workspace.journey_summary import sum_coverage

FIRST_ASKED = 4
"""So many gaps stand on the first page."""


class JourneyRow(NamedTuple):
    """A journey in the list of all.

    Attributes:
        journey: Its title, and its page.
        language: The tag of its language.
        facts: Its organisation, its owner, and whether it is a draft.
        strip: What is known of it, stage by stage.
        covered: How many per cent of its stages are covered, in words.
        known: How many per cent are known, in words.
        verified: How many per cent of its stages are verified, in words; empty without a record of evidence.
        able: Who gets through.
        review: When it was reviewed, or that it is not.
        overdue: Whether its review is overdue.
        gaps: How many gaps it has, in words, and where they stand.
        order: By what the list may be sorted: the place by the worst gap, per cent covered, share stranded.
        mark: What became of it since the base; empty for nothing.
    """

    journey: Link
    language: str
    facts: str
    strip: Strip
    covered: str
    known: str
    verified: str
    able: AbleBar
    review: str
    overdue: bool
    gaps: Link
    order: tuple[int, float, float]
    mark: str


class Overview(NamedTuple):
    """The first page.

    Attributes:
        headline: What is worst, in one or two sentences.
        lead: What there is, counted.
        left_out: Which files have errors, so that what they say is not in the report; empty for none.
        figures: The five figures.
        journeys: The journeys, the one with the most pressing gap first.
        asks: The gaps to ask about first.
        coming: What is overdue, and what comes up.
    """

    headline: str
    lead: str
    left_out: str
    figures: tuple[Figure, ...]
    journeys: tuple[JourneyRow, ...]
    asks: tuple[GapRow, ...]
    coming: ComingUp


def overview(basis: ReportBasis) -> Overview:
    """Return the first page of a report."""
    rows = (basis.of(study, _row) for study in basis.by_need)
    return Overview(
        " ".join(_headline(basis)),
        _lead(basis),
        _left_out(basis),
        tuple(_figures(basis)),
        tuple(row._replace(order=(place, *row.order[1:])) for place, row in enumerate(rows)),
        gap_rows(basis, FIRST_ASKED),
        coming_up(basis),
    )


def journey_choices(basis: ReportBasis) -> tuple[Link, ...]:
    """Return the journeys that a list may be narrowed to, in the order of the list of all."""
    return tuple(Link(study.journey.title, basis.anchors.journey(study)) for study in basis.by_need)


def _headline(basis: ReportBasis) -> Iterator[str]:
    words, studies = basis.words, basis.studies
    totals = sum_coverage(study.coverage.totals for study in studies)
    blind = totals.stages - totals.covered
    seen = words.count("report.headline.seen", totals.stages)
    yield words.count("report.headline.blind", totals.stages, blind=words.number(blind)) if blind else seen
    stranding = sum(any(fare.able is False for fare in study.access.personas) for study in studies)
    unknown = sum(study.access.is_unknown or not study.access.personas for study in studies)
    if stranding:
        yield words.count("report.headline.stranded", len(studies), stranding=words.number(stranding))
    elif unknown:
        yield words.count("report.headline.unknown", len(studies), unknown=words.number(unknown))
    else:
        yield words.text("report.headline.able")


def _lead(basis: ReportBasis) -> str:
    words, anchors = basis.words, basis.anchors
    personas = {anchors.defined(study, "persona", id_) for study in basis.studies for id_ in study.travellers}
    sources = {anchors.defined(study, "source", id_) for study in basis.studies for id_ in study.observing}
    return words.join_facts(
        (
            words.count("map.journeys", len(basis.studies)),
            words.count("report.personas", len(personas)),
            words.count("report.sources", len(sources)),
        )
    )


def _left_out(basis: ReportBasis) -> str:
    shown = {study.file for study in basis.studies}  # a board keeps the last good state of a file
    files = sorted({fault.file for fault in basis.faults if has_error((fault,))} - shown)
    return basis.words.text("report.left-out", files=basis.words.join_comma(files)) if files else ""


def _figures(basis: ReportBasis) -> Iterator[Figure]:
    """Yield the figures, each with its line over time where that is known."""
    measured = any(study.coverage.verified is not None for study in basis.studies)
    names = ("covered", "known", *(("verified",) if measured else ()), "stranded", "claims")
    lines = trend_lines(basis)
    for number, figure in enumerate(_figures_of_today(basis)):
        yield figure._replace(trend=lines.get(names[number])) if number < len(names) else figure


def _figures_of_today(basis: ReportBasis) -> Iterator[Figure]:
    words, studies = basis.words, basis.studies
    totals = sum_coverage(study.coverage.totals for study in studies)
    covered = words.text("map.covered.note", covered=words.number(totals.covered), stages=words.number(totals.stages))
    is_less, gaps = totals.covered < totals.stages, _if_shown(basis, "gaps")
    yield Figure(words.percent(totals.covered_percent or 0), words.text("map.covered"), covered, is_less, gaps)
    known = words.text("map.known.note", known=words.number(totals.known_cells), cells=words.number(totals.cells))
    is_less = totals.known_cells < totals.cells
    data = _if_shown(basis, "data")
    yield Figure(words.percent(totals.known_percent or 0), words.text("map.known"), known, is_less, data)
    if totals.verified is not None and totals.verified_percent is not None:
        figures = {"verified": words.number(totals.verified), "stages": words.number(totals.stages)}
        note, is_less = words.text("map.verified.note", **figures), totals.verified < totals.stages
        yield Figure(words.percent(totals.verified_percent), words.text("map.verified"), note, is_less)
    yield _stranded_figure(basis)
    yield _claims_figure(basis)
    overdue = sum(is_overdue(study.journey, study.as_of) for study in studies)
    unsaid = sum(study.journey.review.last is None for study in studies)
    yield Figure(
        words.number(overdue),
        words.count("map.portfolio.overdue", overdue),
        words.join_facts(
            (
                words.text("report.of", n=words.number(len(studies))),
                words.text("report.never-reviewed", n=words.number(unsaid)) if unsaid else "",
            )
        ),
        overdue > 0,
        "coming" if overdue else "",
    )


def _stranded_figure(basis: ReportBasis) -> Figure:
    """Return the largest share of customers that a journey leaves stranded, and which journey that is."""
    words = basis.words
    shares = [
        (study.access.stranded_share, study) for study in basis.studies if study.access.stranded_share is not None
    ]
    if not shares:
        return Figure(words.text("map.able.none"), words.text("report.stranded"), words.text("report.stranded.unsaid"))
    share, study = max(shares, key=lambda one: one[0])
    anchor = basis.anchors.journey(study, "access") if share else ""
    note = study.journey.title if share else words.text("report.stranded.nobody")
    return Figure(words.percent(100 * share), words.text("report.stranded"), note, share > 0, anchor)


def _claims_figure(basis: ReportBasis) -> Figure:
    words = basis.words
    claims = basis.once(every_claim)
    times = {state: sum(claim.state == state for _, claim in claims) for state in STATES}
    if not claims:
        return Figure(words.text("map.able.none"), words.text("report.claims"), words.text("gaps.claims.none"))
    note = words.text(
        "report.claims.note", assumed=words.number(times["assumed"]), outdated=words.number(times["outdated"])
    )
    shown = words.percent(100 * times["evidenced"] / len(claims))
    return Figure(
        shown, words.text("report.claims"), note, times["evidenced"] < len(claims), _if_shown(basis, "ledger")
    )


def _if_shown(basis: ReportBasis, page: str) -> str:
    """Return the anchor of a page; empty where the report is without it."""
    return page if page in basis.pages else ""


def _row(basis: ReportBasis, study: Study) -> JourneyRow:
    """Return a journey in the list of all, as if it were the first."""
    words, journey = basis.words, study.journey
    organisation = study.scope.organisation.title if study.scope.organisation else ""
    owner = study.scope.teams[journey.owner].title if journey.owner else words.text("map.no-owner")
    draft = words.text("status.draft") if study.is_draft else ""
    coverage, verified = study.coverage, study.coverage.verified_percent
    return JourneyRow(
        Link(journey.title, basis.anchors.journey(study)),
        study.language,
        words.join_facts((draft, organisation, owner)),
        strip(study, words),
        words.text("map.portfolio.covered", n=words.percent(coverage.covered_percent)),
        words.text("map.portfolio.known", n=words.percent(coverage.known_percent)),
        "" if verified is None else words.text("map.portfolio.verified", n=words.percent(verified)),
        able_bar(study, words),
        _review(study, words),
        is_overdue(journey, study.as_of),
        Link(words.count("report.gaps", len(study.gaps)), basis.anchors.journey(study, "gaps")),
        (0, coverage.covered_percent, study.access.stranded_share or 0.0),
        basis.marks.get(basis.anchors.journey(study), ""),
    )


def _review(study: Study, words: Language) -> str:
    last = study.journey.review.last
    return words.text("map.reviewed", date=words.day(last)) if last else words.text("map.portfolio.never")
