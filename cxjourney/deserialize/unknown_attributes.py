"""Keys that are no attributes of their entity: which attribute each stands for, or where it belongs."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple, cast

from cxjourney.deserialize.attribute_synonyms import attribute_meant, attribute_meant_by, hint_for
from cxjourney.deserialize.entity_nouns import article_message
from cxjourney.deserialize.figure_in_braces import comma_in_figure, keys_cut_off
from cxjourney.deserialize.path_in_data import path_in_data
from cxjourney.deserialize.proposal_placeholders import advice_on_placeholders
from cxjourney.deserialize.proposed_mappings import mapping_of_pair
from cxjourney.deserialize.suggest_id import value_at
from cxjourney.edit.fix import Fix, becomes, renamed_key
from cxjourney.edit.patch import Remove, Replace, YamlValue
from cxjourney.languages.message import Message, capitalize, join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.binding import Binding
from cxjourney.model.catalogue import Catalogue, Waiver
from cxjourney.model.data_source import DataSource
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import Attribute, Meant, attributes, entities, noun, owner_of
from cxjourney.model.journey import Journey
from cxjourney.model.pain_point import PainPoint
from cxjourney.model.stage import Stage
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.parse.document import DataPath
from cxjourney.parse.odd_characters import odd_characters, plain_text
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten
from cxjourney.text.slip_of_pen import is_slip
from cxjourney.text.yaml_quotes import QuotedText, quote
from cxjourney.text.yaml_text import inline_yaml

_HANDFUL = 6
_BOUND = frozenset(entities(Binding))
_CURLY_PAIR = re.compile(r"[“”„«‘](.+)[“”»’]", re.DOTALL)


class UnknownAttribute(NamedTuple):
    """What is wrong with a key, which attribute it stands for, and how it becomes that, where one way is right."""

    message: str
    help: str
    fix: Fix | None = None


def unknown_attribute(kind: type[Entity], loc: DataPath, value: object, data: object) -> UnknownAttribute:
    """Return what is wrong with a key that is no attribute of its entity, and what is to be written in its place.

    Args:
        kind: The entity that the data were read as.
        loc: Where the key stands.
        value: What stands behind it.
        data: The whole of the data.
    """
    entity = owner_of(kind, loc)
    known = attributes(entity)
    name = str(loc[-1])
    near = nearest_word(name, known)
    elsewhere = _other_owners(kind, name, entity)
    comma = _comma_hint(loc, data, known)
    path = path_in_data(loc, data)
    if not comma and (odd := odd_characters(name, end=":")):
        return UnknownAttribute(*odd, _renamed(path, plain_text(name), data, known, is_safe=True))
    fix: Fix | None = None
    key, colon, rest = re.split("([:：=])", name, maxsplit=1) if re.search("[:：=]", name) else (name, "", "")
    help_: str
    if colon and key.strip() in known:
        help_ = message("build.colon", text=f"{key.strip()}: {shorten(rest, 40)}")
    elif comma:
        help_, fix = comma
    elif "personas" in known and entity is Journey and name == "persona" and _holds_entities(value):
        help_, fix = (
            message("build.in-its-place", name="personas"),
            _renamed(path, "personas", data, known, is_safe=True),
        )
    elif name in _PERSONAS_NAMED and not isinstance(value, dict) and (own := _PERSONAS_ARE_SAID.get(entity)):
        help_ = message("build.in-its-place", name=own)
    elif hint := hint_for(name, value, known):
        help_, meant = hint, attribute_meant(name, known)
        fix = _renamed(path, meant, data, known, is_safe=_is_plainly(name, meant, known))
    elif near and elsewhere and near.rstrip("s") == name.rstrip("s"):
        here = capitalize(article_message(entity))
        help_ = message("build.belongs.has", name=name, owner=elsewhere, entity=here, near=near)
    elif elsewhere:
        help_ = message("build.belongs", name=name, owner=elsewhere)
    elif (meant := attribute_meant_by(name)) and (homes := _other_owners(kind, meant, entity)):
        hint, home = hint_for(name, value, (meant,)), message("build.belongs.it", owner=homes)
        help_ = join_sentences(hint, home) if hint.endswith(("?", ".")) else join_sentences(home, hint)
    elif near:
        help_ = suggestion(near)
        fix = _renamed(path, near, data, known, is_safe=_is_plainly(name, near, known))
    elif kind is Journey and name in attributes(Catalogue):
        help_ = message("build.belongs.catalogue", name=name)
    elif kind is Catalogue and name in attributes(Journey):
        help_ = message("build.belongs.journey", name=name)
    else:
        help_ = _pair_hint(loc, data, entity) or _can_have(loc, data, entity)
    return UnknownAttribute(_unknown_message(name, entity), help_, fix)


def _holds_entities(value: object) -> bool:
    """Return whether a list describes what is in it, rather than to name it."""
    return isinstance(value, list) and any(isinstance(one, dict) and len(one) > 1 for one in value)


_PLAINLY: Mapping[str, tuple[str, ...]] = {"name": ("title",), "label": ("title",)}
"""By keys of other maps, what they stand for without any doubt."""


def _is_plainly(name: str, meant: str, known: Collection[str]) -> bool:
    return is_slip(name, meant, known) or meant in _PLAINLY.get(name.casefold(), ())


def _renamed(path: DataPath, meant: str, data: object, known: Container[str], *, is_safe: bool) -> Fix | None:
    """Return the fix by which a key becomes an attribute; None where it is none, or is there already."""
    siblings = value_at(data, path[:-1])
    if meant not in known or not isinstance(siblings, dict) or meant in siblings:
        return None
    return renamed_key(path, meant, is_safe)


def is_pair(loc: DataPath, data: object, entity: type[Entity]) -> bool:
    """Return whether a key stands alone in an item of a list, so that key and value were meant as the whole item."""
    item = value_at(data, loc[:-1])
    return (
        len(loc) > 1
        and isinstance(loc[-2], int)
        and isinstance(item, dict)
        and [*item] == [loc[-1]]
        and bool(isinstance(item[loc[-1]], dict) or mapping_of_pair(entity, f"{loc[-1]}", item[loc[-1]]))
    )


def _pair_hint(loc: DataPath, data: object, entity: type[Entity]) -> str:
    """Return how to write an item that is a key of its own with a value; empty where it is none."""
    if not is_pair(loc, data, entity):
        return ""
    key, value = f"{loc[-1]}", value_at(data, loc)
    if isinstance(value, dict):
        names = list_message([f"{one}:" for one in value])
        return message("advise.beside", text=f"title: {inline_yaml(shorten(key))}", names=names, name="title")
    mapping = mapping_of_pair(entity, key, value)
    written = message("reading.write", text=inline_yaml(mapping))
    advice = advice_on_placeholders(mapping)
    return message("advise.then", write=written, advice=advice) if advice else written


def _can_have(loc: DataPath, data: object, entity: type[Entity]) -> Message:
    """Return what an entity can have, and that words with a colon behind them may carry on the text above."""
    can_have = message(
        "build.can-have", entity=capitalize(article_message(entity)), names=_list_some(attributes(entity))
    )
    item, name, before = value_at(data, loc[:-1]), f"{loc[-1]}", ""
    if isinstance(item, dict) and " " in name:
        keys = [*item]
        before = keys[keys.index(name) - 1] if name in keys[1:] else ""
    if before and isinstance(item, dict) and isinstance(item[before], str):
        return join_sentences(message("yaml.indent.carries-on", key=before), can_have)
    return can_have


def _unknown_message(name: str, entity: type[Entity]) -> Message:
    if shown := shorten(name, 40):
        return message("build.unknown", name=shown, entity=article_message(entity))
    return message("build.unknown.empty", entity=article_message(entity))


_PERSONAS_ARE_SAID: dict[type[Entity], str] = {
    Journey: "travelled_by",
    Stage: "travelled_by",
    Touchpoint: "for",
    PainPoint: "personas",
}
"""By what is only for some personas: the attribute that says for whom."""
_PERSONAS_NAMED = frozenset((*_PERSONAS_ARE_SAID.values(), "persona"))


def _comma_hint(loc: DataPath, data: object, known: Container[str]) -> tuple[Message, Fix | None] | None:
    """Return how to fix a key without a value that a comma in braces has cut off; None where it is none."""
    path = path_in_data(loc, data)
    siblings = value_at(data, path[:-1])
    name = str(loc[-1])
    if not isinstance(siblings, dict) or siblings.get(name, "") is not None:
        return None
    keys = list(siblings)
    first = keys.index(name)
    while first > 0 and siblings[keys[first]] is None:
        first -= 1
    before, value = keys[first], siblings[keys[first]]
    cut_off = keys_cut_off(siblings, before, known)
    if name not in cut_off:
        return None
    if figure := comma_in_figure(siblings, before, known):
        return figure.help, joined_again(path[:-1], siblings, before, cut_off, figure.meant)
    if isinstance(value, str) and not isinstance(value, QuotedText):
        whole = ", ".join([value, *cut_off])
        whole = held[1] if (held := _CURLY_PAIR.fullmatch(whole)) else whole
        help_ = message("build.comma-in-braces", text=f"{before}: {quote(shorten(whole, 100))}")
        return help_, joined_again(path[:-1], siblings, before, cut_off, Meant(whole))
    return None


def joined_again(
    path: DataPath, siblings: Mapping[str, object], name: str, cut_off: Sequence[str], meant: Meant | None
) -> Fix | None:
    """Return the fix by which a value in braces takes in again what commas have made keys of; None without a value.

    Args:
        path: The mapping.
        siblings: What it holds.
        name: The attribute whose value has been cut.
        cut_off: The keys that are parts of the value.
        meant: The whole value.
    """
    if meant is None:
        return None
    old = f"{name}: {siblings[name]}, {', '.join(cut_off)}"
    gone = (Remove((*path, key)) for key in cut_off)
    title = becomes(old, f"{name}: {inline_yaml(meant.value)}")
    return Fix(title, (Replace((*path, name), cast("YamlValue", meant.value)), *gone), meant.is_safe)


def _list_some(known: Mapping[str, Attribute]) -> str:
    """Return a handful of what an entity can have, and say where the rest is."""
    more = len(known) - _HANDFUL
    if more <= 0:
        return list_message(known, _HANDFUL)
    entity = noun(next(iter(known.values())).entity).replace(" ", "-")
    return message("build.can-have.more", names=list_message([*known][:_HANDFUL]), n=more, entity=entity)


def _other_owners(kind: type[Entity], name: str, entity: type[Entity]) -> str:
    """Return what else can have an attribute; what is within a binding only where the key stands there or beside it."""
    is_near = entity is DataSource or entity in _BOUND
    some = [one for one in entities(kind) if one is not Waiver and (is_near or one not in _BOUND)]
    homes = [article_message(one) for one in some if name in attributes(one)]
    return or_message(homes) if 0 < len(homes) <= 2 else ""
