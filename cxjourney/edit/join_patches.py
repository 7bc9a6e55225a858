"""Patches of what a patch before them has brought become one with it, so that it is written as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from cxjourney.edit.patch import AddKey, Insert, Patch, Replace, YamlValue, data_after
from cxjourney.parse.document import DataPath


def join_patches(patches: Sequence[Patch]) -> list[Patch]:
    """Return patches that come to the same as others, with as few as can be."""
    joined: list[Patch] = []
    new: dict[DataPath, int] = {}
    """By the path of a key that was added, which of the joined patches adds it."""
    for patch in patches:
        at = next((new[path] for path in _prefixes(patch) if path in new), None)
        if at is not None:
            joined[at] = _with_change(joined[at], patch)
            continue
        if isinstance(patch, AddKey):
            new[*patch.path, patch.key] = len(joined)
        elif isinstance(patch, Insert):  # what stands behind it in its list has another place now
            new = {path: one for path, one in new.items() if path[: len(patch.path)] != patch.path}
        elif not isinstance(patch, Replace):
            new = {}
        joined.append(patch)
    return joined


def _prefixes(patch: Patch) -> list[DataPath]:
    """Return the paths of what a patch is made within; what it exchanges or removes as a whole is not within itself."""
    length = len(patch.path) if isinstance(patch, AddKey | Insert) else len(patch.path) - 1
    return [patch.path[:end] for end in range(1, length + 1)]


def _with_change(first: Patch, patch: Patch) -> Patch:
    """Return a patch that adds a key, with a change made in what the key holds."""
    assert isinstance(first, AddKey)  # noqa: S101  no other is looked for
    inner = replace(patch, path=patch.path[len(first.path) + 1 :])
    return replace(first, value=cast("YamlValue", data_after(first.value, inner)))
