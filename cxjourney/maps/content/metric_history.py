"""What a metric was before: a line through its figures, and the first and the last of them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.metric_scales import is_target_comparable
from cxjourney.maps.content.joined_text import join_list, keep_sign_first
from cxjourney.maps.model.card import Sparkline

if TYPE_CHECKING:
    from cxjourney.languages import Language
    from cxjourney.model import Metric
    from cxjourney.model.metric import Measurement


SAID = 3
"""How many earlier figures are said one by one; of more, the first and the last are."""
UNDATED = 1.15
"""Where a figure without a day stands, as a share of the time from the first to the last earlier one."""


def sparkline(metric: Metric, language: Language) -> tuple[Sparkline, ...]:
    """Return the line of a metric's figures over time; none where nobody wrote an earlier one.

    Each figure stands at its day. The latest one, where nobody dated it, stands behind all others, and the way to it is
    dashed.
    """
    history = sorted(metric.history, key=lambda taken: taken.date)
    if not history:
        return ()
    first, last = history[0].date, history[-1].date
    days = max((last - first).days, 1)
    places = [((taken.date - first).days / days, taken.value) for taken in history]
    is_dated = metric.date is not None and metric.date >= last
    if metric.value is not None:
        at = (metric.date - first).days / days if metric.date and is_dated else max(places)[0] * UNDATED or UNDATED
        places.append((at, metric.value))
    return (
        Sparkline(
            _to_shares(places),
            _target_share(metric, [value for _, value in places]),
            metric.value is not None,
            is_dated,
            language.text("map.history", figures=_in_words(history, language)),
        ),
    )


def _to_shares(places: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return places along both axes as shares from 0 to 1 of the room between the lowest and the highest of them."""
    widest = max(at for at, _ in places) or 1.0
    low, high = min(value for _, value in places), max(value for _, value in places)
    return tuple((at / widest, (value - low) / (high - low) if high > low else 0.5) for at, value in places)


def _target_share(metric: Metric, values: list[float]) -> float | None:
    """Return how high the target stands, likewise; None where it lies beyond the figures, or on another scale."""
    low, high = min(values), max(values)
    if metric.target is None or not is_target_comparable(metric) or not low < metric.target < high:
        return None
    return (metric.target - low) / (high - low)


def _in_words(history: list[Measurement], language: Language) -> str:
    shown = history if len(history) <= SAID else [history[0], history[-1]]
    said = [_figure(taken, language) for taken in shown]
    if len(history) > SAID:
        said.insert(1, language.text("figures.more", n=language.number(len(history) - len(shown))))
    return join_list(language, *said)


def _figure(taken: Measurement, language: Language) -> str:
    value = language.number(taken.value)
    value = keep_sign_first(language, value) if taken.value < 0 else value
    sample = language.count("map.sample", taken.sample) if taken.sample else ""
    figure = language.text("figures.brackets", text=value, inside=sample) if sample else value
    return language.text("map.history.figure", value=figure, date=language.day(taken.date))
