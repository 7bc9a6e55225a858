"""A trend: figures of journeys on one day after another, journey by journey, and what has fallen.

A journey is the same under another id where `diff` would know it again. Where one can't be read there is no figure, and
no sum of all journeys either: it would say that something fell which nobody could see.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from cxjourney.analysis.diff.journey_pairs import JourneyKey
from cxjourney.analysis.trend_figures import (
    ClaimCounts,
    JourneyFigures,
    KeyMetric,
    PainCounts,
    WorkspaceFigures,
)
from cxjourney.workspace.journey_summary import CoverageTotals, sum_coverage

FallKind = Literal["covered", "known", "verified", "able", "stranded", "claims", "metric", "unread"]
_NEARLY = 1e-9
"""Shares are sums of shares that were written with a few decimals: what differs by less is the same."""


class TrendPoint(NamedTuple):
    """What was known on a day.

    Attributes:
        day: The day, by which it is judged.
        commit: The commit that was read; empty for the files as they lie on the disk.
        figures: The figures of that day.
        renamed: By the key of a journey, the one that it had at the point before, where that is another.
    """

    day: date
    commit: str
    figures: WorkspaceFigures
    renamed: Mapping[JourneyKey, JourneyKey]


class TotalFigures(NamedTuple):
    """All journeys of a point together.

    Attributes:
        coverage: How much of them rests on data.
        able: The smallest share of customers that a journey lets through; None where nobody can say of any.
        stranded: The largest share of customers that a journey leaves stranded; None where nobody can say of any.
        worst: The journey that leaves most stranded; None where none leaves anybody stranded.
        claims: How many claims are in each state, each counted once.
        pains: How many pain points are open.
    """

    coverage: CoverageTotals
    able: float | None
    stranded: float | None
    worst: JourneyFigures | None
    claims: ClaimCounts
    pains: PainCounts


class Fall(NamedTuple):
    """Something that is worse at the last point than it was when it was last known.

    Attributes:
        line: The journey.
        kind: What fell; ``stranded`` is a share that rose, ``unread`` a journey that can't be read any more.
        since: The day on which it was better.
        before: What it was; None of ``unread``.
        now: What it is; None of ``unread``.
    """

    line: "JourneyLine"
    kind: FallKind
    since: date
    before: float | None = None
    now: float | None = None


@dataclass(frozen=True)
class JourneyLine:
    """A journey through all points.

    Attributes:
        days: The days of the points.
        figures: Its figures at each point; None where it is not there, or can't be read.
        unread: At which points it can't be read, by their places from 0.
    """

    days: tuple[date, ...]
    figures: tuple[JourneyFigures | None, ...]
    unread: frozenset[int]

    @cached_property
    def latest(self) -> JourneyFigures:
        """Its figures at the last point at which it was read."""
        return next(one for one in reversed(self.figures) if one)

    @property
    def is_there(self) -> bool:
        """Whether it is there at the last point, readable or not."""
        return self.figures[-1] is not None or len(self.figures) - 1 in self.unread

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The other ids that it had, the oldest first."""
        ids = dict.fromkeys(one.journey for one in self.figures if one)
        return tuple(id_ for id_ in ids if id_ != self.latest.journey)

    @cached_property
    def measured(self) -> tuple[tuple[date, float], ...]:
        """The dated figures of the metric that it acts on now; where two points differ, the later one is right."""
        key = self.latest.metric
        found: dict[int, float] = {}
        for one in self.figures:
            if key and one and one.metric and one.metric.is_same_as(key):
                found |= one.metric.dated
        return tuple((date.fromordinal(day), found[day]) for day in sorted(found))

    @cached_property
    def metric_values(self) -> tuple[float | None, ...]:
        """The figure of the metric that it acts on now, at each point: the latest one that was taken until that day."""
        return tuple(map(self._metric_value, self.days, self.figures))

    def _metric_value(self, day: date, figures: JourneyFigures | None) -> float | None:
        until = [value for taken, value in self.measured if taken <= day]
        if until:
            return until[-1]
        key, then = self.latest.metric, figures.metric if figures else None
        return then.value if key and then and then.day is None and then.is_same_as(key) else None

    def values(self, value: Callable[[JourneyFigures], float | None]) -> tuple[float | None, ...]:
        """Return a figure at each point; None where there is none."""
        return tuple(value(one) if one else None for one in self.figures)


@dataclass(frozen=True)
class Trend:
    """The points of a trend, the oldest first; there is at least one, and a journey at the first."""

    points: tuple[TrendPoint, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The day of each point."""
        return tuple(point.day for point in self.points)

    @cached_property
    def totals(self) -> tuple[TotalFigures | None, ...]:
        """All journeys together at each point; None where one can't be read, or there is none."""
        return tuple(_total(point.figures) for point in self.points)

    @cached_property
    def lines(self) -> tuple[JourneyLine, ...]:
        """The journeys: those of the last point in its order, then those that are gone."""
        found: list[list[JourneyFigures | None]] = []
        unread: list[set[int]] = []
        by_key: dict[JourneyKey, int] = {}
        for place, point in enumerate(self.points):
            by_key |= {now: by_key.pop(was) for now, was in point.renamed.items() if was in by_key}
            for key, one in keyed(point.figures.journeys).items():
                if key not in by_key:
                    by_key[key] = len(found)
                    found.append([None] * len(self.points))
                    unread.append(set())
                found[by_key[key]][place] = one
            for id_ in point.figures.unread:
                if (id_, 1) in by_key and found[by_key[id_, 1]][place] is None:
                    unread[by_key[id_, 1]].add(place)
        last = [by_key[key] for key in keyed(self.points[-1].figures.journeys)]
        order = [*last, *(number for number in range(len(found)) if number not in last)]
        return tuple(JourneyLine(self.days, tuple(found[one]), frozenset(unread[one])) for one in order)

    @cached_property
    def falls(self) -> tuple[Fall, ...]:
        """What is worse at the last point than when it was last known, journey by journey.

        Open pain points are none of it, and claims only where fewer of them are shown by data: what is written down,
        is something learnt.
        """
        return tuple(fall for line in self.lines for fall in _falls(line))


def part_of(trend: Trend, ids: Collection[str]) -> Trend:
    """Return a trend of some of its journeys alone, by the ids that they have now.

    Of several, nobody can say how many claims they make together: what they share was counted once among all.
    """
    lines = [line for line in trend.lines if line.latest.journey in ids]
    points = []
    for place, point in enumerate(trend.points):
        some = tuple(one for line in lines if (one := line.figures[place]))
        unread = tuple(line.latest.journey for line in lines if place in line.unread)
        claims = some[0].claims if len(lines) == len(some) == 1 else ClaimCounts(0, 0, 0)
        points.append(point._replace(figures=WorkspaceFigures(some, claims, unread)))
    return Trend(tuple(points))


def keyed(journeys: Sequence[JourneyFigures]) -> dict[JourneyKey, JourneyFigures]:
    """Return journeys by id; two workspaces that are read at once may each have one of that id."""
    found: dict[JourneyKey, JourneyFigures] = {}
    times: dict[str, int] = {}
    for one in journeys:
        times[one.journey] = times.get(one.journey, 0) + 1
        found[one.journey, times[one.journey]] = one
    return found


def _total(figures: WorkspaceFigures) -> TotalFigures | None:
    journeys = figures.journeys
    if figures.unread or not journeys:
        return None
    able = [one.able for one in journeys if one.able is not None]
    stranded = [(one.stranded, one) for one in journeys if one.stranded is not None]
    most, worst = max(stranded, key=lambda one: one[0]) if stranded else (None, None)
    return TotalFigures(
        sum_coverage(one.coverage for one in journeys),
        min(able, default=None),
        most,
        worst if most else None,
        figures.claims,
        PainCounts(*(sum(counts) for counts in zip(*(one.pains for one in journeys), strict=True))),
    )


def _falls(line: JourneyLine) -> Iterator[Fall]:
    now = line.figures[-1]
    before = next((place for place in reversed(range(len(line.days) - 1)) if line.figures[place]), None)
    if before is None:
        return
    since = line.days[before]
    if now is None:
        if len(line.days) - 1 in line.unread:
            yield Fall(line, "unread", since)
        return
    then = line.figures[before] or now
    compared: tuple[tuple[FallKind, float | None, float | None, bool], ...] = (
        ("covered", then.coverage.covered_percent, now.coverage.covered_percent, True),
        ("known", then.coverage.known_percent, now.coverage.known_percent, True),
        ("verified", then.coverage.verified_percent, now.coverage.verified_percent, True),
        ("able", _percent(then.able), _percent(now.able), True),
        ("stranded", _percent(then.stranded), _percent(now.stranded), False),
    )
    for kind, was, is_, more_is_better in compared:
        if was is not None and is_ is not None and _is_worse(was, is_, more_is_better):
            yield Fall(line, kind, since, was, is_)
    if now.claims.evidenced < then.claims.evidenced:
        was, is_ = then.claims.evidenced_percent, now.claims.evidenced_percent
        if was is not None and is_ is not None and _is_worse(was, is_, more_is_better=True):
            yield Fall(line, "claims", since, was, is_)
    key = now.metric
    was, is_ = line.metric_values[before], line.metric_values[-1]
    if key is None or key.more_is_better is None or was is None or is_ is None:
        return
    if _is_worse(was, is_, key.more_is_better):
        yield Fall(line, "metric", since, was, is_)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _is_worse(was: float, now: float, more_is_better: bool) -> bool:
    return (was - now if more_is_better else now - was) > _NEARLY


def metric_of(line: JourneyLine) -> KeyMetric | None:
    """Return the metric that a journey acts on now; None where there is none, or nobody has measured it."""
    return line.latest.metric if any(value is not None for value in line.metric_values) else None
