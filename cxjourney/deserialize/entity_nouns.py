"""The nouns for the entities of the format, in every language."""

from cxjourney.languages.message import Message, message
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import noun


def noun_message(entity: type[Entity]) -> Message:
    """Return the noun for an entity: ``pain point``."""
    return message(f"entity.{_key(entity)}")


def article_message(entity: type[Entity]) -> Message:
    """Return the noun for an entity with its article: ``an emotion``."""
    return message(f"entity.{_key(entity)}.a")


def _key(entity: type[Entity]) -> str:
    return noun(entity).replace(" ", "-")
