"""What comes in the next days: reviews, planned data, data that turns stale or expires, due days, ends of waivers."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from cxjourney.analysis.coverage import counts
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.review_dates import next_review
from cxjourney.analysis.source_freshness import is_stale
from cxjourney.analysis.study import Study
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

DAYS_AHEAD = 100
"""So many days are looked ahead: a quarter, and some days to prepare for its end."""
DAYS_AT_HAND = 31
"""A month that begins within so many days is shown; the days of later ones are folded away."""
DayKind = Literal["review", "planned", "stale", "expires", "due", "ask", "waiver"]


class ComingDay(NamedTuple):
    """A day on which something is due.

    Attributes:
        day: The day.
        kind: What happens then.
        what: What it happens to, and where that stands.
        owner: The team whose it is; empty where nobody's.
        overdue: Whether the day has passed.
    """

    day: date
    kind: DayKind
    what: Link
    owner: str
    overdue: bool


class ComingMonth(NamedTuple):
    """What is due in a month, or what is overdue.

    Attributes:
        title: The month and its year; empty for what is overdue.
        days: The days, the earliest first.
        is_near: Whether it is overdue or near enough to be shown unasked.
    """

    title: str
    days: tuple[ComingDay, ...]
    is_near: bool


class ComingUp(NamedTuple):
    """What is overdue and what comes up: how much of either, in words, the kinds that there are, and the months."""

    counts: str
    kinds: tuple[DayKind, ...]
    months: tuple[ComingMonth, ...]


def coming_up(basis: ReportBasis) -> ComingUp:
    """Return what is overdue, then what is due within `DAYS_AHEAD` days, by months."""
    words, days = basis.words, basis.once(coming_days)
    overdue = [one for one in days if one.overdue]
    ahead = words.text("report.coming.ahead", n=words.number(len(days) - len(overdue)))
    counts = [words.text("report.overdue.count", n=words.number(len(overdue))), ahead] if overdue else [ahead]
    months = [ComingMonth("", tuple(overdue), is_near=True)] if overdue else []
    for first, some in groupby((one for one in days if not one.overdue), lambda one: one.day.replace(day=1)):
        is_near = first <= basis.day + timedelta(DAYS_AT_HAND)
        months.append(ComingMonth(words.month(first), tuple(some), is_near))
    there = {one.kind for one in days}
    kinds = tuple(kind for kind in get_args(DayKind) if kind in there)
    return ComingUp(words.join_facts(counts), kinds, tuple(months))


def coming_days(basis: ReportBasis) -> tuple[ComingDay, ...]:
    """Return what is overdue, and what is due within `DAYS_AHEAD` days, the earliest first."""
    last = basis.day + timedelta(DAYS_AHEAD)
    every = dict.fromkeys(one for study in basis.studies for one in basis.of(study, _days_of) if one.day <= last)
    return tuple(sorted(every, key=lambda one: (one.day, one.kind, one.what.text)))


def _days_of(basis: ReportBasis, study: Study) -> tuple[ComingDay, ...]:
    return tuple(_days(basis, study))


def _days(basis: ReportBasis, study: Study) -> Iterator[ComingDay]:
    journey, anchors = study.journey, basis.anchors
    review = next_review(journey)
    if review:
        where = Link(journey.title, anchors.journey(study))
        yield _on(basis, review, "review", where, _team(study, journey.owner))
    yield from _source_days(basis, study)
    for stage in journey.stages:
        for opportunity in (*stage.opportunities, *(one for pain in stage.pain_points for one in pain.opportunities)):
            if opportunity.due and opportunity.status not in ("done", "dropped"):
                where = Link(opportunity.title, anchors.stage(study, stage.id))
                yield _on(basis, opportunity.due, "due", where, _team(study, opportunity.owner))
    for one in open_asks(study):
        if one.ask.due:
            where = Link(one.ask.question, anchors.journey(study, "asks"))
            yield _on(basis, one.ask.due, "ask", where, _team(study, one.team))
    for waiver in journey.waivers:
        where = Link(f"{waiver.rule}: {waiver.reason}", anchors.journey(study))
        yield _on(basis, waiver.until, "waiver", where, _team(study, journey.owner))


def _source_days(basis: ReportBasis, study: Study) -> Iterator[ComingDay]:
    """Yield the days of the sources that a journey names; what has expired already stands on the page of data."""
    for id_ in sorted(study.summary.named):
        source = study.scope.sources[id_]
        where = Link(source.title, basis.anchors.defined(study, "source", id_))
        owner = _team(study, source.owner)
        if source.status == "planned" and source.expected:
            yield _on(basis, source.expected, "planned", where, owner)
        if not counts(source, study.as_of):
            continue
        dated, (stale, expires) = study.dated[id_], source.limits
        if dated.refreshed is not None and not is_stale(dated, study.as_of):
            yield _on(basis, dated.refreshed + timedelta(stale + 1), "stale", where, owner)
        if source.refreshed is not None:
            yield _on(basis, source.refreshed + timedelta(expires + 1), "expires", where, owner)


def _on(basis: ReportBasis, day: date, kind: DayKind, what: Link, owner: str) -> ComingDay:
    return ComingDay(day, kind, what, owner, day < basis.day)


def _team(study: Study, owner: str | None) -> str:
    return study.scope.teams[owner].title if owner else ""
