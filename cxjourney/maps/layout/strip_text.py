"""Lines of pieces, each of them words with a sample or a symbol before them, as the small picture has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.text_wrapping import text_width, visible_text
from cxjourney.maps.layout.legend import SAMPLE, place_sample
from cxjourney.maps.layout.stack import place_symbol, set_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxjourney.maps.canvas.shapes import Ink, Part

SIZE, BETWEEN, LINE_GAP = 14.0, 18.0, 2.0
"""The size of type, and the room between pieces of a line and between lines, in points."""


class Piece(NamedTuple):
    """A piece of a line: words, and a sample or a symbol before them."""

    words: str
    weight: int = looks.REGULAR
    colour: str = looks.INK
    sample: str = ""
    symbol: str = ""
    faded: bool = False

    @property
    def room(self) -> float:
        """Return the room before the words, in points."""
        return SAMPLE + 6.0 if self.sample else SIZE + 4.0 if self.symbol else 0.0

    @property
    def width(self) -> float:
        """Return how wide the piece is on one line, in points."""
        return self.room + text_width(visible_text(self.words), SIZE, self.weight) + 1.0


def place_line(
    pieces: Sequence[Piece], begin: float, y: float, width: float, direction: str
) -> tuple[list[Ink | Part], float]:
    """Return pieces of a line that breaks between them where it must, and its height, in points.

    It breaks into lines of about the same width, and no more of them than it takes.
    """
    items: list[Ink | Part] = []
    row, line = 0.0, y
    for count, some in enumerate(_lines(pieces, width)):
        line += row + LINE_GAP if count else 0.0
        x, row = begin, 0.0
        for piece in some:
            wide = min(piece.width, width)
            words = set_words(
                piece.words, x + piece.room, line, wide - piece.room, SIZE, piece.colour, direction, piece.weight
            )
            middle = line + words.leading / 2
            if piece.sample:
                items += place_sample(piece.sample, x, middle)
            if piece.symbol:
                items.append(place_symbol(piece.symbol, x, middle, SIZE - 2.0, piece.faded))
            items.append(words)
            x, row = x + wide + BETWEEN, max(row, words.height)
    return items, line + row - y


def _lines(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Return pieces line by line: as few lines as a width allows, the widest of them as narrow as can be."""
    greedy = list(_broken(pieces, width))
    runs = (pieces[first:end] for first in range(len(pieces)) for end in range(first + 1, len(pieces) + 1))
    limits = sorted({_width(run) for run in runs if _width(run) <= width})
    found = (list(_broken(pieces, limit)) for limit in limits)
    even = (lines for lines in found if len(lines) == len(greedy))
    return min(even, key=lambda lines: max(map(_width, lines)), default=greedy)


def _broken(pieces: Sequence[Piece], width: float) -> Iterator[list[Piece]]:
    """Yield lines, each with as many pieces as have room."""
    line: list[Piece] = []
    for piece in pieces:
        if line and _width([*line, piece]) > width:
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _width(pieces: Sequence[Piece]) -> float:
    return sum(piece.width for piece in pieces) + BETWEEN * (len(pieces) - 1)
