"""What is measured: metrics against target and benchmark, and what staff claim against what customers live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.metrics import is_target_met
from cxjourney.maps.blocks import listed, signed
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Bar, Card, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane
    from cxjourney.model import Benchmark, Delivery, Metric, Stage

LONG_UNIT = 12
"""A unit with more characters than these does not stand beside its figure."""


def metrics(study: Study, language: Language) -> Iterator[Lane]:
    """Metrics and the delivery gap of each stage."""

    def cards(stage: Stage) -> Iterator[Card]:
        yield from (metric_card(metric, study, language) for metric in stage.metrics)
        if stage.delivery:
            yield _delivery(stage.delivery, study, language)

    yield lane_of_cards("metrics", study, language, cards)


def metric_card(metric: Metric, study: Study, language: Language) -> Card:
    """A metric with its figure large, its target, and where it comes from; a long unit stands below."""
    name = metric.title or language.text(f"map.metric.{metric.kind}")
    below = metric.unit if metric.unit and len(metric.unit) > LONG_UNIT else ""
    figure = _number(metric.value, language) if below else _valued(metric.value, metric, language)
    sample = language.count("map.sample", metric.sample) if metric.sample else ""
    origin = _origin(metric.source, study, language)
    day = language.text("map.refreshed", date=language.day(metric.date)) if metric.date else ""
    owner = language.text("map.owner", owner=study.sight.teams[metric.owner].title) if metric.owner else ""
    target = _target(metric, language)
    return Card(
        figure,
        "metric",
        heading=listed(language, name, language.text("map.key-metric") if metric.key else ""),
        details=tuple(filter(None, (below, target, origin, listed(language, day, sample), owner))),
        ornaments=(_scale(metric, language),) if metric.target is not None or metric.benchmark else (),
        stressed=target if is_target_met(metric) is False else "",
    )


def _target(metric: Metric, language: Language) -> str:
    """The target, and in words whether it is met: how long the bar is does not say whether that is good."""
    if metric.target is None:
        return ""
    value, met = _valued(metric.target, metric, language), is_target_met(metric)
    if met is None:
        return language.text("map.target", value=value)
    return language.text("map.target.met", value=value) if met else language.text("map.target.missed", value=value)


def _scale(metric: Metric, language: Language) -> Scale:
    """From the lowest value that a metric of the kind has, or 0, to a little more than the highest that is shown."""
    ticks = [(metric.target, "target")] if metric.target is not None else []
    if metric.benchmark:
        ticks.append((metric.benchmark.value, "benchmark"))
    words = _benchmark(metric.benchmark, metric, language) if metric.benchmark else ""
    values = [metric.value, *(value for value, _ in ticks)]
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.15 or 1.0
    bar = Bar(metric.value, words, tuple(ticks))
    return Scale(low - room if low < 0 else 0.0, high + room, (bar,))


def _benchmark(benchmark: Benchmark, metric: Metric, language: Language) -> str:
    """What others reach, who says so, and since when."""
    value = _valued(benchmark.value, metric, language)
    day = language.text("map.refreshed", date=language.day(benchmark.date)) if benchmark.date else ""
    origin = language.listed(filter(None, (benchmark.source, day)))
    if not origin:
        return language.text("map.benchmark", value=value)
    return language.text("map.benchmark.source", value=value, source=origin)


def _delivery(delivery: Delivery, study: Study, language: Language) -> Card:
    apart = language.text("map.points", points=language.number(abs(delivery.claimed - delivery.experienced)))
    claimed = language.text("map.claimed", value=language.percent(delivery.claimed))
    experienced = language.text("map.experienced", value=language.percent(delivery.experienced))
    bars = (Bar(delivery.claimed, claimed), Bar(delivery.experienced, experienced))
    origin = _origin(delivery.source, study, language)
    return Card(apart, "metric", language.text("map.delivery"), (origin,), ornaments=(Scale(0.0, 100.0, bars),))


def _origin(source: str | None, study: Study, language: Language) -> str:
    return study.sight.sources[source].title if source else language.text("map.no-source")


def _valued(value: float, metric: Metric, language: Language) -> str:
    number = _number(value, language)
    return f"{number} {metric.unit}" if metric.unit else number


def _number(value: float, language: Language) -> str:
    return signed(language, language.number(value)) if value < 0 else language.number(value)
