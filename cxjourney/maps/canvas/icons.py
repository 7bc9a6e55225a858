"""Icons of channels: own drawings on a grid of 16 × 16, lines of one weight only, which print and fade well.

Every channel that the format knows has one, by its id; a team's own channel has that of its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas.shapes import QUARTER_CIRCLE, polyline, rounded_polyline

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Point


GRID, PEN = 16.0, 1.35

IconPiece = tuple["Point", ...]


class Icon(NamedTuple):
    """The lines of an icon; what `runs` with the text is mirrored where this runs from right to left."""

    pieces: tuple[IconPiece, ...]
    runs: bool = False


def _ring(x: float, y: float, wide: float, high: float = 0.0) -> IconPiece:
    """Return a circle around a point, or an ellipse."""
    high = high or wide
    dx, dy = wide * QUARTER_CIRCLE, high * QUARTER_CIRCLE
    return (
        *((x, y - high), (x + dx, y - high), (x + wide, y - dy), (x + wide, y)),
        *((x + wide, y + dy), (x + dx, y + high), (x, y + high)),
        *((x - dx, y + high), (x - wide, y + dy), (x - wide, y)),
        *((x - wide, y - dy), (x - dx, y - high), (x, y - high)),
    )


def _dot(x: float, y: float) -> IconPiece:
    return _ring(x, y, 0.4)


def _line(*points: Point, radius: float = 0.8) -> IconPiece:
    """Return lines from point to point with corners a little rounded."""
    return rounded_polyline(points, radius) if len(points) > 2 else polyline(*points)


def _loop(*points: Point, radius: float = 0.8) -> IconPiece:
    """Return the same, closed; it begins in the middle of its first side, where nobody sees a seam."""
    middle = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
    return rounded_polyline((middle, *points[1:], points[0], middle), radius)


def _frame(x: float, y: float, wide: float, high: float, radius: float = 1.5) -> IconPiece:
    return _loop((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), radius=radius)


def _curve(*points: Point) -> IconPiece:
    """Return a start, and three points for every curve."""
    return points


_ENVELOPE = (_frame(1.5, 3.25, 13, 9.5), _line((2.3, 4.7), (8, 8.9), (13.7, 4.7), radius=1.2))

ICONS: dict[str, Icon] = {
    "web": Icon((_ring(8, 8, 6.5), _ring(8, 8, 2.9, 6.5), polyline((1.5, 8), (14.5, 8)))),
    "social": Icon(
        (
            *(_ring(12, 3.6, 2.1), _ring(4, 8, 2.1), _ring(12, 12.4, 2.1)),
            *(polyline((5.85, 7), (10.15, 4.6)), polyline((5.85, 9), (10.15, 11.4))),
        )
    ),
    "chat": Icon(
        (
            _loop(
                (1.5, 1.75), (10.5, 1.75), (10.5, 8.25), (5.6, 8.25), (3.2, 10.4), (3.2, 8.25), (1.5, 8.25), radius=1.2
            ),
            _line(
                *(
                    (12.75, 5.25),
                    (14.5, 5.25),
                    (14.5, 12),
                    (12.8, 12),
                    (12.8, 14.25),
                    (10.3, 12),
                    (6.5, 12),
                    (6.5, 10.5),
                ),
                radius=1.2,
            ),
        )
    ),
    "mobile-app": Icon(
        (
            _frame(4, 1.5, 8, 13, 1.8),
            *(_dot(6.5, 5), _dot(9.5, 5), _dot(6.5, 8), _dot(9.5, 8)),
            polyline((6.9, 12), (9.1, 12)),
        )
    ),
    "email": Icon(
        (
            _ring(8, 8, 2.6),
            _curve(
                *((10.6, 5.4), (10.6, 5.4), (10.6, 8.8), (10.6, 8.8)),
                *((10.6, 11.1), (14.5, 11.1), (14.5, 8)),
                *((14.5, 4.4), (11.6, 1.5), (8, 1.5)),
                *((4.4, 1.5), (1.5, 4.4), (1.5, 8)),
                *((1.5, 11.6), (4.4, 14.5), (8, 14.5)),
                *((9.4, 14.5), (10.7, 14.1), (11.8, 13.3)),
            ),
        )
    ),
    "video-call": Icon((_frame(1.5, 3.75, 9, 8.5), _line((10.5, 7), (14.5, 4.6), (14.5, 11.4), (10.5, 9), radius=0.9))),
    "sms": Icon(
        (
            _loop((1.5, 2.25), (14.5, 2.25), (14.5, 11), (7.6, 11), (4.2, 14), (4.2, 11), (1.5, 11), radius=1.5),
            *(_dot(4.9, 6.6), _dot(8, 6.6), _dot(11.1, 6.6)),
        )
    ),
    "kiosk": Icon(
        (
            _line((4, 14.4), (4, 1.5), (12, 1.5), (12, 14.4), radius=1.5),
            _frame(6.2, 3.8, 3.6, 3.4, 0.4),
            polyline((6.2, 10), (9.8, 10)),
            polyline((1.75, 14.4), (14.25, 14.4)),
        )
    ),
    "phone": Icon(
        (
            _curve(
                *((3.1, 1.75), (3.1, 1.75), (5.2, 1.75), (5.2, 1.75)),
                *((5.7, 1.75), (6, 2), (6.1, 2.5), (6.2, 3.4), (6.4, 4.1), (6.7, 4.8)),
                *((6.9, 5.3), (6.8, 5.7), (6.4, 6), (6.4, 6), (5.3, 6.9), (5.3, 6.9)),
                *((6.2, 8.5), (7.5, 9.8), (9.1, 10.7), (9.1, 10.7), (10, 9.6), (10, 9.6)),
                *((10.3, 9.2), (10.7, 9.1), (11.2, 9.3), (11.9, 9.6), (12.6, 9.8), (13.5, 9.9)),
                *((14, 10), (14.25, 10.3), (14.25, 10.8), (14.25, 10.8), (14.25, 12.9), (14.25, 12.9)),
                *((14.25, 13.7), (13.7, 14.25), (12.9, 14.25), (6.75, 13.8), (2.2, 9.25), (1.75, 3.1)),
                *((1.75, 2.3), (2.3, 1.75), (3.1, 1.75)),
            ),
        )
    ),
    "branch": Icon(
        (
            _loop((1.75, 6.2), (8, 2), (14.25, 6.2), radius=0.6),
            *(polyline((3.6, 8), (3.6, 12)), polyline((8, 8), (8, 12)), polyline((12.4, 8), (12.4, 12))),
            polyline((1.5, 14), (14.5, 14)),
        )
    ),
    "store": Icon(
        (
            _loop((3.2, 1.9), (12.8, 1.9), (14.4, 6.3), (1.6, 6.3), radius=0.6),
            *(polyline((5.9, 1.9), (5.9, 6.3)), polyline((10.1, 1.9), (10.1, 6.3))),
            _line((2.8, 6.3), (2.8, 14.1), (13.2, 14.1), (13.2, 6.3)),
            _line((6.2, 14.1), (6.2, 9.5), (9.8, 9.5), (9.8, 14.1), radius=0.5),
        )
    ),
    "event": Icon(
        (
            _frame(1.75, 3, 12.5, 11.25),
            *(polyline((1.75, 6.6), (14.25, 6.6)), polyline((5, 1.5), (5, 4.4)), polyline((11, 1.5), (11, 4.4))),
            _line((5.6, 10.3), (7.3, 12), (10.6, 8.8), radius=0.3),
        )
    ),
    "home-visit": Icon(
        (
            _line((1.5, 8.3), (8, 2), (14.5, 8.3), radius=0.8),
            _line((3.4, 6.9), (3.4, 14.1), (12.6, 14.1), (12.6, 6.9)),
            _line((6.3, 14.1), (6.3, 9.8), (9.7, 9.8), (9.7, 14.1), radius=0.5),
        )
    ),
    "broadcast": Icon(
        (
            _ring(8, 6.4, 1.1),
            polyline((8, 7.5), (8, 14.5)),
            *(
                _curve((5.5, 3.6), (4, 5.2), (4, 7.6), (5.5, 9.2)),
                _curve((10.5, 3.6), (12, 5.2), (12, 7.6), (10.5, 9.2)),
            ),
            *(
                _curve((3.4, 1.5), (0.6, 4.3), (0.6, 8.5), (3.4, 11.3)),
                _curve((12.6, 1.5), (15.4, 4.3), (15.4, 8.5), (12.6, 11.3)),
            ),
        )
    ),
    "word-of-mouth": Icon(
        (
            _ring(4.9, 8, 2.1),
            _curve((1.25, 14.5), (1.25, 11.2), (8.55, 11.2), (8.55, 14.5)),
            _loop((8.4, 1.75), (14.5, 1.75), (14.5, 6.6), (12, 6.6), (10.2, 8.6), (10.2, 6.6), (8.4, 6.6), radius=0.9),
        )
    ),
    "post": Icon(_ENVELOPE),
    "print": Icon(
        (
            _line((5, 14.4), (2, 14.4), (2, 1.6), (11, 1.6), (11, 14.4), (5, 14.4)),
            _line((11, 5), (14.1, 5), (14.1, 14.4), (9.5, 14.4), radius=1.4),
            *(_frame(4.5, 4.1, 4, 3, 0.3), polyline((4.2, 9.6), (8.8, 9.6)), polyline((4.2, 12), (7.2, 12))),
        ),
        runs=True,
    ),
    "kind-digital": Icon((_frame(1.5, 2.25, 13, 8.75), polyline((8, 11), (8, 14)), polyline((4.75, 14), (11.25, 14)))),
    "kind-voice": Icon(
        tuple(polyline((x, 8 - high), (x, 8 + high)) for x, high in ((2, 1.5), (5, 4), (8, 6.5), (11, 4), (14, 1.5)))
    ),
    "kind-physical": Icon(
        (
            _curve(
                *((8, 1.5), (10.8, 1.5), (13, 3.6), (13, 6.4), (13, 9.1), (10.7, 11.6), (8.6, 13.8)),
                *(
                    (8.2, 14.2),
                    (7.8, 14.2),
                    (7.4, 13.8),
                    (5.3, 11.6),
                    (3, 9.1),
                    (3, 6.4),
                    (3, 3.6),
                    (5.2, 1.5),
                    (8, 1.5),
                ),
            ),
            _ring(8, 6.4, 1.8),
        )
    ),
    "kind-post": Icon(
        (
            _loop((1.75, 5.5), (14.25, 5.5), (14.25, 14.1), (1.75, 14.1)),
            _line((1.75, 5.9), (3.7, 1.9), (12.3, 1.9), (14.25, 5.9), radius=0.6),
            polyline((8, 1.9), (8, 8.6)),
        )
    ),
}


def icon_of(channel: str, kind: str, known_kind: str | None) -> str:
    """Return the name of a channel's icon, a key of `ICONS`.

    Args:
        channel: The id of the channel.
        kind: The kind that it is of.
        known_kind: The kind that the format knows a channel of this id as; None for a channel of the team's own.

    Returns:
        The channel's own icon where it is of the kind that is known, else that of its kind.
    """
    return channel if channel in ICONS and kind == known_kind else f"kind-{kind}"


def icon_pieces(name: str, x: float, y: float, size: float, direction: str) -> tuple[IconPiece, ...]:
    """Return the lines of an icon in a square that begins at a point, in points.

    Args:
        name: A key of `ICONS`.
        x: Where the square begins.
        y: Where its top is.
        size: How long its sides are.
        direction: `rtl` for a map that is seen in a mirror later: only what runs with the text is left to be mirrored.

    Raises:
        KeyError: There is no such icon.
    """
    icon, scale = ICONS[name], size / GRID
    turned = direction == "rtl" and not icon.runs

    def at(point: Point) -> Point:
        return x + (GRID - point[0] if turned else point[0]) * scale, y + point[1] * scale

    return tuple(tuple(at(point) for point in piece) for piece in icon.pieces)
