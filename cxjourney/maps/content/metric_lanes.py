"""Metrics on a map: the lane of metrics, the card of each, and the gap between what is claimed and experienced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.metric_performance import is_target_met
from cxjourney.analysis.metric_scales import bar_scale, is_comparable, is_target_comparable
from cxjourney.maps.content.cards import named_source
from cxjourney.maps.content.joined_text import join_list, keep_sign_first, list_names
from cxjourney.maps.content.metric_history import sparkline
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.model.card import Bar, Card, SharedScale
from cxjourney.maps.model.map import MapLane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Benchmark, Delivery, Metric, Stage


LONG_UNIT = 12
"""A unit with more characters than these does not stand beside its figure."""


def metrics_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of metrics and the delivery gap of each stage."""

    def cards(stage: Stage) -> Iterator[Card]:
        yield from (metric_card(metric, study, language) for metric in stage.metrics)
        if stage.delivery:
            yield delivery_card(stage.delivery, study, language)

    yield lane_of_cards("metrics", study, language, cards)


def metric_card(metric: Metric, study: Study, language: Language) -> Card:
    """Return a card of a metric: its figure large, its target, and where it comes from; a long unit stands below."""
    name = metric.title or language.text(f"map.metric.{metric.kind}")
    below = metric.unit if metric.unit and len(metric.unit) > LONG_UNIT else ""
    figure = _value_text(metric, bool(below), language)
    sample = language.count("map.sample", metric.sample) if metric.sample else ""
    origin = _origin(metric.source, study, language)
    day = language.text("map.refreshed", date=language.day(metric.date)) if metric.date else ""
    owner = language.text("map.owner", owner=study.scope.teams[metric.owner].title) if metric.owner else ""
    target = _target(metric, language)
    bars = _scales(metric, language)
    scale = "" if bars else _scale_words(metric, language)
    apart = _benchmark_text(metric, bars, language)
    return Card(
        figure,
        "metric",
        heading=join_list(language, name, language.text("map.key-metric") if metric.key else ""),
        details=tuple(filter(None, (below, scale, target, apart, origin, join_list(language, day, sample), owner))),
        ornaments=(*bars, *sparkline(metric, language)),
        stressed=target if is_target_met(metric) is False else "",
    )


def _value_text(metric: Metric, unit_below: bool, language: Language) -> str:
    """Return the value, or words that nobody measured it yet."""
    if metric.value is None:
        return language.text("map.not-measured")
    return _number(metric.value, language) if unit_below else _value_with_unit(metric.value, metric, language)


def _scale_words(metric: Metric, language: Language) -> str:
    """Return the scale on which the value lies, where somebody wrote one of marks: 3.2 of 5 is not 3.2 of 10."""
    if metric.value is None or metric.scale is None or metric.scale.is_percent:
        return ""
    low, high = (_number(end, language) for end in (metric.scale.from_, metric.scale.to))
    return language.text("map.on-scale", low=low, high=high)


def _benchmark_text(metric: Metric, bars: tuple[SharedScale, ...], language: Language) -> str:
    """Return the benchmark in words where they do not stand above the bar."""
    if metric.benchmark is None or (bars and is_comparable(metric)):
        return ""
    return _benchmark(metric.benchmark, language)


def _target(metric: Metric, language: Language) -> str:
    """Return the target, and in words whether it is met: how long the bar is does not say whether that is good."""
    if metric.target is None:
        return ""
    value, met = _value_with_unit(metric.target, metric, language), is_target_met(metric)
    if met is None:
        return language.text("map.target", value=value)
    return language.text("map.target.met", value=value) if met else language.text("map.target.missed", value=value)


def _scales(metric: Metric, language: Language) -> tuple[SharedScale, ...]:
    """Return the bar of a value that is held against a target or a benchmark, on the scale that somebody wrote.

    There is none without a scale: how long a bar is would say what nobody knows. There is none without a value, and
    none where neither target nor benchmark lies on the value's scale.
    """
    scale = bar_scale(metric)
    benchmark = metric.benchmark if is_comparable(metric) else None
    target = metric.target if is_target_comparable(metric) else None
    if metric.value is None or scale is None or (target is None and benchmark is None):
        return ()
    ticks = [(target, "target")] if target is not None else []
    if benchmark:
        ticks.append((benchmark.value, "benchmark"))
    words = _benchmark(benchmark, language) if benchmark else ""
    bar = Bar(metric.value, words, tuple(ticks))
    ends = (_number(scale.from_, language), _number(scale.to, language))
    if scale.is_percent:
        ends = (language.percent(scale.from_), language.percent(scale.to))
    return (SharedScale(scale.from_, scale.to, (bar,), ends),)


def _benchmark(benchmark: Benchmark, language: Language) -> str:
    """Return what others reach, who says so, and since when.

    The metric's unit does not stand behind it: nobody wrote that others count in days too. Per cent does where it says
    that it lies on that scale.
    """
    is_percent = benchmark.scale is not None and benchmark.scale.is_percent
    value = language.percent(benchmark.value) if is_percent else _number(benchmark.value, language)
    day = language.text("map.refreshed", date=language.day(benchmark.date)) if benchmark.date else ""
    origin = list_names(language, filter(None, (benchmark.source, day)))
    if not origin:
        return language.text("map.benchmark", value=value)
    return language.text("map.benchmark.source", value=value, source=origin)


def delivery_card(delivery: Delivery, study: Study, language: Language) -> Card:
    """Return a card of a delivery gap: how many of the staff call a stage good, and how many of the customers.

    The gap is below 0 where more customers than staff do.
    """
    apart = language.text("map.points", points=_number(delivery.claimed - delivery.experienced, language))
    claimed = language.text("map.claimed", value=language.percent(delivery.claimed))
    experienced = language.text("map.experienced", value=language.percent(delivery.experienced))
    bars = (Bar(delivery.claimed, claimed), Bar(delivery.experienced, experienced))
    origin = _origin(delivery.source, study, language)
    return Card(apart, "metric", language.text("map.delivery"), (origin,), ornaments=(SharedScale(0.0, 100.0, bars),))


def _origin(source: str | None, study: Study, language: Language) -> str:
    return named_source(study, source, language) if source else language.text("map.no-source")


def _value_with_unit(value: float, metric: Metric, language: Language) -> str:
    number = _number(value, language)
    if not metric.unit and metric.scale is not None and metric.scale.is_percent:
        return language.text("figures.percent", n=number)
    return f"{number} {metric.unit}" if metric.unit else number


def _number(value: float, language: Language) -> str:
    return keep_sign_first(language, language.number(value)) if value < 0 else language.number(value)
