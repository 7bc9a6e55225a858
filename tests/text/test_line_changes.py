"""What becomes of a text's lines: as `difflib` finds it, and in a large text without a search through all of it.

If it fails, a reviewer is shown lines that don't change, or waits half a minute for an edit of a large journey.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher, unified_diff
from random import Random
from typing import Any

import pytest

from cxjourney.text import line_changes as module
from cxjourney.text.line_changes import MANY_LINES, line_changes

LARGE = [f"- id: stage-{number // 5}" if number % 5 == 0 else f"  line: {number % 5}" for number in range(10_000)]


def lines_after(before: Sequence[str], changes: Sequence[str]) -> list[str]:
    """Return the lines of a text once the changes are made that hunks tell of."""
    made: list[str] = []
    at = 0
    for change in changes:
        if change.startswith("@@"):
            first, _, count = change.split()[1].removeprefix("-").partition(",")
            start = int(first) if count == "0" else int(first) - 1
            made += before[at:start]
            at = start
        elif change.startswith("+"):
            made.append(change[1:])
        else:
            assert before[at] == change[1:]
            made += [before[at]] if change.startswith(" ") else []
            at += 1
    return [*made, *before[at:]]


def edited(random: Random, lines: Sequence[str]) -> list[str]:
    """Return lines of which some are others, some gone, some new, and some stand elsewhere."""
    new = list(lines)
    for _ in range(random.choice([1, 2, 5, 40])):
        at, size = random.randrange(len(new) + 1), random.choice([1, 3, 30])
        kind = random.randrange(4)
        if kind == 0:
            new[at:at] = [random.choice([f"new {random.random()}", *lines[:3]]) for _ in range(size)]
        elif kind == 1:
            new[at : at + size] = [f"{line}!" for line in new[at : at + size]]
        else:
            cut = new[at : at + size]
            del new[at : at + size]
            place = random.randrange(len(new) + 1)
            new[place:place] = cut if kind == 3 else []
    return new


@pytest.mark.parametrize("seed", range(60))
def test_changes_lead_from_one_text_to_the_other(seed: int) -> None:
    random = Random(seed)
    before = LARGE[: random.choice([0, 1, 7, 900, 4000])]
    after = edited(random, before)
    assert lines_after(before, list(line_changes(before, after, 2))) == after
    assert not list(line_changes(after, after, 2))


@pytest.mark.parametrize("seed", range(20))
def test_a_text_of_common_size_is_told_as_difflib_does(seed: int) -> None:
    random = Random(seed)
    before = LARGE[: MANY_LINES // 2 - 100]
    after = edited(random, before)[: MANY_LINES // 2]
    assert list(line_changes(before, after, 2)) == list(unified_diff(before, after, n=2, lineterm=""))[2:]


def test_a_large_text_with_a_line_more_is_told_as_difflib_does() -> None:
    after = [*LARGE, "- id: last"]
    assert list(line_changes(LARGE, after, 2)) == list(unified_diff(LARGE, after, n=2, lineterm=""))[2:]


def test_in_a_large_text_little_is_searched_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a thousand changed lines of two megabytes take more than half a minute."""
    searched = 0

    class Counting(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: Sequence[str] = "", b: Sequence[str] = "", **named: Any) -> None:
            nonlocal searched
            searched += len(a) + len(b)
            super().__init__(isjunk, a, b, **named)

    monkeypatch.setattr(module, "SequenceMatcher", Counting)
    after = [line.replace("line: 3", "line: three") if number % 50 < 5 else line for number, line in enumerate(LARGE)]
    changes = list(line_changes(LARGE, after, 0))
    assert (
        sum(line.startswith("+") for line in changes) == sum(a != b for a, b in zip(LARGE, after, strict=True)) == 200
    )
    assert searched < 1000
    assert lines_after(LARGE, changes) == after
