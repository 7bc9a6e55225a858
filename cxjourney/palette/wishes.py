"""What a team may wish for its maps, and what keeps a wish from being met, in words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cxjourney.palette.colours import BASES
from cxjourney.palette.parts import PARTS
from cxjourney.palette.readable import Unreadable, unreadable
from cxjourney.text.english import listed
from cxjourney.text.escape import shortened
from cxjourney.text.suggest import did_you_mean

COLOUR = r"^#[0-9a-fA-F]{6}$"
FONT = r"^[A-Za-z0-9]{1,30}([ -][A-Za-z0-9]{1,30}){0,9}$"
"""Nothing that SVG, CSS or DOT could take for anything else than a name."""
LOGO = r"^\S([^\x00-\x1f\x7f-\x9f\u2028\u2029]{0,118}\S)?$"
HELP = {
    "font": "Write the name of one family: Latin letters and digits, with single spaces or hyphens between them.",
    "logo": "Write a few words in one line, with 120 characters at most.",
}


class Wish(NamedTuple):
    """A wish that can't be met: of which part, why, and how to mend it."""

    part: str
    message: str
    help: str


def wrong_colours(given: Mapping[str, Any], base: str) -> Iterator[Wish]:
    """Find the colours that are none, that nothing has, and that make words unreadable."""
    sound = {}
    for part, colour in given.items():
        name = shortened(part, 40)
        if part not in PARTS:
            yield Wish(part, f"{name} is no part of a map that has a colour.", _near(part))
        elif not isinstance(colour, str) or not re.fullmatch(COLOUR, colour):
            yield Wish(
                part, f"{part} is set to {_shown(colour)}, where a colour is expected.", _as_colour(part, colour)
            )
        else:
            sound[part] = colour.lower()
    colours = {**BASES[base], **sound}
    for fault in unreadable(sound, BASES[base]):
        front, ground = (f"{part} ({colours[part]})" for part in (fault.front, fault.ground))
        said = f"Words in {front} can't be read on" if fault.words else f"Marks in {front} can't be seen on"
        figures = f"their contrast is {_rounded_down(fault.contrast)}, where {fault.least:g} or more is needed."
        yield Wish(fault.part, f"{said} {ground}: {figures}", _mended(fault, sound, base))


def _near(part: str) -> str:
    return did_you_mean(part, PARTS, f"There are: {listed(PARTS, 40)}.")


def _shown(value: Any) -> str:  # noqa: ANN401  the file can hold anything here
    return f'"{shortened(value, 40)}"' if isinstance(value, str) else "something that is no text"


def _as_colour(part: str, value: Any) -> str:  # noqa: ANN401  the file can hold anything here
    text = value.strip().lstrip("#") if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9a-fA-F]{3}", text):
        text = "".join(digit * 2 for digit in text)
    like = text.lower() if re.fullmatch(r"[0-9a-fA-F]{6}", text) else ""
    example = f"#{like}" if like else BASES["light"][part]
    return f'Write a number sign and six digits from 0 to f, two each for red, green and blue: {part} = "{example}"'


def _mended(fault: Unreadable, sound: Mapping[str, str], base: str) -> str:
    other = "light" if base == "dark" else "dark"
    if not any(unreadable(sound, BASES[other])):
        return f'Begin with base = "{other}": with it these colours can be read.'
    if fault.remedy is not None:
        return f'{"Darken" if fault.darker else "Lighten"} {fault.part}: {fault.part} = "{fault.remedy}" can be read.'
    neighbour = fault.ground if fault.part == fault.front else fault.front
    return f"No colour near this one can be read with all that {fault.part} meets: choose another {neighbour} first."


def _rounded_down(figure: float) -> str:
    return f"{int(figure * 100) / 100:g}"
