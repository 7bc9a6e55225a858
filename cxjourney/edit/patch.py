"""Changes of what a document says, as data; and what it says once one is made."""

import json
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import TypeAlias, cast

from cxjourney.edit.path_text import path_text
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath
from cxjourney.text.shorten import shorten

YamlValue: TypeAlias = "str | int | float | list[YamlValue] | dict[str, YamlValue] | None"
"""What can be written into a document; a boolean is an int, as in Python."""


@dataclass(frozen=True)
class Replace:
    """Another value in the place of one."""

    path: DataPath
    value: YamlValue


@dataclass(frozen=True)
class AddKey:
    """A new key of a mapping.

    Attributes:
        path: The mapping.
        key: The key, which isn't there yet.
        value: What it holds.
        goes_behind: The keys that the format orders before it: the new one stands behind the last of those that are
            there, and behind the first key where none is. Without any it comes last.
    """

    path: DataPath
    key: str
    value: YamlValue
    goes_behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenameKey:
    """Another name for the key at the end of a path."""

    path: DataPath
    key: str


@dataclass(frozen=True)
class Remove:
    """A key with its value, or an item of a list, goes, and the comments just above it with it."""

    path: DataPath


@dataclass(frozen=True)
class Insert:
    """A new item of a list.

    Attributes:
        path: The list.
        index: Where it stands afterwards, from 0; the number of items puts it at the end.
        value: The item.
    """

    path: DataPath
    index: int
    value: YamlValue


@dataclass(frozen=True)
class Move:
    """An item of a list stands elsewhere in it, its comments with it.

    Attributes:
        path: The list.
        item: Where the item stands, from 0.
        index: Where it stands afterwards.
    """

    path: DataPath
    item: int
    index: int


@dataclass(frozen=True)
class Rewrite:
    """A text in the place of a value and of what stands beside it, such as a comment that was meant as part of it.

    Attributes:
        path: The value.
        value: The text, which is written in quotes.
        end: Where what gives way ends in the text of the document; it begins with the value.
    """

    path: DataPath
    value: str
    end: int


Patch: TypeAlias = Replace | AddKey | RenameKey | Remove | Insert | Move | Rewrite


def data_after(data: object, patch: Patch) -> object:
    """Return what a document says once a patch is made; what the patch doesn't touch is shared with the data before.

    Raises:
        CannotRun: What the patch is about isn't there, or what it adds is there already.
    """
    match patch:
        case AddKey(path, key, value):
            return _changed(data, path, path, lambda holder: _with_key(holder, path, key, value))
        case Insert(path, index, value):
            return _changed(data, path, path, lambda holder: _with_item(holder, path, index, value))
        case Move(path, item, index):
            return _changed(data, path, path, lambda holder: _with_moved_item(holder, path, item, index))
    if not patch.path:
        raise CannotRun(message("edit.whole-document"))
    return _changed(data, patch.path[:-1], patch.path, lambda holder: _with_other_part(holder, patch))


def _changed(data: object, path: DataPath, whole: DataPath, change: Callable[[object], object]) -> object:
    """Return data in which what stands at a path is changed: copies of what leads there, and all else as it is."""
    if not path:
        return change(data)
    part, *others = path
    parts = _copy_with(data, part, whole)
    parts[part] = _changed(parts[part], tuple(others), whole, change)
    return parts


def _copy_with(data: object, part: str | int, whole: DataPath) -> dict[str | int, object]:
    """Return a copy of a mapping or list that has a part; a list's is one too, which is looked up and set alike.

    Raises:
        CannotRun: It has not.
    """
    has_key = isinstance(data, dict) and part in data
    has_item = isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)
    if not has_key and not has_item:
        raise CannotRun(message("edit.not-there", path=path_text(whole)))
    return cast("dict[str | int, object]", copy(data))


def _with_key(holder: object, path: DataPath, key: str, value: YamlValue) -> object:
    mapping = _mapping(holder, path)
    if key in mapping:
        raise CannotRun(message("edit.key-there", path=path_text(path), key=shorten(key, 60)))
    return {**mapping, key: value}


def _with_item(holder: object, path: DataPath, index: int, value: YamlValue) -> object:
    items = _list(holder, path)
    if not 0 <= index <= len(items):
        raise CannotRun(message("edit.not-there", path=path_text((*path, index))))
    return [*items[:index], value, *items[index:]]


def _with_moved_item(holder: object, path: DataPath, item: int, index: int) -> object:
    items = [*_list(holder, path)]
    if not 0 <= item < len(items) or not 0 <= index < len(items):
        raise CannotRun(message("edit.not-there", path=path_text((*path, item))))
    items.insert(index, items.pop(item))
    return items


def _with_other_part(holder: object, patch: Replace | Rewrite | RenameKey | Remove) -> object:
    """Return a mapping or a list in which the last part of a patch's path is another, or gone."""
    *_, part = patch.path
    path = patch.path[:-1]
    parts = _copy_with(holder, part, patch.path)
    match patch:
        case Replace(_, value) | Rewrite(_, value):
            parts[part] = value
        case Remove():
            del parts[part]
        case RenameKey(_, key):
            mapping = _mapping(parts, path)
            if key in mapping and key != part:
                raise CannotRun(message("edit.key-there", path=path_text(path), key=shorten(key, 60)))
            return {key if name == part else name: value for name, value in mapping.items()}
    return parts


def value_at(data: object, path: DataPath) -> object:
    """Return what stands at a path that is in the data."""
    for part in path:
        data = cast("dict[str | int, object]", data)[part]
    return data


def _mapping(value: object, path: DataPath) -> dict[str, object]:
    if not isinstance(value, dict):
        raise CannotRun(message("edit.no-mapping", path=path_text(path)))
    return value


def _list(value: object, path: DataPath) -> list[object]:
    if not isinstance(value, list):
        raise CannotRun(message("edit.no-list", path=path_text(path)))
    return value


def is_same(first: object, second: object) -> bool:
    """Return whether two documents say the same, keys in any order; ``0`` is no ``false``, and ``1`` no ``1.0``."""
    if first == second:
        return _are_alike(first, second)
    return _told(first) == _told(second)  # what is no number doesn't equal itself


def _are_alike(first: object, second: object) -> bool:
    """Return whether what equals each other is of the same kinds, too."""
    if isinstance(first, dict) and isinstance(second, dict):
        pairs = [(value, second[key]) for key, value in first.items() if not isinstance(value, str)]
    elif isinstance(first, list) and isinstance(second, list):
        pairs = [pair for pair in zip(first, second, strict=True) if not isinstance(pair[0], str)]
    else:
        return repr(first) == repr(second)
    return all(_are_alike(one, other) for one, other in pairs)


def _told(data: object) -> str:
    """Return all that data says as one text, in which kinds of values differ and the order of keys doesn't."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, check_circular=False)
