"""A bound data source, asked -> what it holds, of which nothing tells of few customers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cxjourney.evidence.bound_table import bound_table
from cxjourney.evidence.engines.engine import Engine, Rows
from cxjourney.evidence.event_table import ByValue, ColumnKind, EventTable
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.path_figures import moment
from cxjourney.evidence.queries.source import score_statement, unmapped_statement, whole_statement
from cxjourney.evidence.readable_columns import require_sequence, require_times
from cxjourney.evidence.scores import measured_score
from cxjourney.evidence.small_groups import Figure, hidden_figures
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding, named_stages
from cxjourney.model.measurements import (
    Count,
    MeasuredPlace,
    MeasuredScore,
    MeasuredSource,
    MissingParts,
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


def latest_moment(day: date) -> int:
    """Return the last moment that is not in the future: a day after a day's end in UTC, in microseconds since 1970."""
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=2)
    return (end - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) - 1


def measure_source(engine: Engine, request: SourceRequest, day: date, min_group: int) -> MeasuredSource:
    """Return what a data source holds as of a day.

    Raises:
        EvidenceFault: It can't be read, or lacks what the binding names, or is empty.
    """
    binding = request.binding
    relation = engine.relation(binding, request.files)
    kinds = engine.columns(relation)
    table = bound_table(request.id, binding, relation, kinds)
    require_sequence(engine, table)
    ids = sorted(named_stages(binding))
    latest = latest_moment(day)
    found = engine.ask(whole_statement(table, {id_: index for index, id_ in enumerate(ids)}, latest, engine.dialect))
    whole = next(row for row in found if row[0] is None)
    if not whole[1]:
        raise EvidenceFault("CX908", message("evidence.empty"), message("evidence.empty.help"))
    _, rows, customers, first, newest, nobody, timeless, future, ignored, unknown = map(_number, whole)
    if _has_time(binding):
        require_times(table, rows, timeless)
    few = 0 < customers < min_group
    places = _Places(found, ids, min_group, bool(binding.customer))
    own = {journey: [id_ for id_ in ids if id_ in both[0]] for journey, both in request.journeys.items()}
    return MeasuredSource(
        measured=day.isoformat(),
        engine=engine.version,
        binding=request.fingerprint,
        rows=Withheld(hidden=True) if "rows" in places.hidden else rows,
        customers=_count(customers, customers, min_group) if binding.customer else None,
        first=moment(first) if whole[3] is not None and not few else None,
        newest=moment(newest) if whole[4] is not None and not few else None,
        missing=MissingParts(customer=nobody if binding.customer else 0, time=timeless if _has_time(binding) else 0),
        future=future,
        ignored=ignored,
        unknown=unknown_values(engine, table, unknown, min_group),
        stages=places.by_journey(own),
        touchpoints=_touchpoints(engine, request, relation, kinds, latest, min_group),
        score=_score(engine, request, table, min_group),
    )


def unknown_values(engine: Engine, table: EventTable, rows: int, min_group: int) -> UnknownValues:
    """Return the values of a table that stand for nothing yet; those of few customers are counted and not told."""
    if not rows or not isinstance(table.happened, ByValue):
        return UnknownValues(rows=rows)
    found = engine.ask(unmapped_statement(table, table.happened, engine.dialect))
    width = len(table.happened.columns)
    told = [
        UnmappedValue(value=tuple(None if one is None else f"{one}" for one in row[:width]), rows=_number(row[width]))
        for row in found
        if (_number(row[width + 1]) if table.customer else _number(row[width])) >= min_group
    ]
    return UnknownValues(rows=rows, values=tuple(told), others=_number(found[0][width + 2]) - len(told) if found else 0)


def _has_time(binding: Binding) -> bool:
    return binding.time is not None or (binding.stages is not None and binding.stages.times is not None)


def _number(value: object) -> int:
    return value if isinstance(value, int) else int(f"{value or 0}".partition(".")[0])


def _count(value: int, customers: int, min_group: int) -> Count:
    if customers == 0 or customers >= min_group:
        return value
    return Withheld(fewer_than=min_group) if 0 < value < min_group else Withheld(hidden=True)


class _Places:
    """What rows stand for, by id, so told that no small group follows from the number of all rows."""

    def __init__(self, found: Rows, ids: Sequence[str], min_group: int, named: bool) -> None:
        """Take in the rows of a statement.

        Args:
            found: The rows of `whole_statement`.
            ids: What each number stands for.
            min_group: The smallest group that is shown.
            named: Whether a column names customers; where none does, each row counts as one.
        """
        self.min_group, self.named = min_group, named
        self.rows = {ids[_number(row[0])]: row for row in found if row[0] is not None}
        figures = {id_: self._figure(row) for id_, row in self.rows.items()}
        whole = next(row for row in found if row[0] is None)
        total = _number(whole[1])
        figures["rows"] = Figure(total, _number(whole[2]) if named else total, ("all", "parts"), total * total)
        self.hidden = hidden_figures(figures, min_group)

    def _figure(self, row: Sequence[object]) -> Figure[str]:
        rows = _number(row[1])
        return Figure(rows, _number(row[2]) if self.named else rows, ("all", "parts"), rows)

    def place(self, id_: str) -> MeasuredPlace:
        """Return what is shown of one; of what no row stands for, 0."""
        row = self.rows.get(id_)
        if row is None:
            return MeasuredPlace(rows=0, customers=0 if self.named else None, newest=None)
        rows, customers = _number(row[1]), _number(row[2]) if self.named else _number(row[1])
        if id_ not in self.hidden:
            newest = moment(_number(row[4])) if row[4] is not None else None
            return MeasuredPlace(rows=rows, customers=customers if self.named else None, newest=newest)
        few = Withheld(fewer_than=self.min_group) if customers < self.min_group else Withheld(hidden=True)
        shown = few if rows < self.min_group else Withheld(hidden=True)
        return MeasuredPlace(rows=shown, customers=few if self.named else None, newest=None)

    def by_journey(self, journeys: Mapping[str, Sequence[str]]) -> dict[str, MeasuredPlace]:
        """Return by ``journey/id`` what is shown of each that a journey has and the binding names."""
        return {f"{journey}/{id_}": self.place(id_) for journey, own in sorted(journeys.items()) for id_ in own}


def _touchpoints(
    engine: Engine, request: SourceRequest, relation: str, kinds: Mapping[str, ColumnKind], latest: int, min_group: int
) -> dict[str, MeasuredPlace]:
    binding = request.binding
    if binding.touchpoints is None:
        return {}
    table = bound_table(request.id, binding, relation, kinds, "touchpoints")
    ids = sorted({one.touchpoint for one in binding.touchpoints.map})
    numbers = {id_: index for index, id_ in enumerate(ids)}
    found = engine.ask(whole_statement(table, numbers, latest, engine.dialect))
    own = {journey: [id_ for id_ in ids if id_ in both[1]] for journey, both in request.journeys.items()}
    return _Places(found, ids, min_group, bool(binding.customer)).by_journey(own)


def _score(engine: Engine, request: SourceRequest, table: EventTable, min_group: int) -> MeasuredScore | None:
    score = request.binding.score
    if score is None:
        return None
    found = engine.ask(score_statement(table, score.column, engine.dialect))
    return measured_score(((f"{row[0]}", _number(row[1])) for row in found if row[0] is not None), score, min_group)
