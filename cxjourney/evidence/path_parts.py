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
    """Return the rows of the first statement of `cxjourney.evidence.queries.paths` by what they are of."""
    found: dict[PartKey, Sequence[int]] = {}
    medians: dict[PartKey, float] = {}
    for part, a, b, *numbers, middle in rows:
        key: PartKey = (f"{part}", *(int(one) for one in (a, b) if isinstance(one, int)))
        found[key] = [int(number) if isinstance(number, int) else int(f"{number or 0}") for number in numbers]
        if middle is not None:
            medians[key] = float(f"{middle}")
    return PathParts(found, medians)
