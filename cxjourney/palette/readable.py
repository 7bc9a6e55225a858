"""Whether a team's colours can be read, and which colour near a wish could."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxjourney.palette.colours import contrast, luminance, mixed
from cxjourney.palette.parts import MARKS_ON, WORDS_ON

WORDS_LEAST, MARKS_LEAST = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3) and of marks that say something (1.4.11)."""
_STEPS = 50
_BLACK, _WHITE = "#000000", "#ffffff"


class Unreadable(NamedTuple):
    """Two parts whose colours are too near to each other, and what would mend the one that the team chose."""

    part: str
    """The part to mend: the words or marks where the team chose their colour, else the ground."""
    front: str
    ground: str
    words: bool
    contrast: float
    least: float
    remedy: str | None
    """The nearest colour for `part` that all its neighbours allow; None where there is none."""
    darker: bool
    """Whether the remedy is darker than what was chosen."""


def unreadable(chosen: Mapping[str, str], base: Mapping[str, str]) -> Iterator[Unreadable]:
    """Find what a team's own colours make unreadable: for each part to mend, its worst pair."""
    colours = {**base, **chosen}
    worst: dict[str, tuple[float, str, str, bool]] = {}
    for front, ground, words in _pairs():
        if front in chosen or ground in chosen:
            part = front if front in chosen else ground
            lack = contrast(colours[front], colours[ground]) / _least(words)
            if lack < 1 and lack < worst.get(part, (1.0,))[0]:
                worst[part] = (lack, front, ground, words)
    for part, (lack, front, ground, words) in worst.items():
        least = _least(words)
        remedy = _remedy(part, colours)
        darker = remedy is not None and luminance(remedy) < luminance(colours[part])
        yield Unreadable(part, front, ground, words, lack * least, least, remedy, darker)


def _least(words: bool) -> float:
    return WORDS_LEAST if words else MARKS_LEAST


def _pairs() -> Iterator[tuple[str, str, bool]]:
    for table in (WORDS_ON, MARKS_ON):
        for front, grounds in table.items():
            for ground in grounds:
                yield front, ground, table is WORDS_ON


def _remedy(part: str, colours: Mapping[str, str]) -> str | None:
    """The first step from a colour towards black or white with which all its neighbours can be read."""
    neighbours = [
        (colours[ground if part == front else front], _least(words))
        for front, ground, words in _pairs()
        if part in (front, ground)
    ]
    for step in range(1, _STEPS + 1):
        for end in (_BLACK, _WHITE):
            tried = mixed(colours[part], end, step / _STEPS)
            if all(contrast(tried, other) >= least for other, least in neighbours):
                return tried
    return None
