"""Sources by the journeys that rest on them: what goes dark if one dies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.analysis.whatif.source_dependence import JourneyDependence, SourceDependence
    from cxjourney.languages import Language

MANY, NAMED = 12, 8
"""Of more journeys there is no column for each; then so many are named, and the others counted."""


def source_grids(studies: Sequence[Study], found: Sequence[SourceDependence], language: Language) -> Iterator[Grid]:
    """Yield sources by journeys, those first without which most goes dark; nothing where no journey names a source.

    Each has a row that holds up a stage alone, or that journeys share; the others stand together in the last row.
    """
    used = {one.study.journey.journey for dependence in found for one in dependence.journeys}
    shown = [study for study in studies if study.journey.journey in used]
    bearing = [dependence for dependence in found if dependence.dark_stage_count or len(dependence.journeys) > 1]
    rest = [dependence for dependence in found if dependence not in bearing]
    if len(shown) > MANY:
        yield _long_grid(bearing, rest, language)
        return
    lanes = [_source_lane(dependence, number, shown, language) for number, dependence in enumerate(bearing)]
    if rest:
        cells = (MapCell(tuple(_other_cards(study, rest, language))) for study in shown)
        lanes.append(MapLane("others", Card(language.text("map.dark.others"), "lane"), tuple(cells)))
    if lanes:
        yield Grid(
            tuple(Column(f"rests-{s.journey.journey}", Card(s.journey.title, "column")) for s in shown),
            tuple(lanes),
            title=language.text("map.portfolio.sources"),
            note=language.text("map.portfolio.sources.note"),
            reads="lanes",
        )


def _long_grid(bearing: Sequence[SourceDependence], rest: Sequence[SourceDependence], language: Language) -> Grid:
    """Return sources by what rests on them: journeys by name as far as there is room, and all of them counted."""
    lanes = tuple(_long_lane(dependence, number, language) for number, dependence in enumerate(bearing))
    if rest:
        head = Card(language.text("map.dark.others"), "lane")
        others = Card(_some_names([one.source.title for one in rest], language), "rests")
        lanes = (*lanes, MapLane("others", head, (MapCell(), MapCell((others,)))))
    titles = {"alone": "map.legend.blind-alone", "seen": "map.legend.rests"}
    return Grid(
        tuple(Column(f"rests-{name}", Card(language.text(key), "column")) for name, key in titles.items()),
        lanes,
        title=language.text("map.portfolio.sources"),
        note=language.text("map.portfolio.sources.note"),
        reads="lanes",
    )


def _long_lane(dependence: SourceDependence, number: int, language: Language) -> MapLane:
    dark = [one for one in dependence.journeys if one.dark_stages]
    seen = [one for one in dependence.journeys if not one.dark_stages]
    cells = (_some_journeys(dark, "blind-alone", language), _some_journeys(seen, "rests", language))
    return _source_lane(dependence, number, (), language)._replace(cells=cells)


def _some_journeys(found: Sequence[JourneyDependence], look: str, language: Language) -> MapCell:
    """Return how many journeys there are, and which, those first in which most stages go dark; nothing for none."""
    if not found:
        return MapCell()
    first = sorted(found, key=lambda one: -len(one.dark_stages))
    names = _some_names([one.study.journey.title for one in first], language)
    return MapCell((Card(names, look, heading=language.count("map.journeys", len(found))),))


def _some_names(names: Sequence[str], language: Language) -> str:
    """Return some names in a list, and how many more there are."""
    shown = list_names(language, names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return join_list(language, shown, language.text("figures.more", n=language.number(len(names) - NAMED)))


def _source_lane(dependence: SourceDependence, number: int, studies: Sequence[Study], language: Language) -> MapLane:
    head = Card(
        dependence.source.title,
        "dark-lane" if dependence.dark_stage_count else "lane",
        details=(dark_words(dependence, language),),
        link=dependence.source.link or "",
    )
    by_study = {id(one.study): one for one in dependence.journeys}
    found = (by_study.get(id(study)) for study in studies)
    cells = tuple(MapCell((_dependence_card(one, language),)) if one else MapCell() for one in found)
    return MapLane(f"pillar-{number + 1}", head, cells)  # an id in the SVG: whoever links to it goes on finding it


def dark_words(dependence: SourceDependence, language: Language) -> str:
    """Return what goes dark without a source, in a sentence."""
    if not dependence.dark_stage_count:
        return (
            language.count("map.dark.cells", dependence.dark_cell_count)
            if dependence.dark_cell_count
            else language.text("map.dark.nothing")
        )
    stages = language.count("map.stages", dependence.dark_stage_count)
    return language.text(
        "map.dark", stages=stages, journeys=language.count("map.journeys", dependence.dark_journey_count)
    )


def _dependence_card(journey: JourneyDependence, language: Language) -> Card:
    """Return what a source observes in one journey, and what only it does."""
    if not journey.dark_stages:
        return Card(_seen_words(journey, language), "rests")
    alone = list_names(language, (stage.title for stage in journey.dark_stages))
    return Card(
        language.text("map.portfolio.alone", stages=alone), "blind-alone", heading=_seen_words(journey, language)
    )


def _other_cards(study: Study, dependences: Sequence[SourceDependence], language: Language) -> Iterator[Card]:
    for dependence in dependences:
        for one in dependence.journeys:
            if one.study is study:
                yield Card(dependence.source.title, "rests", details=(_seen_words(one, language),))


def _seen_words(journey: JourneyDependence, language: Language) -> str:
    every = language.count("map.stages", len(journey.study.journey.stages))
    return language.text("map.portfolio.sees", seen=language.number(len(journey.stages)), all=every)
