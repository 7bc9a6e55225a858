"""Why a supposition means nothing for journeys: what was supposed of them is so already, or is nothing of theirs."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.names import label
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Kind, Loss
from cxjourney.text.english import both
from cxjourney.text.escape import shortened

_NONE_THERE: dict[Kind, str] = {
    "channel": "no touchpoint there is in the channel {}",
    "touchpoint": "no touchpoint there is called {}",
    "stage": "no stage there is called {}",
    "team": "the team {} has nothing there that would be missed",
}


def unmoved(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str]) -> str:
    """Say that nothing would change in some journeys and, where it is the same for all of them, why."""
    named = both((study.journey.journey for study in studies), "or", 6)
    return f"Nothing would change in {named}{because(studies, losses, sources)}."


def because(studies: Sequence[Study], losses: Sequence[Loss], sources: Sequence[str]) -> str:
    """Give the reasons behind a colon; nothing where there is none that holds for all of these journeys."""
    reasons = [*_of_losses(studies, losses), *_of_sources(studies, sources)]
    return f": {both(reasons)}" if len(reasons) == len(losses) + len(sources) else ""


def _of_losses(studies: Sequence[Study], losses: Sequence[Loss]) -> Iterator[str]:
    for loss in losses:
        if loss.kind == "source":
            yield from _of_source(studies, loss.id)
        elif not any(loss.id in _had(study, loss.kind) for study in studies):
            yield _NONE_THERE[loss.kind].format(label(shortened(loss.id)))


def _had(study: Study, kind: Kind) -> set[str]:
    """Give what a journey has of a kind."""
    stages = study.journey.stages
    if kind == "stage":
        return {stage.id for stage in stages}
    if kind == "channel":
        return {touchpoint.channel for stage in stages for touchpoint in stage.touchpoints}
    if kind == "touchpoint":
        return {touchpoint.label for stage in stages for touchpoint in stage.touchpoints}
    return set()


def _of_source(studies: Sequence[Study], id_: str) -> Iterator[str]:
    if not any(id_ in study.named for study in studies):
        yield f"no stage or touchpoint there names the source {id_}"
    elif not any(id_ in study.counting for study in studies):
        yield f"{id_} does not count now"


def _of_sources(studies: Sequence[Study], sources: Sequence[str]) -> Iterator[str]:
    for id_ in sources:
        if all(id_ in study.counting for study in studies):
            yield f"{id_} counts already"
        elif not any(id_ in study.named for study in studies):
            yield f"no stage or touchpoint there names the source {id_}"
