"""What an export of ours has noted in a diagram for its import: ids, and what Mermaid has no place for.

Anybody can change such a note: what no longer fits is passed over, and the diagram alone counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import Personas, plain_text
from cxjourney.importers.mermaid_source import Remark
from cxjourney.model.fields import is_slug
from cxjourney.text.mermaid_codes import read_note

_LANGUAGE_LENGTH = 35


class Note(NamedTuple):
    """A note: the line on which it stands, what it is about, and its values."""

    line: int
    kind: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        """The id that it tells; empty where it tells none."""
        id_ = self.values.get("id")
        return id_ if isinstance(id_, str) and is_slug(id_) else ""

    def text(self, key: str) -> str:
        """Return a text that it tells; empty where it tells none."""
        text = self.values.get(key)
        return plain_text(text) if isinstance(text, str) else ""


class Notes:
    """The notes of a diagram.

    Args:
        remarks: The lines that hold them.
    """

    def __init__(self, remarks: Iterable[Remark]) -> None:
        read = ((remark.line, read_note(remark.text)) for remark in remarks)
        self.every = [Note(line, *note) for line, note in read if note]
        self._personas = {
            note.text("actor") or note.text("title"): note for note in self.every if note.kind == "persona"
        }
        self._journey = next((note for note in self.every if note.kind == "journey"), Note(0, "journey", {}))

    @property
    def language(self) -> str | None:
        """The tag of the language that the journey is written in; None where that is not told."""
        tag = self._journey.text("language")
        return tag if tag.replace("-", "").isalnum() and tag.isascii() and len(tag) <= _LANGUAGE_LENGTH else None

    def journey_id(self, taken: Collection[str]) -> str:
        """Return the id that the journey has where it comes from; empty where it isn't told, or is taken."""
        return "" if self._journey.id in taken else self._journey.id

    def persona(self, actor: str, personas: Personas) -> str:
        """Return the id of the persona that an actor is."""
        note = self._personas.get(actor)
        title = note.text("title") if note else ""
        return personas.id_of(title or actor, note.id if note else None)

    def named_travellers(self, note: Note, actors: Sequence[str]) -> list[YamlValue]:
        """Return whom a note names, of those that the diagram knows, else the actors; empty where it says: all."""
        if "travelled_by" not in note.values:
            return [*actors]
        told = note.values["travelled_by"]
        known = {one.id for one in self._personas.values()} - {""}
        return [id_ for id_ in dict.fromkeys(told) if id_ in known] if isinstance(told, list) and _texts(told) else []

    def told_personas(self) -> Iterable[str]:
        """Return the actors that are told, whether or not a task has them."""
        return [actor for actor in self._personas if actor]


def _texts(values: list[object]) -> bool:
    return all(isinstance(value, str) for value in values)
