"""What ``--without`` and ``--with`` name: checked against what the journeys have."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from cxjourney.analysis.study import Study
from cxjourney.analysis.supposing import Kind, Loss
from cxjourney.cli.ending import CannotRun
from cxjourney.nearest import did_you_mean, listed
from cxjourney.workspace import SeenJourney
from cxjourney.written import shortened

KINDS: tuple[Kind, ...] = get_args(Kind)


def losses(given: Iterable[str] | None, studies: Sequence[Study]) -> tuple[Loss, ...]:
    """Read what is to be taken away, such as ``channel:branch``."""
    return tuple(dict.fromkeys(_loss(text, studies) for text in given or ()))


def sources(given: Iterable[str] | None, studies: Sequence[Study]) -> tuple[str, ...]:
    """Read which sources are to come, such as ``source:branch-diary``."""
    ids = []
    for text in given or ():
        kind, _, id_ = text.partition(":")
        if kind != "source" or not id_:
            raise CannotRun(f"--with takes a data source, such as source:branch-diary, and got {shortened(text)}.")
        ids.append(_known("source", id_, studies))
    return tuple(dict.fromkeys(ids))


def named_losses(journeys: Iterable[SeenJourney]) -> list[str]:
    """Give everything that these journeys could lose, in the words that ``--without`` takes."""
    studies = [Study(seen, date.min) for seen in journeys]
    return sorted({f"{kind}:{id_}" for kind in KINDS for study in studies for id_ in _IN_SIGHT[kind](study)})


def _loss(text: str, studies: Sequence[Study]) -> Loss:
    word, _, id_ = text.partition(":")
    kind = next((kind for kind in KINDS if kind == word), None)
    if kind is None or not id_:
        kinds = ", ".join(f"{kind}:ID" for kind in KINDS)
        raise CannotRun(f"--without takes one of {kinds}, and got {shortened(text) or 'nothing'}.")
    return Loss(kind, _known(kind, id_, studies))


def _known(kind: Kind, id_: str, studies: Sequence[Study]) -> str:
    ids = {one for study in studies for one in _IN_SIGHT[kind](study)}
    if id_ not in ids:
        there = f"There are: {listed(map(shortened, sorted(ids)))}." if ids else "There is none at all."
        raise CannotRun(f"No {kind} of these journeys is called {shortened(id_)}. {did_you_mean(id_, ids, there)}")
    return id_


_IN_SIGHT: dict[Kind, Callable[[Study], Iterable[str]]] = {
    "channel": lambda study: study.sight.channels,
    "source": lambda study: study.sight.sources,
    "touchpoint": lambda study: (one.label for stage in study.journey.stages for one in stage.touchpoints),
    "stage": lambda study: study.stage_labels,
    "team": lambda study: study.sight.teams,
}
