"""How things look, by name: the parts that colours play, type, and the looks of cards. Themes know the colours."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cxjourney import palette

REGULAR, BOLD = 400, 700
PAPER = "paper"
INK = "ink"
MUTED = "muted"
RULE = "rule"
FRAME = "frame"
ALARM = "alarm"
HATCH = "hatch"
KNOWN = "known"
KNOWN_PALE = "known-pale"
KNOWN_DEEP = "known-deep"
ROUTE = "route"

WAYS = {"on": "way-on", "back": "way-back", "out": "way-out"}
"""Colours of the lines of a network, by the kind of the way."""

TONES = palette.TONES
"""Colours of curves, each with a shape of its own from `TONE_SHAPES`."""
TONE_SHAPES = (
    "circle",
    "square",
    "diamond",
    "hexagon",
    "octagon",
    "invtrapezium",
    "trapezium",
    "house",
    "invhouse",
    "pentagon",
    "parallelogram",
    "septagon",
)
"""The shapes of marks on curves, as many as there are `TONES` in the palette; `tone` says which goes with which."""


class Look(NamedTuple):
    """How a card looks: its box, its words, and how much room it keeps around them."""

    fill: str = ""
    line: str = ""
    pen: float = 1.0
    dashed: bool = False
    rounded: bool = False
    title: float = 11.5
    weight: int = 400
    words: str = INK
    faint: str = MUTED
    pad: float = 7.0
    heading: float = 9.5
    meter: float = 11.5
    accent: str = ""
    """The colour of a bar along the card's beginning."""


LOOKS: dict[str, Look] = {
    "plain": Look(pad=0.0),
    "faint": Look(words=MUTED, title=10.5, pad=0.0),
    "summary": Look(words=MUTED, title=10.5, pad=0.0),
    **{f"way-{kind}": Look(title=10.5, weight=700, words=part, pad=0.0) for kind, part in WAYS.items()},
    "touchpoint": Look(fill=PAPER, line=FRAME, title=11.0, accent=KNOWN_DEEP, pad=5.0),
    "verified-touchpoint": Look(
        fill=KNOWN_DEEP, line=KNOWN_DEEP, title=11.0, words=PAPER, faint=PAPER, accent=KNOWN_DEEP, pad=5.0
    ),
    "planned-touchpoint": Look(fill=PAPER, line=MUTED, dashed=True, title=11.0, pad=5.0),
    "lane": Look(title=13.0, weight=700, pad=0.0),
    "persona": Look(title=12.5, weight=700, pad=0.0),
    "full": Look(fill=KNOWN, line=KNOWN, title=16.0, weight=700, faint=INK, pad=10.0),
    "partial": Look(fill=KNOWN_PALE, line=KNOWN, title=16.0, weight=700, pad=10.0),
    "none": Look(
        fill=ALARM, line=ALARM, pen=2.0, title=16.0, weight=700, words=PAPER, faint=PAPER, pad=10.0, meter=17.0
    ),
    "journey": Look(title=15.0, weight=700, pad=0.0),
    "journey-row": Look(title=12.0, weight=700, pad=0.0),
    "dark-lane": Look(title=13.0, weight=700, pad=0.0, faint=ALARM),
    "rests": Look(fill=PAPER, line=FRAME, title=11.0, accent=KNOWN_DEEP, pad=5.0),
    "blind-alone": Look(fill=PAPER, line=ALARM, pen=1.6, title=11.0, words=ALARM, pad=6.0),
    "column": Look(fill="head", line="head", title=14.0, weight=700, pad=10.0),
    "sublane": Look(title=11.5, weight=700, pad=0.0, heading=13.0),
    "alarm-lane": Look(title=13.0, weight=700, pad=0.0, words=ALARM),
    "quote": Look(title=12.5, pad=0.0),
    "assumed-quote": Look(title=12.5, words=MUTED, pad=0.0),
    "seen": Look(fill=PAPER, line=FRAME, weight=700, accent=KNOWN_DEEP),
    "unseen": Look(fill=PAPER, line=ALARM, pen=1.4, dashed=True, weight=700, faint=ALARM),
    "chip": Look(fill=KNOWN_PALE, line=KNOWN, rounded=True, pad=7.0),
    "verified": Look(fill=KNOWN_DEEP, line=KNOWN_DEEP, rounded=True, words=PAPER, faint=PAPER, pad=7.0),
    "planned": Look(fill=PAPER, line=MUTED, dashed=True, rounded=True, pad=7.0),
    "lost": Look(fill="lost", line=FRAME, dashed=True, rounded=True, words=MUTED, pad=7.0),
    "gap": Look(words=ALARM, weight=700, pad=0.0),
    "blind": Look(fill=PAPER, line=ALARM, pen=2.4, title=13.0, weight=700, words=ALARM, faint=ALARM, pad=9.0),
    "pain": Look(fill="pain", line="pain-frame", weight=700, pad=8.0),
    "claimed-pain": Look(fill=PAPER, line="pain-claimed", dashed=True, weight=700, pad=8.0),
    "idea": Look(fill="idea", line="idea-frame", weight=700, pad=8.0),
    "time": Look(title=12.5, weight=700, pad=0.0),
    "stage": Look(fill="head", line=FRAME, title=16.0, weight=700, pad=10.0),
    "met": Look(fill=PAPER, line=FRAME, weight=700),
    "quiet-unseen": Look(fill=PAPER, line=FRAME, dashed=True, weight=700),
    "rated": Look(fill=PAPER, line=FRAME),
    "rated-unsourced": Look(fill=PAPER, line=FRAME, dashed=True),
    "weak": Look(fill="pain", line="pain-frame", weight=700),
    "weak-unsourced": Look(fill="pain", line="pain-claimed", dashed=True, weight=700),
    "metric": Look(title=20.0, weight=700, pad=0.0, heading=11.0),
    "halted": Look(fill=INK, line=INK, title=12.0, weight=700, words=PAPER, faint=PAPER, pad=8.0),
    "customer-action": Look(fill=PAPER, line=INK, pen=1.2),
    "backstage": Look(fill=PAPER, line=FRAME, title=10.5, weight=700, words=MUTED),
    "support-team": Look(fill=PAPER, line=FRAME, weight=700),
    "system": Look(fill=PAPER, line=FRAME, rounded=True, weight=700),
    "detour": Look(fill=PAPER, line=MUTED, dashed=True, pad=7.0),
    "reluctant": Look(fill=PAPER, line=FRAME, pad=7.0),
}

LOOKS |= {
    f"short-{name}": LOOKS[name]._replace(title=12.5, pad=6.0)
    for name in ("full", "partial", "none", "stage", "column")
}
"""Heads of columns that a page repeats: there is less room, and they have been seen."""


def fade(look: Look) -> Look:
    """Return the same look stepped back: muted words, a thin frame, nothing filled; its words can be read as before."""
    bare = look._replace(words=MUTED, faint=MUTED, weight=REGULAR)
    if not (look.fill or look.line):
        return bare
    return bare._replace(fill=PAPER, line=RULE, pen=0.8, accent=RULE if look.accent else "")


class Symbol(NamedTuple):
    """A small shape before words."""

    shape: str
    fill: str
    line: str
    dashed: bool = False
    size: float = 9.0


SYMBOLS: dict[str, Symbol] = {
    "full": Symbol("circle", KNOWN_DEEP, KNOWN_DEEP),
    "partial": Symbol("circle", f"{KNOWN_DEEP}:{PAPER}", KNOWN_DEEP),
    "none": Symbol("octagon", PAPER, ALARM),
    "seen": Symbol("circle", KNOWN_DEEP, KNOWN_DEEP),
    "unseen": Symbol("circle", PAPER, ALARM, dashed=True),
    "assumed-pass": Symbol("circle", PAPER, KNOWN_DEEP, dashed=True),
    "behavioural": Symbol("square", KNOWN_DEEP, KNOWN_DEEP),
    "attitudinal": Symbol("circle", KNOWN_DEEP, KNOWN_DEEP),
    "contextual": Symbol("triangle", KNOWN_DEEP, KNOWN_DEEP),
    "shown": Symbol("circle", KNOWN_DEEP, KNOWN_DEEP, size=5.5),
    "outdated": Symbol("circle", PAPER, KNOWN_DEEP, dashed=True, size=5.5),
    "verified": Symbol("circle", KNOWN_DEEP, KNOWN_DEEP, size=8.0),
    "bullet": Symbol("circle", MUTED, MUTED, size=3.5),
    "barrier": Symbol("octagon", PAPER, INK),
    "strength": Symbol("triangle", INK, INK),
    "told": Symbol("folder", PAPER, INK, size=10.0),
    "moment-of-truth": Symbol("star", INK, INK, size=12.0),
}
TRACK = "track"
TICKS: dict[str, Symbol] = {
    "target": Symbol("box", INK, INK),
    "benchmark": Symbol("diamond", PAPER, INK),
}
"""What marks a value that a bar is held against."""


class LineStyle(NamedTuple):
    """How a line with a name is drawn across all columns, in which size its name stands above it, and what is below.

    `ground` is the ground of everything below it, where that is not the map's own.
    """

    pen: float
    size: float
    dashed: bool = False
    ground: str = ""


LINE_STYLES: dict[str, LineStyle] = {
    "line": LineStyle(1.4, 11.5),
    "strong-line": LineStyle(3.6, 15.0, ground="head"),
    "dashed-line": LineStyle(1.4, 11.5, dashed=True),
}

LEADING = 1.34
"""The distance between lines, in parts of the size of the type."""
TALL_LEADING = 1.55
"""The same for scripts whose letters rise and fall further than Latin ones: Arabic, Devanagari, Thai and their like."""


TONE_COUNT = len(TONES) * len(TONE_SHAPES)
"""How many series differ in colour or shape."""


def tone(index: int) -> tuple[str, str]:
    """Return the colour and the shape of a series, counted from 0; both together begin again after `TONE_COUNT`.

    Each dozen has the colours in the same order, and the shapes one further on.
    """
    dozen = index // len(TONES)
    return TONES[index % len(TONES)], TONE_SHAPES[(index + dozen) % len(TONE_SHAPES)]


for _index in range(TONE_COUNT):
    _tone, _shape = tone(_index)
    SYMBOLS[f"persona-{_index}"] = Symbol(_shape, _tone, _tone)


PHASE_COUNT = len(TONES)
"""How many phases differ in colour; their shape is one that no persona has."""
for _index, _tone in enumerate(TONES):
    SYMBOLS[f"phase-{_index}"] = Symbol("rarrow", _tone, _tone, size=12.0)


@lru_cache(20_000)
def leading(text: str) -> float:
    """Return the distance between lines of a text, in parts of the size of its type."""
    tall = any("\u0590" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff" for character in text)
    return TALL_LEADING if tall else LEADING
