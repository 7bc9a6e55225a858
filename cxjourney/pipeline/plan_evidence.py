"""Paths -> the statements that measuring would send: the one call of `evidence --dry-run`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxjourney.evidence.connections import Engine, connection_engine
from cxjourney.evidence.data_files import data_files
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.dialects.registry import dialect_of
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms
from cxjourney.evidence.open_engine import not_installed
from cxjourney.evidence.planned_statements import PlannedStatement, planned_for_paths, planned_for_source
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_outcomes import MeasureRequest
from cxjourney.pipeline.evidence_workspaces import EvidenceGroup, EvidenceWorkspaces, asked_sources, evidence_workspaces
from cxjourney.workspace.workspace import JourneyInScope


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be sent for a source, or for a journey.

    Attributes:
        source: The id of the source; empty for a journey.
        journey: The id of the journey; empty for a source.
        connection: The name of the connection; empty where dbt's file is read and nothing is asked.
        engine: What answers there; None where that can't be told.
        statements: What would be sent, in this order.
        fault: Why nothing would be; None where something would.
    """

    source: str
    journey: str
    connection: str
    engine: Engine | None
    statements: tuple[PlannedStatement, ...]
    fault: EvidenceFault | None = None


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """What would be sent.

    Attributes:
        planned: What would be, in this order.
        asked_of: What it would be asked of, and how that is told.
    """

    planned: tuple[Planned, ...]
    asked_of: EvidenceWorkspaces


def plan_evidence(
    request: MeasureRequest, day: date, environment: Mapping[str, str], ways: bool = True
) -> EvidencePlan:
    """Return what would be sent to measure bound sources.

    Args:
        request: What would be measured.
        day: The as-of date.
        environment: What stands for the variables of connections, of which only the kind of database is read.
        ways: Whether the ways through journeys would be told too.

    Raises:
        CannotRun: Nothing is there, or no source or journey of an id that is asked for.
    """
    found = evidence_workspaces(request)
    planned: list[Planned] = []
    for group in found.groups:
        least = group.settings.evidence.min_group if request.min_group is None else request.min_group
        terms = PathTerms(day, least, group.settings.evidence.quiet, ways)
        for source in group.wanted(request) if request.journey is None else ():
            if source.binding.dbt is not None:
                planned.append(Planned(source.id, "", "", None, ()))
                continue
            planned.append(_for_source(source, group, day, environment))
        for journey, connection in _asked_journeys(group, request, ways):
            planned += _for_journey(journey, group, connection, terms, environment)
    return EvidencePlan(tuple(planned), found)


def _asked_journeys(
    group: EvidenceGroup, request: MeasureRequest, ways: bool
) -> list[tuple[JourneyInScope, str | None]]:
    """Return the journeys whose ways are measured, each with the connection that is asked.

    Where they aren't told, they are those of the sources that are: of these nothing is told that the ways withhold.
    """
    if ways:
        wanted = [one for one, _ in group.journeys if request.journey in (None, one.journey.journey)]
        return [(one, request.connection) for one in wanted]
    pairs = [
        (journey, source.binding.connection)
        for source in group.wanted(request)
        if source.binding.dbt is None
        for journey, _ in group.journeys
        if source in group.seen_by(journey)
    ]
    return [pair for number, pair in enumerate(pairs) if pair not in pairs[:number]]


def _for_source(source: BoundSource, group: EvidenceGroup, day: date, environment: Mapping[str, str]) -> Planned:
    name, engine = source.binding.connection, None
    try:
        engine = connection_engine(name, group.settings.connections, environment)
        files = data_files(source.binding.file or (), source.folder, source.root)
        statements = planned_for_source(source.id, source.binding, files, day, _dialect(name, engine))
        return Planned(source.id, "", name, engine, tuple(statements))
    except EvidenceFault as fault:
        return Planned(source.id, "", name, engine, (), fault)


def _for_journey(
    journey: JourneyInScope,
    group: EvidenceGroup,
    connection: str | None,
    terms: PathTerms,
    environment: Mapping[str, str],
) -> list[Planned]:
    asked = asked_sources(journey, group.seen_by(journey), connection)
    if asked is None:
        return []
    id_, name, engine = journey.journey.journey, asked.connection, None
    try:
        engine = connection_engine(name, group.settings.connections, environment)
        sources = [
            OrderedSource(one.id, one.binding, data_files(one.binding.file or (), one.folder, one.root))
            for one in asked.sources
        ]
        statements = planned_for_paths(journey.journey, sources, terms, _dialect(name, engine))
        return [Planned("", id_, name, engine, tuple(statements))]
    except EvidenceFault as fault:
        return [Planned("", id_, name, engine, (), fault)]


def _dialect(name: str, engine: Engine) -> Dialect:
    dialect = dialect_of(engine)
    try:
        dialect.identifier(name)
    except ImportError:  # names are quoted by a library of the extra; the database's driver is not needed
        raise not_installed(name, "evidence") from None
    return dialect
