"""The colours of the tool's own themes. The only place that knows a colour.

The hues of both are Okabe and Ito's (https://jfly.uni-koeln.de/color/), darkened or lightened until words on them, and
they on paper, reach a contrast of 4.5:1. Vermillion is kept for what nobody knows, blue for what data shows. The tones
of the first four personas are steps from light to dark as well, so that they stay apart without any colour.
"""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#17212b",
    "muted": "#4d5965",
    "rule": "#d3dae1",
    "frame": "#9aa5b1",
    "track": "#e3e8ec",
    "route": "#34424f",
    "way-on": "#0b5f9e",
    "way-back": "#8a2f6b",
    "way-out": "#5a646e",
    "alarm": "#b33c00",
    "hatch": "#efb08c",
    "known": "#7db8df",
    "known-pale": "#e4eff8",
    "known-deep": "#09426c",
    "head": "#eef2f5",
    "lost": "#ececec",
    "pain": "#fdf1d7",
    "pain-frame": "#e6c571",
    "pain-claimed": "#8a6500",
    "idea": "#e6f3ec",
    "idea-frame": "#94c9ae",
    "persona-1": "#1a5a9e",
    "persona-2": "#14855c",
    "persona-3": "#3f0a36",
    "persona-4": "#503b00",
    "persona-5": "#a83279",
    "persona-6": "#006d77",
    "persona-7": "#5a3fa0",
    "persona-8": "#8c3b2e",
    "persona-9": "#3f6212",
    "persona-10": "#7a3b00",
    "persona-11": "#4a4e9c",
    "persona-12": "#5b5b5b",
}

DARK: Mapping[str, str] = {
    "paper": "#1b222b",
    "ink": "#eef2f6",
    "muted": "#b4bfca",
    "rule": "#364250",
    "frame": "#5f6e7d",
    "track": "#364250",
    "route": "#c3ced9",
    "way-on": "#6fb4f2",
    "way-back": "#e58cc4",
    "way-out": "#a3aeb9",
    "alarm": "#ff8a3d",
    "hatch": "#a35a2a",
    "known": "#2b6a99",
    "known-pale": "#223f57",
    "known-deep": "#b5defb",
    "head": "#28323e",
    "lost": "#30363d",
    "pain": "#43381a",
    "pain-frame": "#8f7428",
    "pain-claimed": "#d9b14a",
    "idea": "#1f4034",
    "idea-frame": "#3f8a6b",
    "persona-1": "#86aaf0",
    "persona-2": "#55e0a8",
    "persona-3": "#d0709a",
    "persona-4": "#fff3a0",
    "persona-5": "#d5d8de",
    "persona-6": "#5fd0d8",
    "persona-7": "#b9a2f2",
    "persona-8": "#f0a394",
    "persona-9": "#a9cf72",
    "persona-10": "#dba877",
    "persona-11": "#a9aef5",
    "persona-12": "#b2b2b2",
}

BASES: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}
"""The tool's own themes by name; a team's own begins with one of them."""


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour ``#rrggbb``, from 0 for black to 1 for white.

    The formula is the one by which WCAG 2.2 defines relative luminance, for sRGB.
    """
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#rrggbb``, from 1 for the same ones to 21 for black on white.

    The formula is the one by which WCAG 2.2 defines the contrast ratio; the order of the two does not matter.
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share, from 0 to 1, of another in it, mixed part by part in sRGB; both are ``#rrggbb``."""
    pairs = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


TONES = tuple(f"persona-{number}" for number in range(1, 13))
"""The colours of curves."""

PARTS: dict[str, str] = {
    "paper": "the ground of the map, of cards, and of words on alarm",
    "ink": "titles, and most words",
    "muted": "words that may step back: notes, dates, owners",
    "rule": "thin lines between lanes",
    "frame": "frames of quiet cards",
    "track": "the ground of bars",
    "route": "ways from stage to stage, with the words at them",
    "way-on": "ways onward in the view of the flow, with their shares",
    "way-back": "ways back in the view of the flow, with their shares",
    "way-out": "ways to an end without success in the view of the flow, with their shares",
    "alarm": "what nobody knows: its words, frames and cards",
    "hatch": "the slanting lines where there is no data",
    "known": "stages of which all is known, and frames of data that counts",
    "known-pale": "stages of which a part is known, and data that counts",
    "known-deep": "marks, bars and meters of what is known",
    "head": "heads of columns",
    "lost": "data that no longer counts",
    "pain": "pain points with evidence",
    "pain-frame": "frames of pain points with evidence",
    "pain-claimed": "frames of pain points that are only assumed",
    "idea": "opportunities",
    "idea-frame": "frames of opportunities",
    **{name: f"curve, marks and name of persona {number}" for number, name in enumerate(TONES, start=1)},
}
"""Every part, with what it is for somebody who chooses a colour for it."""

WORDS_ON: dict[str, tuple[str, ...]] = {
    "ink": ("paper", "known", "known-pale", "head", "pain", "idea"),
    "muted": ("paper", "known-pale", "head", "lost", "pain", "idea"),
    "alarm": ("paper",),
    "route": ("paper",),
    "way-on": ("paper",),
    "way-back": ("paper",),
    "way-out": ("paper",),
    "known-deep": ("paper",),
    **dict.fromkeys(TONES, ("paper",)),
}
"""The grounds on which words of a colour stand. Contrast is the same both ways: paper on alarm is alarm on paper."""

MARKS_ON: dict[str, tuple[str, ...]] = {"known-deep": ("known", "known-pale", "head")}
"""The grounds on which marks of a colour stand that say something without words."""
