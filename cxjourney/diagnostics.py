"""Diagnostics: what was found, how severe it is, what it is about, and the report that holds all of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.errors import CannotRun
from cxjourney.files.text_file import START_OF_FILE, Span

if TYPE_CHECKING:
    from cxjourney.edit.fix import Fix
    from cxjourney.files.text_file import TextFile


RulePhase = Literal["reading", "building", "judging", "waiving", "measuring"]
"""When a rule has its say: as files are read, as journeys are built, as they are judged, about their waivers; or only
where data is measured."""
BEFORE_JUDGING: frozenset[RulePhase] = frozenset({"reading", "building"})
"""What is found then keeps a file from being judged, and is reported whatever rules were chosen."""

Profile = Literal["starter", "standard", "strict"]

STARTER_RULES = ("CX0", "CX1", "CX2", "CX301", "CX601", "CX804", "CX811")
"""How the codes begin of the rules that speak under the profile ``starter``, and of drafts.

The last two report figures that can't be: a draft may lack much, and holds nothing impossible.
"""
"""Which rules speak, and how severely."""


CRASHED = "CX005"
"""The code of the rule that says that another one failed."""


class Severity(IntEnum):
    """How severe a finding is."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written: ``error``, ``warning`` or ``info``."""
        return self.name.lower()


class About(NamedTuple):
    """What a finding is about, by id; None where it is about none, or about several.

    A metric has no id: its label says which one of its stage, or of its journey, is meant.
    """

    journey: str | None = None
    stage: str | None = None
    touchpoint: str | None = None
    pain_point: str | None = None
    persona: str | None = None
    source: str | None = None
    metric: str | None = None


NOTHING = About()
DELIVERY = "delivery"
"""What stands for a metric where a finding is about what is claimed of a stage, and what is experienced."""
_FIGURES = re.compile("[0-9]+")
Several = tuple[tuple[str, str], ...]
"""What a finding names several of: for each the field that is null for that reason, and the id."""


class Notice(NamedTuple):
    """Something that reading, building or a rule has to say, before it has a severity: lint adds that."""

    code: str
    message: str
    help: str
    file: str
    span: Span = START_OF_FILE
    about: About = NOTHING
    fix: "Fix | None" = None


class Identity(NamedTuple):
    """What a finding is known again by, whatever its line and its wording: its rule, and what it is about.

    Where it is about nothing that has an id, its file stands for that, and for faults of a text their words.
    """

    code: str
    about: About
    file: str = ""
    words: str = ""


class Diagnostic(NamedTuple):
    """One finding: what is wrong, where, and how to fix it.

    ``several`` is heard by waivers. ``english`` is the message in English, where it is known again by its words and is
    written in another language. ``fix`` is there where one way to fix it is right.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    help: str
    file: str
    span: Span
    about: About = NOTHING
    several: Several = ()
    phase: RulePhase = "judging"
    english: str = ""
    fix: "Fix | None" = None

    def identity(self, place: Callable[[str], str], about: About | None = None) -> Identity:
        """Return what it is known again by.

        Args:
            place: Returns a file's place, by its name.
            about: What it would be about now, where something was renamed since.
        """
        if self.about != NOTHING:
            return Identity(self.code, self.about if about is None else about)
        return Identity(self.code, NOTHING, place(self.file), self.words)

    @property
    def words(self) -> str:
        """Its message in English without figures, which name lines and days; empty where what it is about will do."""
        return "" if self.phase == "judging" else _FIGURES.sub("#", self.english or self.message)


sort_key: Callable[[Diagnostic], tuple[str, int, int, str, str]] = attrgetter(
    "file", "span.line", "span.column", "code", "message"
)
"""Returns the key by which findings are sorted: file, line, column, code; then what distinguishes the rest."""


class Waiting(NamedTuple):
    """How much waits until drafts are agreed."""

    errors: int = 0
    warnings: int = 0


NOTHING_WAITS = Waiting()


def sum_waiting(some: Iterable[Waiting]) -> Waiting:
    """Return how much waits in all."""
    counts = list(some)
    return Waiting(sum(one.errors for one in counts), sum(one.warnings for one in counts))


class Totals(NamedTuple):
    """What one run looked at. Per cents are None where no journey could be judged.

    ``drafts`` counts the journeys of which less was asked because they are drafts, ``waiting`` the errors and warnings
    that wait until they are agreed. ``coverage`` are the whole numbers behind the per cents: stages, those covered,
    cells, those known, and stages that are verified (None without a record of evidence).
    """

    files: int = 0
    journeys: int = 0
    passed_over: int = 0
    not_judged: int = 0
    covered_percent: float | None = None
    known_percent: float | None = None
    drafts: int = 0
    waiting: Waiting = NOTHING_WAITS
    coverage: tuple[int, int, int, int, int | None] = (0, 0, 0, 0, None)

    @property
    def verified_percent(self) -> float | None:
        """The share of stages with a verified source, in per cent (0 to 100); None without a record of evidence."""
        stages, verified = self.coverage[0], self.coverage[4]
        return 100 * verified / stages if stages and verified is not None else None


class WaivedFinding(NamedTuple):
    """A finding that a team lives with, why, and until which day."""

    finding: Diagnostic
    reason: str
    until: date


class KnownFindings(NamedTuple):
    """What a baseline knew: how many of its findings remain, are fixed, and were not looked at in this run."""

    remaining: int
    fixed: int
    not_looked_at: int = 0


class Shortfall(NamedTuple):
    """A figure that was asked for and is not reached, and the sentence that says so."""

    figure: Literal["covered", "known"]
    sentence: str


class JudgedFiles(NamedTuple):
    """Files that were judged, and the codes of the rules that had their say about them."""

    files: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found, in the order of output, and the sources of the files that it speaks of.

    ``files`` names every file that was read, and ``looked_at`` what of them was judged. ``paths`` holds, for a file's
    name, its path from the root of the repository, by which CI knows it; a name that is missing there is such a path
    already. ``short`` says which of the figures that were asked for is not reached. ``holds`` are the first and the
    last day, as ordinals, on which all of it would be the same.
    """

    as_of: date
    findings: tuple[Diagnostic, ...]
    totals: Totals
    sources: "Mapping[str, TextFile]"
    waived: tuple[WaivedFinding, ...] = ()
    known: KnownFindings | None = None
    files: tuple[str, ...] = ()
    looked_at: tuple[JudgedFiles, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    short: tuple[Shortfall, ...] = ()
    holds: tuple[int, int] = field(default=(0, 0), compare=False)

    def path(self, file: str) -> str:
        """Return a file's path from the root of the repository."""
        return self.paths.get(file, file)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of that severity."""
        return [finding.severity for finding in self.findings].count(severity)


def shown_sources(findings: Iterable[Diagnostic], sources: "Mapping[str, TextFile]") -> "dict[str, TextFile]":
    """Return the texts of the files that findings speak of, by name, of those that are known."""
    files = dict.fromkeys(map(attrgetter("file"), findings))
    return {file: sources[file] for file in files if file in sources}


def has_error(findings: Sequence[Diagnostic]) -> bool:
    """Return whether one of the findings is an error: a warning fails no command that shows it beside its answer."""
    return any(finding.severity is Severity.ERROR for finding in findings)


class FaultyFiles(CannotRun):
    """What was asked for is not among the sound journeys, and may stand in a file that can't be read.

    Args:
        message: What keeps the command from running.
        faults: What keeps files from being read, to be shown before it.
    """

    def __init__(self, message: str, faults: Sequence[Diagnostic]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)
