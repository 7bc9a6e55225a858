"""Paths -> a report: recalled from the cache where it holds, else judged, and kept for the next run."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cxjourney.cache.codec import JudgedJourney, read_report, report_data
from cxjourney.cache.folder import Cache
from cxjourney.cache.key import CheckRequest, version_fingerprint
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import CRASHED, Report, Totals, shown_sources, sort_key, sum_waiting
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint
from cxjourney.files.text_file import TextFile
from cxjourney.languages import FALLBACK, Language
from cxjourney.pipeline.command_languages import language_remarks, told_language
from cxjourney.pipeline.incremental import JudgedStore, judge_apart
from cxjourney.pipeline.named_pictures import are_unchanged, states
from cxjourney.pipeline.option_precedence import rule_selection
from cxjourney.pipeline.workspace_groups import (
    Configurations,
    WorkspaceGroup,
    config_fingerprint,
    find_workspace_groups,
    require_journeys,
)
from cxjourney.workspace.journey_summary import CoverageTotals, sum_coverage

if TYPE_CHECKING:
    from cxjourney.pipeline.judge import JudgeStudy
    from cxjourney.pipeline.load import LoadedWorkspace
    from cxjourney.pipeline.parsed_text_cache import ParsedTextCache

Judged: TypeAlias = Sequence[Mapping[str, JudgedJourney]]
"""For each workspace, and by the paths of files, journeys that were judged apart."""


class JudgedGroup(NamedTuple):
    """What was found in the workspaces that one configuration speaks for, its settings, and the language it is in.

    ``remarks`` say what is wrong with a language that was asked for.
    """

    report: Report
    settings: Settings
    config: Path | None
    words: Language
    remarks: tuple[str, ...]


class JudgedGroups(NamedTuple):
    """What was found in all workspaces, and in those of each configuration."""

    report: Report
    groups: tuple[JudgedGroup, ...]


def judge_or_recall(request: CheckRequest, day: date, cache: Cache | None) -> JudgedGroups:
    """Return what was found out about the very same files by the very same rules, if it holds on that day; else judge.

    ``cache`` is where it is kept; None to judge everything afresh.

    Raises:
        CannotRun: Nothing is there, or a configuration can't be used.
    """
    return judge_groups(find_groups_to_judge(request, cache), request, day)


class GroupsToJudge(NamedTuple):
    """Workspaces that are to be judged, and what is known of them.

    Attributes:
        groups: The workspaces.
        cache: Where findings are kept; None to judge everything afresh.
        version: A fingerprint of what judges.
        texts: What is known of what files say.
    """

    groups: Sequence[WorkspaceGroup]
    cache: Cache | None = None
    version: str = ""
    texts: "ParsedTextCache | None" = None


def find_groups_to_judge(request: CheckRequest, cache: Cache | None) -> GroupsToJudge:
    """Return the workspaces that paths lead to, to be judged.

    Raises:
        CannotRun: Nothing is there, or a configuration can't be used.
    """
    version = version_fingerprint() if cache and "-" not in (request.paths or ()) else None
    kept_in = cache if version else None
    configurations = Configurations(request.config, kept_in, version or "")
    groups = find_workspace_groups(request.paths, configurations, request.stdin_filename)
    return GroupsToJudge(groups, kept_in, version or "")


def judge_loaded(
    groups: Sequence[WorkspaceGroup],
    loaded: Sequence[Sequence["LoadedWorkspace"]],
    request: CheckRequest,
    day: date,
    judge_study: "JudgeStudy | None" = None,
) -> Report:
    """Return what is found in workspaces that are loaded already, as `judge_groups` and `judge` do."""
    from cxjourney.pipeline.judge import judge

    reports = []
    for group, some in zip(groups, loaded, strict=True):
        words, settings = _words(request, group), group.settings
        choice = rule_selection(settings, request.profile, request.select, request.ignore, words)
        reports.append(judge(some, day, choice, judge_study))
    return _join_reports(reports)


def judge_groups(to_judge: GroupsToJudge, request: CheckRequest, day: date) -> JudgedGroups:
    """Return what is found in workspaces, recalled from the cache where that holds.

    Args:
        to_judge: The workspaces.
        request: What is said about the rules.
        day: The as-of date.

    Raises:
        CannotRun: None of the files is a journey.
    """
    judged = tuple(_judged_group(request, group, day, to_judge) for group in to_judge.groups)
    report = _join_reports([one.report for one in judged])
    require_journeys(bool(report.files) or request.stdin_filename is not None, request.paths, to_judge.groups)
    return JudgedGroups(report, judged)


def _join_reports(reports: Sequence[Report]) -> Report:
    """Return reports of one day as one; there is at least one."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        reports[0].as_of,
        tuple(sorted(chain.from_iterable(one.findings for one in reports), key=sort_key)),
        _join_totals([one.totals for one in reports]),
        {name: source for one in reports for name, source in one.sources.items()},
        waived=tuple(sorted(chain.from_iterable(one.waived for one in reports), key=lambda one: sort_key(one.finding))),
        files=tuple(dict.fromkeys(chain.from_iterable(one.files for one in reports))),
        looked_at=tuple(chain.from_iterable(one.looked_at for one in reports)),
        holds=(max(one.holds[0] for one in reports), min(one.holds[1] for one in reports)),
    )


def _join_totals(totals: Sequence[Totals]) -> Totals:
    known = sum_coverage(CoverageTotals(*one.coverage) for one in totals)
    return Totals(
        files=sum(one.files for one in totals),
        journeys=sum(one.journeys for one in totals),
        passed_over=sum(one.passed_over for one in totals),
        not_judged=sum(one.not_judged for one in totals),
        covered_percent=known.covered_percent,
        known_percent=known.known_percent,
        drafts=sum(one.drafts for one in totals),
        waiting=sum_waiting(one.waiting for one in totals),
        coverage=known,
    )


def _judged_group(request: CheckRequest, group: WorkspaceGroup, day: date, known: GroupsToJudge) -> JudgedGroup:
    tag = told_language(request.language, [group.settings])
    words, remarks = _words(request, group), tuple(language_remarks(tag, group.words))
    report = _judge_group(request, group, day, known, words)
    return JudgedGroup(report, group.settings, group.config, words, remarks)


def _words(request: CheckRequest, group: WorkspaceGroup) -> Language:
    """Return the language in which the findings of a group are told."""
    return group.words.speak(told_language(request.language, [group.settings]) or FALLBACK)


def _judge_group(
    request: CheckRequest, group: WorkspaceGroup, day: date, known: GroupsToJudge, words: Language
) -> Report:
    found, settings, cache = group.found, group.settings, known.cache
    if cache is None:
        return _judge_rest(request, found, settings, day, [{} for _ in found], words, known.texts)[0]
    key = fingerprint(request.fingerprint(), str(group.config))
    terms = fingerprint(known.version, key, group.print_, group.words.print_)
    kept = cache.get(key)
    kept = kept if isinstance(kept, dict) and kept.get("terms") == terms else {}
    store = JudgedStore(cache, key, terms, found)
    state = _state(terms, found, store)
    judged = store.recall(day)
    report = _recall(kept, state, day, found, judged)
    if report is None:
        report, days, pictures = _judge_rest(request, found, settings, day, judged, words, known.texts)
        crashed = any(finding.code == CRASHED for finding in report.findings)
        if not crashed and config_fingerprint(group.config) == group.print_:  # it may have been written meanwhile
            content = {"terms": terms, "state": state, "days": days, "pictures": pictures}
            cache.put(key, content | report_data(*_split_report(report, judged)))
            store.keep(judged)
    return report


def _state(terms: str, found: Sequence[DiscoveredWorkspace], store: JudgedStore) -> str:
    """Return a fingerprint of all files: of journeys the store has one each."""
    texts = [terms]
    for one, journeys in zip(found, store.prints, strict=True):
        texts += (str(one.whole), str(one.linked), str(one.misnamed), *journeys.values())
        texts += (file.fingerprint() for file in one.files if file.is_catalogue)
        texts += (record.fingerprint() for record in one.records)
    return fingerprint(*texts)


def _split_report(report: Report, judged: Judged) -> tuple[Report, list[list[str]]]:
    """Return a report without what was found in journeys that were judged apart, and the paths of these."""
    left = {id(finding): finding for finding in report.findings}
    paths: list[list[str]] = []
    for known in judged:
        paths.append([])
        for path, one in known.items():
            ids = {*map(id, one.findings)}
            if left.keys() >= ids:  # else something of it is waived, or it cannot be judged beside the others
                paths[-1].append(path)
                for id_ in ids:
                    del left[id_]
    return replace(report, findings=tuple(left.values())), paths


def _recall(
    kept: dict[str, Any], state: str, day: date, found: Sequence[DiscoveredWorkspace], judged: Judged
) -> Report | None:
    """Return the report of an earlier run; None where anything in it would be another."""
    if kept.get("state") != state:
        return None
    if not are_unchanged(kept["pictures"]):
        return None
    first, last = kept["days"]
    if not first <= day.toordinal() <= last:
        return None
    if not all(path in known for known, paths in zip(judged, kept["apart"], strict=True) for path in paths):
        return None
    sources = {file.name: file.content for one in found for file in one.files if isinstance(file.content, TextFile)}
    report = read_report(kept["report"], day)
    apart = (known[path].findings for known, paths in zip(judged, kept["apart"], strict=True) for path in paths)
    findings = tuple(sorted((*report.findings, *chain.from_iterable(apart)), key=sort_key))
    return replace(report, findings=findings, sources=shown_sources(findings, sources))


def _judge_rest(
    request: CheckRequest,
    found: Sequence[DiscoveredWorkspace],
    settings: Settings,
    day: date,
    judged: list[dict[str, JudgedJourney]],
    words: Language,
    texts: "ParsedTextCache | None",
) -> tuple[Report, tuple[int, int], dict[str, str]]:
    """Judge what is not remembered, add it to the memories, and join it all; what can't be judged apart is parsed once.

    Returns:
        The report, the days on which it holds, and the states of the pictures that it depends on.
    """
    from cxjourney.pipeline.judge import judge
    from cxjourney.pipeline.load import load_found
    from cxjourney.pipeline.parsed_text_cache import ParsedTextCache

    texts = texts or ParsedTextCache()
    choice = rule_selection(settings, request.profile, request.select, request.ignore, words)
    for one, known in zip(found, judged, strict=True):
        known |= judge_apart(one, known, settings.limits, day, choice, request.jobs, texts)
    loaded = load_found(found, settings.limits, judged, texts.parse)
    report = judge(loaded, day, choice)
    days = [report.holds, *(one.days for known in judged for one in known.values())]
    pictures = states(picture for one in loaded for picture in one.pictures)
    return report, (max(first for first, _ in days), min(last for _, last in days)), pictures
