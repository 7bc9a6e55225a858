"""Marks and icons, each once for the whole page: those that maps draw, by the same names."""

from collections.abc import Iterator
from math import cos, pi, sin

from cxjourney.maps.canvas.icons import GRID, ICONS, PEN
from cxjourney.maps.canvas.looks import SYMBOLS

SIDE = 12.0
"""The side of the square in which a mark stands."""
_CORNERS = {"diamond": 4, "pentagon": 5, "hexagon": 6, "septagon": 7, "octagon": 8}
"""Regular shapes, by the number of their corners; the first is above the middle."""
_OUTLINES = {
    "square": "M1 1H11V11H1Z",
    "box": "M1 1H11V11H1Z",
    "triangle": "M6 1L11.4 11H.6Z",
    "invtrapezium": "M0 1H12L9.5 11H2.5Z",
    "trapezium": "M2.5 1H9.5L12 11H0Z",
    "house": "M6 0L11.5 4.5V11.5H.5V4.5Z",
    "invhouse": "M.5.5H11.5V7.5L6 12 .5 7.5Z",
    "parallelogram": "M3 1H12L9 11H0Z",
    "folder": "M.5 2.5H5L6 4H11.5V11H.5Z",
    "rarrow": "M0 3H7V.5L12 6 7 11.5V9H0Z",
    "star": "M6 .3 7.5 4.3 11.8 4.5 8.4 7.2 9.6 11.4 6 9 2.4 11.4 3.6 7.2.2 4.5 4.5 4.3Z",
}
"""The other shapes, drawn for a square of `SIDE`."""


def mark_symbol(name: str) -> str:
    """Return a mark as a symbol of SVG, coloured by what uses it; KeyError where there is none of that name."""
    mark = SYMBOLS[name]
    shape = f"<{_shape(mark.shape)}/>"
    return f'<symbol id="m-{name}" viewBox="{_view(name)}">{shape}</symbol>'


def use_rule(name: str) -> str:
    """Return the colours of a mark's symbol, wherever it stands, as a rule of CSS; KeyError as in `mark_symbol`."""
    mark = SYMBOLS[name]
    return f'use[href="#m-{name}"]{{fill:var(--{mark.fill});stroke:var(--{mark.line})}}'


def mark_rule(name: str) -> str:
    """Return a mark as a rule of CSS: its colour, and its shape as a mask; KeyError where there is none of that name.

    What a mark fills with the colour of the ground is left open.
    """
    mark = SYMBOLS[name]
    first, _, half = mark.fill.partition(":")
    filled = first not in ("paper", "") and not half
    dashed = " stroke-dasharray='3 2'" if mark.dashed else ""
    shape = f"<{_shape(mark.shape)} fill='{'#000' if filled else 'none'}' stroke='#000'{dashed}/>"
    left = "<path d='M6 1A5 5 0 0 0 6 11Z'/>" if half else ""
    return _mask(f"m-{name}", _view(name), shape + left, f"--c:var(--{mark.line});")


def icon_rule(name: str) -> str:
    """Return an icon as a rule of CSS; KeyError where there is none of that name."""
    lines = " ".join(f"M{_point(piece[0])}C{' '.join(map(_point, piece[1:]))}" for piece in ICONS[name].pieces)
    path = f"<path d='{lines}' fill='none' stroke='#000' stroke-width='{PEN}' stroke-linecap='round'/>"
    return _mask(f"i-{name}", f"0 0 {GRID:g} {GRID:g}", path)


def _mask(name: str, view: str, shape: str, colour: str = "") -> str:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}'>{shape}</svg>"
    address = svg.replace('"', "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
    return f'.{name}{{{colour}--s:url("data:image/svg+xml,{address}")}}'


def _view(name: str) -> str:
    """Return what is seen of the square in which a mark stands: more of it where the mark is small."""
    side = 14.0 * max(9.0 / SYMBOLS[name].size, 1.0)
    return f"{SIDE / 2 - side / 2:.4g} {SIDE / 2 - side / 2:.4g} {side:.4g} {side:.4g}"


def _point(point: tuple[float, float]) -> str:
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in point)


def outline(shape: str) -> str:
    """Return the path of a shape that has corners, drawn for a square of `SIDE` with an edge of 1; else KeyError."""
    return f"M{'L'.join(_corners(_CORNERS[shape]))}Z" if shape in _CORNERS else _OUTLINES[shape]


def _shape(shape: str) -> str:
    return 'circle cx="6" cy="6" r="5"' if shape == "circle" else f'path d="{outline(shape)}"'


def _corners(count: int) -> Iterator[str]:
    for number in range(count):
        angle = 2 * pi * number / count - pi / 2
        yield _point((6 + 5.8 * cos(angle), 6 + 5.8 * sin(angle)))
