"""Lists of words in brackets: which items a comma has made of one text, and which a comma of another script joins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cxjourney.text.clause_words import is_clause, is_continuation
from cxjourney.text.shorten import one_line
from cxjourney.text.yaml_quotes import QuotedText

_END_OF_TEXT = re.compile(r".*[.!?…؟。]['\"”»)]*", re.DOTALL)
_NAMES = frozenset(("systems",))
"""What is listed under these are names, written as their owners write them: ``[Salesforce, iPad app]``."""
_SENTENCES = frozenset(("questions", "thoughts"))
"""What is listed under these are sentences, mostly."""
_MIN_WORDS = 3
"""A pair of fewer words is no prose."""
_OTHER_COMMA = re.compile(" *[،，、؛；] *")
_MOST_WORDS = 3
_MOST_LETTERS = 20
"""Parts between commas that are longer are clauses of a sentence."""


def joined_items(items: Sequence[object], key: str, language: str) -> list[bool]:
    """Return of each item of a list in brackets whether it goes on with the text of the one before.

    Args:
        items: The items.
        key: The attribute that lists them.
        language: The tag of their language.
    """
    joins = [False]
    for before, after in pairwise(items):
        goes_on = _may_go_on(before) and _is_plain(after)
        joins.append(goes_on and is_continuation(f"{after}", "" if joins[-1] else f"{before}", language))
    for head, item in enumerate(items):
        if not _begins_with_capital(item) or key in _NAMES:
            continue
        end = head + 1
        while end < len(items) and _may_go_on(items[end - 1]) and (joins[end] or _begins_small(items[end])):
            end += 1
        run = [f"{one}" for one in items[head:end]]
        if len(run) > 1 and (True in joins[head + 1 : end] or _is_sentence(run, key, language)):
            joins[head + 1 : end] = [True] * (len(run) - 1)
    return joins


def _is_sentence(run: Sequence[str], key: str, language: str) -> bool:
    """Return whether items, of which the first alone has a capital, are one text rather than a list of names."""
    first, second = run[:2]
    if len(first.split()) + len(second.split()) < _MIN_WORDS:
        return False
    if len(first.split()) > 1:
        return True
    if key in _SENTENCES or _END_OF_TEXT.fullmatch(run[-1]):
        return True
    return is_clause(first, language) or is_clause(second, language)


def items_between_other_commas(items: Sequence[object], key: str, language: str) -> list[str]:
    """Return the items that the only text of a list in brackets was meant as; none where it was meant as one.

    It reads as several where a comma of another script stands between parts of few words, none of which goes on with
    a conjunction, and nothing ends them as sentences end.

    Args:
        items: The items, as they are read.
        key: The attribute that lists them.
        language: The tag of their language.
    """
    if len(items) != 1 or not _is_plain(items[0]) or key in _SENTENCES or _END_OF_TEXT.fullmatch(f"{items[0]}"):
        return []
    parts = _OTHER_COMMA.split(one_line(f"{items[0]}"))
    are_short = all(part and len(part.split()) <= _MOST_WORDS and len(part) <= _MOST_LETTERS for part in parts)
    goes_on = any(is_continuation(part, "", language) or is_clause(part, language) for part in parts)
    return parts if len(parts) > 1 and are_short and not goes_on else []


def _is_plain(item: object) -> bool:
    """Return whether an item is text without quotes."""
    return isinstance(item, str) and item != "" and not isinstance(item, QuotedText)


def _may_go_on(item: object) -> bool:
    return _is_plain(item) and not _END_OF_TEXT.fullmatch(f"{item}")


def _begins_small(item: object) -> bool:
    return _is_plain(item) and f"{item}"[0].islower()


def _begins_with_capital(item: object) -> bool:
    """Return whether plain text begins with one capital: with more it is a name such as IT."""
    text = f"{item}"
    return _is_plain(item) and text[0].isupper() and not text[1:2].isupper()
