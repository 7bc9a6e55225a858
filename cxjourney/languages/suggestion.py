"""Did you mean …? The question by which a word is suggested."""

from collections.abc import Iterable

from cxjourney.languages.message import Message, message
from cxjourney.text.nearest_word import nearest_word


def suggestion(word: str) -> Message:
    """Return the question by which a word is suggested: ``Did you mean web?``."""
    return message("reading.suggestion", word=word)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the suggestion of the nearest known word; where none is near, what to say ``otherwise``."""
    near = nearest_word(word, known)
    return suggestion(near) if near else otherwise
