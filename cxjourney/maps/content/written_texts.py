"""The texts that people wrote for a map: in the journey, and in the catalogues that it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.study import Study, once_a_study
from cxjourney.languages import FALLBACK
from cxjourney.maps.canvas.text_languages import TextLanguages
from cxjourney.model.channel import known_channels
from cxjourney.model.fields import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxjourney.languages import Language


def text_languages(studies: Sequence[Study], language: Language) -> TextLanguages | None:
    """Return the languages of the texts of a map; None where all of it is in the map's own.

    Args:
        studies: The journeys on the map.
        language: The language that was asked for; where the tool doesn't speak it, its words are in another.
    """
    spoken = language.tag.lower().partition("-")[0] == language.words
    tool = language.tag if spoken else language.words
    borrowed = language.borrowed_texts
    if not borrowed and {tool, *(study.language for study in studies)} == {language.tag}:
        return None
    messages = language.messages.own_texts()
    written: dict[str, list[str]] = {}
    for study in studies:
        texts = (text for text in _written(study) if text not in messages)  # the format's own words among them
        written.setdefault(study.language, []).extend(texts)
    written.setdefault(FALLBACK, []).extend(sorted(borrowed))
    return TextLanguages(tool, written)


@once_a_study
def _written(study: Study) -> tuple[str, ...]:
    """Return what people wrote for a journey."""
    return tuple(dict.fromkeys(_written_texts(study)))


def _written_texts(study: Study) -> Iterator[str]:
    scope = study.scope
    known = known_channels()
    channels = [channel for id_, channel in scope.channels.items() if channel != known.get(id_)]
    defined = (*scope.teams.values(), *scope.personas.values(), *scope.sources.values(), *channels)
    yield from _texts((study.journey, scope.organisation, *defined))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in an entity, ids among them, which no map draws."""
    if isinstance(value, str):
        yield value
        return
    items: Iterable[object] = ()
    if isinstance(value, Entity):
        items = (item for _, item in value)
    elif isinstance(value, dict):
        items = value.values()
    elif isinstance(value, tuple | list):
        items = value
    for item in items:
        yield from _texts(item)
