"""What a file is that is neither a journey nor a catalogue, and how it becomes one."""

import re

from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_attributes import attributes_called
from cxjourney.diagnostics import Notice
from cxjourney.edit.fix import added_key, renamed_key
from cxjourney.languages.message import Message, list_message, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.fields import is_slug
from cxjourney.parse.document import Document
from cxjourney.text.shorten import shorten

_MOST = 4


def several_journeys(data: object) -> list[tuple[str, dict[str, object]]]:
    """Return the journeys that a file holds in a list, or below a key of its own, with their ids.

    One without an id goes by its title. There are none where the file holds anything else.
    """
    inside = data
    if isinstance(data, dict) and len(data) == 1:
        inside = next(iter(data.values()))
    if isinstance(inside, dict) and inside is not data:
        named = [(f"{key}", one) for key, one in inside.items() if isinstance(one, dict) and "stages" in one]
        return named if len(named) == len(inside) else []
    items = inside if isinstance(inside, list) else []
    found = [(_name(one), one) for one in items if isinstance(one, dict) and ("stages" in one or "journey" in one)]
    return found if found and len(found) == len(items) else []


def _name(journey: dict[str, object]) -> str:
    return next((f"{journey[key]}" for key in ("journey", "id", "title") if journey.get(key)), "…")


def unrecognised(name: str, is_catalogue: bool, document: Document, has_neighbours: bool) -> Notice:
    """Return what a file lacks that is neither a journey nor a catalogue, or holds nothing.

    Args:
        name: Its name.
        is_catalogue: Whether its name is that of a catalogue.
        document: What it says.
        has_neighbours: Whether journeys or a catalogue stand in its folder.
    """
    data = document.data
    if data is None:
        help_ = message("load.empty.catalogue" if is_catalogue else "load.empty.journey")
        return Notice("CX101", message("load.empty"), help_, name)
    span = document.first_key(())
    if held := _held_journeys(data):
        return Notice("CX101", *held, name, span)
    if not isinstance(data, dict):
        return _no_keys(name, document)
    from cxjourney.parse.odd_characters import odd_beginning

    if odd := odd_beginning(document.source.line(span.line)):
        return Notice("CX101", odd[0].message, odd[0].help, name, span)
    if named := next((key for key in data if key.casefold() == "journey"), None):
        wrong, fix = message("load.journey-in-capitals", name=named), renamed_key((named,), "journey", True)
        place = document.span((named,), of_key=True)
        return Notice("CX101", wrong, suggestion("journey"), name, place, fix=fix)
    if foreign := keys_called(data, "journey"):
        wrong = message("load.journey-in-language", name=shorten(foreign[0]))
        place, fix = document.span((foreign[0],), of_key=True), renamed_key((foreign[0],), "journey", True)
        return Notice("CX101", wrong, suggestion("journey"), name, place, fix=fix if len(foreign) == 1 else None)
    if "stages" in data or keys_called(data, "stages"):
        from cxjourney.deserialize.suggest_id import suggest_journey_id

        own = suggest_journey_id(data, name)
        help_, fix = message("load.no-id.help", text=f"journey: {own}"), added_key((), "journey", own, ("journey",))
        return Notice("CX101", message("load.no-id"), help_, name, span, fix=fix)
    if re.search(r"(^|/)catalog(ue)?s?\.ya?ml$", name, re.IGNORECASE):
        return Notice("CX101", message("load.like-catalogue"), message("load.like-catalogue.help"), name, span)
    wrong = message("load.neither.beside" if has_neighbours else "load.neither")
    help_ = message("load.neither.beside.help" if has_neighbours else "load.neither.help")
    return Notice("CX101", wrong, help_, name, span)


def keys_called(data: object, attribute: str) -> list[str]:
    """Return the keys of a file by which another language calls an attribute, such as ``perjalanan`` for a journey."""
    return [f"{key}" for key in data if attribute in attributes_called(f"{key}")] if isinstance(data, dict) else []


def _held_journeys(data: object) -> tuple[Message, Message] | None:
    """Return that a file holds journeys where it should be one, and how each becomes a file; None where it doesn't."""
    held = several_journeys(data)
    if not held:
        return None
    first = held[0][0] if is_slug(held[0][0]) else slug_of(held[0][0]) or "JOURNEY"
    line = f"journey: {first}"
    if len(held) > 1:
        names = list_message([shorten(id_, 40) for id_, _ in held], _MOST)
        help_ = message("load.several.help", file=f"{first}.yaml", line=line)
        return message("load.several", journeys=names), help_
    if isinstance(data, dict):
        return message("load.wrapped", key=shorten(next(iter(data)), 40)), message("load.wrapped.help", line=line)
    return (message("load.list"), message("load.list.help")) if "journey" in held[0][1] else None


def _no_keys(name: str, document: Document) -> Notice:
    """Return what a file is that holds no keys: a diagram, a table, or text."""
    from cxjourney.parse.foreign_comments import foreign_comment  # late, since most files are journeys or catalogues
    from cxjourney.parse.mermaid import mermaid_diagram
    from cxjourney.parse.parser_stop import ParserStop
    from cxjourney.parse.pasted_table import pasted_table
    from cxjourney.parse.slips import typing_slip

    text, span = document.source.text, document.span(())
    if foreign := mermaid_diagram(text) or pasted_table(text):
        place = document.source.span(foreign.start, foreign.end)
        return Notice("CX101", foreign.message, foreign.help, name, place)
    begins = document.spans >> 32 if isinstance(document.spans, int) else 0
    stop = ParserStop(text, begins)
    if slip := typing_slip(stop) or foreign_comment(stop):
        return Notice("CX101", slip.message, slip.help, name, document.source.span(slip.start, slip.end))
    return Notice("CX101", message("load.no-keys"), message("load.no-keys.help"), name, span)
