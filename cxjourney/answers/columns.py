"""The columns of a question sheet: their machine names, what may stand in them, and what people call them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import get_args

from cxjourney.languages import Language, available_languages
from cxjourney.languages import language as find_language
from cxjourney.languages.message import Message, message, message_text
from cxjourney.model.vocabulary import Cadence, DataType, PainSeverity, SourceStatus
from cxjourney.text.comparison_key import comparison_key

GIVEN = (
    *("key", "journey", "stage", "question", "whom", "know", "missing", "suggested"),
    *("rank", "coverage", "priority", "not_said", "file", "as_of", "reason"),
)
"""Columns that the tool fills in; what anybody writes into them is not an answer."""
REASON = "reason"
"""The column that says why a row was not written."""
SOURCE = (
    *("source.title", "source.type", "source.owner", "source.cadence", "source.status", "source.date", "source.sees"),
)
"""Columns on a data source that sees the stage."""
PAIN_POINT = ("pain.title", "pain.severity", "pain.personas")
"""Columns on a pain point of the stage."""
EMOTION = "emotion."
"""Begins the name of the column on how a persona feels at the stage; the persona's id stands behind it."""
NOTE = ("note",)
"""The column for an answer in somebody's own words."""
ASK = ("ask.who", "ask.by")
"""Columns on who will find out, and by when."""
CLOSES = "asked."
"""Begins the name of the answer to a question that was put to somebody, which a form asks for and no sheet does."""
ANSWERED = "answered"
"""The day on which such answers came."""
SIGNED = ("by",)
"""The column that says who filled in the row."""
LOWEST, HIGHEST = -2, 2
"""How a persona feels lies between these figures, which belong to it."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "source.type": tuple(type_ for type_ in get_args(DataType) if type_ != "other"),  # other asks for its families
    "source.cadence": get_args(Cadence),
    "source.status": get_args(SourceStatus),
    "pain.severity": get_args(PainSeverity),
}
"""By column, the words of the format from which one is chosen."""
DAYS = frozenset(("source.date", "ask.by", ANSWERED))
"""Columns that hold a day."""
_PERSONA = "\x00"
_ALIKE = str.maketrans({"ı": "i", "\u0307": None})
"""In Turkish, I is the capital of ı, and İ, in small letters an i with a dot more, that of i."""


def answer_columns(personas: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the columns that are to be filled in, in their order.

    Args:
        personas: The ids of the personas who travel the journeys of the sheet.
    """
    return (*NOTE, *SOURCE, *PAIN_POINT, *(f"{EMOTION}{persona}" for persona in personas), *ASK, *SIGNED)


def is_answer(name: str) -> bool:
    """Return whether a column of that machine name is one that people fill in."""
    return name in NOTE + SOURCE + PAIN_POINT + ASK + SIGNED or (name.startswith(EMOTION) and name != EMOTION)


def heading(name: str, words: Language, personas: Mapping[str, str]) -> str:
    """Return what a column is called in a language.

    Args:
        name: Its machine name.
        words: The language.
        personas: By the id of a persona, what it is called.

    Raises:
        KeyError: No column has that name, or it is on a persona that is not among ``personas``.
    """
    if name.startswith(EMOTION):
        return _emotion_heading(words, personas[name.removeprefix(EMOTION)])
    return words.text(f"sheet.column.{name}")


def column_of_heading(text: str, personas: Mapping[str, Iterable[str]]) -> str | None:
    """Return the machine name of a column by its heading, whatever language that is in; None where none is known.

    Upper case and lower case, and white space, are the same; the machine name is a heading too.

    Args:
        text: The heading.
        personas: By id, what each persona may be called: its label, its name, its title.
    """
    key = sheet_key(text)
    known = _headings().get(key)
    if known:
        return known
    called = {sheet_key(name): id_ for id_, names in personas.items() for name in (*names, id_)}
    for pattern in _emotion_patterns():
        found = pattern.fullmatch(key)
        if found and found["persona"] in called:
            return f"{EMOTION}{called[found['persona']]}"
    return None


def choice_word(column: str, word: str, words: Language) -> str:
    """Return what one of the format's words is called in the list of a column."""
    return message_text(choice_message(column, word), words)


def choice_message(column: str, word: str) -> Message:
    """Return what one of the format's words is called in the list of a column, for any language."""
    if column == "source.type":
        return message(f"type.{word}")
    if column == "source.cadence":
        return message(f"cadence.{word}")
    if column == "source.status":
        return message(f"source-status.{word}")
    return message(f"severity.{word}")


def word_of_choice(column: str, text: str) -> str | None:
    """Return the word of the format that was chosen in a column, in whatever language; None where it is none of them.

    Raises:
        KeyError: It isn't a column in which a word is chosen.
    """
    return _chosen_words(column).get(sheet_key(text))


def score_of_word(text: str) -> int | None:
    """Return how strong the feeling is that a word of a map's scale names, in whatever language; None for others."""
    return _scale_words().get(sheet_key(text))


def sheet_key(text: str) -> str:
    """Return what is the same for texts of a sheet that differ in case, white space or look-alike letters alone."""
    return comparison_key(text).casefold().translate(_ALIKE)


def _emotion_heading(words: Language, persona: str) -> str:
    return words.text("sheet.emotion", persona=persona, low=LOWEST, high=HIGHEST)


def _languages() -> Iterator[Language]:
    return map(find_language, available_languages())


@cache
def _headings() -> Mapping[str, str]:
    names = (*GIVEN, *answer_columns(()))
    said = {sheet_key(words.text(f"sheet.column.{name}")): name for words in _languages() for name in names}
    return {**said, **{sheet_key(name): name for name in names}}


@cache
def _emotion_patterns() -> tuple[re.Pattern[str], ...]:
    said = [*(sheet_key(_emotion_heading(words, _PERSONA)) for words in _languages()), f"{EMOTION}{_PERSONA}"]
    return tuple(re.compile(re.escape(text).replace(re.escape(_PERSONA), "(?P<persona>.+)")) for text in said)


@cache
def _scale_words() -> Mapping[str, int]:
    """Return what maps call the figures of emotions; a word that means two in two languages is left out."""
    scores = range(LOWEST, HIGHEST + 1)
    said = [(sheet_key(words.text(f"map.feels.{score}")), score) for words in _languages() for score in scores]
    return {word: score for word, score in said if all(other == score for same, other in said if same == word)}


@cache
def _chosen_words(column: str) -> Mapping[str, str]:
    said = {sheet_key(choice_word(column, word, words)): word for words in _languages() for word in CHOICES[column]}
    return {**said, **{sheet_key(word): word for word in CHOICES[column]}}
