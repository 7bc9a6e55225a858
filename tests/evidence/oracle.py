"""An independent count of what a log shows of a journey, in plain Python: loops over lists, no SQL, no shared code."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True)
class Event:
    """A row that stands for a stage; `moment` in microseconds, `stage` by its place in the journey."""

    customer: str
    moment: int
    position: int | None
    stage: int
    source: int = 0


@dataclass(frozen=True)
class Plan:
    """What the journey declares, by the places of stages."""

    stages: tuple[str, ...]
    measured: frozenset[int]
    entries: frozenset[int]
    steps: frozenset[tuple[int, int]]
    repeated: frozenset[int]
    successes: frozenset[int]
    others: frozenset[int]
    out_of_sight: frozenset[int]


def count(events: list[Event], plan: Plan, quiet: int) -> dict[str, object]:
    """Return the figures of a journey under the keys of `paths --format json`, nothing withheld."""
    by_customer: dict[str, list[Event]] = {}
    for event in events:
        by_customer.setdefault(event.customer, []).append(event)
    newest_of_all = max((event.moment for event in events), default=0)
    stage_rows = {
        index: dict.fromkeys(
            [
                "events",
                "repeats",
                "visits",
                "customers",
                "customers_again",
                "entering",
                "last",
                "ended",
                "out_of_sight",
                "open",
                "left",
            ],
            0,
        )
        for index in range(len(plan.stages))
    }
    hops: dict[tuple[int, int], list[int]] = {}
    travellers: dict[tuple[int, int], set[str]] = {}
    returns: dict[tuple[int, int], int] = {}
    conforming = complete = loops = success = other = either = pairs = tied_customers = 0
    undeclared: dict[tuple[int, ...], int] = {}
    for customer, own in by_customer.items():
        own.sort(key=_order)
        tied = sum(a.moment == b.moment and a.position == b.position for a, b in pairwise(own))
        pairs += tied
        tied_customers += tied > 0
        visits: list[list[Event]] = []
        for event in own:
            if visits and visits[-1][-1].stage == event.stage and event.stage not in plan.repeated:
                visits[-1].append(event)
            else:
                visits.append([event])
        way = [visit[0].stage for visit in visits]
        fits = way[0] in plan.entries
        for before, after in pairwise(visits):
            hop = (before[0].stage, after[0].stage)
            hops.setdefault(hop, []).append(after[0].moment - before[-1].moment)
            travellers.setdefault(hop, set()).add(customer)
            fits = fits and hop in plan.steps
        seen: set[int] = set()
        for index, stage in enumerate(way):
            if stage in seen and index:
                hop = (way[index - 1], stage)
                returns[hop] = returns.get(hop, 0) + 1
            seen.add(stage)
        for stage in set(way):
            row = stage_rows[stage]
            row["events"] += sum(event.stage == stage for event in own)
            row["visits"] += way.count(stage)
            row["customers"] += 1
            row["customers_again"] += way.count(stage) > 1
        stage_rows[way[0]]["entering"] += 1
        last = stage_rows[way[-1]]
        last["last"] += 1
        if way[-1] in plan.successes | plan.others:
            last["ended"] += 1
        elif way[-1] in plan.out_of_sight:
            last["out_of_sight"] += 1
        elif own[-1].moment > newest_of_all - quiet:
            last["open"] += 1
        else:
            last["left"] += 1
        conforming += fits
        complete += fits and way[-1] in plan.successes | plan.others
        loops += any(way.count(stage) > 1 for stage in way)
        success += bool(set(way) & plan.successes)
        other += bool(set(way) & plan.others)
        either += bool(set(way) & (plan.successes | plan.others))
        if not fits:
            undeclared[tuple(way)] = undeclared.get(tuple(way), 0) + 1
    for row in stage_rows.values():
        row["repeats"] = row["events"] - row["visits"]
    names = plan.stages
    top = sorted(undeclared.items(), key=lambda item: (-item[1], item[0]))[:10]
    return {
        "events": len(events),
        "customers": len(by_customer),
        "ties": (pairs, tied_customers),
        "stages": {names[index]: row for index, row in stage_rows.items()},
        "transitions": {
            (names[a], names[b]): (
                len(times), len(travellers[a, b]), returns.get((a, b), 0), median(times) / 1_000_000,
                (a, b) in plan.steps,
            )
            for (a, b), times in hops.items()
        },
        "conforming": conforming,
        "complete": complete,
        "loops": loops,
        "reached": (
            success if plan.successes else None,
            other if plan.others else None,
            either if plan.successes or plan.others else None,
        ),
        "undeclared": [(tuple(names[stage] for stage in way), many) for way, many in top],
        "undeclared_paths": (len(undeclared), sum(undeclared.values())),
    }  # fmt: skip


def _order(event: Event) -> tuple[int, bool, int, int, int]:
    """Return by what events are put in order: one without a number comes after those of its moment that have one."""
    return event.moment, event.position is None, event.position or 0, event.stage, event.source
