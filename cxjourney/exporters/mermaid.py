"""A journey as a ``journey`` diagram of Mermaid: a section a phase, a task a stage and score, its actors who feel so.

What Mermaid draws has no place for ids, for stages that nobody feels anything at, and for who takes part without a
feeling: notes say these, which Mermaid passes over and an import reads. What isn't noted either is named.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from cxjourney.analysis.study import Study
from cxjourney.exporters.export import Export
from cxjourney.exporters.left_out import said_beside
from cxjourney.languages import Language
from cxjourney.model import Persona, Stage
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.text.mermaid_codes import NOTE, encode_mermaid, write_note

_NEUTRAL = 3
_DECIMALS = 10
_IN_JOURNEY = frozenset({"format", "journey", "title", "stages", "language", "phases", "travelled_by", "personas"})
_IN_STAGE = frozenset({"id", "title", "phase", "travelled_by", "emotions"})
_IN_PERSONA = frozenset({"title"})
_IN_EMOTION = frozenset({"score"})
"""What an export says of each entity."""


def write(study: Study, words: Language) -> Export:
    """Return a journey as a Mermaid diagram."""
    journey = study.journey
    left_out = tuple(_left_out(study))
    lines = ["journey", f"    title {encode_mermaid(journey.title)}", *_notes(study, left_out)]
    actors = _actors(_personas(study))
    titles = {phase.id: phase.title for phase in journey.phases}
    whens = {phase.id: phase.when for phase in journey.phases}
    used: set[str] = set()
    phase: str | None = None
    for stage in journey.stages:
        if stage.phase != phase:
            phase = stage.phase
            used.add(phase or "")
            lines += _section(phase, titles, whens, words)
        lines += _tasks(stage, actors)
    for id_ in titles:
        if id_ not in used:
            lines += _section(id_, titles, whens, words)
    return Export(journey.journey, journey.title, "".join(f"{line}\n" for line in lines), left_out)


def _notes(study: Study, left_out: tuple[str, ...]) -> Iterator[str]:
    journey = study.journey
    told: dict[str, object] = {"id": journey.journey}
    if "language" in journey.model_fields_set:
        told["language"] = journey.language
    yield f"    {write_note('journey', told)}"
    personas = _personas(study)
    for (id_, persona), actor in zip(personas.items(), _actors(personas).values(), strict=True):
        other = {} if actor == persona.title else {"actor": actor}
        yield f"    {write_note('persona', {'id': id_, 'title': persona.title, **other})}"
    if left_out:
        yield f"    {NOTE} left-out {', '.join(left_out)}"


def _personas(study: Study) -> dict[str, Persona]:
    """Return the personas that travel the journey, and those of whom it says what they feel, by id."""
    felt = {id_: study.scope.personas[id_] for stage in study.journey.stages for id_ in stage.emotions}
    return {**study.travellers, **felt}


def _actors(personas: Mapping[str, Persona]) -> dict[str, str]:
    """Return the names of personas as actors, by their ids: their titles, with the id where two have the same."""
    plain = {id_: " ".join(persona.title.split()) for id_, persona in personas.items()}
    several = {title for title in plain.values() if [*plain.values()].count(title) > 1}
    return {id_: f"{title} ({id_})" if title in several else title for id_, title in plain.items()}


def _section(
    phase: str | None, titles: Mapping[str, str], whens: Mapping[str, str | None], words: Language
) -> Iterator[str]:
    if phase is None:
        yield "    section #160;"  # nothing ends a section but another, and its name can't be empty
        return
    if phase in titles:
        when = {"when": whens[phase]} if whens[phase] else {}
        yield f"    {write_note('phase', {'id': phase, **when})}"
        yield f"    section {encode_mermaid(titles[phase])}"
    elif phase in get_args(PhaseTime):
        yield f"    {write_note('phase', {'id': phase, 'known': True})}"
        yield f"    section {encode_mermaid(words.text(f'map.phase.{phase}'))}"


def _tasks(stage: Stage, actors: Mapping[str, str]) -> Iterator[str]:
    """Yield a stage: its note, and a task for each score that somebody has."""
    by_score: dict[float, list[str]] = {}
    for id_, emotion in stage.emotions.items():
        by_score.setdefault(emotion.score, []).append(actors[id_])
    told: dict[str, object] = {"id": stage.id}
    if not by_score:
        told["title"] = stage.title
    told["travelled_by"] = None if stage.travelled_by is None else [*stage.travelled_by]
    yield f"      {write_note('stage', told)}"
    for score, who in by_score.items():
        mark = repr(float(round(score + _NEUTRAL, _DECIMALS))).removesuffix(".0")
        names = ", ".join(map(encode_mermaid, who))
        yield f"      {encode_mermaid(stage.title)}: {mark}: {names}"


def _left_out(study: Study) -> Iterator[str]:
    """Yield the keys of what a journey says and its diagram doesn't, in the order of the format, each once."""
    journey = study.journey
    found = {
        **dict.fromkeys(said_beside(journey, _IN_JOURNEY | ({"status"} if study.is_draft else set()))),
        **{key: None for stage in journey.stages for key in said_beside(stage, _IN_STAGE)},
        **{
            f"emotions.{key}": None
            for stage in journey.stages
            for emotion in stage.emotions.values()
            for key in said_beside(emotion, _IN_EMOTION)
        },
        **{
            f"personas.{key}": None
            for persona in _personas(study).values()
            for key in said_beside(persona, _IN_PERSONA)
        },
    }
    yield from found
