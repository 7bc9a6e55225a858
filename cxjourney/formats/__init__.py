"""Reports and analyses as text: what can be written, and in which formats.

Each registry names its writers as text, so that ``--help`` and completion load none of them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from datetime import date

    from cxjourney.analysis.diff.workspace_comparison import Difference
    from cxjourney.analysis.study import Study
    from cxjourney.analysis.trend import Trend
    from cxjourney.analysis.whatif.scenario_ranking import WhatIf
    from cxjourney.diagnostics import Report
    from cxjourney.formats.changes import DiffOptions, WhatifOptions
    from cxjourney.formats.entity_reference import Explanation
    from cxjourney.formats.evidence import EvidenceOptions
    from cxjourney.formats.gaps import GapsOptions
    from cxjourney.formats.terminal import Terminal
    from cxjourney.formats.trend import TrendOptions
    from cxjourney.languages import Language
    from cxjourney.pipeline.check_evidence import EvidenceCheck
    from cxjourney.pipeline.evidence_outcomes import Evidence
    from cxjourney.rules.rule import Rule


class FindingsWriter(Protocol):
    """Writes what ``validate`` found."""

    def __call__(
        self, report: "Report", terminal: "Terminal", show_info: bool, words: "Language | None" = None, /
    ) -> str:
        """Return the report as text.

        Args:
            report: What was found, each finding in its own words.
            terminal: What it is written for.
            show_info: Whether what is only for information is shown too.
            words: The language of what is said around findings; None for English.
        """


class GapsWriter(Protocol):
    """Writes what is known of journeys, and what is not."""

    def __call__(self, studies: "Sequence[Study]", as_of: "date", options: "GapsOptions", /) -> str:
        """Return the gaps of journeys as of a day, as text."""


class GapsFileWriter(Protocol):
    """Writes what is known of journeys, and what is not, as a file that is no text."""

    def __call__(self, studies: "Sequence[Study]", as_of: "date", options: "GapsOptions", /) -> bytes:
        """Return the gaps of journeys as of a day, as bytes.

        Raises:
            CannotRun: Something that it needs is not installed.
        """


class DiffWriter(Protocol):
    """Writes what a change means."""

    def __call__(self, difference: "Difference", options: "DiffOptions", /) -> str:
        """Return the difference as text."""


class WhatifWriter(Protocol):
    """Writes what would happen."""

    def __call__(self, prospects: "Sequence[WhatIf]", options: "WhatifOptions", /) -> str:
        """Return what would happen to journeys, as text."""


class TrendWriter(Protocol):
    """Writes what was known on one day after another."""

    def __call__(self, trend: "Trend", options: "TrendOptions", /) -> str:
        """Return the trend as text."""


class EvidenceCheckWriter(Protocol):
    """Writes how the data differs from what was recorded of it."""

    def __call__(self, check: "EvidenceCheck", options: "EvidenceOptions", /) -> str:
        """Return what is to be written."""


class EvidenceWriter(Protocol):
    """Writes what was measured."""

    def __call__(self, evidence: "Evidence", options: "EvidenceOptions", /) -> str:
        """Return what data shows, as text."""


class RulesWriter(Protocol):
    """Writes rules."""

    def __call__(
        self, rules: "Sequence[Rule]", terminal: "Terminal", pages: bool, words: "Language | None" = None, /
    ) -> str:
        """Return a line or two for each rule or, with ``pages``, the page of each; without ``words`` in English."""


class EntitiesWriter(Protocol):
    """Writes what entities of the format can say."""

    def __call__(self, found: "Sequence[Explanation]", terminal: "Terminal", words: "Language | None" = None, /) -> str:
        """Return each entity with its attributes, as text; where it isn't in the language that is named, it says so."""


def _writers(package: str, *names: str) -> dict[str, str]:
    return {name: f"{__name__}.{package}.{name}:write" for name in names}


def _changes(what: str) -> dict[str, str]:
    return {name: f"{__name__}.changes.{name}:write_{what}" for name in ("text", "json", "markdown")}


FINDINGS: Registry[FindingsWriter] = Registry(
    _writers("findings", "text", "github", "gitlab", "json", "junit", "markdown", "sarif")
)
GAPS: Registry[GapsWriter] = Registry(_writers("gaps", "text", "json", "markdown", "csv", "html"))
GAPS_IN_FILES: Registry[GapsFileWriter] = Registry(_writers("gaps", "xlsx"))
DIFF: Registry[DiffWriter] = Registry(_changes("diff"))
WHATIF: Registry[WhatifWriter] = Registry({**_changes("whatif"), "text": f"{__name__}.changes.whatif_text:write"})
TREND: Registry[TrendWriter] = Registry(_writers("trend", "text", "json", "svg", "markdown"))
EVIDENCE: Registry[EvidenceWriter] = Registry(_writers("evidence", "text", "json", "markdown"))
EVIDENCE_CHECK: Registry[EvidenceCheckWriter] = Registry(_writers("evidence_check", "text", "json", "markdown"))
ENTITIES: Registry[EntitiesWriter] = Registry(
    {
        "text": f"{__name__}.entity_reference:write_terminal",
        "json": f"{__name__}.entity_reference:write_json",
        "markdown": f"{__name__}.entity_reference:write_markdown",
    }
)
RULES: Registry[RulesWriter] = Registry(
    {
        "text": f"{__name__}.rules:write_terminal",
        "json": f"{__name__}.rules:write_json",
        "markdown": f"{__name__}.rules:write_markdown",
    }
)
