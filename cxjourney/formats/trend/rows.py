"""A trend as rows: what each is called, its values one after the other, and how they are written."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cxjourney.analysis.trend import JourneyLine, Trend, metric_of
from cxjourney.analysis.trend_figures import SEVERITIES, KeyMetric, PainCounts
from cxjourney.languages import Language

ROW_TITLES = ("covered", "known", "able", "able-worst", "stranded", "stranded-worst", "claims", "pains", "verified")
Values = tuple[float | None, ...]


COLUMNS = ("covered", "known", "able", "metric")
"""The figures of each journey that a table of all of them shows."""


class TrendRow(NamedTuple):
    """A figure at each point.

    Attributes:
        name: What it is: ``covered``, ``known``, ``verified``, ``able``, ``stranded``, ``claims``, ``pains``, or
            ``metric``.
        title: The same in words.
        values: The figures, shares in per cent (0 to 100); None where there is none.
        top: The figure at the top of the scale on which it is drawn.
        bottom: The figure at its bottom.
        is_percent: Whether the figures are shares of a hundred.
        unit: The unit of other figures, as it is written; empty where nobody said.
    """

    name: str
    title: str
    values: Values
    top: float
    bottom: float = 0.0
    is_percent: bool = True
    unit: str = ""

    @property
    def first(self) -> float | None:
        """The first figure that there is."""
        return next((value for value in self.values if value is not None), None)

    @property
    def last(self) -> float | None:
        """The figure at the last point; None where there is none."""
        return self.values[-1]

    def written(self, value: float | None, words: Language) -> str:
        """Return a figure as it is read; a question mark where there is none."""
        if value is None:
            return words.text("map.able.none")
        figure = words.percent(value) if self.is_percent else words.number(value)
        return f"{figure} {self.unit}" if self.unit and not self.is_percent else figure

    def change(self, words: Language) -> str:
        """Return how much the last figure differs from the first, with its sign; empty where one is missing."""
        if self.first is None or self.last is None or sum(value is not None for value in self.values) == 1:
            return ""
        moved = round(float(self.last), 1) - round(float(self.first), 1) if self.is_percent else self.last - self.first
        return signed(moved, words)

    def heights(self) -> tuple[float | None, ...]:
        """Return the figures as shares (0 to 1) of the scale on which they are drawn."""
        span = (self.top - self.bottom) or 1.0
        return tuple(None if value is None else (value - self.bottom) / span for value in self.values)


def signed(moved: float, words: Language) -> str:
    """Return a change with its sign; an equals sign where there is none."""
    moved = round(float(moved), 2)
    return "=" if not moved else f"{'+' if moved > 0 else ''}{words.number(moved)}"


def total_rows(trend: Trend, words: Language) -> tuple[TrendRow, ...]:
    """Return the rows of all journeys together."""
    totals = trend.totals
    pains = tuple(float(one.pains.total) if one else None for one in totals)
    return (
        _row("covered", tuple(one.coverage.covered_percent if one else None for one in totals), words),
        _row("known", tuple(one.coverage.known_percent if one else None for one in totals), words),
        *_verified(tuple(one.coverage.verified_percent if one else None for one in totals), words),
        _row("able", tuple(_percent(one.able) if one else None for one in totals), words, "able-worst"),
        _row("stranded", tuple(_percent(one.stranded) if one else None for one in totals), words, "stranded-worst"),
        _row("claims", tuple(one.claims.evidenced_percent if one else None for one in totals), words),
        _pains(pains, words),
    )


def journey_rows(line: JourneyLine, words: Language) -> tuple[TrendRow, ...]:
    """Return the rows of a journey; that of its metric where somebody has measured it."""
    rows = (
        _row("covered", line.values(lambda one: one.coverage.covered_percent), words),
        _row("known", line.values(lambda one: one.coverage.known_percent), words),
        *_verified(line.values(lambda one: one.coverage.verified_percent), words),
        _row("able", line.values(lambda one: _percent(one.able)), words),
        _row("stranded", line.values(lambda one: _percent(one.stranded)), words),
        _row("claims", line.values(lambda one: one.claims.evidenced_percent), words),
        _pains(line.values(lambda one: float(one.pains.total)), words),
    )
    metric = metric_of(line)
    return (*rows, metric_row(line, metric, words)) if metric else rows


def metric_row(line: JourneyLine, metric: KeyMetric, words: Language) -> TrendRow:
    """Return the row of the metric that a journey acts on, drawn from its lowest to its highest figure."""
    there = [value for value in line.metric_values if value is not None]
    title = metric.title or words.text(f"map.metric.{metric.kind}")
    low, high = min(there), max(there)
    margin = (high - low) / 8 or 1.0
    is_percent = metric.is_percent or metric.unit == "%"
    return TrendRow(
        "metric",
        title,
        line.metric_values,
        high + margin,
        low - margin,
        is_percent,
        "" if is_percent else _unit(metric),
    )


def _unit(metric: KeyMetric) -> str:
    return metric.unit or ""


def _row(name: str, values: Values, words: Language, title: str = "") -> TrendRow:
    return TrendRow(name, words.text(f"trend.row.{title or name}"), values, 100.0)


def _verified(values: Values, words: Language) -> tuple[TrendRow, ...]:
    """Return the row of what is verified; none where there never was a record."""
    return (_row("verified", values, words),) if any(value is not None for value in values) else ()


def _pains(values: Values, words: Language) -> TrendRow:
    most = max((value for value in values if value is not None), default=0.0)
    return TrendRow("pains", words.text("trend.row.pains"), values, most or 1.0, 0.0, is_percent=False)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def column_titles(words: Language) -> tuple[str, ...]:
    """Return the heads of a table of journeys: the journey, and its figures as in `COLUMNS`."""
    keys = ("gaps.screen.journey", "gaps.screen.covered", "gaps.screen.known", "gaps.screen.able", "map.key-metric")
    return tuple(map(words.text, keys))


def pain_words(pains: PainCounts, words: Language) -> str:
    """Return how many pain points are open of each severity; empty where none is."""
    counts = zip(SEVERITIES, pains, strict=True)
    return words.join_facts(f"{words.number(n)} {words.text(f'severity.{one}')}" for one, n in counts if n)


def heading(trend: Trend, words: Language) -> str:
    """Return how many points there are, and from when to when."""
    days = trend.days
    if len(days) == 1:
        return words.text("trend.state", first=days[0])
    return words.count("trend.heading", len(days), first=days[0], last=days[-1])


def gap_sentences(trend: Trend, words: Language) -> Iterator[str]:
    """Yield where a gap is drawn and why, which journeys are gone, and which had another id."""
    if len(trend.points) == 1:
        yield words.text("trend.single", option="--since")
    for line in trend.lines:
        if line.unread:
            days = [line.days[place] for place in sorted(line.unread)]
            yield words.text("trend.unread", journey=_quoted(line, words), days=_days(days, words))
    known = {(id_, place) for line in trend.lines for place in line.unread for id_ in _ids(line)}
    others: dict[str, list[date]] = {}
    for place, point in enumerate(trend.points):
        for id_ in point.figures.unread:
            if (id_, place) not in known:
                others.setdefault(id_, []).append(point.day)
    for id_, days in others.items():
        yield words.text("trend.unread", journey=words.quote(id_), days=_days(days, words))
    empty = [point.day for point in trend.points if not point.figures.journeys and not point.figures.unread]
    if empty:
        yield words.text("trend.empty", days=_days(empty, words))
    for line in trend.lines:
        if line.former_ids:
            ids = words.join_comma(line.former_ids)
            yield words.text("trend.former", journey=_quoted(line, words), ids=ids)
        if not line.is_there:
            day = max(day for day, one in zip(line.days, line.figures, strict=True) if one)
            yield words.text("trend.gone", journey=_quoted(line, words), date=day)


def fall_sentences(trend: Trend, words: Language) -> Iterator[str]:
    """Yield what is worse at the last point than when it was last known."""
    for fall in trend.falls:
        journey = _quoted(fall.line, words)
        if fall.before is None or fall.now is None:
            yield words.text("trend.fall.unread", journey=journey, date=fall.since)
            continue
        rows = {row.name: row for row in journey_rows(fall.line, words)}
        row = rows[fall.kind]
        before, now = row.written(fall.before, words), row.written(fall.now, words)
        yield words.text("trend.fall", journey=journey, what=row.title, before=before, now=now, date=fall.since)


def _ids(line: JourneyLine) -> tuple[str, ...]:
    return (line.latest.journey, *line.former_ids)


def _quoted(line: JourneyLine, words: Language) -> str:
    return words.quote(line.latest.title)


def _days(days: Sequence[date], words: Language) -> str:
    return words.join_comma((words.day(day) for day in days), 3)
