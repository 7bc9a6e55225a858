"""Rule, Threshold."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import RulePhase, Severity
from cxjourney.languages import Language
from cxjourney.model.fields import Days
from cxjourney.rules.locate import Finding

RuleScope = Literal[
    "file", "workspace", "journey", "stage", "touchpoint", "pain point", "question", "metric", "delivery", "persona",
    "source", "team", "waiver", "persona, stage", "metric, delivery", "source, journey",
]  # fmt: skip


Subject = TypeVar("Subject", Study, WorkspaceStudy)
Check = Callable[[Subject, Language], Iterable[Finding]] | Callable[[Subject, Language, int], Iterable[Finding]]
"""How a rule is asked: of a journey or a workspace, in which language and, if it has a threshold, with that."""


class Threshold(NamedTuple):
    """A figure that a rule goes by and the configuration can set: a length of time in days, or a count within bounds.

    Attributes:
        default: The rule's own figure, a whole number of ``unit``.
        unit: What it counts.
        says: A sentence on what it is.
        least: The least that it can be; a length of time has no bounds.
        most: The most that it can be.
    """

    default: int
    unit: Literal["days", "stages", "types", "points", "metrics", "per cent"]
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
        """Return a figure, in days or a count, as the configuration writes it: ``"180d"``, ``2``."""
        if not self.is_time:
            return f"{figure}"
        return f'"{figure.written}"' if isinstance(figure, Days) else f'"{figure}d"'


class Rule(NamedTuple):
    """A rule of the catalogue.

    Attributes:
        code: Its code, such as CX301.
        slug: Its name, such as no-data.
        severity: How severe its findings are, unless a team says otherwise.
        scope: What it speaks of.
        summary: When it reports something, in one sentence.
        page: Its page in Markdown: Why, Bad, Good, How to fix.
        source: A key of ``RESEARCH`` in `cxjourney.rules.rule_index`; empty where it rests on no study.
        check: What yields its findings on one journey; None where it speaks of none.
        check_workspace: What yields its findings on the workspace, or on what stands in a catalogue. What reading,
            building and measuring report has neither check.
        needs_whole: Whether ``check_workspace`` is asked only when the whole workspace was read.
        threshold: The figure that it goes by; a rule that has one is asked with it: ``check(study, words, threshold)``.
        phase: When it has its say: what is found before judging is reported whatever was chosen, and what is found by
            measuring is reported by the commands that measure alone.
        fixable: Whether some of its findings have one right fix, which ``fix`` makes.
    """

    code: str
    slug: str
    severity: Severity
    scope: RuleScope
    summary: str
    page: str
    source: str = ""
    check: Check[Study] | None = None
    check_workspace: Check[WorkspaceStudy] | None = None
    needs_whole: bool = False
    threshold: Threshold | None = None
    phase: RulePhase = "judging"
    fixable: bool = False

    @property
    def figure(self) -> str:
        """The threshold as the design and the configuration write it; empty where there is none."""
        return self.threshold.notation if self.threshold else ""
