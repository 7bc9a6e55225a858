"""A trend as a picture: six panels of all journeys together, and a row of small lines for each journey.

Where there is no figure there is a gap. What runs from right to left is mirrored, time included, as on the maps.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from cxjourney.analysis.trend import JourneyLine, Trend
from cxjourney.formats.escape_markup import escape_page, xml_text
from cxjourney.formats.terminal import break_lines, text_cells
from cxjourney.formats.trend import TrendOptions
from cxjourney.formats.trend.rows import (
    COLUMNS,
    TrendRow,
    column_titles,
    fall_sentences,
    gap_sentences,
    heading,
    journey_rows,
    pain_words,
    total_rows,
)
from cxjourney.languages import Language
from cxjourney.palette import BASES
from cxjourney.text.shorten import one_line

WIDTH, MARGIN = 1200, 40
PANEL_WIDTH, PANEL_HEIGHT, PANEL_GAP = 352, 184, 32
ROW_HEIGHT = 58
_FIRST, _COLUMN = 320, 200
"""How wide the names of journeys are, and each column of their figures."""
_BROAD = 0.58
"""How broad a column of a terminal is, in parts of the size of the letters, at most: what is cut short fits."""
_PARTS = ("paper", "ink", "muted", "rule", "known-deep", "alarm")
_FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Vazirmatn, sans-serif"


class _Picture:
    """An SVG that is being drawn, mirrored where its language runs from right to left."""

    def __init__(self, words: Language, height: int, title: str) -> None:
        self.words = words
        self.is_mirrored = words.direction == "rtl"
        size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
        naming = {"role": "img", "aria-labelledby": "title", "lang": words.tag, "direction": words.direction}
        self.root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **naming})
        SubElement(self.root, "title", {"id": "title"}).text = xml_text(title)
        SubElement(self.root, "style").text = _style()
        SubElement(self.root, "rect", {"width": str(WIDTH), "height": str(height), "class": "f-paper"})

    def text(self, text: str, x: float, y: float, size: int, look: str, width: float, at_end: bool = False) -> None:
        """Write a line that is cut short where it is wider than ``width``; ``at_end`` it ends at ``x``."""
        most = max(int(width / (size * _BROAD)), 1)
        line = one_line(text)
        if text_cells(line) > most:
            while line and text_cells(line) > most - 1:
                line = line[:-1]
            line = f"{line.rstrip()}…"
        place = {"x": _number(self.x(x)), "y": _number(y), "font-size": str(size), "class": look}
        SubElement(self.root, "text", {**place, "text-anchor": "end" if at_end else "start"}).text = xml_text(line)

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        """Draw a straight line."""
        ends = {"x1": self.x(x1), "y1": y1, "x2": self.x(x2), "y2": y2}
        SubElement(self.root, "line", {**{name: _number(at) for name, at in ends.items()}, "class": look})

    def series(self, row: TrendRow, shares: Sequence[float], box: tuple[float, float, float, float]) -> None:
        """Draw a figure over time: lines between neighbours, a dot for one that stands alone, and one for the last.

        Args:
            row: The figure.
            shares: Where each point stands between the first day and the last, from 0 to 1.
            box: Its left, top, width and height.
        """
        left, top, width, height = box
        group = SubElement(self.root, "g", {"role": "img", "aria-label": xml_text(_says(row, self.words))})
        for part in _unbroken(row):
            at = [(self.x(left + width * shares[place]), top + height * (1 - high)) for place, high in part]
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in at)
            if len(at) > 1:
                SubElement(group, "polyline", {"points": points, "class": "s-known-deep"})
            if len(at) == 1 or part[-1][0] == len(row.values) - 1:
                x, y = at[-1]
                SubElement(group, "circle", {"cx": _number(x), "cy": _number(y), "r": "3.5", "class": "f-known-deep"})

    def x(self, x: float) -> float:
        """Return where something stands from the left."""
        return WIDTH - x if self.is_mirrored else x


def write(trend: Trend, options: TrendOptions) -> str:
    """Return the trend as SVG."""
    words = options.words
    lines = [line for line in trend.lines if line.is_there]
    notes = [(text, look) for text, look in _notes(trend, words)]
    panels_top, rows_top = 104, 104 + 2 * (PANEL_HEIGHT + PANEL_GAP) + 24
    notes_top = rows_top + 52 + ROW_HEIGHT * len(lines)
    picture = _Picture(words, notes_top + 22 * len(notes) + MARGIN, heading(trend, words))
    picture.text(heading(trend, words), MARGIN, 60, 26, "f-ink bold", WIDTH - 2 * MARGIN)
    shares = _places(trend.days)
    for number, row in enumerate(total_rows(trend, words)):
        left = MARGIN + (number % 3) * (PANEL_WIDTH + PANEL_GAP)
        _draw_panel(picture, row, shares, left, panels_top + (number // 3) * (PANEL_HEIGHT + PANEL_GAP), trend)
    _draw_heads(picture, rows_top)
    for number, line in enumerate(lines):
        _draw_journey(picture, line, shares, rows_top + 20 + number * ROW_HEIGHT)
    for number, (text, look) in enumerate(notes):
        picture.text(text, MARGIN, notes_top + 22 * number, 14, look, WIDTH)
    return escape_page(tostring(picture.root, "unicode") + "\n", options.terminal)


def _draw_panel(
    picture: _Picture, row: TrendRow, shares: Sequence[float], left: float, top: float, trend: Trend
) -> None:
    words = picture.words
    bottom, right = top + PANEL_HEIGHT - 28, left + PANEL_WIDTH
    picture.text(row.title, left, top + 14, 15, "f-ink", PANEL_WIDTH - 130)
    change = row.change(words)
    now = row.written(row.last, words)
    picture.text(f"{now}  {change}" if change else now, right, top + 14, 17, "f-ink bold", 140, at_end=True)
    last = trend.totals[-1]
    worst = last.worst.title if last and last.worst else ""
    notes = {"stranded": worst, "pains": pain_words(last.pains, words) if last else ""}
    picture.text(notes.get(row.name, ""), left, top + 34, 12, "f-muted", PANEL_WIDTH)
    for share in (0.0, 0.5, 1.0):
        y = bottom - (bottom - top - 48) * share
        picture.line(left + 44, y, right, y, "s-rule")
        mark = row.written(row.bottom + (row.top - row.bottom) * share, words)
        picture.text(mark, left + 38, y + 4, 11, "f-muted", 60, at_end=True)
    picture.series(row, shares, (left + 48, top + 48, PANEL_WIDTH - 54, bottom - top - 48))
    picture.text(words.day(trend.days[0]), left + 44, bottom + 18, 11, "f-muted", 120)
    picture.text(words.day(trend.days[-1]), right, bottom + 18, 11, "f-muted", 120, at_end=True)


def _draw_heads(picture: _Picture, top: float) -> None:
    words = picture.words
    head, *titles = column_titles(words)
    picture.text(head, MARGIN, top, 14, "f-muted", _FIRST)
    for number, title in enumerate(titles):
        picture.text(title, MARGIN + _FIRST + number * _COLUMN, top, 14, "f-muted", _COLUMN - 10)
    picture.line(MARGIN, top + 10, WIDTH - MARGIN, top + 10, "s-rule")


def _draw_journey(picture: _Picture, line: JourneyLine, shares: Sequence[float], top: float) -> None:
    words = picture.words
    rows = {row.name: row for row in journey_rows(line, words)}
    for number, part in enumerate(break_lines(one_line(line.latest.title), 32)[:2]):
        picture.text(part, MARGIN, top + 24 + 19 * number, 15, "f-ink", _FIRST - 16)
    for number, row in enumerate(rows.get(name) for name in COLUMNS):
        left = MARGIN + _FIRST + number * _COLUMN
        if row is None:
            continue
        change = row.change(words)
        figure = row.written(row.last, words)
        said = f"{figure}  {change}" if change not in ("", "=") else figure
        picture.series(row, shares, (left, top + 6, 84, 26))
        picture.text(said, left + 94, top + 25, 13, "f-ink", _COLUMN - 98)
        if row.name == "metric":
            picture.text(row.title, left, top + 48, 12, "f-muted", _COLUMN)


def _unbroken(row: TrendRow) -> Iterator[list[tuple[int, float]]]:
    """Yield the stretches of points that have a figure, each point with its height as a share of the scale."""
    part: list[tuple[int, float]] = []
    for place, height in enumerate(row.heights()):
        if height is not None:
            part.append((place, height))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _places(days: Sequence[date]) -> tuple[float, ...]:
    """Return where each day stands from the first (0) to the last (1); on one day alone, one behind the other."""
    span = (days[-1] - days[0]).days
    if span:
        return tuple((day - days[0]).days / span for day in days)
    return tuple(place / max(len(days) - 1, 1) for place in range(len(days)))


def _says(row: TrendRow, words: Language) -> str:
    ends = f"{row.written(row.first, words)} → {row.written(row.last, words)}"
    return words.text("figures.colon", head=row.title, rest=ends)


def _notes(trend: Trend, words: Language) -> Iterator[tuple[str, str]]:
    falls = [*fall_sentences(trend, words)]
    if falls:
        yield words.text("trend.falls"), "f-ink bold"
    for sentence, look in (
        *((one, "f-alarm") for one in falls),
        *((one, "f-muted") for one in gap_sentences(trend, words)),
    ):
        yield from ((part, look) for part in break_lines(sentence, 130))


def _style() -> str:
    """Return the colours of both themes: the picture follows the reader's screen."""
    light, dark = (
        "".join(f".f-{part}{{fill:{base[part]}}}.s-{part}{{stroke:{base[part]}}}" for part in _PARTS)
        for base in BASES.values()
    )
    plain = f"text{{font-family:{_FONTS}}}.bold{{font-weight:650}}polyline{{fill:none;stroke-width:2.2}}"
    return f"{plain}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
