"""What a journey declares of the order of its stages -> conditions on events, and the rows that say its figures."""

from collections.abc import Iterable, Mapping, Sequence

from cxjourney.analysis.declared_paths import DeclaredPaths


def among(sql: str, numbers: Iterable[int]) -> str:
    """Return the condition that a number is one of these."""
    listed = ", ".join(str(number) for number in sorted(numbers))
    return f"{sql} in ({listed})" if listed else "1 = 0"


def is_visit(before: str, is_first: str, declared: DeclaredPaths) -> str:
    """Return the condition that an event at ``stage`` begins a visit there.

    Args:
        before: The stage of the event before.
        is_first: The condition that there is none.
        declared: What the journey declares.
    """
    visit = f"{is_first} or {before} <> stage"
    return f"{visit} or {among('stage', declared.repeated)}" if declared.repeated else visit


def may_follow(declared: DeclaredPaths) -> Mapping[int, str]:
    """Return by each stage that leads on, the condition that ``stage`` is one that it leads to."""
    after: dict[int, list[int]] = {}
    for before, stage in sorted(declared.steps):
        after.setdefault(before, []).append(stage)
    return {before: among("stage", stages) for before, stages in after.items()}


def figures_of_part(part: str, a: str, b: str, numbers: Sequence[str], middle: str, origin: str) -> str:
    """Return the statement for one part of a journey's figures, as `cxjourney.evidence.path_figures` reads them.

    Args:
        part: The name of the part.
        a: What its rows are about.
        b: What else they are about.
        numbers: The seven figures.
        middle: The median.
        origin: What stands after FROM.
    """
    figures = ", ".join(f"{sql} as n{index}" for index, sql in enumerate(numbers, start=1))
    return f"select '{part}' as part, {a} as a, {b} as b, {figures}, {middle} as middle from {origin}"
