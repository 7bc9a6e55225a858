"""Plain data in which references name other ids: what comes in names things as they are called here."""

from collections.abc import Mapping
from typing import cast

from cxjourney.edit.patch import YamlValue
from cxjourney.model.fields import Entity
from cxjourney.parse.document import DataPath
from cxjourney.workspace.references import unknown_references

NewIds = Mapping[str, Mapping[str, str]]
"""By the kind of what is named, the new id of each that gets one."""


class _AllBut:
    """All ids but some: what isn't in it names one of these."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids

    def __contains__(self, other: object) -> bool:
        return other not in self.ids


def renamed_references(kind: type[Entity], data: Mapping[str, YamlValue], new_ids: NewIds) -> Mapping[str, YamlValue]:
    """Return data in which every reference to an id names its new one."""
    ids = {of: {old: new for old, new in some.items() if old != new} for of, some in new_ids.items()}
    known = {of: _AllBut(some) for of, some in ids.items() if some}
    found = unknown_references(kind, {**data}, known) if known else []
    keys = {one.path: ids[one.kind][one.id] for one in found if one.is_key}
    values = {one.path: ids[one.kind][one.id] for one in found if not one.is_key}
    return cast("Mapping[str, YamlValue]", _renamed(data, (), keys, values)) if found else data


def _renamed(value: object, path: DataPath, keys: Mapping[DataPath, str], values: Mapping[DataPath, str]) -> object:
    """Return a value in which the keys and the texts at some paths are others."""
    if isinstance(value, Mapping):
        return {keys.get((*path, key), key): _renamed(one, (*path, key), keys, values) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, (*path, index), keys, values) for index, one in enumerate(value)]
    return values.get(path, value)
