"""What people write into the cells of a sheet, as values of answers; or why a cell can't be read for sure."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time
from typing import NamedTuple

from cxjourney.answers.answer import AnswerValue
from cxjourney.answers.cell_days import read_day
from cxjourney.answers.columns import (
    CHOICES,
    DAYS,
    EMOTION,
    HIGHEST,
    LOWEST,
    choice_message,
    choice_word,
    score_of_word,
    word_of_choice,
)
from cxjourney.deserialize.feeling_faces import score_of_face
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.deserialize.translated_words import translated_word
from cxjourney.languages import FALLBACK
from cxjourney.languages import language as find_language
from cxjourney.languages.message import Message, list_message, message
from cxjourney.tables.grid import CellValue, UnreadCell
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.formula_signs import FORMULA_SIGN
from cxjourney.text.nearest_word import KnownWords
from cxjourney.text.shorten import shorten

_FIGURE = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{1,6})?")
_SIGN_BEHIND = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)([+-])")
"""A figure as it is typed where text runs from right to left, with its sign on the side on which it is read first."""
_KEPT_TEXT = re.compile(f"'(?:{FORMULA_SIGN}|−)")
"""How a text begins that an apostrophe keeps from being worked out by a spreadsheet."""
_FORMULA = re.compile(r"=.+|#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.DOTALL)
"""A formula or an error that was kept as text: what was left of a sheet once must not become an answer."""
_JOINERS = re.compile("[\u200c\u200d]")
"""Signs that nobody sees, and that tell words apart: they stay."""
_PERSONAS = "pain.personas"
_OFFERED = 8
"""So many of the words that can stand in a cell are named."""
_BETWEEN_NAMES = (re.compile(r"[;\n؛；、]"), re.compile(r"[,،，]"))
"""What stands between the names of several personas; a name may hold a comma itself."""


class CellReading(NamedTuple):
    """What it takes to read the cells of a sheet.

    Attributes:
        language: The tag of the language that the sheet is written in; None where nobody knows.
        personas: By what each may be called, folded, the ids of personas.
    """

    language: str | None
    personas: Mapping[str, Collection[str]]


def is_filled(cell: CellValue | UnreadCell) -> bool:
    """Return whether something stands in a cell that can be seen."""
    return cell is not None and (not isinstance(cell, str) or bool(plain(cell)))


def shown(cell: CellValue | UnreadCell) -> str:
    """Return what stands in a cell as a text on lines of its own, for people."""
    if isinstance(cell, UnreadCell):
        return cell.written
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else f"{cell}"


def plain(text: str) -> str:
    """Return a text on one line, without signs that nobody sees."""
    words = unicodedata.normalize("NFC", text).split()
    if _JOINERS.sub("", "".join(words)).isprintable():
        return " ".join(words)
    return " ".join(filter(None, ("".join(filter(_is_seen, word)) for word in words)))


def _is_seen(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind not in {"Cc", "Cs", "Cn", "Co"} and (kind != "Cf" or _JOINERS.match(character) is not None)


def read_cell(column: str, cell: CellValue | UnreadCell, reading: CellReading) -> AnswerValue | Message:
    """Return what a filled cell answers; why that can't be told for sure.

    Args:
        column: The machine name of its column.
        cell: What stands in it.
        reading: How the sheet is read.
    """
    if isinstance(cell, UnreadCell):
        return message("answers.why.unread", written=_quoted(cell.written))
    if isinstance(cell, str) and _KEPT_TEXT.match(cell):
        cell = cell[1:]
    if isinstance(cell, str) and _FORMULA.fullmatch(cell.strip()):
        return message("answers.why.unread", written=_quoted(cell))
    if column in DAYS:
        return read_day(cell, reading.language)
    if column.startswith(EMOTION):
        return _emotion(cell)
    if column in CHOICES:
        return _choice(column, cell, reading.language)
    if column == _PERSONAS:
        return _personas(shown(cell), reading.personas)
    return plain(shown(cell))


def _quoted(text: str) -> str:
    return shorten(escape_unseen(plain(text)), 60)


def _emotion(cell: CellValue) -> AnswerValue | Message:
    number: float | None = None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = cell
    elif isinstance(cell, str):
        text = plain(cell).replace(" ", "")
        text = ascii_digits(text) or text
        text = _SIGN_BEHIND.sub(r"\2\1", text.replace("−", "-"))
        number = float(text.replace(",", ".")) if _FIGURE.fullmatch(text) else _score_of_sign(plain(cell))
    if number is None or not LOWEST <= number <= HIGHEST:
        return message("answers.why.emotion", said=_quoted(shown(cell)), low=LOWEST, high=HIGHEST)
    return int(number) if float(number).is_integer() else number


def _score_of_sign(text: str) -> int | None:
    """Return how strong the feeling is that a face shows, or a word of the scale that maps have."""
    score = score_of_face(text)
    return score_of_word(text) if score is None else score


def _choice(column: str, cell: CellValue, tag: str | None) -> AnswerValue | Message:
    text = plain(shown(cell))
    word = word_of_choice(column, text) or translated_word(text, CHOICES[column])
    if word is None and column == "source.type" and folded(text) == "other":
        word = "other"
    if word is None:
        return message(
            "answers.why.word", said=_quoted(text), words=list_message(_offered(column, text, tag), _OFFERED)
        )
    return word


def _offered(column: str, text: str, tag: str | None) -> list[Message]:
    """Return the words of a column's list as people call them; of many, those first that look most like a text."""
    words = find_language(tag or FALLBACK)
    called = {choice_word(column, word, words): word for word in CHOICES[column]}
    order = KnownWords(called).order_by_nearness(text) if len(called) > _OFFERED else called
    return [choice_message(column, called[name]) for name in order]


def _personas(text: str, called: Mapping[str, Collection[str]]) -> AnswerValue | Message:
    """Return the ids of the personas that a text names, whatever stands between them."""
    ids: list[str] = []
    for name in _names(text, lambda name: len(called.get(folded(name), ())) == 1):
        named = called.get(folded(name), ())
        if len(named) != 1:
            return message("answers.why.personas", personas=_quoted(name))
        ids += named
    return tuple(dict.fromkeys(ids))


def _names(text: str, is_known: Callable[[str], bool], at: int = 0) -> list[str]:
    """Return the names in a text: the text itself if it is one, else what stands between separators."""
    name = plain(text)
    if is_known(name) or at == len(_BETWEEN_NAMES):
        return [name]
    parts = [part for part in _BETWEEN_NAMES[at].split(text) if plain(part)]
    return [one for part in parts for one in _names(part, is_known, at + 1)]


def persona_names(personas: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
    """Return by what each persona may be called, folded, the ids of those that are called so.

    Args:
        personas: By id, what each may be called.
    """
    found: dict[str, dict[str, None]] = {}
    for id_, names in personas.items():
        for name in (id_, *names):
            found.setdefault(folded(name), {})[id_] = None
    return found
