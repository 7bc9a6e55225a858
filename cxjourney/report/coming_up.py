"""What comes in the next days: reviews, planned data, data that turns stale or expires, due days, waivers' ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cxjourney.analysis.coverage import counts
from cxjourney.analysis.review_dates import next_review
from cxjourney.analysis.source_freshness import is_stale
from cxjourney.analysis.study import Study
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

DAYS_AHEAD = 100
"""So many days are looked ahead: a quarter, and some days to prepare for its end."""
DayKind = Literal["review", "planned", "stale", "expires", "due", "waiver"]


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
