"""Checks a team's own colours, and names the nearest readable one."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.palette.colours import BASES, MARKS_ON, PARTS, WORDS_ON, contrast, luminance, mix
from cxjourney.text.shorten import shorten

WORDS_LEAST, MARKS_LEAST = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3) and of marks that say something (1.4.11)."""
_STEPS = 50
_BLACK, _WHITE = "#000000", "#ffffff"


class UnreadablePair(NamedTuple):
    """Two parts whose colours are too near to each other, and what would fix the one that the team chose."""

    part: str
    """The part to fix: the words or marks where the team chose their colour, else the ground."""
    front: str
    ground: str
    words: bool
    contrast: float
    least: float
    remedy: str | None
    """The nearest colour for `part` that all its neighbours allow; None where there is none."""
    darker: bool
    """Whether the remedy is darker than what was chosen."""


def unreadable_pairs(chosen: Mapping[str, str], base: Mapping[str, str]) -> Iterator[UnreadablePair]:
    """Yield what a team's own colours make unreadable: for each part to fix, its worst pair.

    Args:
        chosen: The team's colours, ``#rrggbb`` by part.
        base: The colours of the theme that they are laid over, for every part.
    """
    colours = {**base, **chosen}
    worst: dict[str, tuple[float, str, str, bool]] = {}
    for front, ground, words in _pairs():
        if front in chosen or ground in chosen:
            part = front if front in chosen else ground
            lack = contrast(colours[front], colours[ground]) / _least_contrast(words)
            if lack < 1 and lack < worst.get(part, (1.0,))[0]:
                worst[part] = (lack, front, ground, words)
    for part, (lack, front, ground, words) in worst.items():
        least = _least_contrast(words)
        remedy = _remedy(part, colours)
        darker = remedy is not None and luminance(remedy) < luminance(colours[part])
        yield UnreadablePair(part, front, ground, words, lack * least, least, remedy, darker)


def _least_contrast(words: bool) -> float:
    return WORDS_LEAST if words else MARKS_LEAST


def _pairs() -> Iterator[tuple[str, str, bool]]:
    for table in (WORDS_ON, MARKS_ON):
        for front, grounds in table.items():
            for ground in grounds:
                yield front, ground, table is WORDS_ON


def _remedy(part: str, colours: Mapping[str, str]) -> str | None:
    """Return the first step from a colour towards black or white with which all its neighbours can be read."""
    neighbours = [
        (colours[ground if part == front else front], _least_contrast(words))
        for front, ground, words in _pairs()
        if part in (front, ground)
    ]
    for step in range(1, _STEPS + 1):
        for end in (_BLACK, _WHITE):
            tried = mix(colours[part], end, step / _STEPS)
            if all(contrast(tried, other) >= least for other, least in neighbours):
                return tried
    return None


COLOUR = r"^#[0-9a-fA-F]{6}$"
FONT = r"^[A-Za-z0-9]{1,30}([ -][A-Za-z0-9]{1,30}){0,9}$"
"""Nothing that SVG, CSS or DOT could take for anything else than a name."""
LOGO = r"^\S([^\x00-\x1f\x7f-\x9f\u2028\u2029]{0,118}\S)?$"
HELP = {
    "font": message("config.font"),
    "logo": message("config.logo", most=120),
}


class WrongColour(NamedTuple):
    """A colour that can't be taken: of which part, why, and how to fix it."""

    part: str
    message: str
    help: str


def wrong_colours(given: Mapping[str, object], base: str) -> Iterator[WrongColour]:
    """Yield what is wrong with a team's colours: parts that a map hasn't, values that are no colours, unreadable words.

    Args:
        given: What the team's file holds, by part.
        base: The name of the theme that the colours are laid over.

    Raises:
        KeyError: There is no theme `base`.
    """
    sound = {}
    for part, colour in given.items():
        name = shorten(part, 40)
        if part not in PARTS:
            yield WrongColour(part, message("config.no-part", part=name), _suggestion(part))
        elif not isinstance(colour, str) or not re.fullmatch(COLOUR, colour):
            written, expected = _value_in_words(colour), message("config.colour")
            said = message("config.expected", name=part, value=written, expected=expected)
            yield WrongColour(part, said, _colour_help(part, colour))
        else:
            sound[part] = colour.lower()
    colours = {**BASES[base], **sound}
    for fault in unreadable_pairs(sound, BASES[base]):
        front, ground = (f"{part} ({colours[part]})" for part in (fault.front, fault.ground))
        said = message(
            "config.contrast.words" if fault.words else "config.contrast.marks",
            front=front,
            ground=ground,
            contrast=_round_down(fault.contrast),
            least=fault.least,
        )
        yield WrongColour(fault.part, said, _contrast_help(fault, sound, base))


def _suggestion(part: str) -> str:
    return did_you_mean(part, PARTS, message("reference.there", names=list_message(PARTS, 40)))


def _value_in_words(value: object) -> str:
    return f'"{shorten(value, 40)}"' if isinstance(value, str) else message("config.no-text")


def _colour_help(part: str, value: object) -> str:
    text = value.strip().lstrip("#") if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9a-fA-F]{3}", text):
        text = "".join(digit * 2 for digit in text)
    like = text.lower() if re.fullmatch(r"[0-9a-fA-F]{6}", text) else ""
    example = f"#{like}" if like else BASES["light"][part]
    return message("config.colour.help", text=f'{part} = "{example}"')


def _contrast_help(fault: UnreadablePair, sound: Mapping[str, str], base: str) -> str:
    other = "light" if base == "dark" else "dark"
    if not any(unreadable_pairs(sound, BASES[other])):
        return message("config.contrast.base", text=f'base = "{other}"')
    if fault.remedy is not None:
        return message(
            "config.contrast.darker" if fault.darker else "config.contrast.lighter",
            part=fault.part,
            text=f'{fault.part} = "{fault.remedy}"',
        )
    neighbour = fault.ground if fault.part == fault.front else fault.front
    return message("config.contrast.other", part=fault.part, neighbour=neighbour)


def _round_down(figure: float) -> float:
    return int(figure * 100) / 100
