"""What a report is made of: studied journeys, what the rules found, a day, a language, and what was asked for."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary

from cxjourney.analysis.study import Study
from cxjourney.analysis.trend import Trend
from cxjourney.diagnostics import Diagnostic, Report
from cxjourney.files.picture_file import Picture
from cxjourney.languages import Language
from cxjourney.languages import language as find_language
from cxjourney.report.anchors import Anchors
from cxjourney.report.change_marks import change_marks
from cxjourney.report.compared_base import ComparedBase

PAGES = ("gaps", "data", "people", "teams", "ledger", "measures", "findings", "changes")
"""The pages beside the overview and those of journeys, in the order of the menu."""


MAPS = {"all": ("journey", "flow", "blueprint"), "flow": ("flow",), "none": ()}
"""The views that may be drawn for each journey, by the words that ask for them."""


Made = TypeVar("Made")


class Template(NamedTuple):
    """A team's own deck: the name of its file, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to be.

    Attributes:
        title: What stands at its head; empty for the organisation's name.
        note: A text that stands first, in paragraphs; empty for none.
        without: The pages of `PAGES` that are left out.
        contacts: Whether whom to talk to comes with how to reach them.
        theme: ``light``, ``dark``, or ``auto`` for what the reader's screen prefers.
        maps: The views that are drawn for each journey; a deck shows one of its own if there are any.
        template: The deck that slides are put into; None for one of ours.
    """

    title: str = ""
    note: str = ""
    without: frozenset[str] = frozenset()
    contacts: bool = False
    theme: str = "auto"
    maps: tuple[str, ...] = MAPS["all"]
    template: Template | None = None


class ShownTrend(NamedTuple):
    """How journeys came to be so.

    Attributes:
        trend: The trend; None where that is not drawn.
        why_none: Why not, as sentences; empty where it is drawn.
    """

    trend: Trend | None = None
    why_none: str = ""


@dataclass(frozen=True)
class ReportBasis:
    """What a report is made of.

    Attributes:
        studies: The journeys that are shown, in the order of their files; at least one.
        every: All sound journeys of their workspaces.
        judge: Returns what the rules find in them; it is asked once, when that is first shown.
        faults: What keeps other files from being read.
        day: The as-of date.
        words: The language of the report's own words.
        options: How it is to be.
        speak: Returns the language of a tag.
        pictures: Those that the files name, by the name of the file and the path that stands in it.
        compared: What it is compared with; None for nothing.
        look_back: Returns how the journeys came to be so; it is asked once, when that is first shown.
    """

    studies: tuple[Study, ...]
    every: tuple[Study, ...]
    judge: Callable[[], Report]
    faults: tuple[Diagnostic, ...]
    day: date
    words: Language
    options: ReportOptions = ReportOptions()
    speak: Callable[[str], Language] = find_language
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=lambda: MappingProxyType({}))
    compared: ComparedBase | None = None
    look_back: Callable[[], ShownTrend] = ShownTrend
    _made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    _made_of: WeakKeyDictionary[Study, dict[Hashable, object]] = field(
        default_factory=WeakKeyDictionary, init=False, repr=False, compare=False
    )

    def once(self, make: "Callable[[ReportBasis], Made]") -> Made:
        """Return what a function makes of this, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def of(self, study: Study, make: "Callable[..., Made]", *more: Hashable) -> Made:
        """Return what a function makes of this, a journey of it and something more, made when it is first asked for.

        It may go by nothing that other journeys say, but their ids.
        """
        known = self._made_of.setdefault(study, {})
        key = make, *more
        if key not in known:
            known[key] = make(self, study, *more)
        return cast("Made", known[key])

    def go_on_from(self, before: "ReportBasis") -> None:
        """Take over what was made of each journey; all that it goes by must be the same."""
        for study, made in before._made_of.items():
            self._made_of[study] = made

    @cached_property
    def report(self) -> Report:
        """What the rules find in the journeys."""
        return self.judge()

    @cached_property
    def shown_trend(self) -> ShownTrend:
        """How the journeys came to be so."""
        return self.look_back()

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors of everything in the report."""
        return Anchors(self.studies)

    @cached_property
    def by_need(self) -> tuple[Study, ...]:
        """The journeys, the one with the most pressing gap first, then the one of which least is known."""
        return tuple(sorted(self.studies, key=_need))

    @cached_property
    def picture_numbers(self) -> Mapping[Picture, int]:
        """The number of each picture, counted from 1; one that several files name has one number."""
        shown = dict.fromkeys(self.pictures[key] for key in sorted(self.pictures))
        return {picture: number for number, picture in enumerate(shown, 1)}

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages beside the overview and those of journeys that are in it, in the order of the menu."""
        left_out = self.options.without | (frozenset() if self.compared else {"changes"})
        return tuple(page for page in PAGES if page not in left_out)

    @cached_property
    def marks(self) -> Mapping[Hashable, str]:
        """What became of things since the base, by their anchors or keys: the rest of a key, ``report.change.new``."""
        if self.compared is None:
            return {}
        return change_marks(self.compared.difference, self.studies, self.anchors, self.words)

    @cached_property
    def words_of(self) -> Mapping[str, Language]:
        """By the names of journeys' files, the languages in which their own pages speak."""
        return {study.file: self.speak(study.language) for study in self.studies}


def title_of(studies: Sequence[Study], asked: str, words: Language) -> str:
    """Return what stands at the head of a report: what was asked for, the only organisation, or words for all."""
    titles = dict.fromkeys(study.scope.organisation.title for study in studies if study.scope.organisation)
    if asked:
        return asked
    return next(iter(titles)) if len(titles) == 1 else words.text("map.portfolio.eyebrow")


def _need(study: Study) -> tuple[int, float, str]:
    worst = study.gaps[0].priority if study.gaps else -1
    return -worst, study.coverage.known_percent, study.journey.journey
