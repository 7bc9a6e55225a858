"""A journey without one of its stages: the ways that led there lead on to where it led."""

from collections.abc import Iterable, Iterator

from cxjourney.analysis.ways import entries, links, outcomes
from cxjourney.model import Journey, Link, Stage
from cxjourney.model.vocabulary import Outcome


def without_stage(journey: Journey, gone: str) -> Journey | None:
    """Take a stage out of a journey; None where nothing of it is left.

    Whoever came to the stage goes on to where it led, so that a step that is written with ``next`` and one that is not
    go the same way. Where it was an end, the journey ends at the stages that led to it; where it was an entry, it
    begins at the stages that it led to.
    """
    rest = [stage for stage in journey.stages if stage.id != gone]
    if not rest:
        return None
    ways = links(journey)
    beyond = tuple(Link(to=link.to) for link in ways[gone] if link.to != gone)
    starts = {
        start for entry in entries(journey) for start in ([link.to for link in beyond] if entry == gone else [entry])
    }
    ends, successes = outcomes(journey)
    outcome: dict[str, Outcome] = {id_: "success" if id_ in successes else "other" for id_ in ends}
    stages = [
        stage.model_copy(
            update={
                "next": tuple(_detoured(stage, ways[stage.id], gone, beyond)),
                "outcome": _outcome(
                    outcome.get(stage.id), outcome.get(gone), any(x.to == gone for x in ways[stage.id])
                ),
                "entry": stage.id in starts,
            }
        )
        for stage in rest
    ]
    return journey.model_copy(update={"stages": tuple(stages)})


def _detoured(stage: Stage, ways: Iterable[Link], gone: str, beyond: Iterable[Link]) -> Iterator[Link]:
    led_to = {stage.id}
    for link in ways:
        if link.to == stage.id:
            yield link
        for onward in beyond if link.to == gone else (link,):
            if onward.to not in led_to:
                led_to.add(onward.to)
                yield onward


def _outcome(own: Outcome | None, of_gone: Outcome | None, leads_there: bool) -> Outcome | None:
    if not leads_there or of_gone is None or own == "success":
        return own
    return of_gone if own is None else "success" if of_gone == "success" else own
