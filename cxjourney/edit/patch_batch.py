"""Patches that can be made at once: none changes what another speaks of, and none stands where another does."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from cxjourney.edit.node import Node, root
from cxjourney.edit.patch import AddKey, Insert, Move, Patch, Replace, is_same, value_at
from cxjourney.edit.splices import Splice
from cxjourney.edit.yaml_writer import YamlStyle
from cxjourney.parse.document import DataPath, Document

SplicesOf: TypeAlias = Callable[[Node, YamlStyle, Patch], Iterable[Splice]]
"""Returns how a patch is spliced into a text that is written in a style."""


class PatchBatch(NamedTuple):
    """Patches that are made at once.

    Attributes:
        patches: The patches.
        splices: What they come to in the text.
        left: Those that have to wait until these are made.
    """

    patches: Sequence[Patch]
    splices: Sequence[Splice]
    left: Sequence[Patch]


def choose_batch(document: Document, patches: Iterable[Patch], splices_of: SplicesOf, style: YamlStyle) -> PatchBatch:
    """Return patches of some that can be made at once, the first of them included.

    Args:
        document: What they change.
        patches: The patches, in their order.
        splices_of: Returns the splices of a patch.
        style: How the text is written.

    Raises:
        CannotRun: A patch can't be made.
    """
    batch = _Batch(document, splices_of, style)
    for patch in patches:
        batch.take(patch)
    return PatchBatch(batch.patches, batch.splices, batch.left)


class _Paths:
    """Paths that mean something else, or stand elsewhere, once patches are made."""

    def __init__(self) -> None:
        self._ends: set[DataPath] = set()
        self._ways: set[DataPath] = set()

    def add(self, path: DataPath) -> None:
        self._ends.add(path)
        self._ways.update(path[:end] for end in range(len(path) + 1))

    def meet(self, path: DataPath) -> bool:
        """Return whether a path leads into one of them, or is on the way to it."""
        return path in self._ways or any(path[:end] in self._ends for end in range(len(path) + 1))


class _Batch:
    def __init__(self, document: Document, splices_of: SplicesOf, style: YamlStyle) -> None:
        self.patches: list[Patch] = []
        self.splices: list[Splice] = []
        self.left: list[Patch] = []
        self._data = document.data
        self._whole = root(document)
        self._style = style
        self._splices_of = splices_of
        self._touched = _Paths()
        self._ends: dict[DataPath, Splice] = {}
        """By the path of a list, how items are put at its end."""
        self._keys: dict[DataPath, dict[int, list[tuple[str, str]]]] = {}
        """By the path of a mapping and a place, the keys that are put there, in their order, with their texts."""

    def take(self, patch: Patch) -> None:
        """Take a patch, or leave it for later."""
        path = _touched(patch)
        if isinstance(patch, Insert) and path in self._ends and not self.left:
            self._put_behind(patch)
            return
        meets = self._touched.meet(path)
        self._touched.add(path)
        if meets:
            self.left.append(patch)
        elif not isinstance(patch, Replace) or not is_same(patch.value, value_at(self._data, patch.path)):
            self._splice_in(patch)

    def _splice_in(self, patch: Patch) -> None:
        splices = list(self._splices_of(self._whole, self._style, patch))
        if isinstance(patch, AddKey) and splices[0].start in self._keys.get(patch.path, {}):
            self._put_beside(patch, splices[0])
            return
        if any(_collides(splice, self.splices) for splice in splices):
            self.left.append(patch)
            return
        self.patches.append(patch)
        for splice in splices:
            insort(self.splices, splice)
        if isinstance(patch, Insert) and patch.index and patch.index == self._length(patch):
            (self._ends[patch.path],) = splices
        elif isinstance(patch, AddKey) and value_at(self._data, patch.path):
            self._keys.setdefault(patch.path, {})[splices[0].start] = [(patch.key, splices[0].text)]

    def _put_beside(self, patch: AddKey, splice: Splice) -> None:
        """Put a key where another of its mapping is put: behind those that the format orders before it."""
        there = self._keys[patch.path][splice.start]
        before = splice._replace(text="".join(text for _, text in there))
        behind = max((at for at, (key, _) in enumerate(there, start=1) if key in patch.goes_behind), default=0)
        there.insert(behind if patch.goes_behind else len(there), (patch.key, splice.text))
        self.splices[self.splices.index(before)] = splice._replace(text="".join(text for _, text in there))
        self.patches.append(patch)

    def _put_behind(self, patch: Insert) -> None:
        """Put an item behind one that is put at the end of its list already."""
        at_end = Insert(patch.path, self._length(patch), patch.value)
        (new,) = self._splices_of(self._whole, self._style, at_end)
        before = self._ends[patch.path]
        self._ends[patch.path] = before._replace(text=before.text + new.text)
        self.splices[self.splices.index(before)] = self._ends[patch.path]
        self.patches.append(patch)

    def _length(self, patch: Insert) -> int:
        items = value_at(self._data, patch.path)
        return len(items) if isinstance(items, list) else 0


def _touched(patch: Patch) -> DataPath:
    match patch:
        case AddKey(path, key, _, _):
            return (*path, key)
        case Insert(path, _, _) | Move(path, _, _) | Replace(path, _):
            return path
    return patch.path[:-1]


def _collides(splice: Splice, others: Sequence[Splice]) -> bool:
    """Return whether a splice touches one of others, which are in order and don't overlap."""
    at = bisect_left(others, splice)
    return any(other.start <= splice.end and splice.start <= other.end for other in others[max(0, at - 1) : at + 1])
