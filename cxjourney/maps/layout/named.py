"""Lines with a name, from the heads of the lanes across all columns of a row, and the ground below them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.stack import set_words
from cxjourney.maps.measure import text_width
from cxjourney.maps.places import Box, Part, Stroke, straight

if TYPE_CHECKING:
    from cxjourney.maps.layout.band import Band
    from cxjourney.maps.sheet import Line

BEFORE, NAME_GAP, AFTER = 8.0, 3.0, 4.0
MARGIN = 8.0
"""How far a ground reaches out to the left and the right of what stands on it."""


def place_lines(band: Band, lines: tuple[Line, ...]) -> bool:
    """Add those of the lines that the row does not have yet. Says whether there were any."""
    new = [line for line in lines if line not in band.crossed]
    for line in new:
        _place(band, line)
    return bool(new)


def place_grounds(band: Band) -> None:
    """Add, behind all that the row has, the ground from each line that brings one to the next that does."""
    grounds = [(y, style.RULES[line.look].ground) for line, y in band.crossed.items()]
    changes = [(y, ground) for y, ground in grounds if ground]
    width = band.end - band.x + 2 * MARGIN
    for (top, ground), (bottom, _) in pairwise([*changes, (band.y, "")]):
        band.ground.insert(0, Box(band.x - MARGIN, top, width, bottom - top, ground))


def _place(band: Band, line: Line) -> None:
    """Add a line, its name above its beginning; on the ground of the row, so that no hatching touches it."""
    rule = style.RULES[line.look]
    room = band.end - band.x
    name = set_words(line.words, band.x, band.y + BEFORE, room, rule.size, style.INK, band.direction, style.BOLD)
    wide = min(max(text_width(words, rule.size, style.BOLD) for words in name.lines) + 6.0, room)
    y = name.y + name.height + NAME_GAP
    course = straight((band.x - MARGIN, y), (band.end + MARGIN, y))
    behind = Box(band.x, name.y, wide, name.height, _ground(band))
    # What the name says, lanes below it say to whom the map is read aloud.
    band.ground.append(Part(items=(behind, name, Stroke((course,), style.INK, rule.pen, rule.dashed))))
    band.crossed[line] = y
    band.y = y + AFTER


def _ground(band: Band) -> str:
    """What the row is drawn on just now."""
    return next(
        (rule.ground for line in reversed(band.crossed) if (rule := style.RULES[line.look]).ground), style.PAPER
    )
