"""How each persona feels: a curve with its figures, hollow where assumed, with gaps where nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.blocks import personas_shown, short_names, signed
from cxjourney.maps.sheet import Card, Cell, Lane, Mark, Series, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage

LEVELS = (2, 1, 0, -1, -2)


def emotions(study: Study, language: Language) -> Iterator[Lane]:
    """The lane of emotions, unless no stage records any."""
    if not any(stage.emotions for stage in study.journey.stages):
        return
    names = short_names(personas_shown(study))
    order = list(names)

    def cell(stage: Stage) -> Cell:
        marks = tuple(mark(stage, persona) for persona in order if persona in stage.emotions)
        assumed = [names[order[mark.series]] for mark in marks if mark.hollow]
        note = "" if marks else language.text("map.no-emotion")
        if assumed:
            all_of_them = len(assumed) == len(marks)
            some = language.text("map.some-assumed", personas=language.listed(assumed))
            note = language.text("map.assumed") if all_of_them else some
        return Cell(marks=marks, note=note)

    def mark(stage: Stage, persona: str) -> Mark:
        score = stage.emotions[persona].score
        figure = _score(score, language)
        assumed = study.assumed(stage, persona)
        feels = language.text(f"map.feels.{score}")
        says = language.text("map.mark", persona=names[persona], feels=feels, figure=figure)
        if assumed:
            says = sentences(says, language.text("map.mark.assumed"))
        return Mark(order.index(persona), score, figure, assumed, says)

    yield Lane(
        "emotions",
        Card(language.text("map.lane.emotions"), "lane"),
        tuple(cell(stage) for stage in study.journey.stages),
        levels=tuple(f"{language.text(f'map.feels.{level}')} {_score(level, language)}" for level in LEVELS),
        series=tuple(Series(name, index, persona) for index, (persona, name) in enumerate(names.items())),
    )


def _score(score: int, language: Language) -> str:
    return signed(language, f"+{language.number(score)}" if score > 0 else language.number(score))
