"""Paths and a scenario -> what would become of each journey, as `whatif` asks for it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, get_args

from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Kind, Loss
from cxjourney.analysis.whatif.scenario_ranking import WhatIf, what_if
from cxjourney.diagnostics import Diagnostic, FaultyFiles
from cxjourney.errors import CannotRun
from cxjourney.languages import FALLBACK, Language
from cxjourney.languages.message import join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import suggestion
from cxjourney.pipeline.command_languages import language_remarks
from cxjourney.pipeline.parse_added_step import parse_added_step, stages_by_id
from cxjourney.pipeline.study_journeys import ReadObserver, StudyRequest, study_journeys
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten

KINDS: tuple[Kind, ...] = get_args(Kind)


class WhatifRequest(NamedTuple):
    """Which journeys are asked for, and what is supposed of them.

    Attributes:
        journeys: The journeys.
        without: What is taken away, such as ``channel:branch``.
        with_: What comes: data sources, such as ``source:branch-diary``, and steps, such as ``applies:phone``.
    """

    journeys: StudyRequest
    without: Sequence[str]
    with_: Sequence[str]


@dataclass(frozen=True, slots=True)
class WhatifAnswer:
    """What would become of each journey, what was supposed, what keeps other files from being read, and the language.

    ``remarks`` say what is wrong with a language that was asked for.
    """

    answers: list[WhatIf]
    losses: tuple[Loss, ...]
    sources: tuple[str, ...]
    faults: list[Diagnostic]
    steps: tuple[AddedStep, ...]
    words: Language
    remarks: tuple[str, ...]


def suppose(request: WhatifRequest, day: date, on_read: ReadObserver | None = None) -> WhatifAnswer:
    """Return what would become of each journey as of a day; with nothing supposed, the worst and the best.

    Raises:
        CannotRun: Nothing is there, what is supposed isn't in the journeys, or it contradicts itself.
        FaultyFiles: The same, while there are files that can't be read.
    """
    journeys = study_journeys(request.journeys, day, on_read)
    try:
        losses = parse_losses(request.without, journeys.studies)
        sources, steps = parse_gains(request.with_, journeys.studies)
        _refuse_contradiction(losses, sources, steps)
    except CannotRun as why:  # what is looked for may stand in a file that can't be read
        raise FaultyFiles(why.args[0], journeys.faults) from None
    answers = [what_if(study, losses, sources, steps) for study in journeys.studies]
    tag = request.journeys.language or journeys.language
    words, remarks = journeys.words.speak(tag or FALLBACK), tuple(language_remarks(tag, journeys.words))
    return WhatifAnswer(answers, losses, sources, journeys.faults, steps, words, remarks)


def _refuse_contradiction(losses: Iterable[Loss], sources: Collection[str], steps: Iterable[AddedStep]) -> None:
    gone = set(losses)
    for loss in (Loss("source", id_) for id_ in sources):
        if loss in gone:
            raise CannotRun(message("run.contradiction", gain=f"source:{loss.id}", loss=f"source:{loss.id}"))
    for step in steps:
        for loss in (Loss("channel", step.channel), Loss("stage", step.stage)):
            if loss in gone:
                gain = f"{step.stage}:{step.channel}"
                raise CannotRun(message("run.contradiction", gain=gain, loss=f"{loss.kind}:{loss.id}"))


def parse_losses(given: Iterable[str], studies: Sequence[Study]) -> tuple[Loss, ...]:
    """Return what is to be taken away, each written such as ``channel:branch``.

    Raises:
        CannotRun: It is written otherwise, or no journey has such a thing.
    """
    return tuple(dict.fromkeys(_loss(text, studies) for text in given))


def parse_gains(given: Iterable[str], studies: Sequence[Study]) -> tuple[tuple[str, ...], tuple[AddedStep, ...]]:
    """Return the sources that are to come, and the steps.

    ``source:phone`` is a step where a stage is called ``source`` and no data source ``phone``; where there are both, it
    is the data source, and the step takes the name of its journey before it.

    Args:
        given: What comes, each written such as ``source:branch-diary``, ``applies:phone`` or
            ``opens-account/applies:phone``.
        studies: The journeys.

    Raises:
        CannotRun: It is written otherwise, or no journey sees such a source or has such a stage or channel.
    """
    sources, steps = [], []
    for text in given:
        kind, _, id_ = text.partition(":")
        if kind == "source" and id_ and not _is_step(id_, studies):
            sources.append(_known("source", id_, studies))
        else:
            steps.append(parse_added_step(text, studies))
    return tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(steps))


def _is_step(id_: str, studies: Sequence[Study]) -> bool:
    """Return whether what is written ``source:`` and this id can be a step alone."""
    is_source = any(id_ in study.scope.sources for study in studies)
    return not is_source and "source" in stages_by_id(studies)


def named_losses(studies: Iterable[Study]) -> list[str]:
    """Return everything that these journeys could lose, in the words that ``--without`` takes."""
    return sorted({f"{kind}:{id_}" for study in studies for kind in KINDS for id_ in _IN_SIGHT[kind](study)})


def named_steps(studies: Sequence[Study], stage: str | None = None) -> list[str]:
    """Return the stages to which a step can be added, as ``--with`` takes them, or the steps that one of them can have.

    Args:
        studies: The journeys.
        stage: The stage as it is written before the colon; None for all of them, without channels.
    """
    known = stages_by_id(studies)
    places = {
        f"{study.journey.journey}/{id_}" if len(having) > 1 or id_ == "source" else id_: study
        for id_, having in known.items()
        for study in having
    }
    if stage is None:
        return sorted(f"{place}:" for place in places)
    return sorted(f"{stage}:{channel}" for channel in places[stage].scope.channels) if stage in places else []


def _loss(text: str, studies: Sequence[Study]) -> Loss:
    word, _, id_ = text.partition(":")
    kind = next((kind for kind in KINDS if kind == word), None)
    if kind is None or not id_:
        kinds = list_message(f"{kind}:ID" for kind in KINDS)
        wrong = message("run.without", kinds=kinds, text=shorten(text))
        raise CannotRun(join_sentences(wrong, _kind_meant(word, id_, studies)))
    return Loss(kind, _known(kind, id_, studies))


def _kind_meant(word: str, id_: str, studies: Sequence[Study]) -> str:
    """Suggest the kind that was most likely meant, or those that have something of that id."""
    near = nearest_word(word, KINDS) if id_ else None
    found = (
        [near] if near else [kind for kind in KINDS if any((id_ or word) in _IN_SIGHT[kind](one) for one in studies)]
    )
    meant = or_message(f"{kind}:{shorten(id_ or word)}" for kind in found)
    return suggestion(meant) if meant and word else ""


def _known(kind: Kind, id_: str, studies: Sequence[Study]) -> str:
    ids = {one for study in studies for one in _IN_SIGHT[kind](study)}
    if id_ not in ids:
        used = sorted(_channels(studies) if kind == "channel" else ids)
        names = list_message(map(shorten, used), 30)
        there = message("reference.there", names=names) if used else message("run.none")
        near = nearest_word(id_, ids)
        noun = message(f"entity.{'data-source' if kind == 'source' else kind}")
        unknown = message("run.unknown-here", noun=noun, id=shorten(id_))
        raise CannotRun(join_sentences(unknown, suggestion(f"{kind}:{near}") if near else there))
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
