"""Three-way: what a source said, what it says, and what stands here.

If it fails, an import takes away what somebody wrote, or passes over in silence what the source changed.
"""

import random
from functools import reduce
from typing import Any

import pytest

from cxjourney.edit.merge import merge
from cxjourney.edit.patch import data_after

A, B, C, D = ({"id": id_} for id_ in "abcd")


def merged(before: Any, now: Any, here: Any) -> tuple[object, list[tuple[object, ...]]]:
    result = merge({"x": before}, {"x": now}, {"x": here}, lambda _: ())
    start: object = {"x": here}
    after: Any = reduce(data_after, result.patches, start)
    return after.get("x"), [(one.path, one.kind) for one in result.conflicts]


@pytest.mark.parametrize(
    ("before", "now", "here", "after", "conflicts"),
    [
        (1, 2, 1, 2, []),
        (1, 2, 3, 3, [(("x",), "changed")]),
        (1, 2, 2, 2, []),
        (1, 1, 3, 3, []),
        (1, 2, {"score": 1, "source": "s"}, {"score": 2, "source": "s"}, []),
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 3}, {"a": 3, "b": 2}, []),
        ({"a": 1, "b": 2}, {"a": 1}, {"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 3}, []),
        ({"a": 1, "b": 2}, {"a": 1}, {"a": 1, "b": 5}, {"a": 1, "b": 5}, [(("x", "b"), "gone")]),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1}, {"a": 1}, [(("x", "b"), "deleted")]),
        (["a", "b"], ["a", "c"], ["b", "a", "z"], ["a", "z", "c"], []),
        (["a", "b"], ["a", "c"], ["a", "b!"], ["a", "b!"], [(("x",), "changed")]),
        (["a"], [], [{"text": "a", "source": "s"}], [{"text": "a", "source": "s"}], [(("x", 0), "gone")]),
        (["a"], ["a", "b"], [{"text": "b"}], [{"text": "b"}], []),
        ([{**A, "t": 1}], [{**A, "t": 2}], [B, {**A, "t": 1}], [B, {**A, "t": 2}], []),
        ([A], [A, C], [A, B], [A, C, B], []),
        ([A, B], [C, D], [A, B], [C, D], []),
        ([A, B, C], [C, A, B], [A, {"id": "z"}, B, C], [C, A, {"id": "z"}, B], []),
        ([A, B, C], [C, A, B], [B, A, C], [B, A, C], [(("x",), "changed")]),
        ([A, B, C], [C, B, A], [C, B, A], [C, B, A], []),
        (["a", "b"], ["c", "b", "a"], ["a", {"text": "b"}], ["c", {"text": "b"}, "a"], []),
        ([{"id": "a", "t": 1}], [], [], [], []),
        ([{"title": "A", "t": 1}], [{"title": "A", "t": 2}], [], [], [(("x", "A"), "deleted")]),
        ([{"id": "a"}], [{"id": "b"}, {"id": "a"}], ["odd"], ["odd"], [(("x",), "changed")]),
    ],
)  # fmt: skip
def test_what_becomes_of_a_value(before: Any, now: Any, here: Any, after: Any, conflicts: Any) -> None:
    found, told = merged(before, now, here)
    assert (found, told) == (after, conflicts)


def _journey(luck: random.Random) -> list[dict[str, Any]]:
    ids = luck.sample("abcdefgh", luck.randrange(6))
    return [{"id": id_, "title": id_.upper(), "n": luck.randrange(3), "who": luck.sample("pqr", 2)} for id_ in ids]


@pytest.mark.parametrize("seed", range(300))
def test_what_nobody_changed_here_becomes_what_the_source_says(seed: int) -> None:
    luck = random.Random(seed)
    before, now = _journey(luck), _journey(luck)
    found, told = merged(before, now, before)
    assert told == []
    assert [_unnamed(one) for one in found] == [_unnamed(one) for one in now]  # type: ignore[attr-defined]


def _unnamed(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key != "id"}


@pytest.mark.parametrize("seed", range(300))
def test_what_people_wrote_is_never_taken_away(seed: int) -> None:
    luck = random.Random(seed)
    before, now = _journey(luck), _journey(luck)
    here = [{**one, "ours": one["id"]} for one in before if luck.random() < 0.8] + [{"id": "z", "title": "Z"}]
    luck.shuffle(here)
    found, _ = merged(before, now, here)
    kept = [one["ours"] for one in found if "ours" in one]  # type: ignore[attr-defined]
    ours = [one["ours"] for one in here if "ours" in one]
    assert sorted(kept) == sorted(ours)
    assert kept == ours or ours == [one["id"] for one in before if one["id"] in ours]  # theirs, where they gave one
    assert {"id": "z", "title": "Z"} in found  # type: ignore[operator]
    again, told = merged(now, now, found)
    assert (again, told) == (found, [])
