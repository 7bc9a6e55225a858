"""A trend as text for a terminal: all journeys together, then each of them; on a screen what fits there."""

from collections.abc import Sequence

from cxjourney.analysis.trend import JourneyLine, Trend
from cxjourney.formats.terminal import NARROW, TextPage, text_cells
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

_BARS = "▁▂▃▄▅▆▇█"
MAX_BARS = 20
"""A sparkline has at most this many columns; of more points some are left out, the last one never."""
LEAST_JOURNEYS = 3
MAX_FALLS = 3
"""So many falls and remarks are written on a screen; the rest is counted."""


def write(trend: Trend, options: TrendOptions) -> str:
    """Return the trend as text."""
    words = options.words
    page = TextPage(options.terminal, words)
    page.line(heading(trend, words), "bold")
    page.blank()
    _put_rows(page, total_rows(trend, words), _ends(trend, words))
    total = trend.totals[-1]
    if total and total.pains.total:
        page.line(pain_words(total.pains, words), "dim", indent=2)
    lines = [line for line in trend.lines if line.is_there]
    below = _below(trend, options)
    if options.terminal.is_screen:
        room = options.terminal.room - page.text.count("\n") - below.count("\n")
        _put_table(page, lines, room)
    else:
        for line in lines:
            page.blank()
            page.line(line.latest.title, "bold underline")
            _put_rows(page, journey_rows(line, words), ())
    return page.text + below


def _below(trend: Trend, options: TrendOptions) -> str:
    """Return what is said below the figures: what fell, where a gap is drawn, what is gone."""
    words = options.words
    page = TextPage(options.terminal, words)
    falls, gaps = [*fall_sentences(trend, words)], [*gap_sentences(trend, words)]
    most = MAX_FALLS if options.terminal.is_screen else None
    if falls:
        page.heading_line("trend.falls")
        _put_sentences(page, falls, most)
    elif len(trend.points) > 1:
        page.blank()
        page.line(words.text("trend.falls.none"), "dim")
    _put_sentences(page, gaps, most)
    return page.text


def _put_sentences(page: TextPage, sentences: Sequence[str], most: int | None) -> None:
    shown = sentences if most is None or len(sentences) <= most + 1 else sentences[:most]
    for sentence in shown:
        page.line(sentence, hanging=2)
    if len(shown) < len(sentences):
        page.line(page.words.text("figures.and-more", n=page.words.number(len(sentences) - len(shown))), "dim")


def _ends(trend: Trend, words: Language) -> tuple[str, ...]:
    return words.day(trend.days[0]), words.day(trend.days[-1]), words.text("trend.change")


def _put_rows(page: TextPage, rows: Sequence[TrendRow], heads: Sequence[str]) -> None:
    """Write a row for each figure: its name, a sparkline, the first and the last figure, and the change."""
    words, bars = page.words, min(MAX_BARS, len(rows[0].values)) if page.terminal.unicode else 0
    if page.width < NARROW:
        for row in rows:
            ends = f"{row.written(row.first, words)} → {row.written(row.last, words)}"
            page.line(words.text("figures.colon", head=row.title, rest=page.terminal.mark(ends)), hanging=2)
            if bars:
                page.line(sparkline(row, bars), indent=2)
        return
    room = max((11, *(text_cells(head) + 1 for head in heads)))
    first = min(max(page.width - bars - 2 - 3 * room, 20), 34)
    widths: tuple[int, ...] = (first, bars + 2 if bars else 0, room, room, room)
    if heads:
        page.row([(text, "dim", width) for text, width in zip(("", "", *heads), widths, strict=True) if width])
    for row in rows:
        line = sparkline(row, bars) if bars else ""
        cells = (row.title, line, row.written(row.first, words), row.written(row.last, words), row.change(words))
        styles = ("", "cyan", "dim", "bold", "")
        page.row([(text, style, width) for text, style, width in zip(cells, styles, widths, strict=True) if width])


def sparkline(row: TrendRow, most: int) -> str:
    """Return the figures as bars, at most so many; a space where there is none."""
    heights = row.heights()
    count = min(most, len(heights))
    places = [round(number * (len(heights) - 1) / max(count - 1, 1)) for number in range(count)] or [0]
    return "".join(_bar(heights[place]) for place in places)


def _bar(height: float | None) -> str:
    return " " if height is None else _BARS[min(max(int(height * len(_BARS)), 0), len(_BARS) - 1)]


def _put_table(page: TextPage, lines: Sequence[JourneyLine], room: int) -> None:
    """Write a line for each journey that ``room`` lines hold: its last figures, and how much they differ."""
    words = page.words
    if page.width < NARROW:
        for line in lines:
            few = [row for row in journey_rows(line, words) if row.name in COLUMNS]
            page.line(line.latest.title, "bold", hanging=2)
            page.line(words.join_facts(f"{row.title} {_short(row, words)}" for row in few), indent=2)
        return
    page.blank()
    column = 14
    first = page.width - column * 3 - 16
    widths = (first, column, column, column, 16)
    heads = column_titles(words)
    page.row([(text, "bold", width) for text, width in zip(heads, widths, strict=True)])
    most = len(lines) if len(lines) <= room - 2 else max(room - 3, LEAST_JOURNEYS)
    for line in lines[:most]:
        rows = {row.name: row for row in journey_rows(line, words)}
        cells = [_short(rows[name], words) if name in rows else "" for name in COLUMNS]
        texts = (line.latest.title, *cells)
        page.row([(text, "", width) for text, width in zip(texts, widths, strict=True)])
    if most < len(lines):
        page.line(words.count("change.more.journeys", len(lines) - most), "dim")


def _short(row: TrendRow, words: Language) -> str:
    """Return the last figure, and how much it differs from the first, where it does."""
    change = row.change(words)
    figure = row.written(row.last, words)
    return f"{figure} {change}" if change not in ("", "=") else figure
