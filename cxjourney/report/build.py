"""Paths -> a report: everything read and judged once, then written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cxjourney.analysis.study import Study
from cxjourney.analysis.trend import part_of
from cxjourney.analysis.trend_figures import workspace_figures
from cxjourney.diagnostics import Diagnostic, FaultyFiles, Report
from cxjourney.errors import CannotRun
from cxjourney.files.git import commit_day
from cxjourney.formats.trend.rows import gap_sentences
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import message_text
from cxjourney.maps.content.illustrations import picture_keys
from cxjourney.pipeline.command_languages import language_remarks
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.named_pictures import read_pictures
from cxjourney.pipeline.study_and_judge import StudiedAndJudged, study_and_judge
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, study_journeys
from cxjourney.pipeline.trend import build_trend
from cxjourney.pipeline.trend_points import NoHistory, TrendRequest
from cxjourney.report.basis import ReportBasis, ReportOptions, ShownTrend
from cxjourney.report.compared_base import ComparedBase, narrowed, without_contacts
from cxjourney.report.formats import REPORTS

PICTURE_SIDE = 320
"""How many pixels wide and high pictures are at most: twice as many as the board shows."""


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """A report, and what is to be said of it.

    Attributes:
        data: The report as bytes; none where no journey can be read, or it is a folder.
        faults: What keeps files from being read.
        remarks: What is wrong with the language that was asked for, and what is left out.
        words: The language of the report.
        files: Where it is a folder, the bytes of its files, by their names in it.
    """

    data: bytes
    faults: list[Diagnostic]
    remarks: tuple[str, ...]
    words: Language
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The report as text, where it is HTML."""
        return self.data.decode()


def build_report(
    request: StudyRequest, options: ReportOptions, day: date, form: str = "html", base: str | None = None
) -> BuiltReport:
    """Return the report of the journeys that paths lead to, compared with a base if one is given.

    Args:
        request: The journeys, and the language.
        options: How it is to be.
        day: The as-of date.
        form: One of `formats.REPORTS`.
        base: What to compare with, as for `diff`; None for nothing.

    Raises:
        CannotRun: Nothing is there, no journey of an id that is asked for, no such base, or not what the format needs.
        FaultyFiles: A journey that is asked for can't be read.
    """
    found, faults = _found(request, day)
    journeys = found.journeys
    if not journeys.studies:
        tag = request.language or journeys.language or FALLBACK
        return BuiltReport(b"", faults, (), journeys.words.speak(tag))
    basis = report_basis(journeys, lambda: found.report, request, options, day, base)
    remarks = language_remarks(request.language or journeys.language, journeys.words, journeys.studies)
    written = REPORTS[form](basis)
    return BuiltReport(written.data, faults, (*remarks, *written.remarks), basis.words, written.files)


def _found(request: StudyRequest, day: date) -> tuple[StudiedAndJudged, list[Diagnostic]]:
    """Return what a report is made of, and what keeps files from being read.

    In the report, files are shown by names from the root of their workspace. Whoever asked for it is told of faults by
    names from where the command runs.
    """
    try:
        found = study_and_judge(request, day)
    except FaultyFiles:
        study_journeys(request, day)
        raise
    return found, study_journeys(request, day).faults if found.journeys.faults else []


def report_basis(
    journeys: StudiedJourneys,
    judge: Callable[[], Report],
    request: StudyRequest,
    options: ReportOptions,
    day: date,
    base: str | None = None,
) -> ReportBasis:
    """Return what the report of studied journeys is made of.

    Args:
        journeys: The journeys.
        judge: Returns what the rules find in them.
        request: What was asked for: the language, and the paths whose history is drawn.
        options: How it is to be.
        day: The as-of date.
        base: What it is compared with; None for nothing.
    """
    tag = request.language or journeys.language or _organisations_language(journeys.studies) or FALLBACK
    wanted = {key for study in journeys.studies for key in picture_keys(study)}
    words = journeys.words.speak(tag)
    return ReportBasis(
        tuple(journeys.studies),
        tuple(journeys.every),
        judge,
        tuple(journeys.faults),
        day,
        words,
        options,
        journeys.words.speak,
        read_pictures(journeys.pictures, wanted, PICTURE_SIDE),
        _compared(base, request, options, journeys.studies, day, words) if base else None,
        lambda: _trend(journeys, request, day, words),
    )


def _compared(
    base: str, request: StudyRequest, options: ReportOptions, studies: Sequence[Study], day: date, words: Language
) -> ComparedBase:
    """Return what became different since a base, as far as the report shows it, in its language."""
    found = compare(base, request.paths, request.config, day, words.tag, names_from_root=True)
    revision, difference = found.base.revision, found.difference
    if request.journey:
        difference = narrowed(difference, {study.file for study in studies})
    if not options.contacts:
        difference = without_contacts(difference)
    day_of_base = commit_day(revision) if revision else None
    return ComparedBase(found.base.short_name, found.base.commit, day_of_base, found.base_is_empty, difference)


def _trend(journeys: StudiedJourneys, request: StudyRequest, day: date, words: Language) -> ShownTrend:
    """Return how the journeys came to be so, until the files as they are now; or why it is not drawn."""
    asked = TrendRequest(request.paths, request.config, working_tree=True)
    try:
        trend = build_trend(asked, day, lambda: workspace_figures(journeys.every, journeys.unread)).trend
    except NoHistory:
        return ShownTrend(None, words.text("report.trend.no-history"))
    except CannotRun as why:
        return ShownTrend(None, words.text("report.trend.none", reason=message_text(why.args[0], words)))
    if request.journey is not None:
        trend = part_of(trend, [request.journey] if isinstance(request.journey, str) else request.journey)
    if sum(total is not None for total in trend.totals) < 2:
        return ShownTrend(None, words.text("report.trend.one"))
    if trend.totals[-1] is None:
        return ShownTrend(None, words.text("report.trend.none", reason=next(gap_sentences(trend, words))))
    return ShownTrend(trend)


def _organisations_language(studies: Sequence[Study]) -> str | None:
    """Return the language that the organisations have in common; None where they say none, or several."""
    tags = {study.scope.organisation.language for study in studies if study.scope.organisation}
    return tags.pop() if len(tags) == 1 else None
