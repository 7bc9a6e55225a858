"""What an entity says and an export doesn't."""

from collections.abc import Iterable, Iterator

from cxjourney.model import Entity


def said_beside(entity: Entity, kept: frozenset[str]) -> Iterator[str]:
    """Yield the keys of what an entity says, in the order of the format, without those that are kept."""
    yield from (key for key in type(entity).model_fields if key in entity.model_fields_set and key not in kept)


def said_beside_all(entities: Iterable[Entity], kept: frozenset[str], within: str) -> Iterator[str]:
    """Yield what entities of a kind say beside what is kept, with the key within which they stand."""
    yield from (f"{within}.{key}" for entity in entities for key in said_beside(entity, kept))
