"""Did you mean …? The known word nearest to one that is not known."""

from collections.abc import Iterable

_SAME = {
    "app": "mobile-app", "website": "web", "name": "title", "label": "title", "description": "summary",
    "questionnaire": "survey", "note": "info", "notice": "info", "hint": "info", "md": "markdown",
}  # fmt: skip
"""Words that people write, and what they mean by them."""
MOST_COMPARED = 1000
"""Where more words are known, only those that begin alike are compared."""


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody most likely meant; None where none is near.

    Near is, in this order: the same but for case, hyphens and spaces; a synonym; two letters that changed places; a
    ratio of matching letters of at least 0.67 (`difflib`, after Ratcliff and Obershelp: our own choice); a beginning.
    """
    from difflib import SequenceMatcher, get_close_matches

    words = sorted(set(known))
    if len(words) > MOST_COMPARED:
        words = [candidate for candidate in words if candidate[:2] == word[:2]][:MOST_COMPARED]
    folded = {candidate.casefold().replace("_", "-").replace(" ", "-"): candidate for candidate in reversed(words)}
    wanted = word[:100].casefold().strip().replace("_", "-").replace(" ", "-")
    if wanted in folded:
        return folded[wanted]
    if _SAME.get(wanted) in folded:
        return folded[_SAME[wanted]]
    swapped = next((candidate for candidate in folded if _is_swap(wanted, candidate)), None)
    if swapped:
        return folded[swapped]
    close = get_close_matches(wanted, folded, n=1, cutoff=0.67)
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


def suggestion(word: str) -> str:
    """Return the question by which a word is suggested: ``Did you mean web?``."""
    return f"Did you mean {word}?"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the suggestion of the nearest known word; where none is near, what to say ``otherwise``."""
    near = nearest_word(word, known)
    return suggestion(near) if near else otherwise
