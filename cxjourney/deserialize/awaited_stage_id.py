"""The id that a stage without one is called by already: another stage leads there, and no stage has that id."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.model.fields import is_slug
from cxjourney.text.nearest_word import nearest_word

_WORD = re.compile(r"[^\W_]+")


class AwaitedId(NamedTuple):
    """An id that stages lead to and none has, and whether the title of the one stage without an id says it."""

    id: str
    is_in_title: bool


def awaited_stage_id(data: object) -> AwaitedId | None:
    """Return the id that the only stage without one is called by; None where it is not the only one, or none is.

    A way to an id that is near to that of a stage is a slip, and says nothing of this one.
    """
    listed = data.get("stages") if isinstance(data, dict) else None
    stages = [stage for stage in listed if isinstance(stage, dict)] if isinstance(listed, list) else []
    nameless = [stage for stage in stages if stage.get("id") is None]
    if len(nameless) != 1:
        return None
    known = [f"{stage['id']}" for stage in stages if stage.get("id") is not None]
    awaited = {id_ for stage in stages for id_ in _ends(stage.get("next"))}.difference(known)
    (id_,) = awaited if len(awaited) == 1 else ("",)
    if not is_slug(id_) or nearest_word(id_, known):
        return None
    words = iter(_WORD.findall(f"{nameless[0].get('title', '')}".casefold()))
    return AwaitedId(id_, all(part in words for part in id_.split("-")))


def _ends(ways: object) -> Iterator[str]:
    """Yield the stages to which ways lead."""
    for way in ways if isinstance(ways, list) else [ways]:
        end = way.get("to") if isinstance(way, dict) else way
        if isinstance(end, str):
            yield end
