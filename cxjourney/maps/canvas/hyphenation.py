"""Where a word may be divided that is wider than its line, by the rules of its language."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyphen import Pyphen

HYPHEN = "\u2010"
"""The sign that is never part of an id or an address, as the one on keyboards may be."""
SHORTEST = 4
"""Shorter words have no hyphen."""
_LANGUAGE: ContextVar[str] = ContextVar("language of the words that are laid out", default="")


@contextmanager
def hyphenation(language: str) -> Iterator[None]:
    """Divide words by the rules of the language of this tag, as far as they are known, in all that is laid out."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def language_of_words() -> str:
    """Return the tag of the language by whose rules words are divided; empty where none is set."""
    return _LANGUAGE.get()


def word_divisions(word: str, language: str) -> tuple[int, ...]:
    """Return how many characters of a word stand before each place at which it may be divided.

    There are none in what is more than letters, and in languages without known rules.
    """
    core = _letters(word)
    dictionary = _dictionary(language) if core.isalpha() else None
    if dictionary is None:
        return ()
    before = word.index(core)
    return tuple(before + place for place in dictionary.positions(core))


@lru_cache(maxsize=4)
def _dictionary(language: str) -> Pyphen | None:
    """Return the rules of a language; read where a word does not fit alone: German takes 1.4 s of processor time."""
    from pyphen import Pyphen, language_fallback

    known = language_fallback(language.replace("-", "_")) if language else None
    return Pyphen(lang=known) if known else None


def is_divided_with_hyphen(word: str) -> bool:
    """Return whether a word has a hyphen where it is divided: one of letters that have capitals, such as Latin ones."""
    core = _letters(word)
    return len(core) >= SHORTEST and core.isalpha() and all(letter.lower() != letter.upper() for letter in core)


def _letters(word: str) -> str:
    """Return a word without the signs before and behind it."""
    return word.strip("".join(character for character in word if not character.isalnum()))
