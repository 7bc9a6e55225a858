"""The people behind a journey: a sheet for each persona, side by side, so that they can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.analysis.display_names import channel_title, inferred_hearing
from cxjourney.maps.content.cards import channel_icon, source_chip, text_card
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.illustrations import monogram
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.persona_marks import personas_on_map
from cxjourney.maps.content.personas import (
    able_words,
    access_words,
    persona_head,
    share_of,
    split_of_customers,
    unsaid_words,
)
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane
from cxjourney.maps.views import View
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map
    from cxjourney.model import Persona

    MakeCards = Callable[["Person"], Iterable[Card]]

A_YEAR = 365
"""The number of days that is said in words."""


class Person(NamedTuple):
    """A persona, and all that can be told of it."""

    study: Study
    id: str
    persona: Persona
    language: Language
    others: tuple[Study, ...]


def compose_beside(study: Study, others: Sequence[Study], language: Language) -> Map:
    """Return the map of the personas of a journey, with how each of them fares in other journeys."""
    personas = personas_on_map(study)
    beside = tuple(other for other in others if other.journey != study.journey)
    columns = tuple(Column(f"persona-{id_}", _head(study, id_, language)) for id_ in personas)
    lanes = (_lane(name, make, study, beside, language) for name, make in LANES.items())
    grid = Grid(columns, tuple(lane for lane in lanes if not all(cell.is_empty for cell in lane.cells)))
    drawn = frame_map(
        study, "personas", language.text("map.personas-of"), (grid,) if columns else (), language, whole=False
    )
    return drawn._replace(
        rows=split_of_customers(study, language), notes=(*drawn.notes, *inferred_hearing(study, language))
    )


def _head(study: Study, id_: str, language: Language) -> Card:
    """Return a persona with its share, and where that figure comes from."""
    persona = personas_on_map(study)[id_]
    details = [share_of(study, persona, language)]
    if persona.share and persona.share.source:
        source = language.text("map.persona.share-from", source=study.scope.sources[persona.share.source].title)
        day = language.text("map.refreshed", date=language.day(persona.share.date)) if persona.share.date else ""
        details.append(join_list(language, source, day))
    return persona_head(study, id_, language, "column")._replace(
        details=tuple(details), monogram=monogram(persona, study.language)
    )


def _lane(name: str, make: MakeCards, study: Study, others: tuple[Study, ...], language: Language) -> MapLane:
    people = (Person(study, id_, persona, language, others) for id_, persona in personas_on_map(study).items())
    cells = tuple(MapCell(tuple(make(person))) for person in people)
    return MapLane(name, Card(language.text(f"map.persona.lane.{name}"), "lane"), cells, is_data=name == "heard")


def _quote_cards(one: Person) -> Iterator[Card]:
    if one.persona.quote:
        yield Card(one.language.quote(one.persona.quote), "quote")


def _text_cards(attribute: str) -> MakeCards:
    """Return what makes cards of the texts of an attribute, each with a bullet."""

    def cards(one: Person) -> Iterator[Card]:
        yield from (text_card(one.study, text, one.language) for text in getattr(one.persona, attribute))

    return cards


def _access_cards(one: Person) -> Iterator[Card]:
    unsaid = unsaid_words(one.study, one.id, one.persona, one.language)
    said = (*access_words(one.persona, one.language), *((unsaid,) if unsaid else ()))
    yield from (Card(text, symbol="bullet") for text in said)
    if one.persona.access.concerns:
        concerns = list_names(
            one.language, (one.language.word("concern", concern) for concern in one.persona.access.concerns)
        )
        yield Card(one.language.text("map.access.fears", concerns=concerns), symbol="bullet")


def _channel_cards(one: Person) -> Iterator[Card]:
    for key, channels in (("prefers", one.persona.channels.prefers), ("avoids", one.persona.channels.avoids)):
        if channels:
            yield Card("", heading=one.language.text(f"map.persona.{key}"))
        for channel in channels:
            yield Card(channel_title(one.study, channel, one.language), icon=channel_icon(one.study, channel))


def _research_cards(one: Person) -> Iterator[Card]:
    """Yield the conversations and the data behind a persona; loud where there was none, or the latest is long ago."""
    research, text = one.persona.research, one.language.text
    days = one.study.thresholds["CX710"]
    old = research.last is not None and one.study.as_of.is_older_than(research.last, days)
    latest = (text("map.persona.latest", date=one.language.day(research.last)),) if research.last else ()
    since = text("map.persona.old") if days == A_YEAR else one.language.count("map.persona.old-days", days)
    said = (*latest, since) if old else latest
    if research.interviews:
        talked = one.language.count("map.persona.interviews", research.interviews)
        yield Card(talked, "gap" if old else "plain", details=said)
    else:
        yield Card(text("map.persona.no-interviews"), "gap", details=said)
    yield from (source_chip(one.study, source, one.language) for source in research.sources)


def _voice_cards(one: Person) -> Iterator[Card]:
    """Yield the data that hears a persona, by family."""
    voice = next((voice for voice in one.study.voices if voice.persona == one.id), None)
    if voice is None:
        return
    if not voice.is_heard:
        yield Card(one.language.text("map.voice.nobody"), "blind")
        return
    for family in FAMILIES:
        titles = [_aged_title(one, source) for source in voice.families[family]]
        heading = one.language.text(f"map.family.{family}")
        if titles:
            yield Card(list_names(one.language, titles), heading=heading)
        else:
            yield Card(one.language.text("map.voice.none"), "gap", heading=heading)


def _aged_title(one: Person, source_id: str) -> str:
    """Return a source's title, and in brackets whether its data is stale or undated."""
    source = one.study.scope.sources[source_id]
    fresh = one.study.freshness(source_id)
    if fresh == "fresh":
        return source.title
    return one.language.text(
        "figures.brackets", text=source.title, inside=one.language.text(f"gaps.freshness.{fresh}.word")
    )


def _outcome_cards(one: Person) -> Iterator[Card]:
    """Yield whether a persona gets through this journey, and where it is stranded or passes reluctantly."""
    yield from _cards_of_journey(one, one.study, "")


def _other_journey_cards(one: Person) -> Iterator[Card]:
    """Yield how it fares in the other journeys that the very same persona travels."""
    for other in one.others:
        if other.travellers.get(one.id) == one.persona:
            yield from _cards_of_journey(one, other, other.journey.title)


def _cards_of_journey(one: Person, study: Study, heading: str) -> Iterator[Card]:
    language = one.language
    titles = {stage.id: stage.title for stage in study.journey.stages}
    fare = next((fare for fare in study.access.personas if fare.persona == one.id), None)
    if fare is None:
        return
    if fare.able:
        unproven = list_names(language, (titles[stage] for stage in fare.unproven_at))
        details = (language.text("map.persona.unproven", stages=unproven),) if unproven else ()
        symbol = "assumed-pass" if one.id in study.assumptions else "seen"
        yield Card(able_words(study, one.id, language), heading=heading, symbol=symbol, details=details)
    elif fare.able is None:
        yield Card(language.text("map.persona.unknown"), "faint", heading=heading)
    elif fare.stranded_at:
        stages = list_names(language, (titles[stage] for stage in fare.stranded_at))
        yield Card(language.text("map.persona.stranded", stages=stages), "halted", heading=heading)
    else:
        yield Card(language.text("map.persona.not-able"), "halted", heading=heading)
    if fare.reluctant_at:
        stages = list_names(language, (titles[stage] for stage in fare.reluctant_at))
        yield Card(language.text("map.persona.reluctant", stages=stages), "reluctant")


LANES: dict[str, MakeCards] = {
    "says": _quote_cards,
    "demographics": _text_cards("demographics"),
    "needs": _text_cards("needs"),
    "motivations": _text_cards("motivations"),
    "behaviours": _text_cards("behaviours"),
    "feelings": _text_cards("feelings"),
    "access": _access_cards,
    "channels": _channel_cards,
    "fares": _outcome_cards,
    "elsewhere": _other_journey_cards,
    "heard": _voice_cards,
    "research": _research_cards,
}


VIEW = View(compose_beside=compose_beside, chooses=("lanes", "persona"), lanes=tuple(LANES))
