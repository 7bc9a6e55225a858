"""What the layout makes of a map: boxes, words and strokes at their places, in points from the top left corner."""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxjourney.files.picture_file import Picture
    from cxjourney.maps.canvas.text_languages import TextLanguages

Point = tuple[float, float]
QUARTER_CIRCLE = 0.5523
"""How far the handles of a cubic curve reach that draws a quarter of a circle, in parts of its radius: 4/3 (√2 - 1)."""


class Box(NamedTuple):
    """A filled or framed shape. Lengths are in points.

    Attributes:
        x: Where it begins, from the left of the drawing.
        y: Where it begins, from the top.
        width: How wide it is.
        height: How high it is.
        fill: The part that its colour plays, or the colour itself once a theme is applied; two of them, with a colon
            between, fill a circle by halves. Empty where it is not filled.
        line: The same for its frame.
        pen: How thick the frame is.
        dashed: Whether the frame is dashed.
        rounded: Whether its corners are round.
        shape: One of Graphviz's shapes.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    pen: float = 1.0
    dashed: bool = False
    rounded: bool = False
    shape: str = "box"


class Words(NamedTuple):
    """Lines of text, one below the other. Lengths are in points.

    Attributes:
        x: Where the box begins that they stand in, from the left of the drawing.
        y: Where it begins, from the top.
        width: How wide it is.
        lines: The text, line by line.
        size: The size of the letters.
        leading: How high each line is.
        colour: The part that its colour plays, or the colour itself once a theme is applied.
        weight: The weight of the letters, 400 for regular ones.
        align: `start`, `middle` or `end`, in the direction of the map.
        direction: `ltr` or `rtl`, the direction of the text itself.
    """

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    size: float
    leading: float
    colour: str
    weight: int = 400
    align: str = "start"
    direction: str = "ltr"

    @property
    def height(self) -> float:
        """Return the height of all lines, in points."""
        return self.leading * len(self.lines)

    def baseline(self, index: int) -> float:
        """Return the y of the baseline of a line, counted from 0.

        It is half the height of capitals below the middle of the line; in Noto Sans they are 0.714 of the size high.
        """
        return self.y + self.leading * (index + 0.5) + self.size * 0.36


class Stroke(NamedTuple):
    """Lines drawn as cubic curves. Lengths are in points.

    Attributes:
        pieces: The lines: of each its start, and three points for every curve.
        colour: The part that its colour plays, or the colour itself once a theme is applied.
        pen: How thick they are.
        dashed: Whether they are dashed.
        arrow: Whether the last piece ends in an arrow.
        head: How long the head of the arrow is.
    """

    pieces: tuple[tuple[Point, ...], ...]
    colour: str
    pen: float = 1.0
    dashed: bool = False
    arrow: bool = False
    head: float = 7.0


class PlacedPicture(NamedTuple):
    """A picture that fills a rectangle; what of it is too wide or too high is cut off evenly. Lengths are in points.

    Attributes:
        x: Where it begins, from the left of the drawing.
        y: Where it begins, from the top.
        width: How wide it is.
        height: How high it is.
        picture: The picture.
        alt: What it shows, in words.
        faded: Whether it steps back behind the others.
    """

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    alt: str
    faded: bool = False


Ink = Box | Words | Stroke | PlacedPicture


class Part(NamedTuple):
    """Things that belong together.

    Attributes:
        name: The id that they have in the picture; empty where they have none.
        title: What a screen reader calls them; without one they are only decoration.
        says: What it says of them beyond that.
        items: The things.
        link: Where they lead, as the team wrote it: whoever writes it out decides whether it is an address.
        clip: The box outside which nothing of them is seen, set once they are in their places; None for all of them.
    """

    name: str = ""
    title: str = ""
    says: str = ""
    items: tuple[Ink | Part, ...] = ()
    link: str = ""
    clip: Box | None = None


class Drawing(NamedTuple):
    """A whole map, laid out.

    Attributes:
        width: How wide it is, in points.
        height: How high it is, in points.
        language: The tag of its language.
        direction: `ltr` or `rtl`, the direction in which it runs.
        title: What a screen reader calls it.
        says: What it says of all of it.
        paper: The part that the colour of its ground plays, or the colour itself once a theme is applied.
        items: What is drawn, from behind to the front.
        kind: What sort of document it is, in the map's language.
        font: The family of letters that is tried first; what it draws is fitted into the places that were measured.
        languages: In which language its texts are; None where all are in its own.
        dark: Colours that take the place of its own where whoever looks at it prefers dark ones, each by the other.
    """

    width: float
    height: float
    language: str
    direction: str
    title: str
    says: str
    paper: str
    items: tuple[Ink | Part, ...] = ()
    kind: str = ""
    font: str = ""
    languages: TextLanguages | None = None
    dark: Mapping[str, str] = {}

    def language_of(self, text: str, around: str = "") -> str:
        """Return the tag of the language of a text that stands in one of the language `around`, or on the map."""
        around = around or self.language
        return self.languages.of(text, around) if self.languages else around


def has_pictures(items: Iterable[Ink | Part]) -> bool:
    """Return whether pictures are among things."""
    return any(has_pictures(one.items) if isinstance(one, Part) else isinstance(one, PlacedPicture) for one in items)


def move(item: Ink | Part, dx: float, dy: float) -> Ink | Part:
    """Return the same thing further right by `dx` and down by `dy`, in points."""
    if isinstance(item, Part):
        return item._replace(items=tuple(move(inner, dx, dy) for inner in item.items))
    if isinstance(item, Stroke):
        return item._replace(pieces=tuple(tuple((x + dx, y + dy) for x, y in piece) for piece in item.pieces))
    return item._replace(x=item.x + dx, y=item.y + dy)


def scale(item: Ink | Part, factor: float) -> Ink | Part:
    """Return the same thing `factor` times as large, and as many times as far from the top left corner."""
    if isinstance(item, Part):
        return item._replace(items=tuple(scale(inner, factor) for inner in item.items))
    if isinstance(item, Stroke):
        pieces = tuple(tuple((x * factor, y * factor) for x, y in piece) for piece in item.pieces)
        return item._replace(pieces=pieces, pen=item.pen * factor, head=item.head * factor)
    if isinstance(item, Words):
        words = item._replace(x=item.x * factor, y=item.y * factor, width=item.width * factor)
        return words._replace(size=item.size * factor, leading=item.leading * factor)
    placed = item._replace(x=item.x * factor, y=item.y * factor, width=item.width * factor, height=item.height * factor)
    return placed._replace(pen=placed.pen * factor) if isinstance(placed, Box) else placed


def mirror(item: Ink | Part, width: float) -> Ink | Part:
    """Return the same thing seen from behind, in a drawing of this width: how a map runs right to left."""
    if isinstance(item, Part):
        return item._replace(items=tuple(mirror(inner, width) for inner in item.items))
    if isinstance(item, Stroke):
        return item._replace(pieces=tuple(tuple((width - x, y) for x, y in piece) for piece in item.pieces))
    if isinstance(item, Words):
        swapped = {"start": "end", "end": "start"}.get(item.align, item.align)
        return item._replace(x=width - item.x - item.width, align=swapped)
    return item._replace(x=width - item.x - item.width)


def polyline(*points: Point) -> tuple[Point, ...]:
    """Return a piece of a stroke that goes straight from point to point; there is at least one point."""
    piece = [points[0]]
    for start, end in pairwise(points):
        piece += [start, end, end]
    return tuple(piece)


def rounded_polyline(points: tuple[Point, ...], radius: float) -> tuple[Point, ...]:
    """Return a piece of a stroke that goes from point to point and rounds the corners between them.

    Each corner is a curve whose handles lie in the corner itself. It begins `radius` points before the corner, or
    halfway to the point before it where that is nearer, and ends as far behind it.
    """
    piece = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        entry, leave = _toward(corner, before, radius), _toward(corner, after, radius)
        piece += [piece[-1], entry, entry, corner, corner, leave]
    return (*piece, piece[-1], points[-1], points[-1])


def arc_polyline(points: tuple[Point, ...], radius: float) -> tuple[Point, ...]:
    """Return a piece of a stroke that goes from point to point, with a quarter of a circle at each corner.

    The corners are right angles; an arc reaches at most halfway to the points on both sides of it.
    """
    piece = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, *(dist(corner, other) / 2 for other in (before, after)))
        entry, leave = _toward(corner, before, reach), _toward(corner, after, reach)
        inner = reach * (1 - QUARTER_CIRCLE)
        piece += [piece[-1], entry, entry, _toward(corner, before, inner), _toward(corner, after, inner), leave]
    return (*piece, piece[-1], points[-1], points[-1])


def _toward(point: Point, other: Point, distance: float) -> Point:
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = (dx * dx + dy * dy) ** 0.5
    part = min(distance, length / 2) / length if length else 0.0
    return point[0] + dx * part, point[1] + dy * part
