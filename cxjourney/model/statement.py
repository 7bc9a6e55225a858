"""Statements: what stands in a list of texts, and who says so."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.fields import Entity, PersonaId, SourceId, Text, TextForm


class Statement(Entity):
    """A text in a list, with whose it is and what shows it."""

    text: Text = Field(description="The text itself.", examples=["Find out what it costs"])
    persona: PersonaId | None = Field(None, description="Whose it is, by the persona's id. Left out: not said.")
    source: SourceId | None = Field(None, description="The data source that shows it, by id. Left out: assumed.")


Statements = tuple[Annotated[Statement, TextForm(others=("persona", "source", "title"))], ...]
"""A list of texts; each is a text, or a mapping with its text, whose it is and what shows it."""


def texts(statements: Statements) -> tuple[str, ...]:
    """Return the texts of a list, without whose they are and what shows them."""
    return tuple([statement.text for statement in statements])
