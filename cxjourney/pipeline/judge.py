"""Assembled workspaces -> a report; and journeys that stand by themselves judged one by one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.cache.codec import JudgedJourney
from cxjourney.diagnostics import (
    CRASHED,
    Diagnostic,
    JudgedFiles,
    Report,
    Totals,
    WaivedFinding,
    shown_sources,
    sort_key,
    sum_waiting,
)
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.journey_recognition import is_journey
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages import Language
from cxjourney.lint.drafts import awaited_selection, count_drafts, count_waiting, count_waiting_of_draft
from cxjourney.lint.judged_files import judged_files_and_rules
from cxjourney.lint.linter import Linter, diagnose, lint_workspace
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.lint.waivers import apply_waivers
from cxjourney.parse.document import Document
from cxjourney.pipeline.load import LoadedWorkspace
from cxjourney.pipeline.parsed_text_cache import ParsedTextCache
from cxjourney.pipeline.read_records import read_records
from cxjourney.rules.rule_index import all_rules, rule_codes
from cxjourney.workspace.assembly import AssembledFile, CatalogueLayers
from cxjourney.workspace.journey_summary import CoverageTotals, sum_coverage
from cxjourney.workspace.picture_paths import picture_references
from cxjourney.workspace.workspace import JourneyInScope, SummarisedJourney

JudgeStudy = Callable[[Linter, Study], Iterable[Diagnostic]]
"""Returns what the rules find in one journey, as `Linter.judge` does."""


def judge(
    loaded: Sequence[LoadedWorkspace], day: date, choice: RuleSelection, judge_study: JudgeStudy | None = None
) -> Report:
    """Return what the rules find in everything that was loaded, as of a day.

    Args:
        loaded: The workspaces.
        day: The as-of date.
        choice: Which rules speak, and how.
        judge_study: Judges one journey; None to judge each afresh.
    """
    rules, as_of = all_rules(), AsOf(day)
    workspaces = []
    for one in loaded:
        studies = tuple(_study(journey, as_of, choice) for journey in one.workspace.journeys)
        workspaces.append(WorkspaceStudy(one.workspace, studies, as_of))
    linter = Linter(choice, rules)
    found: list[Diagnostic] = []
    waived: list[WaivedFinding] = []
    judged: list[JudgedFiles] = []
    for one, workspace in zip(loaded, workspaces, strict=True):
        found += [
            diagnose(notice, choice, rules) for notice in one.notices if choice.runs(rules[notice.code], draft=False)
        ]
        rest, accepted = apply_waivers(
            workspace,
            list(_findings(workspace, linter, one.judged_journeys, judge_study or Linter.judge)),
            choice,
            rules,
        )
        found += rest
        waived += accepted
        judged += judged_files_and_rules(workspace, choice, rules, rest)
    findings = tuple(sorted(found, key=sort_key))
    sources = {read.name: read.source for one in loaded for read in one.reads if read.source}
    known = sum_coverage(workspace.coverage for workspace in workspaces)
    files = tuple(dict.fromkeys(read.name for one in loaded for read in one.reads))
    silent = tuple(sorted(waived, key=lambda one: sort_key(one.finding)))
    totals = _totals(loaded, known)._replace(
        drafts=sum(count_drafts(workspace, choice, rules) for workspace in workspaces),
        waiting=sum_waiting(
            count_waiting(workspace, choice, rules, {file: done.waiting for file, done in one.judged_journeys.items()})
            for one, workspace in zip(loaded, workspaces, strict=True)
        ),
    )
    shown = shown_sources(findings, sources)
    return Report(day, findings, totals, shown, waived=silent, files=files, looked_at=tuple(judged), holds=as_of.holds)


def _study(journey: JourneyInScope | SummarisedJourney, as_of: AsOf, choice: RuleSelection) -> Study:
    return Study(journey, as_of, configured_language=choice.configured_language)


def _findings(
    workspace: WorkspaceStudy, linter: Linter, judged: Mapping[str, JudgedJourney], judge_study: JudgeStudy
) -> Iterator[Diagnostic]:
    """Yield what reading and building found, then what every rule finds; some journeys were judged before."""
    choice, rules = linter.choice, linter.rules
    notices = workspace.workspace.notices
    yield from (diagnose(notice, choice, rules) for notice in notices if choice.runs(rules[notice.code], draft=False))
    for study in workspace.studies:
        done = judged.get(study.file)
        yield from done.findings if done else judge_study(linter, study)
    yield from lint_workspace(workspace, choice, rules)


def faults(loaded: Sequence[LoadedWorkspace], words: Language | None = None) -> list[Diagnostic]:
    """Return what keeps files from being judged, in the order of output, in a language; None is English."""
    notices = [notice for one in loaded for notice in (*one.notices, *one.workspace.notices)]
    if not notices:
        return []
    rules, choice = all_rules(), RuleSelection(words=words) if words else RuleSelection()
    return sorted((diagnose(notice, choice, rules) for notice in notices), key=sort_key)


def _totals(loaded: Sequence[LoadedWorkspace], known: CoverageTotals) -> Totals:
    return Totals(
        files=sum(len(one.reads) for one in loaded),
        journeys=sum(one.journey_count for one in loaded),
        passed_over=sum(one.passed_over for one in loaded),
        not_judged=sum(one.journey_count - len(one.workspace.journeys) for one in loaded),
        covered_percent=known.covered_percent,
        known_percent=known.known_percent,
        coverage=known,
    )


_APART = ("teams", "personas", "data_sources", "channels", "lanes", "waivers", "replaces")
"""What makes a journey matter to others, or others to it."""
_SAYS_SO = re.compile(rf"^[\"']?(?:{'|'.join(_APART)})[\"']?\s*:", re.MULTILINE)


def _concerns_others(data: Mapping[str, object]) -> bool:
    """Return whether a journey, as plain data, defines something, or names another journey."""
    stages = data.get("stages")
    told_elsewhere = (stage for stage in stages if isinstance(stage, dict)) if isinstance(stages, list) else ()
    return any(key in data for key in _APART) or any("journey" in stage for stage in told_elsewhere)


class JourneyJudge:
    """Judges the journeys of one workspace one by one, by what its catalogues say.

    Args:
        found: The files of the workspace.
        bounds: How large and deep a file may be.
        as_of: The as-of date.
        choice: Which rules speak, and how.
        texts: Where it is kept what the files say that can't be judged by themselves.
    """

    def __init__(
        self,
        found: DiscoveredWorkspace,
        bounds: Bounds,
        as_of: date,
        choice: RuleSelection,
        texts: ParsedTextCache | None = None,
    ) -> None:
        self.bounds = bounds
        self.texts = texts or ParsedTextCache()
        self.as_of = as_of
        self.linter = Linter(choice, all_rules())
        self.awaited = Linter(awaited_selection(choice), all_rules())
        self.layers = CatalogueLayers(rule_codes(), read_records(found, bounds)[0])
        catalogues = (file for file in found.files if file.is_catalogue)
        self.layers.add(AssembledFile(file.name, file.folder, "catalogue", self._document(file)) for file in catalogues)

    def judge_all(self, files: Iterable[DiscoveredFile]) -> list[JudgedJourney | None]:
        """Judge journeys; None stands for a file that has to be looked at together with others."""
        judged = []
        for file in files:
            judged.append(self._judge(file))
            if judged[-1]:
                self.texts.forget(file.name)
        return judged

    def _judge(self, file: DiscoveredFile) -> JudgedJourney | None:
        document = self._document(file)
        if document is None or not is_journey(document.data) or _concerns_others(document.data):
            return None
        seen = self.layers.build_alone(AssembledFile(file.name, file.folder, "journey", document))
        if seen is None:
            return None
        as_of = AsOf(self.as_of)
        study = _study(seen, as_of, self.linter.choice)
        found = tuple(self.linter.judge(study))
        waiting = count_waiting_of_draft(study, self.awaited)
        if any(finding.code == CRASHED for finding in found):
            return None
        return JudgedJourney(study.summary, found, as_of.holds, waiting, picture_references(document))

    def _document(self, file: DiscoveredFile) -> Document | None:
        parsed = self.texts.parse(file.content, self.bounds) if isinstance(file.content, TextFile) else None
        return parsed if isinstance(parsed, Document) and parsed.data is not None else None


def may_be_judged_apart(file: DiscoveredFile) -> bool:
    """Tell, without looking into a file, whether it may be a journey that stands by itself."""
    return isinstance(file.content, TextFile) and not file.is_catalogue and _SAYS_SO.search(file.content.text) is None
