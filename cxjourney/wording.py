"""Faults against the format in plain words: what stands there, what was expected, how to mend it."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from cxjourney.attributes import Attribute, along, attributes, entities, noun, owner_of, with_article
from cxjourney.model.catalogue import Catalogue
from cxjourney.model.entity import Entity
from cxjourney.model.fields import is_slug
from cxjourney.model.journey import Journey
from cxjourney.nearest import listed, nearest
from cxjourney.values import expectation, what_stands_there
from cxjourney.written import shortened

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A fault against the format: its words, and the path to where it stands."""

    message: str
    help: str
    path: Path
    at: Literal["value", "key", "first key"] = "value"


def in_data(loc: Path, data: Any) -> Path:  # noqa: ANN401  plain data of any shape
    """Give the part of pydantic's path that is in the data, without what it mixes in (``[key]``, short forms)."""
    for length, part in enumerate(loc):
        found = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if not found and not (isinstance(data, dict) and part in data):
            return loc[:length]
        data = data[part]
    return loc


def misfit(kind: type[Entity], data: Any, fault: Any) -> Misfit:  # noqa: ANN401  pydantic's own type names its input
    """Put one of pydantic's faults into words for somebody who writes her first journey."""
    loc: Path = fault["loc"]
    type_: str = fault["type"]
    path = in_data(loc, data)
    if type_ == "missing":
        return _missing(kind, loc, path)
    if type_ == "families_of_other":
        return Misfit(
            "This data source of type other needs families, and has none.",
            "Add families: with one or more of behavioural, attitudinal and contextual.",
            path,
            "first key",
        )
    if type_ == "extra_forbidden":
        return _unknown(kind, loc, path)
    if loc and loc[-1] == "[key]":
        return _bad_id(str(loc[-2]), path, "key")
    return _ill_typed(kind, loc, path, type_, fault)


def _missing(kind: type[Entity], loc: Path, path: Path) -> Misfit:
    attribute = along(kind, loc)
    entity = owner_of(kind, loc)
    name = str(loc[-1])
    described = f" {attribute.field.description}" if attribute and attribute.field.description else ""
    return Misfit(f"This {noun(entity)} needs {name}, and has none.", f"Add {name}:{described}", path, "first key")


def _unknown(kind: type[Entity], loc: Path, path: Path) -> Misfit:
    entity = owner_of(kind, loc)
    known = attributes(entity)
    name = str(loc[-1])
    near = nearest(name, known)
    if near:
        help_ = f"Did you mean {near}?"
    elif elsewhere := _where_else(kind, name):
        help_ = f"{name} belongs to {elsewhere}: check how far this line is indented."
    else:
        help_ = f"{with_article(entity).capitalize()} can have {listed(known, 40)}. Keys of your own begin with x-."
    return Misfit(f"{shortened(name, 40)} is not something that {with_article(entity)} can have.", help_, path, "key")


def _where_else(kind: type[Entity], name: str) -> str:
    homes = [with_article(entity) for entity in entities(kind) if name in attributes(entity)]
    if not homes and kind is Journey and name in attributes(Catalogue):
        homes = ["a catalogue"]
    return " or ".join(homes[:2])


def _bad_id(text: str, path: Path, at: Literal["value", "key"]) -> Misfit:
    return Misfit(
        f"{shortened(text, 70) or 'Nothing'} can't be an id.",
        f"{_slug_like(text)}An id has the small letters a–z, digits and single hyphens, at most 64 of them "
        "and one letter at least, and does not begin with x-.",
        path,
        at,
    )


def _slug_like(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    candidate = "-".join(words)[:64].strip("-")
    return f"Write {candidate}, say. " if is_slug(candidate) and candidate != text else ""


def _ill_typed(kind: type[Entity], loc: Path, path: Path, type_: str, fault: Any) -> Misfit:  # noqa: ANN401
    value = fault["input"]
    attribute: Attribute | None = along(kind, loc)
    name = attribute.name if attribute else "This file"
    if value is None:
        return Misfit(
            f"{name} has no value.", f"Write one behind the colon, or delete the line. {_about(attribute)}", path
        )
    if type_ == "slug":
        return _bad_id(str(value), path, "value")
    if type_ in ("too_short",):
        return Misfit(f"{name} is empty, and needs one at least.", _about(attribute), path)
    expected = expectation(type_, value, attribute)
    return Misfit(f"{name} {what_stands_there(value)}, where {expected.words} is expected.", expected.help, path)


def _about(attribute: Attribute | None) -> str:
    return (attribute.field.description or "") if attribute else ""
