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
from cxjourney.evidence.path_parts import path_parts
from cxjourney.evidence.queries.paths import figures_statement, positions_statement
from cxjourney.evidence.queries.source import values_statement
from cxjourney.evidence.readable_columns import require_sequence
from cxjourney.evidence.statements import latest_moment, table_statements
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding
from cxjourney.model.evidence_record import Count, JourneyPaths
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
        """Return the stages that values make, without those that no step of enough customers connects with the others.

        The rarest of them is left out first: without it, steps to others may be told.
        """
        while True:
            order = self._in_order(values)
            stages = self._connected(order)
            if len(stages) == len(order):
                return stages
            kept = {one.value for one in stages}
            rarest = [value for value in values if value not in kept][-1]
            values = [value for value in values if value != rarest]

    def _in_order(self, values: Sequence[Value]) -> list[Value]:
        """Return values in the order in which customers first come to them, on average; ties as they are given."""
        table, declared = self._as_stages(values)
        found = self.engine.ask(positions_statement([table], declared, self.latest, self.engine.dialect))
        mean = {int(f"{stage}"): Fraction(int(f"{positions}"), int(f"{many}")) for stage, many, positions in found}
        return [values[stage] for stage in sorted(mean, key=lambda stage: (mean[stage], stage))]

    def _connected(self, values: Sequence[Value]) -> tuple[ProposedStage, ...]:
        """Return those stages to which steps of enough customers lead from where customers begin.

        That enough customers took a step is told; how many only where that tells nothing of few others.
        """
        table, declared = self._as_stages(values)
        found = self.engine.ask(figures_statement([table], declared, self.latest, 0, self.engine.dialect))
        parts, paths = path_parts(found), journey_paths(found, (), (), declared, self.min_group)
        customers = parts.get("customers")[0]
        hops = [(int(key[1]), int(key[2]), one[0]) for key, one in parts.rows.items()
                if key[0] == "hop" and one[1] >= self.min_group]  # fmt: skip
        hops.sort(key=lambda hop: (-hop[2], hop[0], hop[1]))
        steps: dict[int, list[int]] = {stage: [] for stage in range(len(values))}
        rarer: list[tuple[int, int]] = []
        for a, b, times in hops:
            if _is_usual(times, parts.get("stage", a)[1]):
                steps[a].append(b)
            else:
                rarer.append((a, b))
        began = [(stage, parts.get("entering", stage)[0]) for stage in steps]
        entries = [stage for stage, many in began if many >= self.min_group and _is_usual(many, customers)] or [0]
        reached = _reached(entries, steps)
        while (more := next(((a, b) for a, b in rarer if a in reached and b not in reached), None)) is not None:
            steps[more[0]].append(more[1])
            reached = _reached(entries, steps)
        return tuple(
            _stage(stage, paths, values, stage in entries, steps[stage]) for stage in steps if stage in reached
        )

    def _as_stages(self, values: Sequence[Value]) -> tuple[EventTable, DeclaredPaths]:
        """Return the table with each value as a stage, and a journey of them that declares nothing."""
        ids = tuple(f"{number}" for number in range(len(values)))
        happened = ByValue(self.by.columns, dict(zip(values, ids, strict=True)), ignore_rest=True)
        every, none = frozenset(range(len(ids))), frozenset[int]()
        declared = DeclaredPaths(ids, every, every, frozenset(), none, none, none, none)
        return replace(self.table, happened=happened), declared


def _reached(entries: Sequence[int], steps: Mapping[int, Sequence[int]]) -> set[int]:
    ways = {f"{a}": [f"{b}" for b in found] for a, found in steps.items()}
    return {int(stage) for stage in reachable(map(str, entries), ways)}


def _stage(
    stage: int, paths: JourneyPaths, values: Sequence[Value], is_entry: bool, steps: Sequence[int]
) -> ProposedStage:
    told = paths.stages[stage]
    counts = {(int(one.from_), int(one.to)): one.count for one in paths.transitions}
    is_end = isinstance(paths.customers, int) and isinstance(told.last, int) and _is_usual(told.last, paths.customers)
    shares = [
        counts[stage, to] * 10_000 // told.visits / 10_000
        if (stage, to) in counts and isinstance(told.visits, int)
        else None
        for to in steps
    ]
    return ProposedStage(
        value=values[stage],
        events=told.events,
        customers=told.customers,
        is_entry=is_entry,
        last=told.last if is_end and isinstance(told.last, int) else None,
        steps=tuple(ProposedStep(values[to], share) for to, share in zip(steps, shares, strict=True)),
    )


def _is_usual(part: int, whole: int) -> bool:
    """Return whether something is frequent enough to be proposed."""
    return part > 0 and part >= LEAST_SHARE * whole
