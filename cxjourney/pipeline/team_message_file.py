"""A team's own words: a file of messages in the shape of the tool's, checked against English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cxjourney.files.text_file import TextFile
from cxjourney.languages import FALLBACK, available_languages
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.languages.message_files import message_lines, parse_line
from cxjourney.languages.plural_forms import plural_categories
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.parse.document import Document, parse
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

PLACEHOLDER = re.compile(r"\{(\w+)\}")
MAX_LENGTH = 1000
"""Characters of a message; the longest in English has fewer than 200."""


class WordFault(NamedTuple):
    """What is wrong with a message, or with the file, and where."""

    line: int
    column: int
    sentence: str


@dataclass(frozen=True, slots=True)
class WordsFile:
    """What a team's file of words says.

    Attributes:
        messages: The messages that can be used, by key.
        faults: What is wrong with others.
        missing: The keys that it lacks, in the order of English, where the tool does not speak the language itself.
    """

    messages: dict[str, str]
    faults: tuple[WordFault, ...]
    missing: tuple[str, ...]


def expected_keys(language: str) -> dict[str, str]:
    """Return, by each key that a language has, the key of the message in English that it translates.

    Messages for a number of things have a key for each form of the language: ``.one`` translates English's, the others
    ``.other``. Where English names the only thing and counts several, every language has a form for exactly one.
    """
    keys = message_lines(FALLBACK)
    forms = plural_categories(language)
    found: dict[str, str] = {}
    for key in keys:
        base, _, form = key.rpartition(".")
        one, other = f"{base}.one", f"{base}.other"
        if not _is_plural(key):
            found[key] = key
        elif form == "one" and ("one" in forms or _placeholders(one) - _placeholders(other)):
            found[one] = one
        elif form == "other":
            found |= {f"{base}.{category}": other for category in forms if category != "one"}
            found[other] = other
    return found


def _is_plural(key: str) -> bool:
    base, _, form = key.rpartition(".")
    return form in ("one", "other") and {f"{base}.one", f"{base}.other"} <= message_lines(FALLBACK).keys()


def _placeholders(key: str) -> set[str]:
    return set(PLACEHOLDER.findall(parse_line(message_lines(FALLBACK)[key])))


def placeholder_fault(key: str, text: str, original: str) -> str:
    """Return what is wrong with the placeholders of a message, as a sentence; empty where nothing is.

    Args:
        key: Its key.
        text: The message.
        original: The key in English that it translates.
    """
    theirs, ours = _placeholders(original), set(PLACEHOLDER.findall(text))
    if re.search("[{}]", PLACEHOLDER.sub("", text)):
        return message("team.brace", key=key, example=f"{{{min(theirs, default='n')}}}")
    if _is_plural(original):
        theirs, ours = theirs - {"n"}, ours - {"n"}  # a form need not say the number
    if strange := sorted(ours - theirs):
        return join_sentences(message("team.unfilled", key=key, name=f"{{{strange[0]}}}"), _there_are(theirs))
    if lacking := sorted(theirs - ours):
        return message("team.lacking", key=key, name=f"{{{lacking[0]}}}")
    return ""


def _there_are(names: set[str]) -> str:
    shown = list_message(f"{{{name}}}" for name in sorted(names))
    return message("team.there-are", names=shown) if names else message("team.takes-none")


def parse_words_file(language: str, source: TextFile) -> WordsFile:
    """Return what a team's file of words says; a message with a fault is left out.

    Args:
        language: The tag of the language.
        source: The text of the file.
    """
    document = parse(source)
    if not isinstance(document, Document):
        first = document[0]
        span = source.span(first.start, first.end)
        why = join_sentences(first.message, first.help)
        return WordsFile({}, (WordFault(span.line, span.column, why),), ())
    if not isinstance(document.data, dict):
        why = message("team.no-messages", example="gaps.stage: Skede")
        return WordsFile({}, (WordFault(1, 1, why),), ())
    expected = expected_keys(language)
    messages: dict[str, str] = {}
    faults: list[WordFault] = []
    for key, value in document.data.items():
        sentence = _message_fault(str(key), value, expected)
        if sentence:
            place = document.span((key,), of_key=True)
            faults.append(WordFault(place.line, place.column, sentence))
        else:
            messages[str(key)] = str(value)
    missing = () if language in available_languages() else tuple(key for key in expected if key not in messages)
    return WordsFile(messages, tuple(faults), missing)


def _message_fault(key: str, value: object, expected: dict[str, str]) -> str:
    return next(_message_faults(key, value, expected), "")


def _message_faults(key: str, value: object, expected: dict[str, str]) -> Iterator[str]:
    name = shorten(key, 60)
    if key not in expected:
        otherwise = did_you_mean(key, expected, message("reading.delete"))
        yield join_sentences(message("team.unknown", key=name), otherwise)
        return
    if not isinstance(value, str):
        yield message("team.no-text", key=name)
        return
    if not value:
        yield message("team.empty", key=name)
    if len(value) > MAX_LENGTH or "\n" in value or escape_unseen(value) != value:
        yield message("team.one-line", key=name, most=MAX_LENGTH)
    if key == "figures.digits" and len(value) != len("0123456789"):
        yield message("team.digits", key=name)
    if key == "figures.grouped-from" and not re.fullmatch("[0-9]{1,2}", value):
        yield message("team.grouped-from", key=name, example='"4"')
    if fault := placeholder_fault(name, value, expected[key]):
        yield fault
