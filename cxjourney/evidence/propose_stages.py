"""A bound data source whose values are not mapped yet, asked -> the stages and steps that it shows, for a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.analysis.journey_paths import reachable
from cxjourney.evidence.bound_table import bound_table
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.event_table import ByValue, EventTable
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.path_figures import journey_paths
from cxjourney.evidence.queries.paths import figures_statement, positions_statement
from cxjourney.evidence.queries.source import values_statement
from cxjourney.evidence.readable_columns import require_sequence
from cxjourney.evidence.statements import latest_moment, table_statements
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding
from cxjourney.model.evidence_record import Count, JourneyPaths, MeasuredStage, Transition
from cxjourney.text.forbidden_characters import find_forbidden

MOST_STAGES = 30
"""How many values become stages."""
MOST_VALUES = 200
"""How many values are told, those that are ignored among them."""
LEAST_SHARE = Fraction(1, 20)
"""Of the visits to a stage, the share that a step has so that it is proposed; of customers, that of an entry or end."""
Value = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A step that is proposed.

    Attributes:
        to: The value to which it leads.
        share: The share of the visits, from 0 to 1, rounded down to four decimals; None where it is not told.
    """

    to: Value
    share: float | None


@dataclass(frozen=True, slots=True)
class ProposedStage:
    """A value that becomes a stage.

    Attributes:
        value: The value, with a part for each column.
        events: How many events have it.
        customers: How many customers have it.
        is_entry: Whether many began there.
        last: How many were last seen there, where that is enough to be an end; else None.
        steps: Where it leads.
    """

    value: Value
    events: Count
    customers: Count
    is_entry: bool
    last: int | None
    steps: tuple[ProposedStep, ...]


@dataclass(frozen=True, slots=True)
class ProposedStages:
    """What a data source proposes.

    Attributes:
        stages: The stages, in the order in which customers first come to them.
        ignored: Values that become none: too many, empty, or unconnected.
        few: How many values fewer customers have than may be told of.
        unwritable: How many values hold signs that no journey may hold.
        untold: How many more values there are.
    """

    stages: tuple[ProposedStage, ...]
    ignored: tuple[Value, ...]
    few: int
    unwritable: int
    untold: int


def event_columns(binding: Binding) -> tuple[str, ...]:
    """Return the columns whose values say what happened; none where no column does."""
    bound = binding.stages
    if bound is None:
        return ()
    return bound.columns or ((bound.column,) if bound.column else ())


def propose_stages(
    engine: Engine, source: str, binding: Binding, files: Sequence[Path], day: date, min_group: int
) -> ProposedStages:
    """Return what a data source proposes; its binding names customers, times and the columns of events.

    Args:
        engine: The connection that it is on.
        source: Its id.
        binding: Where it stands.
        files: The files that the binding names.
        day: The as-of date.
        min_group: The smallest group of customers that is shown.

    Raises:
        EvidenceFault: It can't be read, lacks what the binding names, or holds no value that can be told of.
    """
    relation = engine.relation(binding, files)
    table = bound_table(source, binding, relation, engine.columns(relation))
    require_sequence(engine, table_statements(table, engine.dialect))
    by = ByValue(event_columns(binding), {})
    asking = _Asking(engine, table, by, latest_moment(day), min_group)
    found = engine.ask(values_statement(table, by, asking.latest, min_group, MOST_VALUES, engine.dialect))
    width = len(by.columns)
    told: list[Value] = [tuple(f"{part}" for part in row[:width]) for row in found]
    writable = [value for value in told if not any(map(find_forbidden, value))]
    named = [value for value in writable if any(part.strip() for part in value)]
    if not named:
        raise EvidenceFault("CX908", message("evidence.propose.nothing", n=min_group), message("evidence.empty.help"))
    chosen = named[:MOST_STAGES]
    stages = asking.stages(chosen)
    kept = {one.value for one in stages}
    distinct, few = (int(f"{part}") for part in found[0][width + 2 :])
    return ProposedStages(
        stages,
        tuple(value for value in writable if value not in kept),
        few,
        len(told) - len(writable),
        distinct - few - len(told),
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    engine: Engine
    table: EventTable
    by: ByValue
    latest: int
    min_group: int

    def stages(self, values: Sequence[Value]) -> tuple[ProposedStage, ...]:
        """Return the stages that values make, without those that no step that is told connects with the others."""
        while True:
            order = self._in_order(values)
            paths = self._paths(order)
            stages = _connected(order, paths)
            if len(stages) == len(order) or not stages:
                return stages
            values = [value for value in values if value in {one.value for one in stages}]

    def _in_order(self, values: Sequence[Value]) -> list[Value]:
        """Return values in the order in which customers first come to them, on average; ties as they are given."""
        table, declared = self._as_stages(values)
        found = self.engine.ask(positions_statement([table], declared, self.latest, self.engine.dialect))
        mean = {int(f"{stage}"): Fraction(int(f"{positions}"), int(f"{many}")) for stage, many, positions in found}
        return [values[stage] for stage in sorted(mean, key=lambda stage: (mean[stage], stage))]

    def _paths(self, values: Sequence[Value]) -> JourneyPaths:
        table, declared = self._as_stages(values)
        asked = figures_statement([table], declared, self.latest, 0, self.engine.dialect)
        return journey_paths(self.engine.ask(asked), (), (), declared, self.min_group)

    def _as_stages(self, values: Sequence[Value]) -> tuple[EventTable, DeclaredPaths]:
        """Return the table with each value as a stage, and a journey of them that declares nothing."""
        ids = tuple(f"{number}" for number in range(len(values)))
        happened = ByValue(self.by.columns, dict(zip(values, ids, strict=True)), ignore_rest=True)
        every, none = frozenset(range(len(ids))), frozenset[int]()
        declared = DeclaredPaths(ids, every, every, frozenset(), none, none, none, none)
        return replace(self.table, happened=happened), declared


def _connected(values: Sequence[Value], paths: JourneyPaths) -> tuple[ProposedStage, ...]:
    """Return those stages to which a step that is told leads from where customers begin."""
    by_id = {one.stage: one for one in paths.stages}
    steps: dict[str, list[Transition]] = {id_: [] for id_ in by_id}
    rarer: list[Transition] = []
    for one in sorted(paths.transitions, key=lambda step: (-step.count, int(step.from_), int(step.to))):
        visits = by_id[one.from_].visits
        is_usual = isinstance(visits, int) and Fraction(one.count, visits) >= LEAST_SHARE
        (steps[one.from_] if is_usual else rarer).append(one)
    entries = [id_ for id_, one in by_id.items() if _is_many(one.entering, paths.customers)] or [*by_id][:1]
    reached = _reached(entries, steps)
    while (more := next((one for one in rarer if one.from_ in reached and one.to not in reached), None)) is not None:
        steps[more.from_].append(more)
        reached = _reached(entries, steps)
    return tuple(
        ProposedStage(
            value=values[int(id_)],
            events=one.events,
            customers=one.customers,
            is_entry=id_ in entries,
            last=_last(one, paths),
            steps=tuple(_step(step, one, values) for step in steps[id_]),
        )
        for id_, one in by_id.items()
        if id_ in reached
    )


def _reached(entries: Sequence[str], steps: Mapping[str, Sequence[Transition]]) -> set[str]:
    return {*reachable(entries, {id_: [one.to for one in found] for id_, found in steps.items()})}


def _is_many(count: Count, customers: Count) -> bool:
    """Return whether a part of all customers is told, and large enough."""
    return isinstance(count, int) and isinstance(customers, int) and count > 0 and count >= LEAST_SHARE * customers


def _last(stage: MeasuredStage, paths: JourneyPaths) -> int | None:
    return stage.last if isinstance(stage.last, int) and _is_many(stage.last, paths.customers) else None


def _step(step: Transition, stage: MeasuredStage, values: Sequence[Value]) -> ProposedStep:
    share = step.count * 10_000 // stage.visits / 10_000 if isinstance(stage.visits, int) else None
    return ProposedStep(values[int(step.to)], share)
