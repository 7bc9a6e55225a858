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


class _Piece(NamedTuple):
    """What is put at a place.

    Attributes:
        patch: The new key or item.
        text: What it comes to.
    """

    patch: AddKey | Insert
    text: str


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
        self._pieces: dict[int, list[_Piece]] = {}
        """By place, what is put there, in its order."""
        self._ends: set[DataPath] = set()
        """The paths of lists at whose end items are put."""

    def take(self, patch: Patch) -> None:
        """Take a patch, or leave it for later."""
        path = _touched(patch)
        if isinstance(patch, Insert) and path in self._ends and not self.left:
            self._splice_in(patch, Insert(path, self._length(path), patch.value))
            return
        meets = self._touched.meet(path)
        self._touched.add(path)
        if meets:
            self.left.append(patch)
        elif not isinstance(patch, Replace) or not is_same(patch.value, value_at(self._data, patch.path)):
            self._splice_in(patch, patch)

    def _splice_in(self, patch: Patch, as_if: Patch) -> None:
        """Take a patch that stands as another would in the text as it is."""
        splices = list(self._splices_of(self._whole, self._style, as_if))
        piece = _Piece(as_if, splices[0].text) if isinstance(as_if, AddKey | Insert) and len(splices) == 1 else None
        if piece and splices[0].start in self._pieces:
            taken = self._put_beside(piece, splices[0])
        else:
            taken = not any(_collides(splice, self.splices) for splice in splices)
            for splice in splices if taken else ():
                insort(self.splices, splice)
            if piece and taken and splices[0].start == splices[0].end:
                self._pieces[splices[0].start] = [piece]
        if not taken:
            self.left.append(patch)
            return
        self.patches.append(patch)
        if isinstance(as_if, Insert) and as_if.index and as_if.index == self._length(as_if.path):
            self._ends.add(as_if.path)

    def _put_beside(self, piece: _Piece, splice: Splice) -> bool:
        """Put something where something else is put; return False where nobody can say in which order."""
        there = self._pieces[splice.start]
        at = self._order(piece, there)
        if at is None:
            return False
        before = splice._replace(text="".join(one.text for one in there))
        there.insert(at, piece)
        self.splices[self.splices.index(before)] = splice._replace(text="".join(one.text for one in there))
        return True

    def _order(self, piece: _Piece, there: Sequence[_Piece]) -> int | None:
        """Return where something stands among others at one place: what is deeper within ends before what is around.

        Keys of one mapping stand as the format orders them, items at the end of a list one behind the other.
        """
        path = piece.patch.path
        around = next((at for at, one in enumerate(there) if len(one.patch.path) < len(path)), len(there))
        deeper = next((at for at, one in enumerate(there) if len(one.patch.path) <= len(path)), len(there))
        beside = there[deeper:around]
        if any(one.patch.path != path[: len(one.patch.path)] for one in there[around:]):
            return None
        if any(one.patch.path[: len(path)] != path for one in there[:around]) or not value_at(self._data, path):
            return None
        if isinstance(piece.patch, Insert) or not piece.patch.goes_behind:
            return around
        behind = [at for at, one in enumerate(beside, start=1) if _key(one) in piece.patch.goes_behind]
        return deeper + max(behind, default=0)

    def _length(self, path: DataPath) -> int:
        items = value_at(self._data, path)
        return len(items) if isinstance(items, list) else 0


def _key(piece: _Piece) -> str:
    return piece.patch.key if isinstance(piece.patch, AddKey) else ""


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
