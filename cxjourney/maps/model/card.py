"""A card and its ornaments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxjourney.files.picture_file import Picture

_ENDS = (".", "!", "?", "؟", "…", "。", "！", "？")


class Dots(NamedTuple):
    """How many of a few: `of` small shapes of which `filled` are filled, and what they say."""

    filled: int
    of: int
    words: str
    shape: str = "circle"


class Meter(NamedTuple):
    """A row of segments below words; each is filled or stays an empty frame; `notes` stand small between them."""

    segments: tuple[bool, ...]
    words: str
    symbol: str = ""
    notes: tuple[str, ...] = ()


class Sign(NamedTuple):
    """One small symbol, a name of `looks.SYMBOLS`, with words beside it."""

    symbol: str
    words: str


class Bar(NamedTuple):
    """One value on a common scale, with the values it is held against."""

    value: float
    words: str
    ticks: tuple[tuple[float, str], ...] = ()


class SharedScale(NamedTuple):
    """Bars that share the scale from `low` to `high`; `ends` stand before and behind each."""

    low: float
    high: float
    bars: tuple[Bar, ...]
    ends: tuple[str, str] = ("", "")


class Sparkline(NamedTuple):
    """Figures over time.

    Attributes:
        points: Each figure: where its day stands between the first and the last, and where it stands itself between the
            lowest and the highest, both as shares from 0 to 1.
        target: Where the target stands, likewise; None where it is not shown.
        ends_now: Whether the last of them is the figure of today.
        is_dated: Whether anybody wrote the day of that one.
        words: What it says.
    """

    points: tuple[tuple[float, float], ...]
    target: float | None
    ends_now: bool
    is_dated: bool
    words: str


class StageLevels(NamedTuple):
    """Marks in a row, one for each stage: its level of coverage."""

    levels: tuple[str, ...]
    words: str


class SplitBar(NamedTuple):
    """One bar for the whole, cut into parts: each a share from 0 to 1, how it is filled, and its words."""

    parts: tuple[tuple[float, str, str], ...]

    @property
    def words(self) -> str:
        """Return all parts in words."""
        return as_sentences(*(words for _, _, words in self.parts))


class Label(NamedTuple):
    """Words behind symbols, names of `looks.SYMBOLS`."""

    symbols: tuple[str, ...]
    words: str


class TimeRange(NamedTuple):
    """How long something takes, in minutes, on a scale from 0 to `end`.

    `low` and `high` are the shortest and the longest time, `typical` is marked; each is None where it is not known. A
    `passive` time is one in which customers have nothing to do.
    """

    low: int | None
    typical: int | None
    high: int | None
    end: int
    passive: bool = False


Ornament = Dots | Meter | Sign | SharedScale | Sparkline | StageLevels | SplitBar | Label | TimeRange


class Illustration(NamedTuple):
    """A picture on a card.

    Attributes:
        key: The name of the file that names the picture, and its path as it is written there.
        alt: What it shows, in words.
        is_portrait: Whether it is the portrait of a persona, which is small and square.
        picture: The picture; None until it is read.
    """

    key: tuple[str, str]
    alt: str
    is_portrait: bool = False
    picture: Picture | None = None


class Face(NamedTuple):
    """A persona where there is little room: its short name, and the letter that stands where it has no portrait."""

    name: str
    letter: str


class Card(NamedTuple):
    """A block of words in a cell, at the head of a column or of a lane. `look` and `symbol` are names of `looks`.

    `about` is said by a screen reader and not drawn; `link` is where the whole card leads, as the team wrote it.
    `icon` is a name of `icons`, drawn beside words that say the same. `whose` are the personas that it concerns, None
    where it concerns everybody; `faded` steps back behind the others. `points` are listed between title and details.
    `stressed` is the one of the details that stands out. `monogram` is a letter that stands where there is no portrait.
    `face` is what stands for the card of a persona in a line of faces.
    """

    title: str
    look: str = "plain"
    heading: str = ""
    details: tuple[str, ...] = ()
    symbol: str = ""
    ornaments: tuple[Ornament, ...] = ()
    name: str = ""
    says: str = ""
    about: str = ""
    link: str = ""
    icon: str = ""
    whose: frozenset[str] | None = None
    faded: bool = False
    points: tuple[str, ...] = ()
    stressed: str = ""
    illustration: Illustration | None = None
    monogram: str = ""
    face: Face | None = None

    @property
    def ticks(self) -> frozenset[str]:
        """Return the kinds of values that bars of the card are held against, names of `looks.TICKS`."""
        scales = (ornament for ornament in self.ornaments if isinstance(ornament, SharedScale))
        return frozenset(kind for scale in scales for bar in scale.bars for _, kind in bar.ticks)

    @property
    def spoken_text(self) -> str:
        """Return what a screen reader says of the card: its words, or what the view wrote for it."""
        if self.says:
            return self.says
        ornaments = (words for ornament in self.ornaments for words in _words(ornament))
        alt = self.illustration.alt if self.illustration and self.illustration.picture else ""
        return as_sentences(alt, self.heading, self.title, self.about, *self.points, *self.details, *ornaments)


def as_sentences(*parts: str) -> str:
    """Return parts one after the other as sentences, those that are empty left out; the last ends as it was written."""
    said = [part.strip() for part in parts if part.strip()]
    ended = (part if part.endswith(_ENDS) else f"{part}." for part in said[:-1])
    spaced = (one if one.endswith("。") else f"{one} " for one in ended)
    return "".join((*spaced, *said[-1:]))


def _words(ornament: Ornament) -> tuple[str, ...]:
    if isinstance(ornament, TimeRange):
        return ()  # the card says in words how long it takes
    if isinstance(ornament, SharedScale):
        return (*(bar.words for bar in ornament.bars), " – ".join(filter(None, ornament.ends)))
    return (ornament.words, *ornament.notes) if isinstance(ornament, Meter) else (ornament.words,)
