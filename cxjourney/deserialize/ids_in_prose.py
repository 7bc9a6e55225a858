"""Ids that are meant by titles and by prose: of stages where ways lead, of what is defined in the same file."""

import re
from collections.abc import Iterator

from cxjourney.deserialize.translated_words import says_end
from cxjourney.model.introspection import Attribute, is_reference
from cxjourney.text.nearest_word import nearest_word

_ARROW = re.compile(r"^(?:[-=]*>|→|➜|⟶) *")
_BETWEEN = re.compile(r" *[,;،؛，、；/&+|] *|  *(?:and|dan|lan|und|y|et|e|ve|و)  *")
_DEFINED = ("personas", "data_sources", "teams", "channels")
_MOST_WORDS = 3
"""A text of more words says when a way is taken, too."""


def nearest_stage(value: object, data: object) -> object:
    """Return the stage whose id is nearest to a text; the text itself where none is."""
    if not isinstance(value, str):
        return value
    stages = _stages(data)
    known = [id_ for id_ in (stage.get("id") for stage in stages) if isinstance(id_, str)]
    bare = _ARROW.sub("", value)
    titled = [stage.get("id") for stage in stages if stage.get("title") == bare]
    if len(titled) == 1 and titled[0] in known:
        return titled[0]
    if says_end(bare) and bare not in known:
        return bare
    if re.fullmatch(r"[\w-]+", bare):
        return nearest_word(bare, known) or bare
    named = [word for word in bare.split() if word in known] if re.fullmatch(r"[\w -]+", bare) else []
    return named[0] if len(named) == 1 and len(bare.split()) <= _MOST_WORDS else bare


def way_in_prose(value: object, data: object) -> list[object]:
    """Return the ways that a sentence under ``next`` tells of: those to the stages that it names.

    Args:
        value: What stands under ``next``.
        data: The whole of the file.
    """
    if not isinstance(value, str) or len(value.split()) <= _MOST_WORDS:
        return []
    known = [stage.get("id") for stage in _stages(data)]
    named = [word for word in dict.fromkeys(re.findall(r"[a-z0-9-]+", value)) if word in known]
    return [{"to": id_, "when": value} for id_ in named[:1]] if len(named) == 1 else [*named]


def ids_by_title(value: str, attribute: Attribute, data: object) -> str:
    """Return the ids that a list of titles stands for, with commas between; empty where one of them is none.

    Args:
        value: A text where ids are expected.
        attribute: The attribute that it stands for.
        data: The whole of the file, in which what is meant is defined.
    """
    if not is_reference(attribute):
        return ""
    titles = dict(_titles(data))
    ids = [titles.get(part.strip(" []").casefold(), "") for part in _BETWEEN.split(value)]
    return ", ".join(ids) if all(ids) else ""


def _titles(data: object) -> Iterator[tuple[str, str]]:
    for kind in _DEFINED:
        things = data.get(kind) if isinstance(data, dict) else None
        for id_, thing in things.items() if isinstance(things, dict) else ():
            if isinstance(thing, dict) and isinstance(thing.get("title"), str):
                yield thing["title"].casefold(), f"{id_}"


def _stages(data: object) -> list[dict[str, object]]:
    stages = data.get("stages") if isinstance(data, dict) else None
    return [stage for stage in stages if isinstance(stage, dict)] if isinstance(stages, list) else []
