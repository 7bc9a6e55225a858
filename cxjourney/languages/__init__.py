"""The tool's own words in the language of a journey: one file of messages per language, found by its name.

A message is found by its key. ``{name}`` in it is replaced by a value; keys that end in ``.one`` and ``.other`` are the
forms for one thing and for several. A language without a file of its own is written in English.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse

if TYPE_CHECKING:
    from cxjourney.analysis.access import Lack


FALLBACK = "en"
_FOLDER = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
"""Languages that are written from right to left (ISO 639, scripts as in Unicode CLDR 48)."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the tool writes in. ``tag`` is the one that was asked for, ``words`` the one its words are in."""

    tag: str
    words: str
    direction: str
    messages: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """Give the message for a key, with the values put in."""
        return _PLACEHOLDER.sub(lambda match: f"{values[match[1]]}", self.messages[key])

    def word(self, kind: str, word: str) -> str:
        """Give the translation of one of the format's own words; the word itself where there is none."""
        return self.messages.get(f"{kind}.{word}", word)

    def count(self, key: str, n: int) -> str:
        """Give the words for a number of things: the key's form for one, or for several."""
        return self.text(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n))

    def number(self, figure: float) -> str:
        """Write a number to two decimals at most, thousands apart, in the language's digits and signs."""
        plain = f"{figure:,.2f}".rstrip("0").rstrip(".") if isinstance(figure, float) else f"{figure:,}"
        digits = self.messages["figures.digits"]
        signs: dict[str, str | int | None] = {
            **{f"{n}": digit for n, digit in enumerate(digits)},
            ".": self.messages["figures.decimal"],
            ",": self.messages["figures.thousands"],
            "-": "\u2212",
        }
        return plain.translate(str.maketrans(signs))

    def percent(self, figure: float, decimals: int = 1) -> str:
        """Write a figure in per cent (0 to 100)."""
        return self.text("figures.percent", n=self.number(round(float(figure), decimals)))

    def day(self, day: date) -> str:
        """Write a date: as it stands in the files, or so that it keeps its order in text that runs right to left."""
        return self.text("figures.day", year=day.year, month=f"{day.month:02}", day=f"{day.day:02}")

    def listed(self, words: Iterable[str]) -> str:
        """Write words as a list."""
        return self.messages["figures.comma"].join(words)

    def joined(self, facts: Iterable[str]) -> str:
        """Write short facts side by side, those that are empty left out."""
        return self.messages["figures.joint"].join(fact for fact in facts if fact)


def available() -> tuple[str, ...]:
    """Give the tags of the languages that come with the tool."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def language(tag: str) -> Language:
    """Give the language of a tag: ``fa-AF`` is written as ``fa`` is, and a language without messages in English."""
    base = tag.lower().partition("-")[0]
    words = base if base in available() else FALLBACK
    direction = "rtl" if base in RIGHT_TO_LEFT or "-arab" in tag.lower() else "ltr"
    return Language(tag, words, direction, messages(words))


@cache
def messages(words: str) -> dict[str, str]:
    """Read the messages of a language that comes with the tool, by key."""
    name = f"{words}.yaml"
    document = parse(TextFile(name, (_FOLDER / name).read_text("utf-8")))
    assert isinstance(document, Document), f"{name} is no YAML"  # noqa: S101  a file of our own
    return {key: str(text) for key, text in document.data.items()}


def taken(lacks: "Iterable[Lack]", words: Language) -> str:
    """Write what a touchpoint takes that a persona lacks."""
    return words.listed(_taken(lack, words) for lack in lacks)


def _taken(lack: "Lack", words: Language) -> str:
    if lack.kind == "devices":
        *others, last = (words.word("lack.device", device) for device in lack.asked)
        return words.text("lack.or").join((words.listed(others), last)) if others else last
    return words.listed(words.word(f"lack.{lack.kind}", asked) for asked in lack.asked)
