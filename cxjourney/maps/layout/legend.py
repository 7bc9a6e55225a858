"""The legend: a sample of everything that the map uses, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, move, polyline
from cxjourney.maps.canvas.text_wrapping import leaves_word_alone
from cxjourney.maps.layout.grid_row import GUTTER
from cxjourney.maps.layout.network_lines import way_heads, way_strokes
from cxjourney.maps.layout.network_stations import stop
from cxjourney.maps.layout.ornaments import SEGMENT, TRACK, place_dots, place_level, place_segments
from cxjourney.maps.layout.plotted_lane import PASSING_CURVE
from cxjourney.maps.layout.sparkline import place_sparkline
from cxjourney.maps.layout.stack import Stack, hatch, place_symbol, set_words
from cxjourney.maps.layout.time_range import TIME_HEIGHT, place_time_range
from cxjourney.maps.model.card import Dots, Sparkline, TimeRange

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import LegendKey, Map


SHARES = (0.1, 0.5, 1.0)
"""The shares whose widths are shown; the words of the legend name them."""
STOP, HEAD = 14.0, 13.0


def _network_sample(name: str, x: float, middle: float, width: float) -> tuple[Ink, ...]:
    """Return a stop or a line, by its name in the legend."""
    group, _, kind = name.partition("-")
    if group == "stop":
        return stop(frozenset((kind,)), False, x + (width - STOP) / 2, middle - STOP / 2, STOP, STOP, 0.6)
    if kind == "share":
        return _share_lines(x, middle, width / len(SHARES))
    course = polyline((x, middle), (x + width, middle))
    if kind == "unsaid":
        return way_strokes(course, looks.WAYS["on"], None)
    line = polyline((x, middle), (x + width - HEAD * 0.7, middle))
    return (*way_strokes(line, looks.WAYS[kind], 0.2), *way_heads((x + width, middle), HEAD, looks.WAYS[kind], kind))


def _share_lines(x: float, middle: float, step: float) -> tuple[Ink, ...]:
    """Return lines of the shares, each as wide as it is on the map."""
    strokes: list[Ink] = []
    for place, share in enumerate(SHARES):
        piece = polyline((x + step * place, middle), (x + step * (place + 1) - 2.0, middle))
        strokes += way_strokes(piece, looks.WAYS["on"], share)
    return tuple(strokes)


class KeySizes(NamedTuple):
    """How large the keys of a legend are, in points, and how many there are beside each other.

    Attributes:
        type: The size of the type.
        line: The room below a line of keys.
        least: How wide a key is at least.
        columns: How many are beside each other at most: they are read together, and not across a whole poster.
        compact: Whether each column is filled by itself, so that a key of few lines leaves no room below it.
    """

    type: float
    line: float
    least: float
    columns: int
    compact: bool = False


USUAL, COMPACT = KeySizes(11.0, 8.0, 230.0, 5), KeySizes(10.0, 5.0, 150.0, 7, compact=True)
NOTE, SAMPLE, HIGH = 10.0, 30.0, 14.0
ROOM, GAP = 38.0, 20.0
WIDEST_KEY, NOTE_MOST = 300.0, 900.0
"""How wide a key is at most, and a note, in points."""

DOTS = {"importance": Dots(3, 5, ""), "severity": Dots(3, 4, "", "box"), "score": Dots(3, 5, "", "diamond")}
"""Samples of dots, by the key that explains them."""
TIMES = {"time-active": TimeRange(2, 4, 8, 10), "time-passive": TimeRange(2, 4, 8, 10, passive=True)}
"""Samples of times, by the key that explains them."""


def place_legend(
    drawn: Map, x: float, y: float, width: float, head: float, sizes: KeySizes = USUAL
) -> tuple[Part, float]:
    """Return the legend and the notes below it, and their height, in points.

    Args:
        drawn: The map.
        x: Where the legend begins.
        y: Where its top is.
        width: How wide it may be.
        head: How wide its title may be: as wide as the heads of lanes, so that keys begin where columns do.
        sizes: How large its keys are.
    """
    stack = Stack(x, y, width, drawn.direction)
    if drawn.legend:
        stack.items.append(Stroke((polyline((x, y), (x + width, y)),), looks.INK, 1.0))
        stack.gap(12.0)
        title = set_words(drawn.legend_title, x, stack.y, head, 13.0, looks.INK, drawn.direction, looks.BOLD)
        stack.items.append(title)
        stack.x, stack.width = x + head + GUTTER, width - head - GUTTER
        _keys(drawn.legend, stack, sizes)
        stack.y = max(stack.y, title.y + title.height)
    stack.width = min(stack.width, NOTE_MOST)
    for note in drawn.notes:
        stack.gap(4.0)
        stack.words(note, NOTE, looks.MUTED, even=leaves_word_alone(note, stack.width, NOTE))
    says = "" if drawn.legend else " ".join(drawn.notes)
    return Part("legend", drawn.legend_title, says, tuple(stack.items)), stack.y - y


def _keys(keys: tuple[LegendKey, ...], stack: Stack, sizes: KeySizes) -> None:
    """Samples in columns of one width: line after line or, where they are compact, column after column."""
    count = min(max(1, int((stack.width + GAP) // (sizes.least + GAP))), sizes.columns, len(keys))
    pitch = min((stack.width + GAP) / count, WIDEST_KEY + GAP)
    placed = [_key(key, pitch, sizes, stack.direction) for key in keys]
    if sizes.compact:
        columns = _even_columns(placed, count, sizes.line)
        for index, column in enumerate(columns):
            y = stack.y
            for part, height in column:
                stack.items.append(move(part, stack.x + index * pitch, y))
                y += height + sizes.line
        stack.gap(max(_column_height(column, sizes.line) for column in columns))
        return
    for first in range(0, len(placed), count):
        line = placed[first : first + count]
        stack.items += [move(part, stack.x + index * pitch, stack.y) for index, (part, _) in enumerate(line)]
        stack.gap(max(height for _, height in line) + sizes.line)


def _key(key: LegendKey, pitch: float, sizes: KeySizes, direction: str) -> tuple[Part, float]:
    """Return a sample with its words, its top left corner at the origin, and its height."""
    words = set_words(key.words, ROOM, 0.0, pitch - GAP - ROOM, sizes.type, looks.INK, direction)
    return Part("", key.words, "", (*place_sample(key.sample, 0.0, words.leading / 2), words)), words.height


def _even_columns(keys: list[tuple[Part, float]], count: int, gap: float) -> list[list[tuple[Part, float]]]:
    """Return keys in their order in at most so many columns, the highest of which is as low as can be."""
    limits = sorted({_column_height(keys[i:j], gap) for i in range(len(keys)) for j in range(i + 1, len(keys) + 1)})
    for limit in limits:
        columns: list[list[tuple[Part, float]]] = [[]]
        for key in keys:
            if columns[-1] and _column_height([*columns[-1], key], gap) > limit:
                columns.append([])
            columns[-1].append(key)
        if len(columns) <= count and all(_column_height(column, gap) <= limit for column in columns):
            return columns
    return [keys]


def _column_height(keys: list[tuple[Part, float]], gap: float) -> float:
    return sum(height + gap for _, height in keys)


def place_sample(sample: str, x: float, middle: float) -> tuple[Ink, ...]:
    """Return the sample of a key of the legend, which begins at `x`, is `SAMPLE` wide and lies around a height.

    Raises:
        KeyError: No legend has such a sample.
    """
    top = middle - HIGH / 2
    if sample == "loud-figure":
        rule = Stroke((polyline((x, top), (x + SAMPLE, top)),), looks.ALARM, 2.0)
        return (rule, Box(x, top + 4.0, SAMPLE * 0.6, HIGH - 4.0, looks.ALARM))
    if sample == "hatch" or sample.endswith("-cell"):
        return hatch(x, top, SAMPLE, HIGH, 2.0 if sample == "hatch" else 1.0)
    if sample.startswith("level-"):
        return place_level(sample.removeprefix("level-"), x + (SAMPLE - HIGH) / 2, top, HIGH)
    if sample in ("curve", "assumed-curve"):
        return _curve(x, middle, sample != "curve")
    if sample.startswith("bar-"):
        return _bar(x, middle, sample == "bar-open")
    if sample == "passing-curve":
        return (Stroke((polyline((x, middle), (x + SAMPLE, middle)),), looks.ROUTE, PASSING_CURVE),)
    if sample in TIMES:
        return place_time_range(TIMES[sample], x, middle - TIME_HEIGHT / 2, SAMPLE)
    if sample == "meter":
        return place_segments((True, True, False), x, middle - SEGMENT / 2, SAMPLE, looks.KNOWN_DEEP, 2.5)
    if sample in DOTS:
        return place_dots(DOTS[sample], x, middle, looks.MUTED, SAMPLE / DOTS[sample].of)
    if sample == "history":
        points = ((0.0, 0.2), (0.5, 0.1), (1.0, 0.9))
        return place_sparkline(Sparkline(points, None, True, True, ""), x, top, SAMPLE, HIGH)
    if sample == "faded":
        return (Box(x, top, SAMPLE, HIGH, looks.PAPER, looks.RULE, 0.8), Box(x, top, 3.5, HIGH, looks.RULE))
    if sample == "route":
        return (Stroke((polyline((x, middle), (x + SAMPLE, middle)),), looks.ROUTE, 1.6, arrow=True),)
    if sample.startswith(("stop-", "way-")):
        return _network_sample(sample, x, middle, SAMPLE)
    if sample == "bar":
        track = Box(x, middle - TRACK / 2, SAMPLE, TRACK, looks.TRACK)
        return (track, track._replace(width=SAMPLE * 0.6, fill=looks.KNOWN_DEEP))
    if sample in looks.TICKS:
        tick = looks.TICKS[sample]
        wide = 2.5 if tick.shape == "box" else 10.0
        return (Box(x + (SAMPLE - wide) / 2, middle - 6.0, wide, 12.0, tick.fill, tick.line, shape=tick.shape),)
    if sample.startswith("symbol-"):
        return (place_symbol(sample.removeprefix("symbol-"), x + (SAMPLE - 11.0) / 2, middle, 11.0),)
    look = looks.LOOKS[sample]
    box = Box(x, top, SAMPLE, HIGH, look.fill, look.line, look.pen, look.dashed, look.rounded)
    return (box, Box(x, top, 3.5, HIGH, look.accent)) if look.accent else (box,)


def _bar(x: float, middle: float, is_open: bool) -> tuple[Ink, ...]:
    """Return a bar with one way to it and two from it, or the other way round."""
    bar = x + SAMPLE * 0.4
    one, two = ((x, bar), (bar, x + SAMPLE)) if is_open else ((bar, x + SAMPLE), (x, bar))
    heights = ((middle, one), (middle - 3.5, two), (middle + 3.5, two))
    ways = tuple(polyline((start, y), (end, y)) for y, (start, end) in heights)
    upright = polyline((bar, middle - HIGH / 2), (bar, middle + HIGH / 2))
    return (Stroke(ways, looks.ROUTE, 1.4), Stroke((upright,), looks.ROUTE, 3.5))


def _curve(x: float, middle: float, hollow: bool) -> tuple[Ink, ...]:
    line = Stroke((polyline((x, middle), (x + SAMPLE, middle)),), looks.ROUTE, 2.2, dashed=hollow)
    fill = looks.PAPER if hollow else looks.ROUTE
    return (line, Box(x + SAMPLE / 2 - 6.0, middle - 6.0, 12.0, 12.0, fill, looks.ROUTE, 1.4, hollow, shape="circle"))
