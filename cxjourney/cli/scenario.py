"""What ``--without`` and ``--with`` name: checked against what the journeys have."""

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Kind, Loss
from cxjourney.errors import CannotRun
from cxjourney.text.english import join_and, join_comma
from cxjourney.text.escape import shorten
from cxjourney.text.suggest import nearest_word

KINDS: tuple[Kind, ...] = get_args(Kind)


def parse_losses(given: Iterable[str] | None, studies: Sequence[Study]) -> tuple[Loss, ...]:
    """Read what is to be taken away, such as ``channel:branch``."""
    return tuple(dict.fromkeys(_loss(text, studies) for text in given or ()))


def parse_sources(given: Iterable[str] | None, studies: Sequence[Study]) -> tuple[str, ...]:
    """Read which sources are to come, such as ``source:branch-diary``."""
    ids = []
    for text in given or ():
        kind, _, id_ = text.partition(":")
        if kind != "source" or not id_:
            raise CannotRun(f"--with takes a data source, such as source:branch-diary, and got {shorten(text)}.")
        ids.append(_known("source", id_, studies))
    return tuple(dict.fromkeys(ids))


def named_losses(studies: Iterable[Study]) -> list[str]:
    """Return everything that these journeys could lose, in the words that ``--without`` takes."""
    return sorted({f"{kind}:{id_}" for study in studies for kind in KINDS for id_ in _IN_SIGHT[kind](study)})


def _loss(text: str, studies: Sequence[Study]) -> Loss:
    word, _, id_ = text.partition(":")
    kind = next((kind for kind in KINDS if kind == word), None)
    if kind is None or not id_:
        kinds = ", ".join(f"{kind}:ID" for kind in KINDS)
        raise CannotRun(
            f"--without takes one of {kinds}, and got {shorten(text) or 'nothing'}.{_kind_meant(word, id_, studies)}"
        )
    return Loss(kind, _known(kind, id_, studies))


def _kind_meant(word: str, id_: str, studies: Sequence[Study]) -> str:
    """Suggest the kind that was most likely meant, or those that have something of that id."""
    near = nearest_word(word, KINDS) if id_ else None
    found = (
        [near] if near else [kind for kind in KINDS if any((id_ or word) in _IN_SIGHT[kind](one) for one in studies)]
    )
    meant = join_and((f"{kind}:{shorten(id_ or word)}" for kind in found), "or")
    return f" Did you mean {meant}?" if meant and word else ""


def _known(kind: Kind, id_: str, studies: Sequence[Study]) -> str:
    ids = {one for study in studies for one in _IN_SIGHT[kind](study)}
    if id_ not in ids:
        used = sorted(_channels(studies) if kind == "channel" else ids)
        there = f"There are: {join_comma(map(shorten, used), 30)}." if used else "There is none at all."
        near = nearest_word(id_, ids)
        hint = f"Did you mean {kind}:{near}?" if near else there
        raise CannotRun(f"No {kind} of these journeys is called {shorten(id_)}. {hint}")
    return id_


def _channels(studies: Iterable[Study]) -> set[str]:
    """Return the channels that these journeys use: of all that are known, most are in none of them."""
    stages = (stage for study in studies for stage in study.journey.stages)
    return {touchpoint.channel for stage in stages for touchpoint in stage.touchpoints}


_IN_SIGHT: dict[Kind, Callable[[Study], Iterable[str]]] = {
    "channel": lambda study: study.scope.channels,
    "source": lambda study: study.scope.sources,
    "touchpoint": lambda study: (one.label for stage in study.journey.stages for one in stage.touchpoints),
    "stage": lambda study: study.stage_labels,
    "team": lambda study: study.scope.teams,
}
