"""Pictures on a map: the storyboard, portraits, and pictures of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.persona_marks import personas_on_map
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.model.card import Card, Illustration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxjourney.analysis.study import Study
    from cxjourney.files.picture_file import Picture
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Grid, Map, MapLane
    from cxjourney.model import Image, Persona, Stage

    PictureKey = tuple[str, str]


def storyboard_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of the stages' pictures."""

    def cards(stage: Stage) -> Iterator[Card]:
        if stage.image:
            yield Card("", illustration=scene(study, stage.image))

    yield lane_of_cards("storyboard", study, language, cards)


def scene(study: Study, image: Image) -> Illustration:
    """Return the picture of a stage or a touchpoint, which the file of the journey names."""
    return Illustration((study.file, image.file), image.alt)


def portrait(study: Study, persona: str) -> Illustration | None:
    """Return the portrait of a persona, which the file that defines it names; None where there is none.

    Raises:
        KeyError: No persona of this id is within sight.
    """
    image = study.scope.personas[persona].image
    if image is None:
        return None
    home = study.in_scope.home("persona", persona).document.source.name
    return Illustration((home, image.file), image.alt, is_portrait=True)


_DOTTED = ("az", "tr")
"""Languages in which the capital of i has a dot too (Unicode's SpecialCasing.txt)."""


def monogram(persona: Persona, language: str) -> str:
    """Return the letter that stands where a persona has no portrait: the first of its name; empty where there is none.

    It is a capital in scripts that have them, as in the language of this tag.
    """
    letter = next((letter for letter in persona.name or persona.title if letter.isalnum()), "")
    return "İ" if letter == "i" and language.partition("-")[0].lower() in _DOTTED else letter.upper()[:1]


def picture_keys(study: Study) -> Iterator[PictureKey]:
    """Yield the pictures that maps of a journey may show."""
    for stage in study.journey.stages:
        images = (stage.image, *(touchpoint.image for touchpoint in stage.touchpoints))
        yield from (scene(study, image).key for image in images if image)
    portraits = (portrait(study, persona) for persona in personas_on_map(study))
    yield from (one.key for one in portraits if one)


def attach_pictures(drawn: Map, pictures: Mapping[PictureKey, Picture]) -> Map:
    """Return a map with its pictures; those that can't be shown are left out, and so are rows that held nothing else.

    Args:
        drawn: The map, its cards with illustrations that are not read.
        pictures: The pictures that were read.
    """

    def card(one: Card) -> Card:
        if one.illustration is None:
            return one
        picture = pictures.get(one.illustration.key)
        return one._replace(illustration=one.illustration._replace(picture=picture) if picture else None)

    def kept(cards: Iterable[Card]) -> tuple[Card, ...]:
        before = ((one, card(one)) for one in cards)
        return tuple(new for old, new in before if new.illustration or not old.illustration or old.title)

    def grid(one: Grid) -> Grid:
        lanes = []
        for lane in one.lanes:
            cells = tuple(cell._replace(cards=kept(cell.cards)) for cell in lane.cells)
            if not all(cell.is_empty for cell in cells) or all(cell.is_empty for cell in lane.cells):
                lanes.append(lane._replace(cells=cells, head=card(lane.head)))
        columns = tuple(column._replace(head=card(column.head)) for column in one.columns)
        return one._replace(columns=columns, lanes=tuple(lanes))

    rows = tuple(row._replace(cards=tuple(card(one) for one in row.cards)) for row in drawn.rows)
    return drawn._replace(rows=rows, grids=tuple(grid(one) for one in drawn.grids))
