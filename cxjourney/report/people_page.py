"""The personas: who they are, what they have and can do, which journeys they get through, and which data hears them."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text_people import persona_sentences
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Grid, MapLane
from cxjourney.maps.views.personas import compose_beside
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.report.anchors import home_of
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

OF_THE_JOURNEY = ("fares", "elsewhere", "heard")
"""Lanes of the view of personas that speak of one journey."""


class Travel(NamedTuple):
    """How a persona fares in one journey.

    Attributes:
        journey: The journey, and its page.
        language: The tag of its language.
        able: Whether she is able; None where nobody can say.
        sentences: What is to be said of it, each with how deep it stands, 0 to 2.
        unheard: The families of data in which nothing hears her there, in words.
    """

    journey: Link
    language: str
    able: bool | None
    sentences: tuple[tuple[int, str], ...]
    unheard: tuple[str, ...]


class PersonaCard(NamedTuple):
    """A persona.

    Attributes:
        anchor: Its anchor.
        head: Its card: title, share, portrait, mark.
        facts: What is written of it: what each list is, and its cards.
        travels: How it fares, journey by journey.
        stranded: Whether it is stranded somewhere.
        unheard: Whether a kind of data does not hear it somewhere.
        mark: What became of it since the base; empty for nothing.
    """

    anchor: str
    head: Card
    facts: tuple[tuple[str, tuple[Card, ...]], ...]
    travels: tuple[Travel, ...]
    stranded: bool
    unheard: bool
    mark: str


def persona_cards(basis: ReportBasis) -> tuple[PersonaCard, ...]:
    """Return every persona that travels a journey, in the order of the journeys' files."""
    seen: dict[tuple[str, str], list[Study]] = {}
    for study in basis.studies:
        for id_ in study.travellers:
            seen.setdefault((home_of(study, "persona", id_), id_), []).append(study)
    first = {study.file: study for study, *_ in seen.values()}
    grids = {file: basis.of(study, _grid) for file, study in first.items()}
    return tuple(_card(basis, id_, studies, grids[studies[0].file]) for (_, id_), studies in seen.items())


def _grid(basis: ReportBasis, study: Study) -> Grid:
    return compose_beside(study, (), basis.words).grids[0]


def _card(basis: ReportBasis, id_: str, studies: list[Study], grid: Grid) -> PersonaCard:
    study = studies[0]
    place = next(index for index, column in enumerate(grid.columns) if column.name == f"persona-{id_}")
    travels = tuple(basis.of(one, _travel, id_) for one in studies)
    return PersonaCard(
        basis.anchors.defined(study, "persona", id_),
        grid.columns[place].head,
        tuple(_facts(grid.lanes, place)),
        travels,
        any(one.able is False for one in travels),
        any(one.unheard for one in travels),
        basis.marks.get(basis.anchors.defined(study, "persona", id_), ""),
    )


def _facts(lanes: tuple[MapLane, ...], place: int) -> Iterator[tuple[str, tuple[Card, ...]]]:
    for lane in lanes:
        if lane.name not in OF_THE_JOURNEY and lane.cells[place].cards:
            yield lane.head.title, lane.cells[place].cards


def _travel(basis: ReportBasis, study: Study, id_: str) -> Travel:
    words = basis.words
    fare = next(one for one in study.access.personas if one.persona == id_)
    voice = next(one for one in study.voices if one.persona == id_)
    unheard = tuple(words.text(f"family.{family}.noun") for family in FAMILIES if not voice.families[family])
    _, *sentences = persona_sentences(study, fare, words)
    return Travel(
        Link(study.journey.title, basis.anchors.journey(study, "access")),
        study.language,
        fare.able,
        tuple(sentences),
        unheard,
    )
