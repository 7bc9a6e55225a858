"""Fixes of findings as plain data, and back."""

from collections.abc import Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from cxjourney.edit.fix import Fix
    from cxjourney.edit.patch import Patch

FixData: TypeAlias = tuple[str, bool, list[tuple[object, ...]]]
"""A title, whether it is safe, and for each patch its kind and what it holds. JSON makes tuples lists."""


def fix_data(fix: "Fix") -> FixData:
    """Return a fix as plain data."""
    return str(fix.title), fix.is_safe, [(type(patch).__name__, *astuple(patch)) for patch in fix.patches]


def read_fix(written: FixData) -> "Fix":
    """Return the fix that `fix_data` wrote.

    Raises:
        KeyError, ValueError, TypeError, IndexError: It is not what was written.
    """
    from cxjourney.edit.fix import Fix  # late, since most findings have none

    title, is_safe, patches = written
    return Fix(title, tuple(map(_read_patch, patches)), is_safe)


def _read_patch(written: Sequence[Any]) -> "Patch":
    from cxjourney.edit import patch

    name, path, *others = written
    if name == patch.AddKey.__name__:
        key, value, goes_behind = others
        return patch.AddKey(tuple(path), key, value, tuple(goes_behind))
    kinds = (patch.Insert, patch.Move, patch.Remove, patch.RenameKey, patch.Replace, patch.Rewrite)
    made: Patch = {one.__name__: one for one in kinds}[name](tuple(path), *others)
    return made
