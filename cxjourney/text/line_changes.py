"""The differences of two texts in the unified format, as `difflib` finds them; in large texts by lines that occur once.

`difflib` looks through all of a text for each piece that it finds again: of two megabytes in which a thousand lines
are others, that takes more than half a minute. There, what both begin and end with is found first, then the lines that
occur once in each, in the order that most of them have in both (Bram Cohen's patience diff), and what stands between
two of these is left to `difflib`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from cxjourney.text.longest_increasing import longest_increasing

MANY_LINES = 2000
"""So many lines, those of both texts together, are large."""


def line_changes(before: Sequence[str], after: Sequence[str], around: int) -> Iterator[str]:
    """Yield the lines that go and those that come, each hunk below its head, as `difflib.unified_diff` does.

    Args:
        before: The lines of one text.
        after: Those of the other.
        around: How many lines that stay are shown before and after others.
    """
    is_large = len(before) + len(after) > MANY_LINES
    matcher = _AnchoredMatcher(before, after) if is_large else SequenceMatcher(None, before, after)
    for hunk in matcher.get_grouped_opcodes(around):
        first, last = hunk[0], hunk[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for tag, start, end, new_start, new_end in hunk:
            if tag == "equal":
                yield from (f" {line}" for line in before[start:end])
            else:
                yield from (f"-{line}" for line in before[start:end])
                yield from (f"+{line}" for line in after[new_start:new_end])


def _range(start: int, end: int) -> str:
    """Return lines of a text as the head of a hunk tells them: the first, from 1, and how many."""
    return f"{end}" if end - start == 1 else f"{start + (end > start)},{end - start}"


class _AnchoredMatcher(SequenceMatcher[str]):
    """Says what two large texts have in common."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        super().__init__()
        self._texts = before, after

    def get_matching_blocks(self) -> list[Match]:
        """Return what is the same, in order; the last block is the end of both, and empty."""
        before, after = self._texts
        found: list[Match] = []
        for block in _blocks(before, after):
            last = found[-1] if found else Match(0, 0, 0)
            if (last.a + last.size, last.b + last.size) == (block.a, block.b):
                found[-1:] = [Match(last.a, last.b, last.size + block.size)]
            elif block.size:
                found.append(block)
        return [*found, Match(len(before), len(after), 0)]


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """Yield what two large texts have in common, in order; blocks may be empty."""
    head, tail = _same_ends(before, after)
    end, new_end = len(before) - tail, len(after) - tail
    is_large = end - head + new_end - head > MANY_LINES
    anchors = _anchors(before[head:end], after[head:new_end]) if is_large else []
    inner = ((head + at, head + new_at) for at, new_at in anchors)
    places = [(0, 0), (head, head), *inner, (end, new_end), (len(before), len(after))]
    for (start, new_start), (stop, new_stop) in pairwise(places):
        for block in _between(before[start:stop], after[new_start:new_stop]):
            yield Match(block.a + start, block.b + new_start, block.size)


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """Yield what the texts between two places have in common."""
    head, tail = _same_ends(before, after)
    yield Match(0, 0, head)
    here, there = before[head : len(before) - tail], after[head : len(after) - tail]
    if here and there:
        for block in SequenceMatcher(None, here, there).get_matching_blocks():
            yield Match(block.a + head, block.b + head, block.size)
    yield Match(len(before) - tail, len(after) - tail, tail)


def _same_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many lines two texts begin with alike, and how many they end with; no line is counted twice."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    return head, tail


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return where lines stand that occur once in each of two texts: as many as have the same order in both."""
    times, new_times = Counter(before), Counter(after)
    places = {line: at for at, line in enumerate(after) if new_times[line] == 1}
    pairs = [(at, places[line]) for at, line in enumerate(before) if times[line] == 1 and line in places]
    return [pairs[number] for number in longest_increasing([place for _, place in pairs])]
