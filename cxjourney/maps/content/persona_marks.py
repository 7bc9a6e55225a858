"""Personas by their marks: the symbols that stand for them on a map, beside texts, touchpoints and stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.content.cards import text_evidence
from cxjourney.maps.content.joined_text import list_names
from cxjourney.maps.model.card import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Persona, Statement


class PersonaMarks(NamedTuple):
    """What personas are called in short, and which symbols stand for them.

    Attributes:
        study: The journey.
        language: The language of the map's own words.
        names: What each persona in sight is called where there is little room, by id.
        symbols: The symbols of those that are on the map, by id, in their order: names of `looks.SYMBOLS`.
    """

    study: Study
    language: Language
    names: Mapping[str, str]
    symbols: Mapping[str, str]

    def statement_card(
        self, one: Statement, symbol: str = "bullet", look: str = "plain", heading: str = "", named: bool = False
    ) -> Card:
        """Return a card of a text; that of a persona has her mark in place of its own symbol.

        A text that names a source has a symbol that says so, or the source's name where a persona's mark stands.

        Args:
            one: The text.
            symbol: What stands before a text that is nobody's.
            look: How the card looks.
            heading: What stands above it.
            named: Whether the persona's name is drawn too, and not only read aloud: where no key explains marks.
        """
        shown_by, sign = text_evidence(self.study, one, self.language)
        if not one.persona:
            return Card(one.text, look, heading, symbol=symbol and (sign or symbol), about=shown_by)
        name, mark = self.names[one.persona], self.symbols.get(one.persona)
        drawn = named or mark is None
        return Card(
            one.text,
            look,
            heading,
            details=tuple(filter(None, (name if drawn else "", shown_by))),
            symbol=mark or symbol,
            about="" if drawn else name,
            whose=frozenset((one.persona,)),
        )


def persona_marks(study: Study, language: Language) -> PersonaMarks:
    """Return the marks and the names of the personas that a journey sees."""
    shown = personas_on_map(study)
    symbols = {id_: persona_symbol(place) for place, id_ in enumerate(shown)}
    return PersonaMarks(study, language, short_names({**shown, **study.scope.personas}), symbols)


def symbols_and_names(study: Study, ids: Iterable[str], language: Language) -> tuple[tuple[str, ...], str]:
    """Return the symbols of personas, as far as they are on the map, and their names in a list; in the map's order."""
    shown, wanted = personas_on_map(study), set(ids)
    names = short_names({**shown, **study.scope.personas})
    symbols = tuple(persona_symbol(place) for place, id_ in enumerate(shown) if id_ in wanted)
    return symbols, list_names(language, (names[id_] for id_ in {**shown, **names} if id_ in wanted))


def personas_on_map(study: Study) -> dict[str, Persona]:
    """Return the personas on a map, by id: those that travel the journey, then others whose emotions it records."""
    felt = dict.fromkeys(id_ for stage in study.journey.stages for id_ in stage.emotions)
    return {**study.travellers, **{id_: study.scope.personas[id_] for id_ in felt}}


def persona_symbol(index: int) -> str:
    """Return the name of a persona's symbol in `looks.SYMBOLS`, by its place, from 0, among those on the map."""
    return f"persona-{index % looks.TONE_COUNT}"


def short_names(personas: dict[str, Persona]) -> dict[str, str]:
    """Return by id what each persona is called where there is little room.

    That is its short name; all of its title where another is called alike.
    """
    short = {id_: persona.short_name for id_, persona in personas.items()}
    taken = list(short.values())
    return {id_: name if taken.count(name) == 1 else personas[id_].title for id_, name in short.items()}
