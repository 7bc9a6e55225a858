"""Did you mean …? The known word nearest to one that is not known."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest

_SAME = {
    "app": "mobile-app", "website": "web", "name": "title", "label": "title", "description": "summary",
    "questionnaire": "survey", "note": "info", "notice": "info", "hint": "info", "md": "markdown",
}  # fmt: skip
"""Words that people write, and what they mean by them."""
MAX_COMPARED = 60
"""Where more words are known, only those that have most in common with a word are compared with it letter by letter."""
_MAX_CANDIDATES = 300
_MAX_ALIKE = 10
_LEAST_RATIO = 0.67


class KnownWords:
    """Words that are known. What is worked out of all of them is worked out once, however many others ask."""

    def __init__(self, words: Iterable[str]) -> None:
        self.in_order = tuple(sorted(words))
        self._index: _PairIndex | None = None
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Return what `nearest_word` does."""
        wanted = _fold(word[:100].strip())
        if wanted not in self._found:
            self._found[wanted] = self._seek(wanted)
        return self._found[wanted]

    def alike(self, word: str) -> Sequence[str]:
        """Return the words that one is compared with letter by letter."""
        if len(self.in_order) <= MAX_COMPARED:
            return self.in_order
        index = self._index = self._index or _PairIndex(self.in_order)
        return [index.folded[one] for one in index.select_alike(_fold(word[:100].strip()))]

    def order_by_nearness(self, word: str) -> Sequence[str]:
        """Return the words, those first that have most letters in common with one (`difflib`), else by the alphabet.

        Where there are more than 60, all are in the order of the alphabet: comparing each takes its time.
        """
        if len(self.in_order) > MAX_COMPARED:
            return self.in_order
        from difflib import SequenceMatcher

        wanted = _fold(word[:100])
        return sorted(self.in_order, key=lambda one: -SequenceMatcher(None, wanted, _fold(one)).ratio())

    def _seek(self, wanted: str) -> str | None:
        if len(self.in_order) <= MAX_COMPARED:
            return _nearest_of_few(wanted, {_fold(candidate): candidate for candidate in reversed(self.in_order)})
        index = self._index = self._index or _PairIndex(self.in_order)
        if wanted in index.folded:
            return index.folded[wanted]
        synonym = _SAME.get(wanted, "")
        alike = [*index.select_alike(wanted), *([synonym] if synonym in index.folded else [])]
        return _nearest_of_few(wanted, {candidate: index.folded[candidate] for candidate in alike})


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody most likely meant; None where none is near.

    Near is, in this order: the same but for case, hyphens and spaces; a synonym; two letters that changed places; a
    ratio of matching letters of at least 0.67 (`difflib`, after Ratcliff and Obershelp: our own choice); a beginning.
    Among many words, only the ten that have most pairs of letters in common with the word are compared (the
    coefficient of Dice).
    """
    return known_words(frozenset(known)).nearest(word)


@lru_cache(maxsize=64)
def known_words(words: frozenset[str]) -> KnownWords:
    """Return words by what is asked of them, the same for words that were asked of shortly before."""
    return KnownWords(words)


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


class _PairIndex:
    """Many words by their pairs of letters, so that those like another one are found without asking each."""

    def __init__(self, in_order: tuple[str, ...]) -> None:
        self.folded = {_fold(word): word for word in reversed(in_order)}
        self.pairs = {word: _letter_pairs(word) for word in self.folded}
        self.by_pair: dict[str, list[str]] = {}
        for word, pairs in self.pairs.items():
            for pair in sorted(pairs):
                self.by_pair.setdefault(pair, []).append(word)

    def select_alike(self, wanted: str) -> list[str]:
        """Return the words that have most pairs of letters in common with one, found by those that few words have."""
        pairs = _letter_pairs(wanted)
        found: dict[str, None] = {}
        for holders in sorted((self.by_pair[pair] for pair in sorted(pairs & self.by_pair.keys())), key=len):
            if found and len(holders) > _MAX_CANDIDATES:
                break
            found.update(dict.fromkeys(holders[:_MAX_CANDIDATES]))
            if len(found) >= _MAX_CANDIDATES:
                break
        likeness = ((len(pairs & self.pairs[word]) / (len(pairs) + len(self.pairs[word])), word) for word in found)
        return [word for _, word in nlargest(_MAX_ALIKE, likeness)]


def _letter_pairs(word: str) -> set[str]:
    edged = f" {word} "
    return {edged[place : place + 2] for place in range(len(edged) - 1)}


def _nearest_of_few(wanted: str, folded: dict[str, str]) -> str | None:
    from difflib import SequenceMatcher, get_close_matches

    if wanted in folded:
        return folded[wanted]
    if _SAME.get(wanted) in folded:
        return folded[_SAME[wanted]]
    swapped = next((candidate for candidate in folded if _is_swap(wanted, candidate)), None)
    if swapped:
        return folded[swapped]
    close = get_close_matches(wanted, folded, n=1, cutoff=_LEAST_RATIO)
    if close:
        return folded[close[0]]
    beginnings = [c for c in folded if len(wanted) >= 3 and (c.startswith(wanted) or wanted.startswith(c))]
    best = max(beginnings, key=lambda c: SequenceMatcher(None, wanted, c).ratio(), default=None)
    return folded[best] if best else None


def _is_swap(one: str, other: str) -> bool:
    """Return whether two words differ by two neighbouring letters that have changed places."""
    if len(one) != len(other):
        return False
    apart = [place for place, letter in enumerate(one) if letter != other[place]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
