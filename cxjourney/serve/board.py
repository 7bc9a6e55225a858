"""The board: the last good edition of the report, and what keeps a newer one from being read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic, FaultyFiles, has_error
from cxjourney.errors import CannotRun
from cxjourney.files.discover import fingerprint
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.pipeline.workspace_rereader import Reading, Rereader
from cxjourney.report.basis import ReportBasis, ReportOptions
from cxjourney.report.build import report_basis
from cxjourney.report.map_data import drawn_maps
from cxjourney.serve.disk_state import DiskState, read_disk_state
from cxjourney.serve.edition import Edition


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


class Board:
    """Reads journeys and keeps the last good edition of their report.

    Args:
        request: Which journeys.
        options: How the report is to be.
        day: Returns the as-of date.
        now: Returns what the clock shows; None where no time is to be said.
        is_edited: Whether answers may be written down on it.

    Attributes:
        tell: Is called after every change of what is shown, from whichever thread.
        stock: What stood on the disk just before it was read first.
        faults: What kept files from being read then.

    Raises:
        CannotRun: Nothing is there.
    """

    def __init__(
        self,
        request: StudyRequest,
        options: ReportOptions,
        day: Callable[[], date],
        now: Callable[[], datetime] | None = None,
        is_edited: bool = False,
    ) -> None:
        self.request = request
        self.is_edited = is_edited
        self.options = options
        self.day = day
        self._now = now
        self.tell: Callable[[], None] = lambda: None
        self._lock = Lock()
        self._rereader = Rereader(request)
        self._pictures: tuple[str, ...] = ()
        before = self.look()
        found = self._read()
        after = self.look()
        self.stock = DiskState({**after.states, **before.states}, after.folders)
        self.faults = found.journeys.faults
        self.shown = Shown(self._edition(found, None), _problems(self.faults), 0)
        self._sound_at: datetime | None = None
        self._note_time()

    @property
    def words(self) -> Language:
        """The language of the report's own words."""
        return self.shown.edition.basis.words

    def look(self) -> DiskState:
        """Return what stands on the disk of all that it is read from."""
        return read_disk_state(self.request.paths, self.request.config, self._pictures, self.day)

    def read(self) -> None:
        """Read what changed and show it; where something can't be read, its last good state stays."""
        last = self.shown
        try:
            found = self._read()
        except CannotRun as why:
            faults = why.faults if isinstance(why, FaultyFiles) else ()
            whole = Problem("", 0, message_text(why.args[0], self.words))
            self._show(last.edition, _problems(faults) or (whole,))
            return
        problems = _problems(found.journeys.faults)
        broken = {fault.file for fault in found.journeys.faults if has_error((fault,))}
        if any(name.rpartition("/")[2].lower() in CATALOGUE_NAMES for name in broken):
            self._show(last.edition, problems)
            return
        kept = [study for study in last.edition.basis.studies if study.file in broken]
        self._show(self._edition(found, last.edition, kept), problems)
        self._note_time()

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for a page."""
        return self.shown.edition.is_asked

    def write_one(self) -> bool:
        """Write a page that nobody has asked for yet; tell when it was the last one.

        Returns:
            Whether there was one.
        """
        edition = self.shown.edition
        id_ = edition.unwritten
        if id_ is None:
            return False
        edition.page(id_)
        if edition.unwritten is None:
            edition.style_hash()
            self._renew(edition)
        return True

    def message(self) -> dict[str, object]:
        """Return what a page is told: what there is, each with its hash if it is written, and what is wrong."""
        shown = self.shown
        return {
            "rev": shown.revision,
            "pages": shown.edition.hashes,
            "frame": shown.edition.frame_hash,
            "style": shown.edition.told_style,
            "problems": [one._asdict() for one in shown.problems[:5]],
            "more": self._more(len(shown.problems) - 5),
            "sound": self._sound(),
        }

    def page(self) -> tuple[str, str]:
        """Return the whole report as a page that renews itself, and its Content-Security-Policy."""
        words, message = self.words, self.message()
        said = {"offline": words.text("serve.page.offline"), "stays": words.text("serve.page.stays")}
        said |= {"no-key": words.text("serve.answer.no-key")} if self.is_edited else {}
        scripts = ("edit.js",) if self.is_edited else ()
        return self.shown.edition.whole({**message, "words": said}, *scripts)

    def draw(self, anchor: str, view: str) -> str | None:
        """Return a drawn map of a journey as SVG; None where there is none of that anchor and view."""
        basis = self.shown.edition.basis
        study = next((one for one in basis.studies if basis.anchors.journey(one) == anchor), None)
        if study is None or view not in basis.options.maps:
            return None
        one = replace(basis, studies=(study,), options=replace(basis.options, maps=(view,)))
        return drawn_maps(one, jobs=1)[study.file][view].text

    def _note_time(self) -> None:
        """Keep when nothing was wrong with any file."""
        if self._now and not self.shown.problems:
            self._sound_at = self._now()

    def _sound(self) -> str:
        """Return when nothing was wrong, in words, with the day where that is another than today; empty for never."""
        if self._now is None or self._sound_at is None:
            return ""
        time = self.words.in_digits(f"{self._sound_at:%H:%M}")
        if self._sound_at.date() != self._now().date():
            time = f"{self.words.day(self._sound_at.date())} {time}"
        return self.words.text("serve.page.sound", time=time)

    def _more(self, n: int) -> str:
        return self.words.count("serve.page.more", n) if n > 0 else ""

    def _show(self, edition: Edition, problems: tuple[Problem, ...]) -> None:
        if edition is not self.shown.edition or problems != self.shown.problems:
            self._renew(edition, problems)

    def _renew(self, edition: Edition, problems: tuple[Problem, ...] | None = None) -> None:
        with self._lock:
            before = self.shown
            self.shown = Shown(edition, before.problems if problems is None else problems, before.revision + 1)
        self.tell()

    def _read(self) -> Reading:
        found = self._rereader.read(self.day())
        self._pictures = tuple(dict.fromkeys(picture.path for picture in found.journeys.pictures))
        return found

    def _edition(self, found: Reading, last: Edition | None, kept: Sequence[Study] = ()) -> Edition:
        """Return an edition of what was read; ``kept`` are last good states of what can't be."""
        journeys = found.journeys
        if kept:
            order = [file.name for group in found.groups for one in group.found for file in one.files]
            ids = {study.journey.journey for study in kept}
            studies, every = (
                sorted((*some, *kept), key=lambda study: order.index(study.file))
                for some in (journeys.studies, journeys.every)
            )
            journeys = replace(journeys, studies=studies, every=every, unread=journeys.unread - ids)
        basis = report_basis(journeys, found.judge, self.request, self.options, found.day)
        return Edition(basis, _sources(found, basis), _around(found, basis), last)


def _sources(found: Reading, basis: ReportBasis) -> dict[str, str]:
    """Return, by the names of journeys' files, what tells whether anything that its page is written from is another.

    That is what its study depends on, the words, the pictures, and the ids of the other journeys: no page, and no map
    on it, names the title of another.
    """
    around = fingerprint(basis.words.tag, *_ids_and_pictures(found, basis))
    return {name: fingerprint(print_, around) for name, print_ in found.prints.items()}


def _around(found: Reading, basis: ReportBasis) -> str:
    """Return what tells whether anything that rows of pages are written from is another, beside the journeys.

    That is the language and the words, the configurations, the day, the pictures, which journeys there are, and which
    personas.
    """
    words = (text for group in found.groups for text in (group.print_, group.words.print_))
    personas = sorted({f"persona {id_}" for study in basis.studies for id_ in study.scope.personas})
    return fingerprint(basis.words.tag, str(found.day), *words, *personas, *_ids_and_pictures(found, basis))


def _ids_and_pictures(found: Reading, basis: ReportBasis) -> tuple[str, ...]:
    named = (f"{study.file} {study.journey.journey}" for study in basis.every)
    pictures = sorted(f"{picture.path} {picture.state}" for picture in found.journeys.pictures)
    return (*named, *pictures)


def _problems(faults: Iterable[Diagnostic]) -> tuple[Problem, ...]:
    """Return what of a list keeps files from being read: a link that isn't followed, say, does not."""
    errors = (fault for fault in faults if has_error((fault,)))
    return tuple(Problem(one.file, one.span.line, "\n".join(filter(None, (one.message, one.help)))) for one in errors)
