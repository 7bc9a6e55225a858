"""Rule, Threshold, Finding."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import About, Phase, Several, Severity
from cxjourney.languages import Language
from cxjourney.parse.document import DataPath
from cxjourney.workspace.definitions import DefinedAt

Scope = Literal[
    "file", "workspace", "journey", "stage", "touchpoint", "pain point", "metric", "delivery", "persona", "source",
    "team", "waiver", "persona, stage", "metric, delivery",
]  # fmt: skip


class Finding(NamedTuple):
    """What a rule has to say, and where: a path into the journey, or into the file that ``home`` names."""

    message: str
    help: str
    path: DataPath
    about: About
    home: DefinedAt | None = None
    several: Several = ()


Subject = TypeVar("Subject", Study, WorkspaceStudy)
Check = Callable[[Subject, Language], Iterable[Finding]] | Callable[[Subject, Language, int], Iterable[Finding]]
"""How a rule is asked: of a journey or a workspace, in which language and, if it has a threshold, with that."""


class Threshold(NamedTuple):
    """A figure that a rule goes by and the configuration can set: a length of time in days, or a count within bounds.

    ``says`` is a sentence on what it is.
    """

    default: int
    unit: Literal["days", "stages", "types", "points", "metrics"]
    says: str
    least: int = 1
    most: int | None = None

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit == "days"

    @property
    def notation(self) -> str:
        """The rule's own figure as the design writes it: ``180d``, ``2``."""
        return f"{self.default}d" if self.is_time else f"{self.default}"

    @property
    def bounds(self) -> str:
        """What it can be, in words: ``a length of time``, ``1 to 4``."""
        return "a length of time" if self.is_time else f"{self.least} to {self.most}"

    def as_set(self, figure: int) -> str:
        """Write a figure as the configuration does: ``"180d"``, ``2``."""
        return f'"{figure}d"' if self.is_time else f"{figure}"


class Rule(NamedTuple):
    """A rule of the catalogue. ``source`` is a key of the findings in ``mission.md``.

    A rule that speaks of one journey has ``check``, one that speaks of the workspace, or of what stands in a catalogue,
    ``check_workspace``; what reading and building report has neither. ``page`` is Markdown: Why, Bad, Good,
    How to fix. With ``needs_whole``, ``check_workspace`` is asked only when the whole workspace was read.

    A rule that has a ``threshold`` is asked with it: ``check(study, words, threshold)``. ``phase`` is when it has its
    say: what is found before judging is reported whatever was chosen.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    summary: str
    page: str
    source: str = ""
    check: Check[Study] | None = None
    check_workspace: Check[WorkspaceStudy] | None = None
    needs_whole: bool = False
    threshold: Threshold | None = None
    phase: Phase = "judging"

    @property
    def figure(self) -> str:
        """The threshold as the design and the configuration write it; empty where there is none."""
        return self.threshold.notation if self.threshold else ""
