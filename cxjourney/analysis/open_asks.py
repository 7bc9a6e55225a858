"""Questions that were asked and are open: where they stand, whose they are, and which of them are overdue."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.study import Study, once_a_study
from cxjourney.model import Ask, Stage
from cxjourney.model.journey import asks


class OpenAsk(NamedTuple):
    """A question that somebody was asked, and whose answer is awaited.

    Attributes:
        stage: The stage that it is about; None where it is about the journey as a whole.
        ask: The question.
        is_overdue: Whether the day by which the answer was to be there has passed.
        team: The team that answers it or sees to it, by id: the owner, else the team that is asked; None for nobody.
    """

    stage: Stage | None
    ask: Ask
    is_overdue: bool
    team: str | None


@once_a_study
def open_asks(study: Study) -> tuple[OpenAsk, ...]:
    """Return the open questions of a journey, those on the journey as a whole first, then in its order."""
    return tuple(_open_asks(study))


def _open_asks(study: Study) -> Iterator[OpenAsk]:
    for stage, ask in asks(study.journey):
        if ask.is_open:
            team = ask.owner or (ask.to if ask.to in study.scope.teams else None)
            yield OpenAsk(stage, ask, ask.due is not None and study.as_of.is_past(ask.due), team)
