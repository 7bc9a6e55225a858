"""The teams: what each owns, what it is asked, what it promised, and which of it is overdue."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from cxjourney.analysis.study import Study
from cxjourney.model.journey import pain_points
from cxjourney.report.ask_rows import TeamAsk, team_asks
from cxjourney.report.basis import ReportBasis
from cxjourney.report.coming_up import ComingDay, coming_days
from cxjourney.report.data_page import SourceRow, source_rows
from cxjourney.report.gaps_page import GapRow, gap_rows
from cxjourney.report.links import Link


@dataclass
class TeamPage:
    """A team.

    Attributes:
        anchor: Its anchor.
        title: Its name.
        contact: How to reach it; empty where that is left out or nobody wrote it.
        mark: What became of it since the base; empty for nothing.
        journeys: The journeys that it owns.
        stages: The stages that it owns, each with its journey.
        asked: The gaps that it is asked about, the most pressing first.
        asks: The open questions that it answers or sees to, those that are overdue first.
        pains: The open pain points that it is to fix, with where they stand.
        sources: The data that it keeps.
        days: What is overdue, and what comes up, open questions aside.
    """

    anchor: str
    title: str
    contact: str
    mark: str
    journeys: list[Link] = field(default_factory=list)
    stages: list[tuple[Link, str]] = field(default_factory=list)
    asked: list[GapRow] = field(default_factory=list)
    asks: list[TeamAsk] = field(default_factory=list)
    pains: list[tuple[Link, str]] = field(default_factory=list)
    sources: list[SourceRow] = field(default_factory=list)
    days: list[ComingDay] = field(default_factory=list)

    @property
    def overdue(self) -> int:
        """How many of its days, and of the days of its questions, have passed."""
        return sum(one.overdue for one in self.days) + sum(one.is_overdue for one in self.asks)

    @property
    def parts(self) -> tuple[Hashable, ...]:
        """All of it, as what can be told apart."""
        own = tuple(self.journeys), tuple(self.stages), tuple(self.pains), tuple(self.sources)
        return (
            self.anchor,
            self.title,
            self.contact,
            self.mark,
            *own,
            tuple(self.asked),
            tuple(self.asks),
            tuple(self.days),
        )

    @property
    def is_named(self) -> bool:
        """Whether anything is its own."""
        return bool(self.journeys or self.stages or self.pains or self.sources or self.asks or self.days)


def team_pages(basis: ReportBasis) -> tuple[TeamPage, ...]:
    """Return the teams that own something, those with most overdue first, then by their names."""
    teams: dict[str, TeamPage] = {}
    for study in basis.studies:
        for id_ in study.scope.teams:
            anchor = basis.anchors.defined(study, "team", id_)
            defined = study.scope.teams[id_]
            contact = (defined.contact or "") if basis.options.contacts else ""
            teams.setdefault(anchor, TeamPage(anchor, defined.title, contact, basis.marks.get(anchor, "")))
    owners = dict(_gap_owners(basis))
    for study in basis.studies:
        _add_own(basis, study, teams)
    for page in teams.values():
        page.asks.sort(key=lambda ask: not ask.is_overdue)
    for row in basis.once(gap_rows):
        if row.anchor in owners:
            teams[owners[row.anchor]].asked.append(row)
    for source in basis.once(source_rows):
        if source.owner.anchor:
            teams[source.owner.anchor].sources.append(source)
    for day in basis.once(coming_days):
        for team in teams.values():
            if team.title == day.owner and day.kind != "ask":
                team.days.append(day)
    return tuple(sorted((one for one in teams.values() if one.is_named), key=lambda one: (-one.overdue, one.title)))


def _gap_owners(basis: ReportBasis) -> Iterator[tuple[str, str]]:
    """Yield the anchor of each gap with that of the team that is asked about it."""
    for study in basis.studies:
        for gap in study.gaps:
            owner = gap.stage.owner or study.journey.owner
            if owner:
                yield basis.anchors.gap(study, gap.stage.id), basis.anchors.defined(study, "team", owner)


def _add_own(basis: ReportBasis, study: Study, teams: dict[str, TeamPage]) -> None:
    anchors, journey = basis.anchors, study.journey

    def team(owner: str) -> TeamPage:
        return teams[anchors.defined(study, "team", owner)]

    if journey.owner:
        team(journey.owner).journeys.append(Link(journey.title, anchors.journey(study)))
    for stage in journey.stages:
        if stage.owner:
            team(stage.owner).stages.append((Link(stage.title, anchors.stage(study, stage.id)), journey.title))
    for owner, ask in team_asks(basis, study):
        teams[owner].asks.append(ask)
    for stage, pain in pain_points(journey):
        if pain.owner and pain.is_open:
            severity = basis.words.text(f"severity.{pain.severity or 'unsaid'}")
            team(pain.owner).pains.append((Link(pain.title, anchors.stage(study, stage.id)), severity))
