"""An id for what has none: the one that its title comes to, or one that works where a title comes to none."""

import re
from collections.abc import Collection, Mapping

from cxjourney.deserialize.slug import slug_of
from cxjourney.model.fields import SLUG_LENGTH
from cxjourney.parse.document import DataPath


def value_at(data: object, path: DataPath) -> object:
    """Return what stands at a path; None where nothing does."""
    for part in path:
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def suggest_id(data: object, path: DataPath, noun: str) -> str:
    """Return an id for the entity at a path, which none beside it has: of its title, else of its kind and place.

    Args:
        data: The whole of the data.
        path: Where the entity stands.
        noun: What it is: ``pain point``. A title in another script than Latin comes to ``pain-point-2``.
    """
    siblings, entity = value_at(data, path[:-1]), value_at(data, path)
    beside = siblings if isinstance(siblings, list) else []
    taken = {one["id"] for one in beside if isinstance(one, dict) and isinstance(one.get("id"), str)}
    number = path[-1] + 1 if path and isinstance(path[-1], int) else 1
    title = entity.get("title") if isinstance(entity, dict) else None
    return free_id(title if isinstance(title, str) else "", noun, number, taken)


def free_id(title: str, noun: str, number: int, taken: Collection[str]) -> str:
    """Return the id that a title comes to, else one of a kind and a number; one that is taken gets another number.

    Args:
        title: The title.
        noun: What it is: ``pain point``.
        number: Which of its kind it is.
        taken: The ids that are taken.
    """
    return _free_id(slug_of(title), taken) or _add_number(slug_of(noun), number, taken)


def suggest_key(siblings: Mapping[str, object], key: str, noun: str) -> str:
    """Return an id in place of a key that can't be one: what it comes to, else its entity's kind and place."""
    others = [other for other in siblings if other != key]
    number = list(siblings).index(key) + 1 if key in siblings else 1
    return free_id(key, noun, number, others)


def suggest_journey_id(data: Mapping[str, object], file: str) -> str:
    """Return an id for a journey that has none: of its title, else of its file's name, else ``journey-1``."""
    title = data.get("title")
    stem = re.sub(r"\.ya?ml$", "", file.rpartition("/")[2], flags=re.IGNORECASE)
    return (slug_of(title) if isinstance(title, str) else "") or slug_of(stem) or "journey-1"


def _free_id(id_: str, taken: Collection[str]) -> str:
    if id_ == "x" and id_ in taken:
        return ""  # no id begins with x-
    return _add_number(id_, 2, taken) if id_ in taken else id_


def _add_number(id_: str, number: int, taken: Collection[str]) -> str:
    """Return an id with the first number from there on that makes it one that is not taken."""
    stem = id_[: SLUG_LENGTH - 6].rstrip("-")
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
