"""Workspaces read again and again: what stayed as it was is neither parsed, studied nor judged anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from cxjourney.analysis.study import Study
from cxjourney.cache.key import CheckRequest, fingerprints_by_path
from cxjourney.diagnostics import Diagnostic, Report
from cxjourney.files.discover import fingerprint
from cxjourney.lint.linter import Linter
from cxjourney.pipeline.cached_report import judge_loaded
from cxjourney.pipeline.parsed_text_cache import ParsedTextCache
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, load_groups, study_groups
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup, find_workspace_groups


@dataclass(frozen=True, slots=True)
class Reading:
    """What paths lead to at one moment.

    Attributes:
        groups: The workspaces.
        journeys: Their journeys, studied.
        prints: By the names of journeys' files, what tells whether anything that a study depends on is another.
        judge: Returns what the rules find.
        day: The as-of date.
    """

    groups: Sequence[WorkspaceGroup]
    journeys: StudiedJourneys
    prints: dict[str, str]
    judge: Callable[[], Report]
    day: date


class Rereader:
    """Reads workspaces again and again.

    Args:
        request: Which ones.
    """

    def __init__(self, request: StudyRequest) -> None:
        self.request = request
        self._texts = ParsedTextCache()
        self._studies: dict[str, tuple[str, Study]] = {}
        self._found: dict[str, tuple[str, tuple[Diagnostic, ...]]] = {}

    def read(self, day: date) -> Reading:
        """Return what stands there now, as of a day; raises as `study_journeys` does."""
        request = self.request
        groups = find_workspace_groups(request.paths, Configurations(request.config), request.stdin_filename)
        self._texts.begin()
        loaded = [*load_groups(groups, self._texts.parse)]
        found = study_groups(groups, request, day, read=loaded)
        prints = _prints(groups, found.every, day)
        same = {study.file: self._known(study, prints[study.file]) for study in found.every}
        self._studies = {file: (prints[file], study) for file, study in same.items()}
        journeys = replace(
            found,
            studies=[same[study.file] for study in found.studies],
            every=[same[study.file] for study in found.every],
        )
        check = CheckRequest(request.paths, request.config, None, None, None, language=request.language)
        self._found = {file: found for file, found in self._found.items() if file in prints}
        judge_study = partial(self._judge, prints)
        return Reading(groups, journeys, prints, lambda: judge_loaded(groups, loaded, check, day, judge_study), day)

    def _known(self, study: Study, print_: str) -> Study:
        """Return the study of before, with all that was worked out since, where nothing that it goes by is another."""
        known = self._studies.get(study.file)
        return known[1] if known and known[0] == print_ else study

    def _judge(self, prints: Mapping[str, str], linter: Linter, study: Study) -> tuple[Diagnostic, ...]:
        """Return what the rules find in a journey: what they found before, where nothing that it goes by is another."""
        known = self._found.get(study.file)
        if known is None or known[0] != prints[study.file]:
            known = self._found[study.file] = prints[study.file], tuple(linter.judge(study))
        return known[1]


def _prints(groups: Sequence[WorkspaceGroup], every: Sequence[Study], day: date) -> dict[str, str]:
    """Return, by the names of journeys' files, what tells whether a study is another.

    That is its text and those of the catalogues in sight, the configuration, the team's words, the day, and which
    journeys there are beside it.
    """
    around = fingerprint(str(day), *sorted(f"{study.file} {study.journey.journey}" for study in every))
    prints: dict[str, str] = {}
    for group in groups:
        for one in group.found:
            by_path = fingerprints_by_path(one)
            for file in one.files:
                if not file.is_catalogue:
                    prints[file.name] = fingerprint(by_path[file.path], group.print_, group.words.print_, around)
    return prints
