"""A bound data source, asked -> what it holds, of which nothing tells of few customers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.event_table import ByValue
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.moments import moment
from cxjourney.evidence.readable_columns import require_sequence, require_times
from cxjourney.evidence.scores import measured_score
from cxjourney.evidence.small_groups import Figure, hidden_figures
from cxjourney.evidence.statements import SourceStatements, TableStatements, source_statements
from cxjourney.evidence.table_counts import Counts, TableCounts, table_counts, whole_number
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding
from cxjourney.model.evidence_record import (
    Count,
    MeasuredPlace,
    MeasuredScore,
    MeasuredSource,
    MissingParts,
    MixedZones,
    UnknownValues,
    UnmappedValue,
    Withheld,
)


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """What is asked of a data source.

    Attributes:
        id: Its id.
        binding: Where it stands, and what its rows mean.
        files: The files that the binding names.
        fingerprint: A fingerprint of the binding.
        journeys: The stages, and the touchpoints, of the journeys that see it, by the id of each journey.
    """

    id: str
    binding: Binding
    files: Sequence[Path]
    fingerprint: str
    journeys: Mapping[str, tuple[Sequence[str], Sequence[str]]]


def measure_source(engine: Engine, request: SourceRequest, day: date, min_group: int) -> MeasuredSource:
    """Return what a data source holds as of a day.

    Raises:
        EvidenceFault: It can't be read, or lacks what the binding names, or is empty.
    """
    binding = request.binding
    relation = engine.relation(binding, request.files)
    kinds = engine.columns(relation)
    statements = source_statements(request.id, binding, relation, kinds, day, engine.dialect)
    table, ids = statements.of_table.table, statements.stages
    require_sequence(engine, statements.of_table)
    counts = table_counts(engine.ask(statements.whole))
    every = counts.every
    if not every.rows:
        raise EvidenceFault("CX908", message("evidence.empty"), message("evidence.empty.help"))
    if _has_time(binding):
        require_times(table, every.rows, every.timeless)
    few = 0 < every.customers < min_group
    places = _Places(counts, ids, min_group, bool(binding.customer))
    own = {journey: [id_ for id_ in ids if id_ in both[0]] for journey, both in request.journeys.items()}
    return MeasuredSource(
        measured=day.isoformat(),
        engine=engine.version,
        binding=request.fingerprint,
        rows=Withheld(hidden=True) if "rows" in places.hidden else every.rows,
        customers=_count(every.customers, every.customers, min_group) if binding.customer else None,
        first=moment(every.first) if every.first is not None and not few else None,
        newest=moment(every.newest) if every.newest is not None and not few else None,
        missing=MissingParts(
            customer=every.nobody if binding.customer else 0,
            time=every.timeless if _has_time(binding) else 0,
            unreadable=every.unreadable,
        ),
        zones=_zones(
            binding, every.zoned, every.rows - every.timeless - every.zoned, min_group, "rows" in places.hidden
        ),
        future=every.future,
        ignored=counts.ignored,
        unknown=unknown_values(engine, statements.of_table, counts.unknown, min_group),
        stages=places.by_journey(own),
        touchpoints=_touchpoints(engine, request, statements, min_group),
        score=_score(engine, request, statements, min_group),
    )


def unknown_values(engine: Engine, of_table: TableStatements, rows: int, min_group: int) -> UnknownValues:
    """Return the values of a table that stand for nothing yet; those of few customers are counted and not told."""
    table = of_table.table
    if not rows or of_table.unmapped is None or not isinstance(table.happened, ByValue):
        return UnknownValues(rows=rows)
    found = engine.ask(of_table.unmapped)
    width = len(table.happened.columns)
    told = [
        UnmappedValue(
            value=tuple(None if one is None else f"{one}" for one in row[:width]), rows=whole_number(row[width])
        )
        for row in found
        if (max(1, whole_number(row[width + 1])) if table.customer else whole_number(row[width])) >= min_group
    ]
    return UnknownValues(
        rows=rows, values=tuple(told), others=whole_number(found[0][width + 2]) - len(told) if found else 0
    )


def _zones(binding: Binding, named: int, unnamed: int, min_group: int, is_hidden: bool) -> MixedZones | None:
    """Return that times name their zone in some rows alone; few of one kind follow from the number of all rows."""
    if not named or not unnamed:
        return None
    if is_hidden or min(named, unnamed) < min_group:
        hidden = Withheld(hidden=True)
        return MixedZones(named=hidden, unnamed=hidden, read_as=binding.timezone)
    return MixedZones(named=named, unnamed=unnamed, read_as=binding.timezone)


def _has_time(binding: Binding) -> bool:
    return binding.time is not None or (binding.stages is not None and binding.stages.times is not None)


def _count(value: int, customers: int, min_group: int) -> Count:
    if customers == 0 or customers >= min_group:
        return value
    return Withheld(fewer_than=min_group) if 0 < value < min_group else Withheld(hidden=True)


class _Places:
    """What rows stand for, by id, so told that no small group follows from the number of all rows."""

    def __init__(self, found: TableCounts, ids: Sequence[str], min_group: int, named: bool) -> None:
        """Take in the rows of a statement.

        Args:
            found: What the table holds.
            ids: What each number stands for.
            min_group: The smallest group that is shown.
            named: Whether a column names customers; where none does, each row counts as one.
        """
        self.min_group, self.named = min_group, named
        self.rows = {ids[number]: counts for number, counts in found.by_number.items()}
        figures = {id_: self._figure(counts) for id_, counts in self.rows.items()}
        total, self.customers = found.every.rows, found.every.customers if named else 0
        figures["rows"] = Figure(total, max(1, self.customers) if named else total, ("all", "parts"), total * total)
        self.hidden = hidden_figures(figures, min_group)

    def _figure(self, counts: Counts) -> Figure[str]:
        rows = counts.rows  # those that name nobody are of somebody
        return Figure(rows, max(1, counts.customers) if self.named else rows, ("all", "parts"), rows)

    def place(self, id_: str) -> MeasuredPlace:
        """Return what is shown of one; of what no row stands for, 0."""
        counts = self.rows.get(id_)
        if counts is None:
            return MeasuredPlace(rows=0, customers=0 if self.named else None, newest=None)
        rows, customers = counts.rows, counts.customers if self.named else counts.rows
        if id_ not in self.hidden:
            newest = moment(counts.newest) if counts.newest is not None else None
            told: Count | None = customers if self.named else None
            if self.named and 0 < self.customers - customers < self.min_group:
                told = Withheld(all_but_fewer_than=self.min_group)
            return MeasuredPlace(rows=rows, customers=told, newest=newest)
        few = Withheld(fewer_than=self.min_group) if customers < self.min_group else Withheld(hidden=True)
        shown = few if rows < self.min_group else Withheld(hidden=True)
        return MeasuredPlace(rows=shown, customers=few if self.named else None, newest=None)

    def by_journey(self, journeys: Mapping[str, Sequence[str]]) -> dict[str, MeasuredPlace]:
        """Return by ``journey/id`` what is shown of each that a journey has and the binding names."""
        return {f"{journey}/{id_}": self.place(id_) for journey, own in sorted(journeys.items()) for id_ in own}


def _touchpoints(
    engine: Engine, request: SourceRequest, statements: SourceStatements, min_group: int
) -> dict[str, MeasuredPlace]:
    if statements.touched is None:
        return {}
    found, ids = engine.ask(statements.touched), statements.touchpoints
    own = {journey: [id_ for id_ in ids if id_ in both[1]] for journey, both in request.journeys.items()}
    return _Places(table_counts(found), ids, min_group, bool(request.binding.customer)).by_journey(own)


def _score(
    engine: Engine, request: SourceRequest, statements: SourceStatements, min_group: int
) -> MeasuredScore | None:
    score = request.binding.score
    if score is None or statements.score is None:
        return None
    found = engine.ask(statements.score)
    return measured_score(
        ((f"{row[0]}", whole_number(row[1])) for row in found if row[0] is not None), score, min_group
    )
