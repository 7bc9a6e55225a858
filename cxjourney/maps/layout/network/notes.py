"""The words beside a way: its share, large, and when it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.stack import set_words
from cxjourney.maps.measure import text_width
from cxjourney.maps.places import moved

if TYPE_CHECKING:
    from cxjourney.maps.network import Way
    from cxjourney.maps.places import Words

FIGURE, WORDS = 13.0, 10.0
WIDTHS, LINES = (72.0, 86.0, 100.0, 120.0, 145.0, 180.0), 5
"""Words stand in so many lines, or more where even the last of these widths is too narrow."""


class Note:
    """The words of one way, set at the origin, in a width or what they need; it knows what they take."""

    def __init__(self, way: Way, direction: str, within: float = 0.0) -> None:
        self.within = within
        self.items: list[Words] = []
        self.width = self.height = 0.0
        self._add(way.figure, FIGURE, style.WAYS[way.kind], style.BOLD, direction)
        self._add(way.words, WORDS, style.INK, style.REGULAR, direction)
        self.items = [words._replace(width=self.width) for words in self.items]

    def _add(self, text: str, size: float, colour: str, weight: int, direction: str) -> None:
        if not text.strip():
            return
        for width in (self.within,) if self.within else WIDTHS:
            words = set_words(text, 0.0, self.height, width, size, colour, direction, weight)
            if len(words.lines) <= LINES:
                break
        widest = max(text_width(line, size, weight) for line in words.lines)
        self.width = max(self.width, widest + 0.5)
        self.height += words.height
        self.items.append(words)

    def at(self, x: float, y: float) -> tuple[Words, ...]:
        """Give the words with their top left corner at a point."""
        placed = (moved(words, x, y) for words in self.items)
        return tuple(placed)  # type: ignore[arg-type]
