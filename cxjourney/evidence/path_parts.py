"""The rows of the figures of a journey, as a database gives them -> the same by what they are of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Sequence[object]
PartKey = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PathParts:
    """The rows of the figures by what they are of: a part's name, then stages by number."""

    rows: Mapping[PartKey, Sequence[int]]
    medians: Mapping[PartKey, float]

    def get(self, *key: str | int) -> Sequence[int]:
        """Return the seven figures of a part; 0 each where there is none."""
        return self.rows.get(key, (0,) * 7)


def path_parts(rows: Iterable[Row]) -> PathParts:
    """Return the rows of the first statement of `cxjourney.evidence.queries.paths` by what they are of.

    Each part holds, and the statement's own rows where they differ:

    - ``stage``: events, visits, customers, customers who came again (asked: events, visits, oldest, newest, ties);
    - ``span``: events, oldest, newest, ties (not asked: of all stages together);
    - ``hop``: visits, customers, visits of customers who had been there before (asked: visits, customers);
    - ``seen``, a stage's by source: events, customers (not asked where there is one source);
    - ``customers``: all, who fit, complete, who came somewhere again, succeeded, ended otherwise, either
      (asked: who have ties in the fourth place);
    - ``tied``: customers who have ties.
    """
    asked: dict[PartKey, Sequence[int]] = {}
    medians: dict[PartKey, float] = {}
    for part, a, b, *numbers, middle in rows:
        key: PartKey = (f"{part}", *(int(one) for one in (a, b) if isinstance(one, int)))
        asked[key] = [int(number) if isinstance(number, int) else int(f"{number or 0}") for number in numbers]
        if middle is not None:
            medians[key] = float(f"{middle}")
    return PathParts(_put_together(asked), medians)


def _put_together(asked: Mapping[PartKey, Sequence[int]]) -> dict[PartKey, Sequence[int]]:
    found = {key: one for key, one in asked.items() if key[0] not in ("stage", "came", "again")}
    stages = {key[1]: one for key, one in asked.items() if key[0] == "stage"}
    came = {key[1:]: one for key, one in asked.items() if key[0] == "came"}
    has_seen = any(key[0] == "seen" for key in asked)
    for stage, (events, visits, *_) in stages.items():
        firsts = [one for (_, to), one in came.items() if to == stage]
        customers, again = sum(one[0] for one in firsts), sum(one[1] for one in firsts)
        found["stage", stage] = (events, visits, customers, again, 0, 0, 0)
        if not has_seen:
            found["seen", stage, 0] = (events, customers, 0, 0, 0, 0, 0)
    if stages:
        every_event, _, oldest, newest, ties, *_ = zip(*stages.values(), strict=True)
        found["span",] = (sum(every_event), min(oldest), max(newest), sum(ties), 0, 0, 0)
    for key, (visits, customers, *_) in asked.items():
        if key[0] == "hop":
            found[key] = (visits, customers, visits - came.get(key[1:], (0,))[0], 0, 0, 0, 0)
    if ("customers",) in asked:
        every, fits, complete, tied, *reached = asked["customers",]
        found["customers",] = (every, fits, complete, asked.get(("again",), (0,))[0], *reached)
        found["tied",] = (tied, 0, 0, 0, 0, 0, 0)
    return found
