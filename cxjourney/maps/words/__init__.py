"""The map's own words, in the language of the journey where there is a translation, else in English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "az-arab", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi")
)
_PERSIAN = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Language:
    """A language that maps are written in."""

    tag: str
    direction: str
    messages: Mapping[str, str]
    words: str

    def text(self, key: str, **values: str) -> str:
        """The words for a key, with values put in."""
        return self.messages[key].format(**values)

    def count(self, key: str, n: int) -> str:
        """The words for a number of things: the key's `one` or `other`."""
        return self.text(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n))

    def number(self, x: float) -> str:
        """A number to two decimals at most, in the language's digits, with a minus sign that is one."""
        plain = f"{x:.2f}".rstrip("0").rstrip(".").replace("-", "\u2212")
        if self.words == "fa":
            return plain.translate(_PERSIAN)
        return plain.replace(".", ",") if self.words == "id" else plain

    def percent(self, x: float) -> str:
        """A figure in per cent (0 to 100), to one decimal at most."""
        return self.number(round(x, 1)) + ("٪" if self.words == "fa" else "%")

    def listed(self, words: Iterable[str]) -> str:
        """Words as a list."""
        return ("، " if self.direction == "rtl" and self.words == "fa" else ", ").join(words)

    def day(self, day: date) -> str:
        """A date, which keeps its order in text that runs right to left."""
        return f"\u200e{day.isoformat()}\u200e" if self.direction == "rtl" else day.isoformat()


@cache
def language(tag: str) -> Language:
    """The language of a tag, `fa-AF` as well as `fa`."""
    base = tag.lower().partition("-")[0]
    known = base if (_HERE / f"{base}.yaml").is_file() else "en"
    messages = yaml.load((_HERE / f"{known}.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  own file
    direction = "rtl" if base in _RIGHT_TO_LEFT or tag.lower() in _RIGHT_TO_LEFT or "-arab" in tag.lower() else "ltr"
    return Language(tag, direction, messages, known)
