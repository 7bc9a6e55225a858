"""The legend: a sample of everything that the map uses, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.band import GUTTER
from cxjourney.maps.layout.hatch import hatched
from cxjourney.maps.layout.network import sample_of
from cxjourney.maps.layout.ornaments import SEGMENT, place_dots, place_level, place_segments
from cxjourney.maps.layout.stack import Stack, place_symbol, set_words
from cxjourney.maps.places import Box, Part, Stroke, straight
from cxjourney.maps.sheet import Dots

if TYPE_CHECKING:
    from cxjourney.maps.places import Ink
    from cxjourney.maps.sheet import Key, Map

SIZE, NOTE, SAMPLE, HIGH = 11.0, 10.0, 30.0, 14.0
ROOM, GAP, LINE = 38.0, 20.0, 8.0
LEAST, MOST, NOTE_MOST = 230.0, 300.0, 900.0
"""How wide a key is at least and at most, and a note at most, in points."""
COLUMNS = 5
"""How many keys there are beside each other at most: they are read together, and not across a whole poster."""

DOTS = {"importance": Dots(3, 5, ""), "severity": Dots(3, 4, "", "box")}
"""Samples of dots, by the key that explains them."""


def place_legend(drawn: Map, x: float, y: float, width: float, head: float) -> tuple[Part, float]:
    """Place the legend and the notes below it, behind a head that is as wide as those of lanes.

    Returns them with their height.
    """
    stack = Stack(x, y, width, drawn.direction)
    if drawn.legend:
        stack.items.append(Stroke((straight((x, y), (x + width, y)),), style.INK, 1.0))
        stack.gap(12.0)
        title = set_words(drawn.legend_title, x, stack.y, head, 13.0, style.INK, drawn.direction, style.BOLD)
        stack.items.append(title)
        stack.x, stack.width = x + head + GUTTER, width - head - GUTTER
        _keys(drawn.legend, stack)
        stack.y = max(stack.y, title.y + title.height)
    stack.width = min(stack.width, NOTE_MOST)
    for note in drawn.notes:
        stack.gap(4.0)
        stack.words(note, NOTE, style.MUTED)
    says = "" if drawn.legend else " ".join(drawn.notes)
    return Part("legend", drawn.legend_title, says, tuple(stack.items)), stack.y - y


def _keys(keys: tuple[Key, ...], stack: Stack) -> None:
    """Samples in columns of one width, line after line."""
    count = min(max(1, int((stack.width + GAP) // (LEAST + GAP))), COLUMNS, len(keys))
    pitch = min((stack.width + GAP) / count, MOST + GAP)
    for first in range(0, len(keys), count):
        row = 0.0
        for index, key in enumerate(keys[first : first + count]):
            x = stack.x + index * pitch
            words = set_words(key.words, x + ROOM, stack.y, pitch - GAP - ROOM, SIZE, style.INK, stack.direction)
            sample = _sample(key.sample, x, stack.y + words.leading / 2)
            stack.items.append(Part("", key.words, "", (*sample, words)))
            row = max(row, words.height)
        stack.gap(row + LINE)


def _sample(sample: str, x: float, middle: float) -> tuple[Ink, ...]:
    top = middle - HIGH / 2
    if sample == "hatch":
        return hatched(x, top, SAMPLE, HIGH)
    if sample.startswith("level-"):
        return place_level(sample.removeprefix("level-"), x + (SAMPLE - HIGH) / 2, top, HIGH)
    if sample in ("curve", "assumed-curve"):
        return _curve(x, middle, sample != "curve")
    if sample == "meter":
        return place_segments((True, True, False), x, middle - SEGMENT / 2, SAMPLE, style.KNOWN_DEEP, 2.5)
    if sample in DOTS:
        return place_dots(DOTS[sample], x, middle, style.MUTED, SAMPLE / DOTS[sample].of)
    if sample == "faded":
        return (Box(x, top, SAMPLE, HIGH, style.PAPER, style.RULE, 0.8), Box(x, top, 3.5, HIGH, style.RULE))
    if sample == "route":
        return (Stroke((straight((x, middle), (x + SAMPLE, middle)),), style.ROUTE, 1.6, arrow=True),)
    if sample.startswith(("stop-", "way-")):
        return sample_of(sample, x, middle, SAMPLE)
    if sample in style.TICKS:
        tick = style.TICKS[sample]
        wide = 2.5 if tick.shape == "box" else 10.0
        return (Box(x + (SAMPLE - wide) / 2, middle - 6.0, wide, 12.0, tick.fill, tick.line, shape=tick.shape),)
    if sample.startswith("symbol-"):
        return (place_symbol(sample.removeprefix("symbol-"), x + (SAMPLE - 11.0) / 2, middle, 11.0),)
    look = style.LOOKS[sample]
    box = Box(x, top, SAMPLE, HIGH, look.fill, look.line, look.pen, look.dashed, look.rounded)
    return (box, Box(x, top, 3.5, HIGH, look.accent)) if look.accent else (box,)


def _curve(x: float, middle: float, hollow: bool) -> tuple[Ink, ...]:
    line = Stroke((straight((x, middle), (x + SAMPLE, middle)),), style.ROUTE, 2.2, dashed=hollow)
    fill = style.PAPER if hollow else style.ROUTE
    return (line, Box(x + SAMPLE / 2 - 6.0, middle - 6.0, 12.0, 12.0, fill, style.ROUTE, 1.4, hollow, shape="circle"))
