"""Small lines beside the figures of the first page: how each came to be so."""

from collections.abc import Iterator

from cxjourney.formats.trend.rows import TrendRow, total_rows
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import TrendLine


def trend_lines(basis: ReportBasis) -> dict[str, TrendLine]:
    """Return, by the name of a figure, its line; nothing of a figure that is known on fewer than two days."""
    trend = basis.shown_trend.trend
    if trend is None:
        return {}
    found = {}
    for row in total_rows(trend, basis.words):
        there = [place for place, value in enumerate(row.values) if value is not None]
        if len(there) > 1 and row.last is not None:
            was = row.written(row.values[there[0]], basis.words)
            said = basis.words.text("report.trend", before=was, date=trend.days[there[0]])
            days = [day.toordinal() for day in trend.days]
            found[row.name] = TrendLine(tuple(_parts(row, days)), said)
    return found


def _parts(row: TrendRow, days: list[int]) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the stretches of points that have a figure."""
    span = (days[-1] - days[0]) or 1
    part: list[tuple[float, float]] = []
    for day, height in zip(days, row.heights(), strict=True):
        if height is not None:
            part.append(((day - days[0]) / span, 1 - height))
        elif part:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)
