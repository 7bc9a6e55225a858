"""The tool's own words by language: one file of messages per language, found by its name.

A message is found by its key. ``{name}`` in it is replaced by a value; keys that end in ``.one`` and ``.other`` are the
forms for one thing and for several. A message stands on a line of its own, parsed when it is asked for; one that
a language lacks is written in English.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

FALLBACK = "en"
_FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
"""Languages that are written from right to left (ISO 639, scripts as in Unicode CLDR 48)."""


class Messages(dict[str, str]):
    """The messages of a language by key, each parsed when it is first needed."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, key: str) -> str:
        """Parse the line of a key.

        Raises:
            KeyError: No message has that key, in English neither.
        """
        line = message_lines(self._words).get(key) or message_lines(FALLBACK)[key]
        value = line.partition(":")[2].strip()
        # Quotes are those of JSON, or there are none: a test holds that YAML reads the same.
        self[key] = message = str(json.loads(value)) if value[0] == '"' else value
        return message


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the tool writes in.

    Attributes:
        tag: The tag that was asked for (BCP 47), such as ``fa-AF``.
        words: The language that its words are in, by the name of its file: ``fa``, or ``en`` where there is none.
        direction: ``ltr`` or ``rtl``, the direction in which the language that was asked for is written.
        messages: Its messages, by key.
    """

    tag: str
    words: str
    direction: str
    messages: Messages

    def text(self, key: str, **values: object) -> str:
        """Return the message for a key, with the values put in.

        Raises:
            KeyError: No message has that key, or it has a placeholder that no value is for.
        """
        message = self.messages[key]
        return message.format_map(values) if "{" in message else message

    def word(self, kind: str, word: str) -> str:
        """Return the translation of one of the format's own words; the word itself where there is none."""
        try:
            return self.messages[f"{kind}.{word}"]
        except KeyError:
            return word

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the words for a number of things: the key's form for one, or for several, with the values put in.

        Raises:
            KeyError: As `text` does, of that form.
        """
        return self.text(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n), **values)

    def number(self, figure: float) -> str:
        """Return a number to two decimals at most, thousands apart, in the language's digits and signs."""
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
        """Return a figure in per cent (0 to 100), rounded to that many decimals, with the language's sign."""
        return self.text("figures.percent", n=self.number(round(float(figure), decimals)))

    def day(self, day: date) -> str:
        """Return a date: as it stands in the files, or so that it keeps its order in text that runs right to left."""
        return self.text("figures.day", year=day.year, month=f"{day.month:02}", day=f"{day.day:02}")

    def list_words(self, words: Iterable[str]) -> str:
        """Return words as a list with the language's commas, however many there are."""
        return self.messages["figures.comma"].join(words)

    def join_and(self, items: Iterable[str], most: int | None = None) -> str:
        """Return a list in a sentence: ``web, post and phone``; beyond ``most`` things the rest is counted."""
        return self._join_last(list(items), most, choice=False)

    def join_or(self, items: Iterable[str], most: int | None = None) -> str:
        """Return a choice in a sentence: ``web, post or phone``; beyond ``most`` things the rest is counted."""
        return self._join_last(list(items), most, choice=True)

    def join_comma(self, items: Iterable[str], most: int = 12) -> str:
        """Return a list with commas alone: ``web, post, phone``; beyond ``most`` things the rest is counted."""
        named = list(items)
        shown = self.list_words(named[:most])
        if len(named) <= most:
            return shown
        more = self.text("figures.more", n=self.number(len(named) - most))
        return self.text("figures.and", others=shown, last=more)

    def _join_last(self, items: list[str], most: int | None, choice: bool) -> str:
        if most is not None and len(items) > most + 1:
            items[most:] = [self.text("figures.more", n=self.number(len(items) - most))]
            choice = False
        if len(items) < 2:
            return "".join(items)
        return self.text("figures.or" if choice else "figures.and", others=self.list_words(items[:-1]), last=items[-1])

    def join_facts(self, facts: Iterable[str]) -> str:
        """Return short facts side by side, those that are empty left out."""
        return self.messages["figures.joint"].join(fact for fact in facts if fact)


def available_languages() -> tuple[str, ...]:
    """Return the tags of the languages that come with the tool: the names of the files beside this one."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def language(tag: str) -> Language:
    """Return the language of a tag: ``fa-AF`` is written as ``fa`` is, and a language without messages in English.

    Its first part is the language (BCP 47: RFC 5646).
    """
    base = tag.lower().partition("-")[0]
    words = base if base in available_languages() else FALLBACK
    direction = "rtl" if base in RIGHT_TO_LEFT or "-arab" in tag.lower() else "ltr"
    return Language(tag, words, direction, Messages(words))


@cache
def message_lines(words: str) -> dict[str, str]:
    """Return the lines of a language's file by their keys, in the file's order."""
    lines = (_FOLDER / f"{words}.yaml").read_text("utf-8").splitlines()
    return {line.partition(":")[0]: line for line in lines if line.strip() and line[0] != "#"}


class AccessBarrier(Protocol):
    """What a touchpoint asks for that a persona lacks."""

    @property
    def kind(self) -> str:
        """What kind of thing it is: internet, devices, skills, travel, abilities or assistive."""

    @property
    def asked(self) -> Sequence[str]:
        """What is asked for, in the format's words; of devices one is enough."""


def barrier_text(touchpoint: str, lacks: Iterable[AccessBarrier], words: Language) -> str:
    """Return in words what a touchpoint asks for that a persona lacks, and which needs of hers it does not serve."""
    every = list(lacks)
    asked = words.list_words(_lack_text(lack, words) for lack in every if lack.kind != "assistive")
    needs = words.list_words(_lack_text(lack, words) for lack in every if lack.kind == "assistive")
    if not needs:
        return words.text("barrier.asked", touchpoint=touchpoint, asked=asked)
    if not asked:
        return words.text("barrier.needs", touchpoint=touchpoint, needs=needs)
    return words.text("barrier.both", touchpoint=touchpoint, asked=asked, needs=needs)


def access_names(names: Iterable[str], words: Language) -> Iterator[str]:
    """Yield in words the names of attributes of a persona's access: internet, devices, skills, travel."""
    return (words.text(f"access.{name}") for name in names)


def _lack_text(lack: AccessBarrier, words: Language) -> str:
    if lack.kind == "devices":
        *others, last = (words.word("lack.device", device) for device in lack.asked)
        return words.text("lack.or").join((words.list_words(others), last)) if others else last
    if lack.kind == "abilities":
        return words.list_words(words.word("lack.sense", asked) for asked in lack.asked)
    return words.list_words(words.word(f"lack.{lack.kind}", asked) for asked in lack.asked)
