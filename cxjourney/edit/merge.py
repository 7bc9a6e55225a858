"""What a source said last time, what it says now, and what stands here -> patches, and what is in conflict.

Only what the source says is compared. What people have added stays, and so does the order that they gave it; what they
changed and the source changed too is told, not decided.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Literal, NamedTuple, cast

from cxjourney.edit.merge_items import Item, Places, entities, moves, places_here, said_text
from cxjourney.edit.patch import AddKey, Insert, Move, Patch, Remove, Replace, YamlValue, data_after, is_same
from cxjourney.parse.document import DataPath

SHORT_FORMS = ("score", "text", "to", "value")
"""The attributes that a bare value stands for: who adds a source to a score writes the score under its own key."""
OrderOf = Callable[[DataPath], Sequence[str]]
"""Returns the attributes of the mapping at a path, in the order of the format; nothing where it has no order."""


class Conflict(NamedTuple):
    """Something that the source changed and people changed too; it stays as it is here.

    Attributes:
        path: Where it stands.
        kind: ``changed`` here otherwise; ``deleted`` here and changed at the source; ``gone`` at the source, and worked
            on here.
        source: What the source says now; None where it says nothing any more.
        here: What stands here; None where nothing does.
    """

    path: DataPath
    kind: Literal["changed", "deleted", "gone"]
    source: YamlValue = None
    here: object = None


class Merge(NamedTuple):
    """What becomes of a document: patches, each speaking of what those before it have left, and conflicts."""

    patches: Sequence[Patch]
    conflicts: Sequence[Conflict]


def merge(
    before: Mapping[str, YamlValue],
    now: Mapping[str, YamlValue],
    here: object,
    order_of: OrderOf,
    named: Container[object] = (),
) -> Merge:
    """Return what it takes to bring what a source changed into a document.

    Args:
        before: What the source said last time; empty where that isn't known, and then nothing is ever taken away.
        now: What it says now.
        here: What the document says.
        order_of: Returns the order of the attributes at a path.
        named: The ids of what is named elsewhere in it, and so can't go.
    """
    merging = _Merging(here, order_of, named)
    merging.mapping((), before, now)
    return Merge(merging.patches, merging.conflicts)


class _Merging:
    def __init__(self, here: object, order_of: OrderOf, named: Container[object]) -> None:
        self.here = here
        self.named = named
        self.order_of = order_of
        self.patches: list[Patch] = []
        self.conflicts: list[Conflict] = []

    def mapping(self, path: DataPath, before: Mapping[str, YamlValue], now: Mapping[str, YamlValue]) -> None:
        """Merge the attributes of what stands at a path."""
        for key in dict.fromkeys((*now, *before)):
            mine = cast("Mapping[str, object]", self._at(path))
            if key not in now:
                self._gone((*path, key), before[key], mine)
            elif key in mine:
                self._value((*path, key), before.get(key), now[key], mine[key])
            elif key not in before:
                order = [*self.order_of(path)]
                behind = tuple(order[: order.index(key)]) if key in order else ()
                self._make(AddKey(path, key, now[key], behind))
            elif not is_same(before[key], now[key]):
                self.conflicts.append(Conflict((*path, key), "deleted", now[key]))

    def _gone(self, path: DataPath, before: YamlValue, mine: Mapping[str, object]) -> None:
        """Take off what the source doesn't say any more, unless somebody has worked on it."""
        key = path[-1]
        if key not in mine:
            return
        if is_same(mine[cast("str", key)], before):
            self._make(Remove(path))
        else:
            self.conflicts.append(Conflict(path, "gone", None, mine[cast("str", key)]))

    def _value(self, path: DataPath, before: YamlValue, now: YamlValue, mine: object) -> None:
        if is_same(before, now) or is_same(mine, now):
            return
        if isinstance(now, dict) and isinstance(mine, dict):
            self.mapping(path, before if isinstance(before, dict) else {}, now)
        elif isinstance(now, list) and isinstance(mine, list):
            self._items(path, before if isinstance(before, list) else [], now, mine)
        elif isinstance(mine, dict) and (key := next((one for one in SHORT_FORMS if one in mine), None)):
            self._value((*path, key), before, now, mine[key])
        elif before is not None and is_same(mine, before):
            self._make(Replace(path, now))
        else:
            self.conflicts.append(Conflict(path, "changed", now, mine))

    def _items(self, path: DataPath, before: list[YamlValue], now: list[YamlValue], mine: list[object]) -> None:
        then, said, here = entities(before), entities(now), entities(mine)
        if then is None or said is None:
            self._texts(path, before, now, mine)
        elif here is None:
            self.conflicts.append(Conflict(path, "changed", now, mine))
        else:
            self._entities(path, then, said, here)

    def _entities(self, path: DataPath, before: list[Item], now: list[Item], mine: list[Item]) -> None:
        """Merge a list of entities, which are known by their ids and titles."""
        found = places_here(now, before, mine)
        for item, then, place in zip(now, found.before, found.here, strict=True):
            said = {} if then is None else before[then]
            if place is not None:
                self.mapping((*path, place), _without_id(said), _without_id(item))
            elif then is not None and not is_same(_without_id(said), _without_id(item)):
                name = f"{item.get('title', then)}"
                self.conflicts.append(Conflict((*path, name), "deleted", cast("YamlValue", item)))
        gone = [
            (place, one)
            for index, (place, one) in enumerate(zip(found.kept, before, strict=True))
            if index not in found.before
        ]
        places = self._remove_items(path, gone, mine, [*found.here])
        places = self._insert_items(path, now, [then is None for then in found.before], places)
        self._order(path, found, places, now, mine)

    def _remove_items(
        self, path: DataPath, gone: list[tuple[int | None, Item]], mine: list[Item], places: list[int | None]
    ) -> list[int | None]:
        """Take off entities that the source has no more; return where the others stand then."""
        for place, said in sorted(
            ((place, said) for place, said in gone if place is not None), reverse=True, key=_first
        ):
            if not is_same(mine[place], said) or mine[place].get("id") in self.named:
                self.conflicts.append(Conflict((*path, place), "gone", None, mine[place]))
                continue
            self._make(Remove((*path, place)))
            places = [one - 1 if one is not None and one > place else one for one in places]
        return places

    def _order(
        self,
        path: DataPath,
        found: Places,
        places: Sequence[int | None],
        now: Sequence[object],
        mine: Sequence[object],
    ) -> None:
        """Bring the order of the source, unless people have given the list one of their own.

        Args:
            path: The list.
            found: Where the items of the source, of now and of before, stood here.
            places: Where those of now stand here by now.
            now: The items of the source.
            mine: The items that stood here.
        """
        if _rises(found.kept):
            for move in moves([place for place in places if place is not None]):
                self._make(Move(path, *move))
        elif not _rises(found.before) and not _rises(
            [place for place, then in zip(places, found.before, strict=True) if then is not None]
        ):
            self.conflicts.append(Conflict(path, "changed", cast("YamlValue", [*now]), [*mine]))

    def _insert_items(
        self, path: DataPath, now: list[Item], new: list[bool], places: list[int | None]
    ) -> list[int | None]:
        """Put new entities behind those that they follow at the source; return where all stand then."""
        behind = -1
        for index, item in enumerate(now):
            place = places[index]
            if place is None and new[index]:
                place = behind + 1
                self._make(Insert(path, place, cast("YamlValue", item)))
                places = [one + 1 if one is not None and one >= place else one for one in places]
                places[index] = place
            behind = behind if place is None else place
        return places

    def _texts(self, path: DataPath, before: list[YamlValue], now: list[YamlValue], mine: list[object]) -> None:
        """Merge a list of texts or ids: its items are known by what they say alone."""
        told = [said_text(one) for one in mine]
        new = [one for one in now if not _among(one, before) and not _among(one, told)]
        gone = [one for one in before if not _among(one, now)]
        if new and not all(_among(one, told) for one in gone):  # a text that was changed here, and there
            self.conflicts.append(Conflict(path, "changed", now, mine))
            return
        left = [*mine]
        for one in gone:
            place = next((index for index, other in enumerate(left) if is_same(one, other)), None)
            if place is not None:
                del left[place]
                self._make(Remove((*path, place)))
            elif _among(one, told):
                place = next(index for index, other in enumerate(told) if is_same(one, other))
                self.conflicts.append(Conflict((*path, place), "gone", None, mine[place]))
        for one in new:
            self._make(Insert(path, len(left), one))
            left.append(one)
        self._order_texts(path, before, now, mine, left)

    def _order_texts(
        self,
        path: DataPath,
        before: list[YamlValue],
        now: list[YamlValue],
        mine: list[object],
        left: list[object],
    ) -> None:
        """Bring another order of texts or ids, if each is there once."""
        lists = [[repr(said_text(one)) for one in some] for some in (before, now, mine, left)]
        if any(len({*some}) < len(some) for some in lists):
            return
        then, _, here, there = ({text: place for place, text in enumerate(some)} for some in lists)
        found = Places([then.get(one) for one in lists[1]], [here.get(one) for one in lists[0]], ())
        self._order(path, found, [there.get(one) for one in lists[1]], now, mine)

    def _make(self, patch: Patch) -> None:
        self.patches.append(patch)
        self.here = data_after(self.here, patch)

    def _at(self, path: DataPath) -> object:
        found = self.here
        for part in path:
            found = cast("dict[str | int, object]", found)[part]
        return found


def _rises(places: Sequence[int | None]) -> bool:
    """Return whether places, where there are any, stand in their order."""
    some = [place for place in places if place is not None]
    return some == sorted(some)


def _first(pair: tuple[int, Item]) -> int:
    return pair[0]


def _among(value: object, values: Sequence[object]) -> bool:
    return any(is_same(value, other) for other in values)


def _without_id(item: Mapping[str, object]) -> dict[str, YamlValue]:
    return cast("dict[str, YamlValue]", {key: value for key, value in item.items() if key != "id"})
