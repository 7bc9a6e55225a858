"""In which language each text of a map is: what the team wrote is in the journey's, all else in the tool's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cxjourney.maps.canvas.hyphenation import HYPHEN
from cxjourney.maps.canvas.text_wrapping import visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KEPT_TEXTS = 20_000
"""How many texts are kept in their parts: most are asked for on many maps and pages."""
_BETWEEN = re.compile(r"[.!?…:](?=\s|$)|[·,،、](?=\s)|\s[·–](?=\s)")
"""Between sentences, and between the facts that stand side by side in one line."""


class TextLanguages:
    """The languages of the texts on a map. A text that holds words of the tool's is in the tool's language.

    Args:
        tool: The tag of the language of the tool's own words on this map.
        written: What was written for the map, by the tag of its language. A text in several languages is in the first.
    """

    def __init__(self, tool: str, written: Mapping[str, Iterable[str]]) -> None:
        self._tool = tool
        self._written: dict[str, str] = {}
        for tag, texts in written.items():
            for text in texts:
                for piece in _pieces(text):
                    self._written.setdefault(piece, tag)

    def of(self, text: str, around: str) -> str:
        """Return the tag of the language of a text, however it is broken into lines.

        Args:
            text: The text.
            around: The tag of the language of what the text stands in: that of figures and signs without a letter.
        """
        tags = {self._written.get(piece, self._tool) for piece in _pieces(text)}
        return tags.pop() if len(tags) == 1 else self._tool if tags else around

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the parts of a text by which its language is told."""
        return _pieces(text)

    def changes_since(self, before: TextLanguages) -> frozenset[str]:
        """Return the parts of texts that came, went, or are in another language than before."""
        return frozenset(part for part, _ in self._written.items() ^ before._written.items())


@lru_cache(maxsize=KEPT_TEXTS)
def _pieces(text: str) -> tuple[str, ...]:
    """Return the parts of a text that have a letter, without the spaces at which a line may break."""
    return tuple(_bare_pieces(text))


def _bare_pieces(text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(visible_text(text)):
        bare = "".join(piece.split()).replace("\u200b", "").replace(HYPHEN, "")
        if any(character.isalpha() for character in bare):
            yield bare
