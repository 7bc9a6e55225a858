"""The board: the last good edition of the report, and what keeps a newer one from being read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from cxjourney.cache.key import CheckRequest, fingerprints_by_path
from cxjourney.diagnostics import Diagnostic, FaultyFiles, has_error
from cxjourney.errors import CannotRun
from cxjourney.files.discover import fingerprint
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.cached_report import judge_groups
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, study_groups, study_journeys
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup, find_workspace_groups
from cxjourney.report.basis import ReportBasis, ReportOptions
from cxjourney.report.build import report_basis
from cxjourney.report.map_data import drawn_maps
from cxjourney.serve.edition import Edition, edition_page, with_journey, write_edition
from cxjourney.serve.stock import Stock, take_stock


class Problem(NamedTuple):
    """What keeps a file from being read.

    Attributes:
        file: The name of the file; empty where it is none alone.
        line: The line; 0 where it is none alone.
        message: What is wrong, and how to mend it.
    """

    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the board shows at one moment.

    Attributes:
        edition: The report.
        problems: What keeps files from being read.
        revision: How often it changed.
    """

    edition: Edition
    problems: tuple[Problem, ...]
    revision: int


class _Found(NamedTuple):
    groups: Sequence[WorkspaceGroup]
    studies: StudiedJourneys
    day: date


class Board:
    """Reads journeys and keeps the last good edition of their report.

    Args:
        request: Which journeys.
        options: How the report is to be.
        day: Returns the as-of date.

    Attributes:
        tell: Is called after every change of what is shown, from whichever thread.
        stock: What stood on the disk just before it was read first.
        faults: What kept files from being read then.

    Raises:
        CannotRun: Nothing is there.
    """

    def __init__(self, request: StudyRequest, options: ReportOptions, day: Callable[[], date]) -> None:
        self.request = request
        self.options = options
        self.day = day
        self.tell: Callable[[], None] = lambda: None
        self._pictures: tuple[str, ...] = ()
        before = self.look()
        found = self._study()
        after = self.look()
        self.stock = Stock({**after.states, **before.states}, after.folders)
        self.faults = found.studies.faults
        edition = self._written(found, None)
        self.shown = Shown(edition, _problems(found.studies.faults), 0)

    @property
    def words(self) -> Language:
        """The language of the report's own words."""
        return self.shown.edition.basis.words

    def look(self) -> Stock:
        """Return what stands on the disk of all that it is read from."""
        return take_stock(self.request.paths, self.request.config, self._pictures, self.day)

    def read_files(self, names: Iterable[str]) -> bool:
        """Read files that changed by themselves, and renew the pages of their journeys.

        Args:
            names: The names of the files.

        Returns:
            Whether one of them was read so.
        """
        known = {study.file for study in self.shown.edition.basis.studies}
        read = [name for name in names if name in known and self._read_file(name)]
        return bool(read)

    def _read_file(self, name: str) -> bool:
        try:
            found = study_journeys(self.request._replace(paths=[name]), self.day())
        except FaultyFiles as faulty:
            studies, faults = [], list(faulty.faults)
        except CannotRun:
            return False
        else:
            studies, faults = found.studies, found.faults
        problems = _problems(fault for fault in faults if fault.file == name)
        others = tuple(one for one in self.shown.problems if one.file != name)
        edition = self.shown.edition
        if not problems:
            for study in studies:
                edition = with_journey(edition, study) if study.file == name else edition
        self._show(edition, (*problems, *others))
        return True

    def read_all(self) -> None:
        """Read everything and renew all pages; where something can't be read, its last good state stays.

        What is wrong is shown before the pages are written: that takes longer.
        """
        last = self.shown
        try:
            found = self._study()
        except CannotRun as why:
            faults = why.faults if isinstance(why, FaultyFiles) else ()
            whole = Problem("", 0, message_text(why.args[0], self.words))
            self._show(last.edition, _problems(faults) or (whole,))
            return
        problems = _problems(found.studies.faults)
        if self.shown is not last:
            return
        self._show(last.edition, problems)
        last = self.shown
        broken = {fault.file for fault in found.studies.faults if has_error((fault,))}
        if any(name.rpartition("/")[2].lower() in CATALOGUE_NAMES for name in broken):
            return
        kept = [study for study in last.edition.basis.studies if study.file in broken]
        order = [file.name for group in found.groups for one in group.found for file in one.files]
        studies = replace(
            found.studies,
            studies=sorted((*found.studies.studies, *kept), key=lambda study: order.index(study.file)),
            every=sorted((*found.studies.every, *kept), key=lambda study: order.index(study.file)),
        )
        edition = self._written(found._replace(studies=studies), last.edition)
        if self.shown is last:  # else a file changed meanwhile, and all is read once more
            self._show(edition, problems)

    def message(self) -> dict[str, object]:
        """Return what a page is told: what there is, each with its hash, and what is wrong."""
        shown = self.shown
        return {
            "rev": shown.revision,
            "pages": shown.edition.hashes,
            "frame": shown.edition.frame_hash,
            "style": shown.edition.style_hash,
            "problems": [one._asdict() for one in shown.problems[:5]],
            "more": self._more(len(shown.problems) - 5),
        }

    def page(self) -> tuple[str, str]:
        """Return the whole report as a page that renews itself, and its Content-Security-Policy."""
        words = self.words
        said = {"offline": words.text("serve.page.offline"), "stays": words.text("serve.page.stays")}
        return edition_page(self.shown.edition, {**self.message(), "words": said})

    def draw(self, anchor: str, view: str) -> str | None:
        """Return a drawn map of a journey as SVG; None where there is none of that anchor and view."""
        basis = self.shown.edition.basis
        study = next((one for one in basis.studies if basis.anchors.journey(one) == anchor), None)
        if study is None or view not in basis.options.maps:
            return None
        one = replace(basis, studies=(study,), options=replace(basis.options, maps=(view,)))
        return drawn_maps(one, jobs=1)[study.file][view].text

    def _more(self, n: int) -> str:
        return self.words.count("serve.page.more", n) if n > 0 else ""

    def _show(self, edition: Edition, problems: tuple[Problem, ...]) -> None:
        before = self.shown
        if edition is before.edition and problems == before.problems:
            return
        self.shown = Shown(edition, problems, before.revision + 1)
        self.tell()

    def _study(self) -> "_Found":
        groups = find_workspace_groups(self.request.paths, Configurations(self.request.config))
        day = self.day()
        studied = study_groups(groups, self.request, day)
        self._pictures = tuple(dict.fromkeys(picture.path for picture in studied.pictures))
        return _Found(groups, studied, day)

    def _written(self, found: "_Found", last: Edition | None) -> Edition:
        request = self.request
        check = CheckRequest(request.paths, request.config, None, None, None, language=request.language)
        report = judge_groups(found.groups, check, found.day).report
        basis = report_basis(found.studies, report, request, self.options, found.day)
        return write_edition(basis, _sources(found, basis), last)


def _sources(found: _Found, basis: ReportBasis) -> dict[str, str]:
    """Return, by the names of journeys' files, what tells whether anything that its page is written from is another.

    That is its text and those of the catalogues in sight, the configuration, the words, the day, the pictures, and what
    the other journeys are called.
    """
    named = (f"{study.file} {study.journey.journey} {study.journey.title}" for study in basis.every)
    pictures = sorted(f"{picture.path} {picture.state}" for picture in found.studies.pictures)
    around = fingerprint(str(found.day), basis.words.tag, *named, *pictures)
    prints: dict[str, str] = {}
    for group in found.groups:
        for one in group.found:
            by_path = fingerprints_by_path(one)
            own = {file.name: by_path[file.path] for file in one.files if not file.is_catalogue}
            terms = (group.print_, group.words.print_, around)
            prints |= {name: fingerprint(print_, *terms) for name, print_ in own.items()}
    return prints


def _problems(faults: Iterable[Diagnostic]) -> tuple[Problem, ...]:
    """Return what of a list keeps files from being read: a link that isn't followed, say, does not."""
    errors = (fault for fault in faults if has_error((fault,)))
    return tuple(Problem(one.file, one.span.line, "\n".join(filter(None, (one.message, one.help)))) for one in errors)
