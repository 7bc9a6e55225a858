"""A trend as JSON, version 1: keys are added, never changed, and always English."""

from datetime import date

from cxjourney.analysis.trend import JourneyLine, TotalFigures, Trend, TrendPoint
from cxjourney.analysis.trend_figures import ClaimCounts, JourneyFigures, PainCounts
from cxjourney.formats.json_text import dump
from cxjourney.formats.study_data import rounded_share
from cxjourney.formats.trend import TrendOptions
from cxjourney.workspace.journey_summary import CoverageTotals


def write(trend: Trend, options: TrendOptions) -> str:
    """Return all points, the series of each journey, and what fell."""
    content = {
        "version": 1,
        "points": [_point(*one) for one in zip(trend.points, trend.totals, strict=True)],
        "journeys": [_line(line, trend) for line in trend.lines],
        "falls": [
            {
                "journey": fall.line.latest.journey,
                "kind": fall.kind,
                "since": fall.since.isoformat(),
                "before": _rounded(fall.before),
                "now": _rounded(fall.now),
            }
            for fall in trend.falls
        ],
    }
    return dump(content, options.terminal)


def _point(point: TrendPoint, total: TotalFigures | None) -> dict[str, object]:
    return {
        "date": point.day.isoformat(),
        "commit": point.commit or None,
        "journeys": len(point.figures.journeys),
        "unread": list(point.figures.unread),
        "total": _total(total) if total else None,
    }


def _total(total: TotalFigures) -> dict[str, object]:
    return {
        **_coverage(total.coverage),
        "least_able_share": rounded_share(total.able),
        "most_stranded_share": rounded_share(total.stranded),
        "most_stranded_journey": total.worst.journey if total.worst else None,
        **_counts(total.claims, total.pains),
    }


def _line(line: JourneyLine, trend: Trend) -> dict[str, object]:
    key = line.latest.metric
    return {
        "journey": line.latest.journey,
        "title": line.latest.title,
        "former_ids": list(line.former_ids),
        "is_there": line.is_there,
        "points": [
            _figures(day, one, place in line.unread, value)
            for place, (day, one, value) in enumerate(zip(trend.days, line.figures, line.metric_values, strict=True))
        ],
        "metric": {
            "kind": key.kind,
            "title": key.title,
            "persona": key.persona,
            "channel": key.channel,
            "unit": key.unit,
            "measured": [{"date": day.isoformat(), "value": value} for day, value in line.measured],
        }
        if key
        else None,
    }


def _figures(day: date, one: JourneyFigures | None, is_unread: bool, metric: float | None) -> dict[str, object]:
    """Return a journey at a point; ``state`` is ``read``, ``unread`` or ``absent``, and figures stand in the first."""
    if one is None:
        return {"date": day.isoformat(), "state": "unread" if is_unread else "absent"}
    return {
        "date": day.isoformat(),
        "state": "read",
        "file": one.file,
        "status": "draft" if one.is_draft else "agreed",
        **_coverage(one.coverage),
        "able_share": rounded_share(one.able),
        "stranded_share": rounded_share(one.stranded),
        **_counts(one.claims, one.pains),
        "metric": metric,
    }


def _coverage(coverage: CoverageTotals) -> dict[str, object]:
    return {
        "stages": coverage.stages,
        "covered": coverage.covered,
        "covered_percent": _rounded(coverage.covered_percent),
        "cells": coverage.cells,
        "known_cells": coverage.known_cells,
        "known_percent": _rounded(coverage.known_percent),
        **({} if coverage.verified is None else _verified(coverage)),
    }


def _verified(coverage: CoverageTotals) -> dict[str, object]:
    return {"verified": coverage.verified, "verified_percent": _rounded(coverage.verified_percent)}


def _counts(claims: ClaimCounts, pains: PainCounts) -> dict[str, object]:
    percent = _rounded(claims.evidenced_percent)
    return {"claims": {**claims._asdict(), "evidenced_percent": percent}, "open_pain_points": pains._asdict()}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 1)
