"""A journey as a table: stages side by side, a lane a row, which an import reads back as far as a table can hold it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.exporters.left_out import said_beside, said_beside_all
from cxjourney.languages import Language
from cxjourney.model import Persona, Stage
from cxjourney.model.channel import known_channels
from cxjourney.model.statement import Statements
from cxjourney.tables import journey_rows as rows

LISTS = ("goals", "questions", "motivations", "barriers", "strengths", "actions", "thoughts")
"""Lanes whose cells are lists of text."""
_JOURNEY = frozenset(
    {"format", "journey", "title", "stages", "language", "phases", "lanes", "travelled_by", "summary", "goal"}
) | {"personas", "teams", "channels"}
_STAGE = frozenset(
    {"id", "title", "phase", "summary", "owner", "importance", "moment_of_truth", "travelled_by", "notes", "quotes"}
) | {"emotions", "touchpoints", "pain_points", "opportunities", *LISTS}
_TITLE, _TEXT = frozenset({"title"}), frozenset({"text"})
"""What a table says of each entity."""
Cell = str | float | None


class JourneyTable(NamedTuple):
    """A journey as a table.

    Attributes:
        id: The journey's id.
        title: Its title.
        language: The tag of its language.
        rows: The rows: a name for the import, a heading, and the cells.
        stage_row: The row that names stages, from 0; below all lanes stands what they speak of.
        left_out: The attributes of the format, by their keys, that it has no place for.
    """

    id: str
    title: str
    language: str
    rows: tuple[tuple[Cell, ...], ...]
    stage_row: int
    left_out: tuple[str, ...]


def journey_table(study: Study, words: Language) -> JourneyTable:
    """Return a journey as a table, its headings in a language."""
    journey = study.journey
    lanes = [row for row in _lanes(study, words) if any(cell is not None for cell in row[2:])]
    title, *below = _definitions(study, words)
    table = (title, *lanes, (), *below)
    return JourneyTable(journey.journey, journey.title, study.language, table, 1, tuple(_left_out(study)))


def _heading(words: Language, lane: str) -> str:
    return words.text(f"export.table.{lane}")


def _definitions(study: Study, words: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each thing that lanes speak of: its title, its id, and what else it needs."""
    journey, scope = study.journey, study.scope
    language = journey.language if "language" in journey.model_fields_set else None
    yield rows.JOURNEY, _heading(words, "journey"), _line(journey.title), journey.journey, language
    for name, said in ((rows.SUMMARY, journey.summary), (rows.GOAL, journey.goal)):
        if said:
            yield name, _heading(words, name.removeprefix("journey.")), _line(said)
    for id_, persona in _personas(study).items():
        travels = rows.YES if id_ in (journey.travelled_by or ()) else None
        yield rows.PERSONA, _heading(words, "persona"), _line(persona.title), id_, travels
    for id_ in dict.fromkeys(stage.owner for stage in journey.stages if stage.owner):
        yield rows.TEAM, _heading(words, "team"), _line(scope.teams[id_].title), id_
    used = dict.fromkeys(point.channel for stage in journey.stages for point in stage.touchpoints)
    for id_ in used:
        if scope.channels[id_] != known_channels().get(id_):
            yield (
                rows.CHANNEL,
                _heading(words, "channel"),
                _line(scope.channels[id_].title),
                id_,
                scope.channels[id_].kind,
            )
    for phase in journey.phases:
        yield rows.PHASES, _heading(words, "phases"), _line(phase.title), phase.id, phase.when
    for id_ in dict.fromkeys(id_ for stage in journey.stages for id_ in stage.notes):
        yield rows.LANE, _heading(words, "lane"), _line(scope.lanes[id_].title), id_


def _personas(study: Study) -> dict[str, Persona]:
    """Return the personas that the journey names, by id."""
    journey = study.journey
    named = [*(journey.travelled_by or ())]
    for stage in journey.stages:
        named += [*(stage.travelled_by or ()), *stage.emotions]
    return {id_: study.scope.personas[id_] for id_ in dict.fromkeys(named)}


def _lanes(study: Study, words: Language) -> Iterator[tuple[Cell, ...]]:
    journey, scope = study.journey, study.scope
    stages = journey.stages
    titles = {phase.id: _line(phase.title) for phase in journey.phases}

    def lane(name: str, cells: Iterator[Cell]) -> tuple[Cell, ...]:
        return (name, _heading(words, name), *cells)

    yield lane(rows.STAGE, (_line(stage.title) for stage in stages))
    yield lane(rows.ID, (stage.id for stage in stages))
    yield lane(rows.PHASE, (titles.get(stage.phase, stage.phase) if stage.phase else None for stage in stages))
    yield lane("summary", (_line(stage.summary) if stage.summary else None for stage in stages))
    yield lane("owner", (_line(scope.teams[stage.owner].title) if stage.owner else None for stage in stages))
    yield lane("importance", (stage.importance for stage in stages))
    yield lane("moment_of_truth", (rows.YES if stage.moment_of_truth else None for stage in stages))
    yield lane("travelled_by", (_column(stage.travelled_by or ()) for stage in stages))
    for name in LISTS:
        yield lane(name, (_texts(getattr(stage, name)) for stage in stages))
    yield lane("quotes", (_column([_line(quote.text) for quote in stage.quotes]) for stage in stages))
    for id_, persona in _personas(study).items():
        heading = words.text("figures.brackets", text=_heading(words, "emotions"), inside=_line(persona.title))
        yield (f"{rows.EMOTIONS}{id_}", heading, *(_feeling(stage, id_) for stage in stages))
    yield lane(
        "touchpoints", (_column([rows.tagged(_line(p.title), p.channel) for p in s.touchpoints]) for s in stages)
    )
    yield lane(
        "pain_points", (_column([rows.tagged(_line(p.title), p.severity) for p in s.pain_points]) for s in stages)
    )
    yield lane("opportunities", (_column([_line(one.title) for one in stage.opportunities]) for stage in stages))
    for id_ in dict.fromkeys(id_ for stage in stages for id_ in stage.notes):
        cells = (_texts(stage.notes[id_]) if id_ in stage.notes else None for stage in stages)
        yield (f"{rows.NOTES}{id_}", _line(scope.lanes[id_].title), *cells)


def _feeling(stage: Stage, persona: str) -> Cell:
    emotion = stage.emotions.get(persona)
    return rows.scored(emotion.score, _line(emotion.says) if emotion.says else None) if emotion else None


def _texts(statements: Statements) -> Cell:
    return _column([_line(one.text) for one in statements])


def _column(texts: Sequence[str]) -> Cell:
    return "\n".join(texts) or None


def _line(text: str) -> str:
    return " ".join(text.split())


def _left_out(study: Study) -> Iterator[str]:
    """Yield the keys of what a journey says and its table doesn't, each once."""
    journey, stages = study.journey, study.journey.stages
    kept = _JOURNEY | ({"status"} if study.is_draft else frozenset())
    lists = {name: [one for stage in stages for one in getattr(stage, name)] for name in LISTS}
    found = [
        *said_beside(journey, kept),
        *(key for stage in stages for key in said_beside(stage, _STAGE)),
        *(key for name, texts in lists.items() for key in said_beside_all(texts, _TEXT, name)),
        *said_beside_all((one for s in stages for some in s.notes.values() for one in some), _TEXT, "notes"),
        *said_beside_all((one for stage in stages for one in stage.quotes), _TEXT, "quotes"),
        *said_beside_all(
            (one for stage in stages for one in stage.emotions.values()), frozenset({"score", "says"}), "emotions"
        ),
        *said_beside_all((one for stage in stages for one in stage.touchpoints), _TITLE | {"channel"}, "touchpoints"),
        *said_beside_all((one for stage in stages for one in stage.pain_points), _TITLE | {"severity"}, "pain_points"),
        *said_beside_all((one for stage in stages for one in stage.opportunities), _TITLE, "opportunities"),
        *said_beside_all(_personas(study).values(), _TITLE, "personas"),
    ]
    yield from dict.fromkeys(found)
