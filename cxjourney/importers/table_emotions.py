"""How strong an emotion is, by the figure or the face in a cell and the scale of its table."""

from typing import NamedTuple

from cxjourney.importers.table_values import Feeling, on_scale
from cxjourney.languages.message import message

WORST, BEST = -2, 2
"""The scale of emotions in the format."""


class Scale(NamedTuple):
    """The scale of emotions of a table: its worst and its best figure."""

    worst: float
    best: float


def score_of(found: Feeling, scale: Scale, is_unsure: bool) -> float | None:
    """Return how strong a feeling is, from -2 to 2; None where nobody can tell.

    Args:
        found: What its cell says.
        scale: The scale of figures that name none.
        is_unsure: Whether nobody knows that scale.
    """
    if found.score is not None:
        return found.score
    if found.figure is None:
        return None
    if found.best is not None:
        return on_scale(found.figure, 1, found.best) if found.best > 1 else None
    return None if is_unsure else on_scale(found.figure, scale.worst, scale.best)


def why_no_score(found: list[Feeling], is_unsure: bool) -> str:
    """Return why what stands in a cell is no emotion."""
    if len(found) > 1:
        return message("import.table.two-feelings")
    if found[0].figure is None:
        return message("import.table.only-words")
    if is_unsure and found[0].best is None:
        return message("import.table.scale", option="--scale 1..5")
    return message("import.table.off-scale")
