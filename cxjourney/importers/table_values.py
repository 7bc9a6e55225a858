"""Cells of tables -> what they say: lists of text, how strong an emotion is, the channel that a word names."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from cxjourney.deserialize.channel_synonyms import channel_called, platform_channel
from cxjourney.deserialize.feeling_faces import SCORES, VARIANT
from cxjourney.deserialize.slug import slug_of
from cxjourney.importers.draft import plain_text
from cxjourney.model.channel import known_channels
from cxjourney.tables.grid import CellValue, UnreadCell
from cxjourney.text.digits import ascii_digits

_EMPTY = frozenset({"", "-", "–", "—", "−", "n/a", "na", "none", "…", "...", "?", "tbd", "/"})
"""What people write into a cell that says nothing."""
_LONGEST_EMPTY = 16
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪◦‣·]|\(?\d{1,2}[.)、])\s+")
_SPLIT = re.compile(r"\n|;|；|؛|•|●|▪|‣")
_SMILEYS = {":-)": 1, ":)": 1, ":-|": 0, ":|": 0, ":-(": -1, ":(": -1}
_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"
_OUT_OF = re.compile(rf"({_NUMBER})\s*(?:/|von|of|из|de|sur|dari|از)\s*(\d{{1,3}})\b")
_ALONE = re.compile(rf"\(?({_NUMBER})\)?(?=$|\s*[:–—(]|\s+[-–—]\s|\s*[^\W\d_]{{3}})")
_BRACKETED = re.compile(rf"\(({_NUMBER})\)$")
_DECIMALS = 10
_UNSURE = (
    "post, posts, pos, brief, call, calls, text, texto, texting, application, applications, anwendung, "
    "programme, line, signal, event, print, office, counter, mobile, site, borne, arama, appel, carta, "
    "letter, letters, media, threads, automat, charla, haber, agence, balcão, evento, acara, konsep, surat, "
    "courrier, lettre, mektup, aplicación, aplicação, برنامه, رسالة, نامه, 活动, 应用, 端末"
)
"""Words that name a channel where they stand alone, and much else within a sentence."""
_RUSSIAN: dict[str, str] = {
    **dict.fromkeys(("сайт", "сайте", "сайта", "веб-сайт", "вебсайт", "лендинг"), "web"),
    **dict.fromkeys(("мобильное приложение", "мобильном приложении"), "mobile-app"),
    **dict.fromkeys(("телефон", "звонок", "по телефону", "колл-центр"), "phone"),
    **dict.fromkeys(("электронная почта", "имейл", "письмо на почту"), "email"),
    **dict.fromkeys(("соцсети", "социальные сети", "вконтакте"), "social"),
    **dict.fromkeys(("магазин", "магазине"), "store"),
    **dict.fromkeys(("чат", "чат-бот", "телеграм", "мессенджер"), "chat"),
    **dict.fromkeys(("смс", "sms"), "sms"),
    **dict.fromkeys(("офис", "отделение"), "branch"),
}
"""What channels are called in Russian, in which many tables are written, and the tool is not."""
_WORDS_TOGETHER = 3


class Feeling(NamedTuple):
    """What a cell says of an emotion.

    Attributes:
        figure: Its figure, as written; None where there is none.
        best: The best of its scale, where it is written as ``4/5``.
        score: How strong it is, from -2 to 2, where a face says so.
        says: The words beside.
    """

    figure: float | None
    best: float | None
    score: float | None
    says: str


def shown(value: CellValue | UnreadCell) -> str:
    """Return what a cell holds as text on one line."""
    if isinstance(value, UnreadCell):
        return plain_text(value.written)
    text = text_of(value)
    return " ".join(text.split()) if text.isprintable() else plain_text(text)


def text_of(value: CellValue) -> str:
    """Return what a cell holds as text, line breaks included."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value)


def is_blank(value: CellValue | UnreadCell) -> bool:
    """Return whether a cell says nothing: it is empty, or holds a sign for that."""
    if not isinstance(value, str) or (len(value.strip()) > _LONGEST_EMPTY and value.isprintable()):
        return value is None
    return _plain(value).casefold() in _EMPTY


def _plain(text: str) -> str:
    """Return a text on one line; empty where there is nothing in it that anybody sees."""
    if text.isprintable():
        return " ".join(text.split())
    plain = plain_text(text)
    return plain if any(sign.isprintable() and not sign.isspace() for sign in plain) else ""


def items(value: CellValue) -> list[str]:
    """Return what a cell lists: split at line breaks, semicolons and bullets, never at commas."""
    found = (_plain(_BULLET.sub("", part)) for part in _SPLIT.split(text_of(value)))
    return [one for one in found if one.casefold() not in _EMPTY]


def feeling(value: CellValue) -> Feeling:
    """Return what a cell says of an emotion."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Feeling(float(value), None, None, "")
    written = plain_text(text_of(value))
    plain = ascii_digits(written) or written
    plain = plain.replace("−", "-")
    out_of = _OUT_OF.search(plain)
    if out_of:
        return Feeling(_float(out_of[1]), _float(out_of[2]), None, _rest(plain, out_of))
    number = _ALONE.match(plain) or _BRACKETED.search(plain)
    if number:
        return Feeling(_float(number[1]), None, None, _rest(plain, number))
    scores = {SCORES[sign] for sign in written if sign in SCORES} | {
        score for smiley, score in _SMILEYS.items() if smiley in written
    }
    words = plain_text("".join(" " if sign in SCORES or sign == VARIANT else sign for sign in written))
    for smiley in _SMILEYS:
        words = words.replace(smiley, "")
    if len(scores) == 1:
        return Feeling(None, None, scores.pop(), words.strip(" -–—:"))
    return Feeling(None, None, None, written)


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _rest(text: str, found: re.Match[str]) -> str:
    left = plain_text(f"{text[: found.start()]} {text[found.end() :]}").replace("()", "")
    return left.strip(" -–—:()")


def on_scale(figure: float, worst: float, best: float) -> float | None:
    """Return a figure of a scale as an emotion from -2 to 2; None where it is off the scale."""
    if not min(worst, best) <= figure <= max(worst, best):
        return None
    score = round((figure - worst) / (best - worst) * 4 - 2, _DECIMALS)
    return int(score) if score == int(score) else score


def channel_of(text: str) -> str | None:
    """Return the only known channel that words name; None where none does, or several do."""
    whole = _called(plain_text(text))
    if whole:
        return whole
    found: set[str] = set()
    for part in (*re.findall(r"[(（\[]([^)）\]]*)[)）\]]", text), *re.split(r"[:：]", text)[:-1]):
        called = _called(plain_text(part))
        found |= {called} if called else set()
    if len(found) == 1:
        return found.pop()
    parts = [set(_within(part)) for part in re.split("[,،、，]", text) if part.strip()]
    return _only(set().union(*parts)) if all(parts) else None


def _within(text: str) -> Iterator[str]:
    """Yield the channels that words within a text name, the longest names first."""
    words = re.findall(r"[\w’'-]+", text.casefold())
    place = 0
    while place < len(words):
        for n in range(min(_WORDS_TOGETHER, len(words) - place), 0, -1):
            name = " ".join(words[place : place + n])
            found = None if name in _UNSURE.split(", ") else _called(name)
            if found:
                yield found
                place += n - 1
                break
        place += 1


def _called(name: str) -> str | None:
    known = slug_of(name)
    if known in known_channels():
        return known
    return channel_called(name) or platform_channel(name) or _RUSSIAN.get(name.casefold().strip())


def _only(found: set[str]) -> str | None:
    return found.pop() if len(found) == 1 else None


def channel_items(value: CellValue) -> list[str]:
    """Return what a cell lists as touchpoints or channels: at commas and slashes too, where each part is a channel."""
    found: list[str] = []
    for one in items(value):
        parts = [part.strip() for part in re.split(r"[,،、/+]| and | & ", one) if part.strip()]
        found += parts if len(parts) > 1 and all(_called(part) for part in parts) else [one]
    return found


def one_line(texts: Sequence[str]) -> str:
    """Return texts one behind the other."""
    return " ".join(texts)
