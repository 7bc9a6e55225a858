"""A journey that was judged before: what rules ask of all journeys at once is known, all else is worked out again."""

from datetime import date

from cxjourney.analysis.study import Reach, Study
from cxjourney.diagnostics import Diagnostic
from cxjourney.model import Definitions
from cxjourney.workspace.workspace import RecalledJourney


class RecalledStudy(Study):
    """A study of a journey that there is a memory of."""

    def __init__(self, seen: RecalledJourney, as_of: date) -> None:
        super().__init__(seen, as_of)
        self.memory = seen.memory

    @property
    def recalled(self) -> tuple[Diagnostic, ...]:  # noqa: D102  as in a study of one that is judged now
        return self.memory.findings

    @property
    def is_draft(self) -> bool:  # noqa: D102
        return self.memory.draft

    @property
    def named(self) -> set[str]:  # noqa: D102
        return set(self.memory.named)

    @property
    def data_types(self) -> tuple[str, ...]:  # noqa: D102
        return self.memory.data_types

    @property
    def reach(self) -> Reach:  # noqa: D102
        return Reach(self.memory.stages, self.memory.covered, self.memory.known_percent)

    @property
    def definitions(self) -> Definitions | None:  # noqa: D102  only journeys that define nothing are remembered
        return None
