"""What became of the questions that somebody was asked: new ones, those answered or dropped, and whose they are now."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.other_changes import WrittenChange, leaves, renamed_ids, written_changes
from cxjourney.model import Ask
from cxjourney.text.comparison_key import comparison_key

_TOLD_BY_EVENT = ("status", "answer", "answered")
"""What is told of a question whose status is another."""
AskEvent = Literal["new", "answered", "dropped", "reopened", "gone", "changed"]


class AskChange(NamedTuple):
    """What became of a question.

    Attributes:
        event: What it is, above all.
        stage: The stage that it is about, by its id now; None for the journey as a whole.
        ask: The question as it is now, or as it was where it is gone.
        changes: What else of it is written differently.
    """

    event: AskEvent
    stage: str | None
    ask: Ask
    changes: tuple[WrittenChange, ...] = ()


def ask_changes(pairing: JourneyMatching) -> tuple[AskChange, ...]:
    """Return what became of the questions of a journey and of the stages that are on both sides, in its order.

    One is the same where its id is, else where what is asked is.
    """
    return tuple(_changes(pairing))


def _changes(pairing: JourneyMatching) -> Iterator[AskChange]:
    if not pairing.sides:
        return
    was, now = (study.journey for study in pairing.sides)
    ids = renamed_ids(pairing)
    places: list[tuple[str | None, tuple[Ask, ...], tuple[Ask, ...]]] = [(None, was.asks, now.asks)]
    places += [(one.now, one.before.asks, one.after.asks) for one in pairing.stages.kept]
    for stage, before, after in places:
        rest = [*before]
        for ask in after:
            old = _same(ask, rest)
            if old is None:
                yield AskChange("new" if ask.status == "open" else ask.status, stage, ask)
                continue
            rest.remove(old)
            event = _event(old, ask)
            had, has = (leaves(one, _TOLD_BY_EVENT if event else ()) for one in (old, ask))
            changes = tuple(written_changes(had.with_ids(ids), has))
            if event or changes:
                yield AskChange(event or "changed", stage, ask, changes)
        yield from (AskChange("gone", stage, old) for old in rest)


def _same(ask: Ask, others: Sequence[Ask]) -> Ask | None:
    """Return the question among others that one is."""
    by_id = next((one for one in others if ask.id and one.id == ask.id), None)
    key = comparison_key(ask.question)
    return by_id or next(
        (one for one in others if comparison_key(one.question) == key and not (ask.id and one.id)), None
    )


def _event(old: Ask, ask: Ask) -> AskEvent | None:
    if old.status == ask.status:
        return None
    return "reopened" if ask.status == "open" else ask.status
