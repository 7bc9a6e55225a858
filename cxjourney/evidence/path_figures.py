"""The rows of the two statements of `cxjourney.evidence.queries.paths` -> the figures of a journey, safe to be told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.evidence.moments import moment
from cxjourney.evidence.path_parts import PartKey, PathParts, Row, path_parts
from cxjourney.evidence.queries.paths import path_width
from cxjourney.evidence.small_groups import Figure, hidden_figures
from cxjourney.evidence.untold_events import Seen, untold_events
from cxjourney.model.evidence_record import (
    Count,
    JourneyPaths,
    MeasuredStage,
    PartOfCustomers,
    Reached,
    Ties,
    Transition,
    UndeclaredPath,
    UndeclaredPaths,
    UnmappedValue,
    Withheld,
)

_ENDS = ("ended", "out_of_sight", "open", "left")


def journey_paths(
    figures: Iterable[Row],
    undeclared: Iterable[Row],
    unmapped: Sequence[UnmappedValue],
    declared: DeclaredPaths,
    min_group: int,
) -> JourneyPaths:
    """Return the figures of a journey; those of fewer customers than the smallest group are withheld.

    Args:
        figures: The rows of the first statement.
        undeclared: The rows of the second.
        unmapped: The most frequent values that stand for nothing yet.
        declared: What the journey declares.
        min_group: The smallest group of customers that is shown.
    """
    return _Telling(path_parts(figures), declared, min_group).whole(list(undeclared), unmapped)


class _Telling:
    """What may be told of a journey's figures."""

    def __init__(self, parts: PathParts, declared: DeclaredPaths, min_group: int) -> None:
        self.parts, self.declared, self.min_group = parts, declared, min_group
        self.customers = parts.get("customers")[0]
        self.hops = {(int(key[1]), int(key[2])): one for key, one in parts.rows.items() if key[0] == "hop"}
        self.ends = {stage: self._ends(stage) for stage in sorted(declared.measured)}
        self.cells = dict(self._figures())
        self.hidden = self._with_events(hidden_figures(self.cells, min_group))

    def _with_events(self, hidden: frozenset[PartKey]) -> frozenset[PartKey]:
        """Return what is hidden, and with it the repeats of stages of which the number of events must not be told."""
        seen = [(key, one) for key, one in self.parts.rows.items() if key[0] == "seen"]
        sources = Counter(key[1] for key, _ in seen)
        by_source: dict[int, dict[int, Seen]] = {}
        for (_, stage, source), (events, customers, *_) in seen:
            told = sources[stage] == 1 and ("visits", stage) not in hidden  # and only the repeats are not
            behind = self.cells["repeats", stage].customers if told else customers
            by_source.setdefault(int(source), {})[int(stage)] = Seen(events, customers, behind)
        stages = {int(key[1]) for key in hidden if key[0] in ("visits", "repeats")}
        untold = untold_events(by_source, stages, self.min_group)
        return hidden | {("repeats", stage) for stage in untold.stages} | ({("events",)} if untold.in_all else set())

    def _ends(self, stage: int) -> tuple[int, int, int, int]:
        """Return of the customers who were last seen at a stage: ended, out of sight, open, left."""
        last, still_open, *_ = self.parts.get("last", stage)
        if stage in self.declared.successes | self.declared.others:
            return last, 0, 0, 0
        if stage in self.declared.out_of_sight:
            return 0, last, 0, 0
        return 0, 0, still_open, last - still_open

    def _figures(self) -> Iterable[tuple[PartKey, Figure[PartKey]]]:
        """Yield each figure with the sums in which it stands: what comes into a stage, and what goes out of it."""
        first, final, total = ("first",), ("final",), max(self.parts.get("span")[0], 1)
        yield ("customers",), Figure(self.customers, self.customers, (first, final), total * total)
        yield ("events",), Figure(self.parts.get("span")[0], self.customers, (("repeats",), ("none",)), total * total)
        for stage in sorted(self.declared.measured):
            events, visits, customers, *_ = self.parts.get("stage", stage)
            entering, repeats = self.parts.get("entering", stage)[0], events - visits
            into, out = ("in", stage), ("out", stage)
            few = min(customers, self.customers - customers or customers)  # who came, or who didn't
            yield ("visits", stage), Figure(visits, few, (into, out), visits * total)
            yield ("entering", stage), Figure(entering, entering, (first, into), entering)
            for name, value in zip(_ENDS, self.ends[stage], strict=True):
                yield (name, stage), Figure(value, value, (out, final), value)
            several = min(repeats, customers)
            yield ("repeats", stage), Figure(repeats, several, (("repeats",), ("none",)), repeats)
        for (a, b), (count, customers, *_) in sorted(self.hops.items()):
            yield ("hop", a, b), Figure(count, customers, (("out", a), ("in", b)), count)

    def whole(self, undeclared: Sequence[Row], unmapped: Sequence[UnmappedValue]) -> JourneyPaths:
        """Return all of it."""
        ids, declared = self.declared.stages, self.declared
        every = [one for key, one in self.parts.rows.items() if key[0] == "rows"]
        rows, nobody, timeless, ignored, unknown, future = (sum(one[index] for one in every) for index in range(6))
        _, fits, complete, again, success, other, either = self.parts.get("customers")
        shown = self.customers == 0 or self.customers >= self.min_group
        _, first, newest, pairs, *_ = self.parts.get("span")
        reached = (
            self._outcome(success, declared.successes),
            self._outcome(other, declared.others),
            self._outcome(either, declared.successes | declared.others, either - success, either - other,
                          success + other - either),
        )  # fmt: skip
        tied = self.parts.get("tied")[0]
        told = [key for key in sorted(self.hops) if ("hop", *key) not in self.hidden and shown]
        return JourneyPaths(
            rows=self._withheld(rows) if ("events",) in self.hidden else rows,
            missing_customer=nobody, missing_time=timeless, future=future, ignored=ignored, unmapped=unknown,
            unmapped_values=tuple(unmapped), events=self._count("events"), customers=self._count("customers"),
            first=moment(first) if self.customers and shown else None,
            newest=moment(newest) if self.customers and shown else None,
            ties=Ties(pairs=self._few(pairs, tied), customers=self._few(tied, tied)),
            stages=tuple(self._stage(index, id_) for index, id_ in enumerate(ids)),
            transitions=tuple(self._transition(a, b) for a, b in told),
            hidden_transitions=len(self.hops) - len(told),
            conforming=self._conforming(fits), complete=self._complete(fits, complete), loops=self._part(again),
            reached=Reached(success=reached[0], other=reached[1], any=reached[2]),
            undeclared_paths=self._undeclared(undeclared),
            never_happened=tuple((ids[a], ids[b]) for a, b in sorted(declared.steps) if self._never(a, b)),
            unreached=tuple(ids[stage] for stage in sorted(declared.measured) if not self.parts.get("stage", stage)[0]),
            unmeasured=tuple(id_ for index, id_ in enumerate(ids) if index not in declared.measured),
        )  # fmt: skip

    def _never(self, a: int, b: int) -> bool:
        return (a, b) not in self.hops and not (a == b and self.parts.get("stage", a)[0])

    def _count(self, *key: str | int) -> Count:
        if key not in self.cells:
            return 0
        figure = self.cells[key]
        if key not in self.hidden:
            return figure.value
        return self._withheld(figure.value)

    def _sum(self, value: int, *parts: PartKey) -> Count:
        """Return a sum; one of which parts are hidden is hidden with them."""
        if self.hidden.isdisjoint(parts):
            return value
        return self._withheld(value)

    def _withheld(self, value: int) -> Withheld:
        few = 0 < value < self.min_group
        return Withheld(fewer_than=self.min_group) if few else Withheld(hidden=True)

    def _few(self, value: int, customers: int) -> Count:
        """Return a figure that no sum ties to others."""
        if customers == 0 or customers >= self.min_group:
            return value
        return self._withheld(value)

    def _part(self, customers: int) -> PartOfCustomers:
        if 0 < self.customers < self.min_group:
            return PartOfCustomers(customers=Withheld(hidden=True), share=None)
        if 0 < customers < self.min_group:
            return PartOfCustomers(customers=Withheld(fewer_than=self.min_group), share=None)
        if 0 < self.customers - customers < self.min_group:
            least, most = (100 * (self.customers - few) // self.customers for few in (self.min_group - 1, 1))
            share = least / 100 if least == most else None  # or it would tell how few
            return PartOfCustomers(customers=Withheld(all_but_fewer_than=self.min_group), share=share)
        return PartOfCustomers(customers=customers, share=share_of(customers, self.customers))

    def _conforming(self, customers: int) -> PartOfCustomers:
        """Return who followed the journey, or didn't; withheld where it would tell of an undeclared step that isn't."""
        strayed: set[PartKey] = {("hop", *hop) for hop in self.hops.keys() - self.declared.steps}
        if any(self.cells[key].customers >= self.min_group for key in self.hidden & strayed):
            return PartOfCustomers(customers=Withheld(hidden=True), share=None)
        return self._part(customers)

    def _complete(self, fits: int, complete: int) -> PartOfCustomers:
        """Return who followed the journey to an end; withheld where it would tell of few who did one without the other.

        Args:
            fits: How many followed the journey.
            complete: How many of them were last seen at an end.
        """
        outcomes = self.declared.successes | self.declared.others
        ways: set[PartKey] = {key for stage in outcomes for key in (("ended", stage), ("entering", stage))}
        ways |= {("hop", *step) for step in self.declared.steps if step[1] in outcomes}
        if self.customers >= self.min_group and not self.hidden.isdisjoint(ways):
            return PartOfCustomers(customers=Withheld(hidden=True), share=None)
        ended = sum(ends[0] for ends in self.ends.values())
        others = [ended - complete]
        if isinstance(self._conforming(fits).customers, int):
            others += [fits - complete, self.customers - fits - ended + complete]
        return self._part_beside(complete, others)

    def _outcome(self, customers: int, stages: frozenset[int], *others: int) -> PartOfCustomers | None:
        """Return who came to one of these stages; no more than is told of the stages themselves."""
        if not stages:
            return None
        if any(self._customers(stage) == Withheld(hidden=True) for stage in stages):
            return PartOfCustomers(customers=Withheld(hidden=True), share=None)
        return self._part_beside(customers, others)

    def _part_beside(self, customers: int, others: Iterable[int]) -> PartOfCustomers:
        """Return a part of the customers; withheld where any of the groups that follow from it and others is small."""
        part = self._part(customers)
        if isinstance(part.customers, int) and any(0 < other < self.min_group for other in others):
            return PartOfCustomers(customers=Withheld(hidden=True), share=None)
        return part

    def _customers(self, index: int) -> Count:
        """Return who came to a stage; withheld where that tells of few who didn't, or who came and didn't go on."""
        customers, again = self.parts.get("stage", index)[2:4]
        if 0 < self.customers - customers < self.min_group <= customers:
            return Withheld(all_but_fewer_than=self.min_group)
        parts = [self._count("entering", index), self._sum(self.parts.get("last", index)[0], *self._end_keys(index))]
        parts += [hop[1] for key, hop in self.hops.items() if index in key and ("hop", *key) not in self.hidden]
        parts.append(again)
        rest = [customers - part for part in parts if isinstance(part, int)]
        few = any(0 < other < self.min_group for other in rest)
        if customers >= self.min_group and (few or ("visits", index) in self.hidden):
            return Withheld(hidden=True)
        return self._few(customers, customers)

    def _end_keys(self, index: int) -> list[PartKey]:
        return [(name, index) for name in _ENDS]

    def _stage(self, index: int, id_: str) -> MeasuredStage:
        events, _, _, again, *_ = self.parts.get("stage", index)
        last = self.parts.get("last", index)[0]
        return MeasuredStage(
            stage=id_,
            measured=index in self.declared.measured,
            events=self._sum(events, ("visits", index), ("repeats", index)),
            repeats=self._count("repeats", index),
            visits=self._count("visits", index),
            customers=self._customers(index),
            customers_again=self._few(again, again),
            entering=self._count("entering", index),
            last=self._sum(last, *self._end_keys(index)),
            ended=self._count("ended", index),
            out_of_sight=self._count("out_of_sight", index),
            open=self._count("open", index),
            left=self._count("left", index),
        )

    def _transition(self, a: int, b: int) -> Transition:
        count, customers, returns, *_ = self.hops[a, b]
        ids, micros = self.declared.stages, self.parts.medians.get(("hop", a, b))
        seconds = None if micros is None else micros / 1_000_000
        return Transition(
            from_=ids[a], to=ids[b], count=count, customers=customers, returns=returns, median_seconds=seconds,
            declared=(a, b) in self.declared.steps,
        )  # fmt: skip

    def _undeclared(self, rows: Sequence[Row]) -> UndeclaredPaths:
        width = path_width(self.declared)
        distinct, together = (int(f"{rows[0][3]}"), int(f"{rows[0][4]}")) if rows else (0, 0)
        paths = [
            UndeclaredPath(path=_stages(f"{path}", width, self.declared.stages), cut=cut == 1, customers=int(f"{many}"))
            for path, cut, many, *_ in rows
        ]
        strayed = self._conforming(together).customers
        told = isinstance(strayed, int)
        ids = self.declared.stages
        untold = {(ids[a], ids[b]) for a, b in self.hops if ("hop", a, b) in self.hidden}
        top = [path for path in paths if path.customers >= self.min_group and untold.isdisjoint(pairwise(path.path))]
        while told and top and 0 < together - sum(path.customers for path in top) < self.min_group:
            top.pop()
        return UndeclaredPaths(
            distinct=distinct if told or distinct == 0 else Withheld(hidden=True),
            customers=strayed,
            top=tuple(top),
        )


def _stages(path: str, width: int, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(ids[int(path[start : start + width])] for start in range(0, len(path), width))


def share_of(part: int, whole: int) -> float | None:
    """Return a share from 0 to 1 to four decimals, half up; None of nobody."""
    return (part * 20_000 + whole) // (2 * whole) / 10_000 if whole else None
