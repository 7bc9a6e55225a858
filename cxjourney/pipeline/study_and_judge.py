"""Paths -> what a report is made of: journeys studied and judged by the same settings, each file read once."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Report
from cxjourney.pipeline.cached_report import judge_loaded
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, load_groups, study_groups
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups


@dataclass(frozen=True, slots=True)
class StudiedAndJudged:
    """Journeys that were studied, and what the rules found in all of their workspaces.

    Where some journeys were asked for, it is what they found in the files of these: others are nobody's business then.
    """

    journeys: StudiedJourneys
    report: Report


def study_and_judge(request: StudyRequest, day: date) -> StudiedAndJudged:
    """Return the sound journeys that the paths lead to, studied as of a day, and what the rules find.

    Files are shown by names relative to the root of their workspace, the same wherever the command runs.

    Raises:
        CannotRun: Nothing is there, or no journey of the id that is asked for.
        FaultyFiles: The journey that is asked for can't be read.
    """
    groups = find_workspace_groups(
        request.paths, Configurations(request.config), request.stdin_filename, names_from_root=True
    )
    loaded = [*load_groups(groups)]
    journeys = study_groups(groups, request, day, read=loaded)
    check = CheckRequest(request.paths, request.config, None, None, None, language=request.language)
    report = judge_loaded(groups, loaded, check, day)
    if request.journey is not None:
        report = _part(report, {study.file for study in journeys.studies})
        journeys = replace(journeys, faults=[])
    return StudiedAndJudged(journeys, report)


def _part(report: Report, files: Collection[str]) -> Report:
    """Return what was found in some files alone."""
    findings = tuple(one for one in report.findings if one.file in files)
    waived = tuple(one for one in report.waived if one.finding.file in files)
    return replace(report, findings=findings, waived=waived)
