"""What to do about an id that nothing defines: the nearest ones, and a line that defines it where that belongs."""

from collections.abc import Collection, Mapping

from cxjourney.deserialize.collection_expectations import smallest_mapping
from cxjourney.deserialize.placeholders import advice_on_channels, is_channel_placeholder
from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.languages.message import Message, capitalize, join_sentences, list_message, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model import Catalogue
from cxjourney.model.channel import ALSO_CALLED
from cxjourney.model.fields import is_slug
from cxjourney.model.introspection import attributes, entity_in
from cxjourney.text.suggest import nearest_word, order_by_nearness
from cxjourney.text.yaml_text import inline_yaml
from cxjourney.workspace.definitions import DEFINED_UNDER, kind_message
from cxjourney.workspace.phases import phase_help

_MOST_OFFERED = 20
"""At most this many ids are offered: all channels that are known without being defined, and a few more."""
NO_TITLES: Mapping[str, str] = {}
_ENDS = ("none", "end", "ends", "nothing")


def reference_help(
    kind: str,
    id_: str,
    known: Collection[str],
    data: Mapping[str, object],
    *,
    suggest: bool,
    titles: Mapping[str, str] = NO_TITLES,
) -> str:
    """Return how to fix a reference that nothing in sight defines.

    Args:
        kind: Of what kind the reference is: one of `NOUNS`.
        id_: The id that stands there.
        known: The ids that would do.
        data: The file that it stands in, as plain data.
        suggest: Whether the nearest ids are sought, which takes its time.
        titles: By title in small letters, the id of what is known by it.
    """
    if kind == "rule":
        return message("reference.rules")
    if is_channel_placeholder(kind, id_):
        return advice_on_channels()
    known = {slug_of(one) or one for one in known}  # what can't be an id is told of by itself, with this one to write
    titled = titles.get(id_.strip().casefold())
    called = ALSO_CALLED.get(slug_of(id_)) if kind == "channel" else None
    if titled or called:
        return suggestion(titled or called or "")
    near = nearest_word(id_, known) if suggest else None
    ordered = order_by_nearness(id_, known) if suggest else sorted(known)
    there = message("reference.there", names=list_message(ordered, _MOST_OFFERED)) if known else ""
    if kind in DEFINED_UNDER:
        if near and near == slug_of(id_):
            return suggestion(near)
        define = definition_line(kind, id_, data)
        if near:
            return message("reference.or", question=suggestion(near), define=define)
        return join_sentences(there, capitalize(define))
    if near:
        return suggestion(near)
    if kind == "stage" and id_.casefold() in _ENDS:
        return message("reference.end")
    if kind == "phase":
        return phase_help(id_, known)
    return there or message("reference.none", noun=kind_message(kind))


def definition_line(kind: str, id_: str, data: Mapping[str, object]) -> Message:
    """Return what says by which line something is defined, and where the line belongs: a sentence's end.

    Args:
        kind: One of `DEFINED_UNDER`.
        id_: The id that it is to have.
        data: The file that names it, as plain data.
    """
    attribute = DEFINED_UNDER[kind]
    entity = entity_in(attributes(Catalogue)[attribute].field.annotation)
    own = id_ if is_slug(id_) else slug_of(id_)
    if entity is None or not own:
        return message("reference.define", attribute=attribute)
    mapping = smallest_mapping(entity, own.replace("-", " ").capitalize())
    item = f"- {inline_yaml({**mapping, 'id': own})}" if kind == "lane" else f"{own}: {inline_yaml(mapping)}"
    if attribute in data:
        define = message("reference.define.line", attribute=attribute, text=item)
    else:
        whole = f"{attribute}: [{item.removeprefix('- ')}]" if kind == "lane" else f"{attribute}: {{{item}}}"
        define = message("reference.define.whole", text=whole)
    return define if own == id_ else message("reference.write-and", id=own, define=define)
