"""Where curves of a plotted lane lead, and which of them have to run beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from cxjourney.maps.model.map import MapLane, Mark


class Course(NamedTuple):
    """The curve of a series from the mark of one column to that of a later one.

    Attributes:
        series: The series, by its index in the lane.
        start: The column of its first mark, by its place in the grid.
        end: The column of its last mark, likewise.
        marks: The two marks.
    """

    series: int
    start: int
    end: int
    marks: tuple[Mark, Mark]

    def meets(self, other: Course) -> bool:
        """Return whether another curve would lie on this one: beside it, and at its height at either end."""
        is_beside = self.start < other.end and other.start < self.end
        return is_beside and any(
            ours.level == theirs.level for ours, theirs in zip(self.marks, other.marks, strict=True)
        )


def courses(lane: MapLane, columns: range, ways: Container[tuple[int, int]]) -> Iterator[Course]:
    """Yield the curves that begin in some columns.

    Args:
        lane: A lane with levels.
        columns: The columns, by their place in the grid.
        ways: The links, each as the columns that it leads from and to, likewise.
    """
    for column in columns:
        for mark in lane.cells[column].marks:
            following = _next_mark(lane, mark.series, column, columns, ways)
            if following:
                yield Course(mark.series, column, following[0], (mark, following[1]))


def tracks(found: Sequence[Course], apart: Callable[[int], float]) -> list[tuple[Course, float]]:
    """Return how far below the middle of its marks each curve runs, so that none lies on another, in points.

    Args:
        found: The curves.
        apart: Returns how far the curves of so many series are apart that would lie on each other, in points.
    """
    bundles: list[list[Course]] = []
    for course in found:
        met = [bundle for bundle in bundles if any(course.meets(other) for other in bundle)]
        bundles = [bundle for bundle in bundles if bundle not in met]
        bundles.append([course, *(other for bundle in met for other in bundle)])
    placed = {}
    for bundle in bundles:
        series = sorted({course.series for course in bundle})
        for course in bundle:
            place = series.index(course.series) - (len(series) - 1) / 2
            placed[course] = place * apart(len(series))
    return [(course, placed[course]) for course in found]


def _next_mark(
    lane: MapLane, series: int, column: int, columns: range, ways: Container[tuple[int, int]]
) -> tuple[int, Mark] | None:
    """Return the column of the next mark of a series, and the mark; None where no curve leads to one.

    A curve leads to the next column, and on where the series passes it by, as far as there are links.
    """
    reached = [column]
    for to in range(column + 1, columns.stop):
        is_reached = any((before, to) in ways for before in reached)
        mark = next((mark for mark in lane.cells[to].marks if mark.series == series), None)
        if mark:
            return (to, mark) if is_reached else None
        if not lane.passed or series not in lane.passed[to]:
            return None
        if is_reached:
            reached.append(to)
    return None
