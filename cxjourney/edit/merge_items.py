"""The items of two lists that are the same thing: known by ids, titles, or all that they say beside these."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cxjourney.text.longest_increasing import longest_increasing

Item: TypeAlias = Mapping[str, object]
_NAMES = frozenset({"id", "title"})


def entities(items: Sequence[object]) -> list[Item] | None:
    """Return the items of a list as entities, each of which has an id or a title; None where one is something else."""
    found: list[Item] = [one for one in items if isinstance(one, dict) and not _NAMES.isdisjoint(one)]
    return found if len(found) == len(items) else None


def pair_items(items: Sequence[Item], others: Sequence[Item], may_be_retitled: bool = True) -> list[int | None]:
    """Return for each item which of the others is the same; None where none is, or nobody can say which.

    Ids go before titles. What has neither in common is the same only if all else is, and once only: then it has got
    another title. Where nothing has more to it than that, and one is left on either side, that is the same too.

    Args:
        items: The items.
        others: The others.
        may_be_retitled: Whether one list became of the other, so that something may have got another title.
    """
    found: list[int | None] = [None] * len(items)
    taken: set[int] = set()
    for known_by in (_id, _title):
        _pair_by(known_by, items, others, found, taken)
    if not may_be_retitled:
        return found
    left = [index for index, place in enumerate(found) if place is None]
    rest = [place for place in range(len(others)) if place not in taken]
    mine, theirs = _by_rest(items, left), _by_rest(others, rest)
    for said, indices in mine.items():
        if len(indices) == 1 and len(theirs.get(said, ())) == 1:
            found[indices[0]] = theirs[said][0]
    if len(left) == len(rest) == 1 and all(_NAMES.issuperset(one) for one in (*items, *others)):
        found[left[0]] = rest[0]
    return found


def places_here(now: Sequence[Item], before: Sequence[Item], here: Sequence[Item]) -> "Places":
    """Return where the items of a source stand here: by what they were before, else, of what is new, by themselves."""
    known, kept = pair_items(now, before), pair_items(before, here)
    rest = [place for place in range(len(here)) if place not in {*kept}]
    new = [one for one, then in zip(now, known, strict=True) if then is None]
    own = iter(pair_items(new, [here[place] for place in rest], may_be_retitled=False))
    places = []
    for then in known:
        place = next(own) if then is None else kept[then]
        places.append(rest[place] if then is None and place is not None else place)
    return Places(known, kept, places)


class Places(NamedTuple):
    """Where the items of three lists are each other's.

    Attributes:
        before: For each item that the source has now, which it was before.
        kept: For each that it had before, where that stands here.
        here: For each that it has now, where that stands here.
    """

    before: Sequence[int | None]
    kept: Sequence[int | None]
    here: Sequence[int | None]


def moves(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the fewest moves, each from a place to a place, by which items stand in their order.

    Args:
        places: Where each item stands, in the order that they should have.
    """
    left = [*places]
    stay = {*longest_increasing(places)}
    for index in (index for index in range(len(left)) if index not in stay):
        item = left[index]
        to = left[index - 1] + (left[index - 1] < item) if index else min(left)
        if to != item:
            yield item, to
        left = [_after_move(one, item, to) for one in left]


def _after_move(place: int, item: int, to: int) -> int:
    """Return where something stands after an item has gone from one place to another."""
    if place == item:
        return to
    if item < place <= to:
        return place - 1
    return place + 1 if to <= place < item else place


def _pair_by(
    known_by: Callable[[Item], object],
    items: Sequence[Item],
    others: Sequence[Item],
    found: list[int | None],
    taken: set[int],
) -> None:
    """Pair what is left of two lists by a name; of several that have it, the first."""
    places = {known_by(others[place]): place for place in reversed(range(len(others))) if place not in taken}
    for index, item in enumerate(items):
        place = places.pop(known_by(item), None) if found[index] is None and known_by(item) is not None else None
        if place is not None:
            found[index] = place
            taken.add(place)


def _id(item: Item) -> object:
    id_ = item.get("id")
    return id_ if isinstance(id_, str) else None


def _title(item: Item) -> object:
    title = item.get("title")
    return " ".join(title.split()).casefold() if isinstance(title, str) else None


def _by_rest(items: Sequence[Item], indices: Sequence[int]) -> dict[str, list[int]]:
    """Return items by what they say beside their names; those that say nothing are left out."""
    found: dict[str, list[int]] = {}
    for index in indices:
        said = {key: value for key, value in items[index].items() if key not in _NAMES}
        if said:
            found.setdefault(json.dumps(said, sort_keys=True), []).append(index)
    return found


def said_text(item: object) -> object:
    """Return the text of an item that has more to it, such as who said it; any other as it is."""
    return item["text"] if isinstance(item, dict) and "text" in item else item
