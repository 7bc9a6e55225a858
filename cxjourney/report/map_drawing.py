"""Drawing -> SVG as a report holds it: in the page's colours and letters, as small as it goes.

Colours are classes that the page's style gives the colours of its theme; hatching is a pattern, and pictures are those
that the page has already. No word is said to a screen reader: the board says the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import escape

from cxjourney.files.picture_file import Picture
from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Drawing, Ink, Part, PlacedPicture, Point, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import visible_text
from cxjourney.report.marks import SIDE, outline

PATTERNS = {"hatch-wide": 9.0, "hatch-fine": 4.5}
"""The patterns of the page that stand for slanting lines, and how far those are apart along a side."""
_ROUND = 6
"""The radius of round corners, in points."""
_SMALL = 40
"""How far the points of a stroke are from where it begins, at most, for it to be drawn to a tenth of a point."""
_LARGE = 20
"""How wide and high a rectangle is, in points, that may be moved by half a point unseen."""
_ARROW = 0.35
"""How far the corners of an arrow's head stand from its line, in parts of its length."""


def map_svg(drawing: Drawing, pictures: Mapping[Picture, int]) -> str:
    """Return a map as SVG for a page that has its colours, patterns, letters and pictures.

    Args:
        drawing: The map, its colours still the parts that they play.
        pictures: The number of each picture of the page.
    """
    size = f"{drawing.width:.0f} {drawing.height:.0f}"
    shapes = "".join(_shapes(drawing.items, pictures))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" direction="ltr">'
        f'<path class="f-{drawing.paper}" d="M0 0H{drawing.width:.0f}V{drawing.height:.0f}H0Z"/>{shapes}</svg>'
    )


def _shapes(items: Sequence[Ink | Part], pictures: Mapping[Picture, int]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Part):
            yield from _shapes(item.items, pictures)
        elif isinstance(item, Words):
            yield _words(item)
        elif isinstance(item, Stroke):
            yield _hatch(item) if item.colour == looks.HATCH and len(item.pieces) > 1 else _stroke(item)
        elif isinstance(item, PlacedPicture):
            yield _picture(item, pictures)
        elif item.fill or item.line:
            yield _box(item)


def _number(value: float) -> str:
    """Return a length to a tenth of a point."""
    return f"{value:.1f}".removesuffix(".0")


def _at(value: float) -> str:
    """Return a place, to a point: a map is some 2,000 wide, and a page shows it on less."""
    return f"{value:.0f}"


def _ink(fill: str, line: str, pen: float = 1.0, dashed: bool = False) -> str:
    """Return the attributes by which a shape is filled and framed."""
    kinds = (f"f-{fill}" if fill else "n", f"s-{line}" if line else "", "dash" if dashed else "")
    width = f' stroke-width="{pen:.3g}"' if line and pen != 1.0 else ""
    return f' class="{" ".join(filter(None, kinds))}"{width}'


def _box(box: Box) -> str:
    fill, _, half = box.fill.partition(":")
    if box.shape in ("box", "square"):
        corners = f' rx="{_ROUND}"' if box.rounded else ""
        return f"<rect{_ink(fill, box.line, box.pen, box.dashed)}{_place(box)}{corners}/>"
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2, box.width / 2
    if box.shape == "circle":
        drawn = (
            f'<circle{_ink(fill, box.line, box.pen, box.dashed)} cx="{_at(x)}" cy="{_at(y)}" r="{_number(radius)}"/>'
        )
        if half:
            top, r = _number(round(y) - radius), _number(radius)
            drawn += f'<path{_ink(half, "")} d="M{_at(x)} {top}a{r} {r} 0 0 1 0 {_number(2 * radius)}"/>'
        return drawn
    wide, high = box.width / (SIDE - 2), box.height / (SIDE - 2)
    place = f"translate({_number(x - SIDE / 2 * wide)} {_number(y - SIDE / 2 * high)})scale({wide:.3g} {high:.3g})"
    ink = _ink(fill, box.line, box.pen / max(wide, high), box.dashed)
    return f'<path{ink} d="{outline(box.shape)}" transform="{place}"/>'


def _place(box: Box | PlacedPicture) -> str:
    """Return the attributes of a rectangle; a large one begins and ends at whole points, as those beside it do."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if min(width, height) >= _LARGE:
        x, y = round(x), round(y)
        width, height = round(box.x + width) - x, round(box.y + height) - y
    values = {"x": x, "y": y, "width": width, "height": height}
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())


def _words(words: Words) -> str:
    """Return lines as one text: the first at its place, each other below it."""
    lines = [(index, line) for index, line in enumerate(words.lines) if line]
    if not lines:
        return ""
    edge = {"start": words.x, "middle": words.x + words.width / 2, "end": words.x + words.width}[words.align]
    is_rtl = words.direction == "rtl"
    anchor = {"start": "end", "end": "start"}.get(words.align, words.align) if is_rtl else words.align
    kinds = (f"f-{words.colour}", "b" if words.weight != looks.REGULAR else "", "r" if is_rtl else "")
    at = _at(edge)
    where = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}[anchor]
    head = f' class="{" ".join(filter(None, kinds))}" font-size="{words.size:.3g}"{where}'
    first = f'<text{head} x="{at}" y="{_at(words.baseline(lines[0][0]))}">{escape(visible_text(lines[0][1]))}'
    others = "".join(
        f'<tspan x="{at}" dy="{_number(words.leading * (index - before))}">{escape(visible_text(line))}</tspan>'
        for (before, _), (index, line) in pairwise(lines)
    )
    return f"{first}{others}</text>"


def _hatch(stroke: Stroke) -> str:
    """Return slanting lines as the rectangle that they fill, with a pattern."""
    points = [point for piece in stroke.pieces for point in (piece[0], piece[-1])]
    (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*points, strict=True))
    apart = stroke.pieces[1][0][0] - stroke.pieces[0][0][0] or stroke.pieces[1][0][1] - stroke.pieces[0][0][1]
    name = min(PATTERNS, key=lambda one: abs(PATTERNS[one] - apart))
    return f'<rect fill="url(#{name})"{_place(Box(left, top, right - left, bottom - top))}/>'


def _stroke(stroke: Stroke) -> str:
    pieces = [list(piece) for piece in stroke.pieces]
    head = ""
    if stroke.arrow:
        pieces[-1], corners = _shorten(pieces[-1], stroke.head)
        head = f'<path{_ink(stroke.colour, "")} d="{_head(corners)}"/>'
    return f'<path{_ink("", stroke.colour, stroke.pen, stroke.dashed)} d="{_course(pieces)}"/>{head}'


def _course(pieces: Sequence[Sequence[Point]]) -> str:
    """Return the lines of a stroke, each place from the one before it: what has the same form is the same text.

    Places are rounded from where the stroke begins, so that no error adds up. A curve that is straight is a line.
    """
    begin = pieces[0][0]
    digits = 1 if all(max(abs(x - begin[0]), abs(y - begin[1])) < _SMALL for piece in pieces for x, y in piece) else 0

    def place(point: Point) -> Point:
        return round(point[0] - begin[0], digits), round(point[1] - begin[1], digits)

    written, now = [f"M{_at(begin[0])} {_at(begin[1])}"], (0.0, 0.0)
    for piece in pieces:
        if place(piece[0]) != now:
            written.append("m" + _steps(now, place(piece[0])))
        now = place(piece[0])
        for at in range(1, len(piece) - 2, 3):
            start, (first, second, end) = piece[at - 1], piece[at : at + 3]
            if first == start and second == end:
                written.append(_line(now, place(end)))
            else:
                written.append("c" + _steps(now, place(first), place(second), place(end)))
            now = place(end)
    return "".join(written)


def _line(start: Point, end: Point) -> str:
    if start[1] == end[1]:
        return "h" + _step(end[0] - start[0])
    return "v" + _step(end[1] - start[1]) if start[0] == end[0] else "l" + _steps(start, end)


def _steps(start: Point, *points: Point) -> str:
    """Return how far places are from another, sign after sign with nothing between."""
    steps = (_step(point[axis] - start[axis]) for point in points for axis in (0, 1))
    return " ".join(steps).replace(" -", "-")


def _step(value: float) -> str:
    """Return a distance to a tenth of a point; what rounds to nothing has no sign."""
    return _number(round(value, 1) + 0.0)


def _head(corners: tuple[Point, Point, Point]) -> str:
    """Return the head of an arrow, from its tip."""
    (x, y), *others = corners
    first, second = ((round(one[0] - x, 1), round(one[1] - y, 1)) for one in others)
    return f"M{_number(x)} {_number(y)}l{_steps((0, 0), first)} {_steps(first, second)}z"


def _shorten(piece: list[Point], head: float) -> tuple[list[Point], tuple[Point, Point, Point]]:
    """Return a line that ends where its arrow's head begins, and the corners of the head."""
    (tip_x, tip_y), before = piece[-1], piece[-3] if piece[-3] != piece[-1] else piece[-4]
    dx, dy = before[0] - tip_x, before[1] - tip_y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    back = min(head, length) / length
    foot = (tip_x + dx * back, tip_y + dy * back)
    aside = (-dy / length * head * _ARROW, dx / length * head * _ARROW)
    corners = (
        (tip_x, tip_y),
        (foot[0] + aside[0], foot[1] + aside[1]),
        (foot[0] - aside[0], foot[1] - aside[1]),
    )
    return [*piece[:-2], foot, foot], corners


def _picture(placed: PlacedPicture, pictures: Mapping[Picture, int]) -> str:
    faded = ' opacity=".35"' if placed.faded else ""
    return (
        f'<image class="pic-{pictures[placed.picture]}"{_place(placed)} preserveAspectRatio="xMidYMid slice"{faded}/>'
    )
