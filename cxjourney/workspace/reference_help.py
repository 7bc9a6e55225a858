"""What to do about an id that nothing defines: the nearest ones, and a line that defines it where that belongs."""

from collections.abc import Collection, Mapping

from cxjourney.deserialize.collection_expectations import smallest_mapping
from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.languages.suggestion import suggestion
from cxjourney.model import Catalogue
from cxjourney.model.fields import is_slug
from cxjourney.model.introspection import attributes, entity_in
from cxjourney.text.english import join_comma
from cxjourney.text.suggest import nearest_word, order_by_nearness
from cxjourney.text.yaml_text import inline_yaml
from cxjourney.workspace.definitions import DEFINED_UNDER, NOUNS
from cxjourney.workspace.phases import phase_help

_MOST_OFFERED = 20
"""At most this many ids are offered: all channels that are known without being defined, and a few more."""
_ENDS = ("none", "end", "ends", "nothing")


def reference_help(kind: str, id_: str, known: Collection[str], data: Mapping[str, object], *, suggest: bool) -> str:
    """Return how to fix a reference that nothing in sight defines.

    Args:
        kind: Of what kind the reference is: one of `NOUNS`.
        id_: The id that stands there.
        known: The ids that would do.
        data: The file that it stands in, as plain data.
        suggest: Whether the nearest ids are sought, which takes its time.
    """
    if kind == "rule":
        return "cxjourney rules shows them all."
    near = nearest_word(id_, known) if suggest else None
    ordered = order_by_nearness(id_, known) if suggest else sorted(known)
    there = f"There are: {join_comma(ordered, _MOST_OFFERED)}." if known else ""
    if kind in DEFINED_UNDER:
        if near and near == slug_of(id_):
            return suggestion(near)
        first = f"{suggestion(near)} Or" if near else there
        return f"{first} {definition_line(kind, id_, data, goes_on=bool(near))}".lstrip()
    if near:
        return suggestion(near)
    if kind == "stage" and id_.casefold() in _ENDS:
        return "Where the journey ends, write next: [], and outcome: success or outcome: other to say how."
    if kind == "phase":
        return phase_help(id_, known)
    return there or f"No {NOUNS[kind]} has an id yet."


def definition_line(kind: str, id_: str, data: Mapping[str, object], *, goes_on: bool = False) -> str:
    """Return the sentence that says by which line something is defined, and where the line belongs.

    Args:
        kind: One of `DEFINED_UNDER`.
        id_: The id that it is to have.
        data: The file that names it, as plain data.
        goes_on: Whether the sentence goes on, so that it begins with a small letter.
    """
    attribute = DEFINED_UNDER[kind]
    entity = entity_in(attributes(Catalogue)[attribute].field.annotation)
    own = id_ if is_slug(id_) else slug_of(id_)
    define = "define it" if goes_on else "Define it"
    if entity is None or not own:
        return f"{define} under {attribute}:, here or in a catalogue above."
    if own != id_:
        define = f"{'write' if goes_on else 'Write'} {own}, and define it"
    mapping = smallest_mapping(entity, own.replace("-", " ").capitalize())
    item = f"- {inline_yaml({**mapping, 'id': own})}" if kind == "lane" else f"{own}: {inline_yaml(mapping)}"
    if attribute in data:
        return f"{define} under {attribute}:, here or in a catalogue above, by a line such as {item}"
    whole = f"{attribute}: [{item.removeprefix('- ')}]" if kind == "lane" else f"{attribute}: {{{item}}}"
    return f"{define}, here or in a catalogue above, by a line such as {whole}"
