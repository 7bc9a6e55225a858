"""Workspaces read again and again: what stayed as it was is neither parsed nor studied anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cxjourney.analysis.study import Study
from cxjourney.cache.key import CheckRequest, fingerprints_by_path
from cxjourney.diagnostics import Report
from cxjourney.files.discover import fingerprint
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.parse.syntax_errors import Fault
from cxjourney.pipeline.cached_report import judge_loaded
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
        self._texts = _Texts()
        self._studies: dict[str, tuple[str, Study]] = {}

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
        return Reading(groups, journeys, prints, lambda: judge_loaded(groups, loaded, check, day), day)

    def _known(self, study: Study, print_: str) -> Study:
        """Return the study of before, with all that was worked out since, where nothing that it goes by is another."""
        known = self._studies.get(study.file)
        return known[1] if known and known[0] == print_ else study


class _Texts:
    """Parses each text once, as long as the file that holds it says the same."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[TextFile, Bounds, Document | list[Fault]]] = {}
        self._now = dict(self._before)

    def begin(self) -> None:
        """Begin to read all files once more: what is not read this time is forgotten."""
        self._before, self._now = self._now, {}

    def parse(self, source: TextFile, bounds: Bounds) -> Document | list[Fault]:
        """Return what a text says, or what keeps it from being read."""
        known = self._before.get(source.name)
        if known is None or known[0].text != source.text or known[1] != bounds:
            known = source, bounds, parse(source, bounds)
        self._now[source.name] = known
        return known[2]


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
