"""Ornaments of cards: dots, meters, bars, strips, labels, times."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box
from cxjourney.maps.canvas.text_wrapping import text_width, visible_text
from cxjourney.maps.layout.sparkline import HEIGHT, place_sparkline
from cxjourney.maps.layout.stack import Stack, hatch, place_symbol, set_words
from cxjourney.maps.layout.time_range import TIME_HEIGHT, place_time_range
from cxjourney.maps.model.card import Dots, Label, Meter, SharedScale, Sign, Sparkline, SplitBar, StageLevels, TimeRange

if TYPE_CHECKING:
    from cxjourney.maps.canvas.looks import Look
    from cxjourney.maps.canvas.shapes import Stroke
    from cxjourney.maps.model.card import Bar, Ornament


SIZE = 10.0
DOT, DOT_STEP = 6.5, 9.5
SEGMENT, SEGMENT_GAP = 6.0, 3.0
TRACK, TICK, BELOW = 8.0, 4.0, 5.0
"""How high a bar is, how wide the tick of its target, and how far the tick hangs below the bar."""
END_GAP = 5.0
"""How far a bar is from the figures at the two ends of its scale."""
LEVEL, LEVEL_STEP, LEAST_STEP = 7 / 9, 18.0, 13.0
"""How much of its step a mark of a level takes, and how far marks are apart: less where all of them have one row so."""
WHOLE, PART_LEAST, PART_GAP = 18.0, 2.0, 20.0
PART_WORDS, SAMPLE = 13.0, 12.0
LABEL, LABEL_STEP = 10.5, 13.0


def place_ornament(ornament: Ornament, stack: Stack, look: Look) -> None:
    """Add an ornament to a stack, in the colours of the card's look."""
    match ornament:
        case Dots():
            _dots(ornament, stack, look)
        case Meter():
            _meter(ornament, stack, look)
        case Sign():
            place_sign(ornament, stack, SIZE, look.faint)
        case SharedScale():
            _scale(ornament, stack, look)
        case Sparkline():
            if len(ornament.points) > 1:
                stack.items += place_sparkline(ornament, stack.x, stack.y, stack.width)
                stack.gap(HEIGHT + 2.0)
            stack.words(ornament.words, SIZE, look.faint)
        case StageLevels():
            _strip(ornament, stack, look)
        case SplitBar():
            _split(ornament, stack)
        case Label():
            _label(ornament, stack, look)
        case TimeRange():
            stack.items += place_time_range(ornament, stack.x, stack.y, stack.width)
            stack.y += TIME_HEIGHT


def _dots(dots: Dots, stack: Stack, look: Look) -> None:
    room = dots.of * DOT_STEP + 3.0
    words = set_words(dots.words, stack.x + room, stack.y, stack.width - room, SIZE, look.faint, stack.direction)
    middle = stack.y + words.leading / 2
    stack.items += (*place_dots(dots, stack.x, middle, look.faint), words)
    stack.y += words.height


def place_dots(dots: Dots, x: float, middle: float, colour: str, room: float = DOT_STEP) -> tuple[Box, ...]:
    """Return small shapes in a row around the height `middle`, as many of them filled as there are.

    Args:
        dots: How many there are, and of which shape.
        x: Where the row begins, in points.
        middle: The height of their middle.
        colour: The name of their colour.
        room: How far each is from the next, in points; their size follows from it.
    """
    size = room * DOT / DOT_STEP
    return tuple(
        Box(
            x + index * room,
            middle - size / 2,
            size,
            size,
            colour if index < dots.filled else "",
            colour,
            shape=dots.shape,
        )
        for index in range(dots.of)
    )


def _meter(meter: Meter, stack: Stack, look: Look) -> None:
    room = 15.0 if meter.symbol else 0.0
    words = set_words(
        meter.words, stack.x + room, stack.y, stack.width - room, look.meter, look.words, stack.direction, looks.BOLD
    )
    if meter.symbol:
        stack.shape(meter.symbol, stack.x, stack.y + words.leading / 2, 10.0)
    stack.items.append(words)
    stack.y += words.height
    for note in meter.notes:
        stack.words(note, SIZE, look.faint)
    stack.gap(5.0 if meter.notes else 3.0)
    frame = look.words if look.words == looks.PAPER else looks.KNOWN_DEEP
    stack.items += place_segments(meter.segments, stack.x, stack.y, stack.width, frame)
    stack.y += SEGMENT


def place_sign(sign: Sign, stack: Stack, size: float, colour: str) -> None:
    """Add a symbol and the words beside it to a stack, in type of a size in points."""
    room = size + 5.0
    words = set_words(sign.words, stack.x + room, stack.y, stack.width - room, size, colour, stack.direction)
    stack.shape(sign.symbol, stack.x, stack.y + words.leading / 2, size)
    stack.items.append(words)
    stack.y += words.height


def place_segments(
    segments: tuple[bool, ...], x: float, y: float, width: float, colour: str, gap: float = SEGMENT_GAP
) -> tuple[Box, ...]:
    """Return the bar of a meter, in points: a part for each segment, filled or an empty frame."""
    wide = (width - gap * (len(segments) - 1)) / len(segments)
    return tuple(
        Box(x + index * (wide + gap), y, wide, SEGMENT, colour if filled else "", colour, 1.0, dashed=not filled)
        for index, filled in enumerate(segments)
    )


def _scale(scale: SharedScale, stack: Stack, look: Look) -> None:
    for bar in scale.bars:
        stack.words(bar.words, SIZE, look.faint)
        stack.gap(3.0)
        _bar(bar, scale, stack)
        stack.gap(TRACK + BELOW)


def _bar(bar: Bar, scale: SharedScale, stack: Stack) -> None:
    """A bar between the figures of its scale's two ends."""
    low, high = (text_width(visible_text(end), SIZE) + END_GAP if end else 0.0 for end in scale.ends)
    begin, width = stack.x + low, stack.width - low - high
    _place_end(scale.ends[0], stack, stack.x, low)
    _place_end(scale.ends[1], stack, begin + width + END_GAP, high)

    def at(value: float) -> float:
        return begin + (min(max(value, scale.low), scale.high) - scale.low) / (scale.high - scale.low) * width

    zero, end = sorted((at(0.0), at(bar.value)))
    stack.items.append(Box(begin, stack.y, width, TRACK, looks.TRACK))
    stack.items.append(Box(zero, stack.y, max(end - zero, 1.0), TRACK, looks.KNOWN_DEEP))
    for value, kind in bar.ticks:
        tick = looks.TICKS[kind]
        straight = tick.shape == "box"
        wide = TICK if straight else TRACK + 2.0
        y, height = (stack.y, TRACK + BELOW) if straight else (stack.y - 1.0, TRACK + 2.0)
        line = looks.PAPER if straight else tick.line  # so that it stands out from the bar
        left = min(max(at(value) - wide / 2, begin), begin + width - wide)
        stack.items.append(Box(left, y, wide, height, tick.fill, line, 1.0, shape=tick.shape))


def _place_end(figure: str, stack: Stack, x: float, width: float) -> None:
    """Add the figure of an end of a scale, level with the bar; nothing where it is empty."""
    if figure:
        words = set_words(figure, x, stack.y, width, SIZE, looks.MUTED, stack.direction)
        stack.items.append(words._replace(y=stack.y + (TRACK - words.leading) / 2))


def _strip(strip: StageLevels, stack: Stack, look: Look) -> None:
    """Marks side by side, in one row where they have room, else in rows of about as many, and how many there are."""
    count, gap = len(strip.levels), 1 - LEVEL
    fitting = stack.width / (count - gap) if count else LEVEL_STEP
    step = min(fitting, LEVEL_STEP) if fitting >= LEAST_STEP else LEVEL_STEP
    rows = ceil(count / max(1, int(stack.width / step + gap + 0.001)))
    per_row = ceil(count / max(rows, 1))
    for index, level in enumerate(strip.levels):
        row, place = divmod(index, per_row)
        stack.items += place_level(level, stack.x + place * step, stack.y + row * step, step * LEVEL)
    stack.y += rows * step + 1.0
    stack.words(strip.words, SIZE, look.faint)


def place_level(level: str, x: float, y: float, size: float) -> tuple[Box | Stroke, ...]:
    """Return the mark of a level of coverage in a square, in points.

    It is full for `full`, hatched for `none`, and filled by half for any other.
    """
    if level == "none":
        return hatch(x + 0.8, y + 0.8, size - 1.6, size - 1.6, 1.6, 4.5)
    fill = looks.KNOWN_DEEP
    frame = Box(x, y, size, size, fill if level == "full" else looks.PAPER, fill, 1.0)
    return (frame,) if level == "full" else (frame, Box(x, y + size / 2, size, size / 2, fill, fill, 1.0))


def _split(split: SplitBar, stack: Stack) -> None:
    """The bar of the whole, and below it what each of its parts is, with a sample of how it is filled."""
    x = stack.x
    for share, filling, _ in split.parts:
        wide = share * stack.width
        if wide >= PART_LEAST:
            stack.items += _fill_rectangle(filling, x, stack.y, wide, WHOLE)
        x += wide
    stack.y += WHOLE + 6.0
    x, row = stack.x, 0.0
    for _, filling, words in split.parts:
        wide = min(text_width(visible_text(words), PART_WORDS, looks.BOLD) + 1.0, stack.width - SAMPLE - 6.0)
        if x > stack.x and x + SAMPLE + 6.0 + wide > stack.x + stack.width:
            stack.y, x, row = stack.y + row + 3.0, stack.x, 0.0
        placed = set_words(words, x + SAMPLE + 6.0, stack.y, wide, PART_WORDS, looks.INK, stack.direction, looks.BOLD)
        stack.items += (*_fill_rectangle(filling, x, stack.y + placed.leading / 2 - SAMPLE / 2, SAMPLE, SAMPLE), placed)
        x, row = x + SAMPLE + 6.0 + wide + PART_GAP, max(row, placed.height)
    stack.y += row


def _label(label: Label, stack: Stack, look: Look) -> None:
    room = len(label.symbols) * LABEL_STEP + 4.0 if label.symbols else 0.0
    words = set_words(
        label.words, stack.x + room, stack.y, stack.width - room, LABEL, look.words, stack.direction, looks.BOLD
    )
    for index, name in enumerate(label.symbols):
        middle = stack.y + words.leading / 2
        symbol = place_symbol(name, stack.x + index * LABEL_STEP, middle, looks.SYMBOLS[name].size)
        dark = look.words == looks.PAPER
        stack.items.append(symbol._replace(fill=looks.PAPER, line=looks.PAPER) if dark else symbol)
    stack.items.append(words)
    stack.y += words.height


def _fill_rectangle(filling: str, x: float, y: float, width: float, height: float) -> tuple[Box | Stroke, ...]:
    """Return a rectangle filled with the colour of a part, or hatched where nobody knows."""
    if filling == looks.HATCH:
        return hatch(x + 0.8, y + 0.8, width - 1.6, height - 1.6, 1.6, 4.5)
    return (Box(x, y, width, height, filling, looks.PAPER),)
