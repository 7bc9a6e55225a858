"""Lists and mappings that are expected where something else stands: the smallest form that holds what was written."""

import re
from typing import Any, get_origin

from cxjourney.model.channel import known_channels
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    attributes,
    entity_in,
    noun,
    refers,
    short_form,
    stripped,
    takes_an_id,
    with_article,
)
from cxjourney.text.english import listed
from cxjourney.text.escape import Quoted, shortened
from cxjourney.wording.ids import slug_of
from cxjourney.wording.numbers import a_number

_IS_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ARE_WORDS = re.compile(r"[a-z0-9-]+(?: *[,;،؛，、；] *[a-z0-9-]+)+")
_FOREIGN_COMMA = re.compile(r"(?<=\w) *([؛،，、；;]) *(?=\w)")
_BULLET = re.compile(r"(?:-(?=\w)|[–—•·*] ?)")
_THE_END = frozenset(("none", "end", "ends", "nothing", "null", "no", "n/a", "-", "stop", "finish"))


def quoted(text: str) -> str:
    """Write text in quotes as YAML wants it."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def several(value: Any) -> str:  # noqa: ANN401  plain data of any shape
    """Say how a text is written in which marks of another script stand between several words; nothing where none do."""
    mark = _FOREIGN_COMMA.search(value) if isinstance(value, str) else None
    if mark is None:
        return ""
    return f"Write a comma and a space (, ) in place of {mark[1]}: {shortened(_FOREIGN_COMMA.sub(', ', value))}."


def _list_of_text(value: str, attribute: Attribute, entity: type[Entity] | None) -> str:
    name, plain = attribute.name, value.strip()
    short = short_form(attribute)
    by_id = entity is None or (short is not None and str in short.types)
    bare = plain.strip("【】［］[]()（） ")
    if name == "next" and plain.casefold() in _THE_END:
        return "Write next: [] where the journey ends, and outcome: success or outcome: other to say how."
    if by_id and _IS_WORD.fullmatch(bare):
        return f"Write {name}: [{bare}], in brackets."
    if by_id and _ARE_WORDS.fullmatch(bare) and (refers(attribute) or short or bare != plain):
        return f"Write {name}: [{', '.join(re.split(' *[,;،؛，、；] *', bare))}], in brackets."
    if _BULLET.match(plain):
        return "Begin each item with a hyphen and a space, on a line of its own: - like this"
    if entity is not None and (smallest := _smallest(entity, value)):
        return f"Write each {noun(entity)} on a line of its own, behind a hyphen: - {smallest}"
    return ""


def _smallest(entity: type[Entity], text: str) -> str:
    """Give the fewest lines that describe an entity of which only a text is known; nothing where it has no text."""
    known = attributes(entity)
    holder = next((name for name in ("title", "text") if name in known), None)
    if holder is None or not known[holder].field.is_required() or not text.strip():
        return ""
    told = shortened(text, 50)
    lines = [f"{holder}: {quoted(told) if isinstance(text, Quoted) else told}"]
    for name, attribute in known.items():
        if name != holder and attribute.field.is_required():
            examples = [c for c in known_channels() if name == "channel" and c in slug_of(text).split("-")]
            examples += attribute.field.examples or ["…"]
            lines.append(f"{name}: {(takes_an_id(attribute) and slug_of(text)) or examples[0]}")
    return lines[0] + "".join(f" and, on the line below, {line}" for line in lines[1:])


def a_list(value: Any, attribute: Attribute | None) -> Expectation:  # noqa: ANN401  plain data of any shape
    """Say that a list is expected, and how the one that was most likely meant is written."""
    entity = entity_in(attribute.field.annotation) if attribute else None
    items = f"each {noun(entity)}" if entity else "each item"
    if isinstance(value, dict):
        return Expectation("a list", f"Begin {items} on a line of its own, behind a hyphen and a space.")
    if attribute and isinstance(value, str):
        found = _list_of_text(value, attribute, entity)
        if found:
            return Expectation("a list", found)
    return Expectation(
        "a list", f"Write {items} on a line of its own, behind a hyphen and a space, even if there is only one."
    )


def a_mapping(value: Any, attribute: Attribute | None, is_item: bool) -> Expectation:  # noqa: ANN401  plain data
    """Say that a mapping is expected, and give the smallest one that holds what was written."""
    entity = entity_in(attribute.field.annotation) if attribute else None
    if attribute is None or entity is None:
        return Expectation("a mapping", "Write keys with colons, one a line.")
    if not is_item and get_origin(stripped(attribute.field.annotation)) is dict:
        first = value[0] if isinstance(value, list) and value else None
        if isinstance(first, dict) and isinstance(first.get("id"), str):
            return Expectation(
                f"a mapping of {attribute.name.replace('_', ' ')} by id",
                f"Write {shortened(first['id'], 40)}: in place of the hyphen and of id:, and the other lines below it.",
            )
        owner = "a persona's id" if attribute.name == "emotions" else "its id"
        return Expectation(
            f"a mapping of {attribute.name.replace('_', ' ')} by id",
            f"Begin each {noun(entity)} with {owner} and a colon, on a line of its own and without a hyphen.",
        )
    short = short_form(attribute)
    if short and not isinstance(value, list):
        if str in short.types:
            return Expectation("an id", f"Write the id, or a mapping that has {short.attribute}: and the id.")
        return a_number(value, attribute, whole=dict(short.schema)["type"] == "integer")
    if isinstance(value, str) and (smallest := _smallest(entity, value)):
        return Expectation(f"a mapping that describes {with_article(entity)}", f"Write {smallest}")
    known = list(attributes(entity))
    first, more = listed(known[:5]), " …" if len(known) > 5 else "."
    return Expectation(
        f"a mapping that describes {with_article(entity)}",
        f"Write lines such as {known[0]}: … below it. It can have {first}{more}",
    )
