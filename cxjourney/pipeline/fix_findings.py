"""Paths -> the files in which findings are fixed, before and after, and what is left; nothing is written here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.cache.folder import Cache
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import BEFORE_JUDGING, Diagnostic, Report, Severity
from cxjourney.edit.make_fixes import make_fixes
from cxjourney.edit.patch import RenameKey
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile
from cxjourney.files.text_file import TextFile
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath, Document
from cxjourney.pipeline.cached_report import GroupsToJudge, JudgedGroups, find_groups_to_judge, judge_groups
from cxjourney.pipeline.command_languages import common_language
from cxjourney.pipeline.option_precedence import failing_severity
from cxjourney.pipeline.parsed_text_cache import ParsedTextCache
from cxjourney.pipeline.quality_gate import NEVER
from cxjourney.pipeline.workspace_groups import WorkspaceGroup

MAX_ROUNDS = 10
"""What one fix lets be seen is fixed in a further round, up to so many."""
_Known = tuple[str, str, str]
"""What a finding is known by from one round to the next: its file, its code, its words."""


class FixChoice(NamedTuple):
    """Which findings are fixed: those of these codes, or their beginnings (all without any), and how daringly."""

    codes: tuple[str, ...] = ()
    unsafe: bool = False

    def names(self, finding: Diagnostic) -> bool:
        """Return whether a finding is one that was asked for."""
        return not self.codes or finding.code.startswith(self.codes)

    def takes(self, finding: Diagnostic) -> bool:
        """Return whether a finding is to be fixed."""
        return finding.fix is not None and (finding.fix.is_safe or self.unsafe) and self.names(finding)


class FixedFindings(NamedTuple):
    """What comes of fixing.

    Attributes:
        changed: The files that get another text.
        made: The findings that are fixed.
        refused: Those that could not be, each with the reason.
        unsafe: Those that somebody has to look at first: they are fixed if that is asked for.
        left: What is found afterwards, of the codes that were asked for.
        is_failure: Whether something of that is as severe as its workspace allows none to be.
        words: The language of all of it.
    """

    changed: tuple[ChangedFile, ...]
    made: tuple[Diagnostic, ...]
    refused: tuple[tuple[Diagnostic, str], ...]
    unsafe: tuple[Diagnostic, ...]
    left: Report
    is_failure: bool
    words: Language


def fix_findings(request: CheckRequest, choice: FixChoice, day: date, cache: Cache | None = None) -> FixedFindings:
    """Return what comes of fixing what the rules find.

    Args:
        request: What is looked at.
        choice: Which of the findings are fixed.
        day: The as-of date.
        cache: Where findings are kept; None to judge everything afresh.

    Raises:
        CannotRun: The paths or the settings can't be read, or what comes through standard input is to be fixed.
    """
    if "-" in (request.paths or ()):
        raise CannotRun(message("fix.no-input"))
    to_judge = find_groups_to_judge(request, cache)
    run = _Run(request, choice, day, to_judge)
    if run.owes():  # what a fix has broken elsewhere could not be fixed
        run = _Run(request, choice, day, to_judge, daring=False)
    return run.outcome()


class _Run:
    """Rounds of fixes until nothing more is to be fixed.

    Args:
        request: What is looked at.
        choice: Which findings are fixed.
        day: The as-of date.
        to_judge: The workspaces as they were found.
        daring: Whether a fix may bring up a fault that the next round can fix: another id is such a one.
    """

    def __init__(
        self, request: CheckRequest, choice: FixChoice, day: date, to_judge: GroupsToJudge, *, daring: bool = True
    ) -> None:
        self.request = request
        self.choice = choice
        self.day = day
        self.to_judge = to_judge
        self.daring = daring
        self.texts = ParsedTextCache()
        self.groups: Sequence[WorkspaceGroup] = to_judge.groups
        self.judged = self._judge(self.groups)
        self.made: list[Diagnostic] = []
        self.refused: list[tuple[Diagnostic, str]] = []
        self.owed: set[_Known] = set()
        self.banned: dict[_Known, Diagnostic] = {}
        rounds = 0
        while rounds < MAX_ROUNDS and self._next_round():
            rounds += 1

    def owes(self) -> bool:
        """Return whether a fault that a fix has brought up is left."""
        return not self.owed.isdisjoint(map(_known, self.judged.report.findings))

    def _judge(self, groups: Sequence[WorkspaceGroup]) -> JudgedGroups:
        return judge_groups(self.to_judge._replace(groups=groups, texts=self.texts), self.request, self.day)

    def _next_round(self) -> bool:
        """Fix what can be fixed at once; return whether anything was."""
        while True:
            wanted: defaultdict[str, list[Diagnostic]] = defaultdict(list)
            early: list[Diagnostic] = []
            unjudged = self._unjudged()
            for finding in self.judged.report.findings:
                if not self.choice.takes(finding) or _known(finding) in self.banned:
                    continue
                if finding.phase == "waiving" and finding.file in unjudged:
                    early.append(finding)
                else:
                    wanted[finding.file].append(finding)
            step = _fix_files(self.groups, wanted, self.texts)
            if not step.made:
                self.refused = [*step.refused, *((one, message("fix.faults-first")) for one in early)]
                return False
            groups = _with_documents(self.groups, step.documents)
            judged = self._judge(groups)
            harmful = self._harmful(judged.report, step)
            if not harmful:
                self.groups, self.judged = groups, judged
                self.made += step.made
                return True
            for finding in harmful:
                self.banned[_known(finding)] = finding

    def _unjudged(self) -> set[str]:
        """Return the files of workspaces in which something is not judged: a waiver may silence that."""
        faulty = {one.file for one in self.judged.report.findings if one.severity is Severity.ERROR and _is_fault(one)}
        every = ({file.name for file in found.files} for group in self.groups for found in group.found)
        return {name for names in every if not names.isdisjoint(faulty) for name in names}

    def _harmful(self, report: Report, step: "_Step") -> list[Diagnostic]:
        """Return the findings whose fixes bring up a fault that was not there."""
        before = Counter(map(_known, filter(_is_fault, self.judged.report.findings)))
        owed, harmful = set[_Known](), []
        for fault in filter(_is_fault, report.findings):
            known = _known(fault)
            before[known] -= 1
            if before[known] >= 0 or step.has_revealed(fault):
                continue
            if self.daring and self.choice.takes(fault):
                owed.add(known)
                continue
            beside = [one for one in step.made if one.file == fault.file] or step.made
            harmful.append(min(beside, key=lambda one: abs(one.span.line - fault.span.line)))
        self.owed |= set() if harmful else owed
        return harmful

    def outcome(self) -> FixedFindings:
        """Return what has come of it."""
        choice, report = self.choice, self.judged.report
        left = tuple(finding for finding in report.findings if choice.names(finding))
        harm = [(finding, message("fix.new-fault")) for finding in left if _known(finding) in self.banned]
        unsafe = () if choice.unsafe else tuple(one for one in left if one.fix and not one.fix.is_safe)
        failing = False
        for group in self.judged.groups:
            fail_on = failing_severity(None, group.settings)
            mildest = None if fail_on == NEVER else Severity[fail_on.upper()]
            failing |= any(mildest and one.severity >= mildest and choice.names(one) for one in group.report.findings)
        return FixedFindings(
            tuple(_changed_files(self.to_judge.groups, self.groups)),
            tuple(self.made),
            (*self.refused, *harm),
            unsafe,
            Report(report.as_of, left, report.totals, report.sources, files=report.files),
            failing,
            common_language(group.words for group in self.judged.groups),
        )


class _Step(NamedTuple):
    """One round of fixes: what files say by it, by name, what was fixed, and what could not be, and why."""

    documents: Mapping[str, Document]
    made: tuple[Diagnostic, ...]
    refused: tuple[tuple[Diagnostic, str], ...]

    def has_revealed(self, fault: Diagnostic) -> bool:
        """Return whether a fault stood there before, and could only not be seen: the file, or a part, was not read."""
        beside = [one for one in self.made if one.file == fault.file]
        if any(one.phase == "reading" or one.code == "CX101" for one in beside):
            return True
        if not beside:
            return any(one.phase in BEFORE_JUDGING and one.about.journey is None for one in self.made) and not fault.fix
        renamed = [patch for one in beside if one.fix for patch in one.fix.patches if isinstance(patch, RenameKey)]
        document = self.documents.get(fault.file)
        return document is not None and any(
            document.span(_path_after(patch, renamed)).encloses(fault.span) for patch in renamed
        )


def _path_after(patch: RenameKey, renamed: Iterable[RenameKey]) -> DataPath:
    """Return where what stands behind a key is once it and others have their new names."""
    names = {one.path: one.key for one in renamed}
    path = patch.path
    return tuple(names.get(path[: at + 1], part) for at, part in enumerate(path))


def _fix_files(
    groups: Iterable[WorkspaceGroup], wanted: Mapping[str, Sequence[Diagnostic]], parsed: ParsedTextCache
) -> _Step:
    """Return what comes of fixes of files, each made in the file as it is."""
    fixed: dict[str, Document] = {}
    made: list[Diagnostic] = []
    refused: list[tuple[Diagnostic, str]] = []
    for group, file in _files(groups):
        findings = wanted.get(file.name)
        if not findings or file.name in fixed or not isinstance(file.content, TextFile):
            continue
        document = parsed.parse(file.content, group.settings.limits)
        if not isinstance(document, Document):
            refused += ((one, message("edit.faulty", file=file.name)) for one in findings)
            continue
        done = make_fixes(document, [one.fix for one in findings if one.fix], group.settings.limits)
        if done.made:
            fixed[file.name] = done.document
            parsed.keep(done.document, group.settings.limits)
        made += (findings[number] for number in done.made)
        refused += ((findings[number], why) for number, why in done.refused.items())
    return _Step(fixed, tuple(made), tuple(refused))


def _files(groups: Iterable[WorkspaceGroup]) -> Iterable[tuple[WorkspaceGroup, DiscoveredFile]]:
    return ((group, file) for group in groups for found in group.found for file in found.files)


def _with_documents(groups: Iterable[WorkspaceGroup], documents: Mapping[str, Document]) -> list[WorkspaceGroup]:
    """Return workspaces in which files say something else."""
    changed = []
    for group in groups:
        found = []
        for one in group.found:
            files = tuple(
                file._replace(content=documents[file.name].source) if file.name in documents else file
                for file in one.files
            )
            found.append(one._replace(files=files))
        changed.append(group._replace(found=tuple(found)))
    return changed


def _changed_files(before: Iterable[WorkspaceGroup], after: Iterable[WorkspaceGroup]) -> Iterable[ChangedFile]:
    texts = {file.path: file.content for _, file in _files(after)}
    old = {file.path: file.content for _, file in _files(before)}
    for path, content in old.items():
        new = texts[path]
        if isinstance(content, TextFile) and isinstance(new, TextFile) and new != content:
            yield ChangedFile(Path(path), content, new)


def _is_fault(finding: Diagnostic) -> bool:
    return finding.phase in BEFORE_JUDGING


def _known(finding: Diagnostic) -> _Known:
    return finding.file, finding.code, finding.message
