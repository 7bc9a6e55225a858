"""How wide text is, and where it breaks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cxjourney.maps.canvas import fonts
from cxjourney.maps.canvas.hyphenation import HYPHEN, is_divided_with_hyphen, language_of_words, word_divisions
from cxjourney.maps.canvas.looks import REGULAR
from cxjourney.text.break_opportunities import BREAKING_SPACES, FIRST_IDEOGRAPH, may_break_between, split_at_ideographs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def text_width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return the width of one line of text, in points, at a size in points."""
    return _ems(text, weight) * size


@lru_cache(maxsize=50_000)
def _ems(text: str, weight: int) -> float:
    return sum((_run(family, run, weight) for family, run in runs(text)), 0.0)


def runs(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield the pieces of a text that one font draws, each with its family; None where no font does."""
    if text.isascii() and text.isprintable():  # most of it
        if text:
            yield fonts.MAIN, text
        return
    families: list[str | None] = []
    for character in text:
        sticks = families and fonts.is_joiner(character)
        families.append(families[-1] if sticks else fonts.family_of(character))
    for family, pairs in groupby(zip(families, text, strict=True), key=lambda pair: pair[0]):
        yield family, "".join(character for _, character in pairs)


def _run(family: str | None, text: str, weight: int) -> float:
    if family is None:
        return sum(fonts.estimate_width(character) for character in text if not fonts.is_joiner(character))
    if family == fonts.EMBEDDED:
        return fonts.embedded_width(text)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = fonts.font(family, weight)
    hb.shape(font, buffer)
    advance = sum(position.x_advance for position in buffer.glyph_positions or ())
    units: int = font.face.upem
    return float(advance) / units


_SPACES = re.compile(f"[{BREAKING_SPACES}]++(?!\u200f?·)")
"""Where a line may break: not before the dot that joins facts, which would look like a bullet."""
_BETWEEN = re.compile(r"(?<=\w\w[-/\\_])(?=[^\W\d_])|(?<=\u200b)")
"""Where a word may break: after a hyphen or slash before a letter, so never in a date, and at a zero-width space. No
letter is left alone before it: X-ray stays whole."""
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_WRITTEN_OUT = re.compile(
    f"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff{_NO_CHARACTERS}]"
)
"""Control characters, separators, marks that turn the direction, halves of characters, and what is no character."""
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]").match
_HIRAGANA = re.compile("[\u3041-\u309f]")
_CLAUSE_END = re.compile("[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f](?=.)")
_PHRASE_END = re.compile("[\u3041-\u309f\u3001\u3002\uff01\uff0c\uff1a\uff1f\u300d\u300f\uff09\u30fb]")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@lru_cache(20_000)
def visible_text(text: str) -> str:
    """Return a text with everything that could change how its neighbours are drawn written out, as in `[U+202E]`."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    return _WRITTEN_OUT.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain)


@lru_cache(maxsize=20_000)
def direction(text: str, otherwise: str) -> str:
    """Return the direction of a paragraph, `ltr` or `rtl`: that of its first letter (Unicode annex 9, rules P2 and P3).

    On a map that runs right to left (`otherwise`), a line with any letter that does so is of that direction: it may
    begin with a name in Latin letters. A text without any letter runs as `otherwise` says.
    """
    kinds = [kind for kind in (_STRONG.get(unicodedata.bidirectional(character)) for character in text) if kind]
    return otherwise if otherwise == "rtl" and "rtl" in kinds else next(iter(kinds), otherwise)


def break_lines(text: str, width: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Return the lines of a text, none wider than `width` points, but for a single character that is wider by itself.

    Every line break that the text has is kept; there is at least one line. A word that is wider than a line is divided.
    """
    return _lines(text, width, size, weight, language_of_words(), False)


def leaves_word_alone(text: str, width: float, size: float, weight: int = REGULAR) -> bool:
    """Return whether a text that is broken into lines of `width` points has a last line of a single word."""
    *others, last = break_lines(text, width, size, weight)
    return bool(others) and len(last.split()) == 1


LEFT_OVER = 4
"""At least so many letters of a divided word go on to the last line, where its language has such a place."""
MOST_EVEN, STEPS, NARROWER = 3, 5, 9
"""Text of more lines is read as a paragraph; how often the width of even lines is halved in search of the least, and in
how many steps a divided word becomes narrower."""


def break_evenly(text: str, width: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Return the lines of a title: no more of them than `break_lines` returns, but of about one length.

    So no word is left alone in the last line. Of more than three lines the last gets a second word where it has one and
    the line before it three or more; a text with line breaks stays as it is.
    Japanese breaks between phrases and Chinese after its marks, where the pieces have room in as many lines.
    """
    return _even_lines(text, width, size, weight, language_of_words())


@lru_cache(maxsize=20_000)
def _even_lines(text: str, width: float, size: float, weight: int, language: str) -> tuple[str, ...]:
    lines = _lines(text, width, size, weight, language, False)
    if len(lines) == 1 or "\n" in text:
        return lines
    if len(lines) > MOST_EVEN:
        return _without_lone_word(lines, width, size, weight)
    phrased = len(_lines(text, width, size, weight, language, True)) == len(lines) and (
        bool(_HIRAGANA.search(text))
        or all(text_width(one.strip(), size, weight) <= width for one in _words(text, True))
    )
    low = max(text_width(word.strip(), size, weight) for word in _words(text, phrased))
    high = width
    for _ in range(STEPS if low < high else 0):
        middle = (low + high) / 2
        if len(_lines(text, middle, size, weight, language, phrased)) == len(lines):
            high = middle
        else:
            low = middle
    return _lines(text, high, size, weight, language, phrased)


def _without_lone_word(lines: tuple[str, ...], width: float, size: float, weight: int) -> tuple[str, ...]:
    """Return lines of which the last is no word alone, where the line before it has a word to spare."""
    *others, before, last = lines
    kept, _, moved = before.rpartition(" ")
    joined = f"{moved} {last}"
    if " " in last.strip() or " " not in kept.strip() or text_width(joined, size, weight) > width:
        return lines
    return (*others, kept, joined)


@lru_cache(maxsize=20_000)
def _lines(text: str, width: float, size: float, weight: int, language: str, phrased: bool) -> tuple[str, ...]:
    return tuple(line for one in text.split("\n") for line in _paragraph(one, width, size, weight, language, phrased))


def _paragraph(text: str, width: float, size: float, weight: int, language: str, phrased: bool) -> list[str]:
    lines, line, used = [], "", 0.0
    space = text_width(" ", size, weight)
    for word in _words(text, phrased):
        bare = word.rstrip()
        wide = text_width(bare, size, weight)
        if line and used + wide > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if wide > width:
            *full, bare = _divide(bare, width, size, weight, language)
            lines += full
            wide = text_width(bare, size, weight)
        spaced = word[-1:] == " "
        line, used = line + bare + (" " if spaced else ""), used + wide + (space if spaced else 0.0)
    lines.append(line.rstrip())
    wrapped = _without_lone_sign(lines)
    return wrapped if text_width(wrapped[-1], size, weight) <= width else lines


def _without_lone_sign(lines: list[str]) -> list[str]:
    """Return lines of which the last is no ideograph alone: one more goes down to it from the line before."""
    if len(lines) < 2 or not lines[-1] or sum(one.isalnum() for one in lines[-1]) > 1 or lines[-1][0] < FIRST_IDEOGRAPH:
        return lines
    *kept, sign = split_at_ideographs(lines[-2])
    if len(kept) < 2 or sign[0] < FIRST_IDEOGRAPH:
        return lines
    return [*lines[:-2], "".join(kept), sign + lines[-1]]


def _words(text: str, phrased: bool) -> list[str]:
    """Return the pieces between which a line may break, in Japanese whole phrases if it is `phrased`.

    Each keeps the space that follows it.
    """
    joins: Callable[[str, str], bool] = _is_within_katakana
    if phrased and _HIRAGANA.search(text):
        joins = _is_within_phrase
    elif phrased and _CLAUSE_END.search(text):
        joins = _is_within_clause
    found = []
    for word in _SPACES.split(text.strip()):
        pieces = _BETWEEN.split(word)
        if word and max(word) >= FIRST_IDEOGRAPH:
            pieces = [part for piece in pieces for part in _join_pieces(split_at_ideographs(piece), joins)]
        found += [*pieces[:-1], pieces[-1] + " "]
    return found


def _is_within_katakana(before: str, after: str) -> bool:
    """Return whether both characters are of a word in katakana, of which a reader knows no part."""
    return bool(_KATAKANA(before) and _KATAKANA(after))


def _is_within_phrase(before: str, after: str) -> bool:
    """Return whether two characters of Japanese stand in one phrase: it ends with hiragana or with a mark."""
    return not (_PHRASE_END.match(before) and not _HIRAGANA.match(after))


def _is_within_clause(before: str, _: str) -> bool:
    """Return whether two characters of Chinese stand in one clause, which ends with a mark."""
    return not _CLAUSE_END.match(before + ".")


def _join_pieces(pieces: list[str], joins: Callable[[str, str], bool]) -> Iterator[str]:
    """Yield pieces of a text, those as one that are joined by their last and their first character."""
    held = ""
    for piece in pieces:
        if held and not joins(held[-1], piece[0]):
            yield held
            held = ""
        held += piece
    yield held


def _divide(word: str, width: float, size: float, weight: int, language: str) -> list[str]:
    """Return a word in parts that fit a line, with a hyphen at the end of each but the last where it takes hyphens.

    It is divided by the rules of its language, and where these have no place that fits, where it leaves the line; one
    of ideographs or katakana into parts of about one length, so that no sign is left alone.
    """
    parts = _parts(word, width, size, weight, language)
    if max(word) >= FIRST_IDEOGRAPH:
        for step in range(NARROWER, 0, -1):
            even = _parts(word, width * step / (NARROWER + 1), size, weight, language)
            if len(even) > len(parts):
                break
            parts = even
    return parts


def _parts(word: str, width: float, size: float, weight: int, language: str) -> list[str]:
    parts, begin = [], 0
    hyphen = HYPHEN if is_divided_with_hyphen(word) else ""
    places = word_divisions(word, language)
    while text_width(word[begin:], size, weight) > width:
        fitting = [
            place
            for place in reversed(places)
            if place > begin and text_width(word[begin:place] + HYPHEN, size, weight) <= width
        ]
        best = next((place for place in fitting if len(word) - place >= LEFT_OVER), fitting[0] if fitting else 0)
        end = best or begin + _fitting_length(word[begin:], width, size, weight, hyphen)
        if end >= len(word):
            break
        part = word[begin:end]
        parts.append(part + hyphen if text_width(part + hyphen, size, weight) <= width else part)
        begin = end
    return [*parts, word[begin:]]


def _fitting_length(word: str, width: float, size: float, weight: int, hyphen: str) -> int:
    """Return how many characters of a word fit a line, at least one; marks and joiners stay with their letter."""
    count, used = 0, text_width(hyphen, size, weight)
    for cluster in _clusters(word):
        wide = text_width(cluster, size, weight)
        if count and used + wide > width:
            break
        count, used = count + len(cluster), used + wide
    if count >= len(word) or max(word) < FIRST_IDEOGRAPH:
        return count
    whole = count
    while count > 1 and not may_break_between(word[:count], word[count]):
        count -= len(_clusters(word[:count])[-1])
    return count if count and may_break_between(word[:count], word[count]) else whole


def _clusters(word: str) -> list[str]:
    found: list[str] = []
    for character in word:
        joined = found and (fonts.is_joiner(character) or found[-1].endswith("\u200d"))
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found
