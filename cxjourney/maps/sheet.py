"""What is drawn on a map, without any place: words, cards, marks, lanes and columns.

A view turns a study into one `Map`; the layout finds the places. Nothing here knows fonts, points or Graphviz.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxjourney.maps.network import Network

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


class Bar(NamedTuple):
    """One value on a common scale, with the values it is held against."""

    value: float
    words: str
    ticks: tuple[tuple[float, str], ...] = ()


class Scale(NamedTuple):
    """Bars that share the scale from `low` to `high`."""

    low: float
    high: float
    bars: tuple[Bar, ...]


class Strip(NamedTuple):
    """Marks in a row, one for each stage: its level of coverage."""

    levels: tuple[str, ...]
    words: str


class Split(NamedTuple):
    """One bar for the whole, cut into parts: each a share from 0 to 1, how it is filled, and its words."""

    parts: tuple[tuple[float, str, str], ...]

    @property
    def words(self) -> str:
        """All parts in words."""
        return sentences(*(words for _, _, words in self.parts))


Ornament = Dots | Meter | Scale | Strip | Split


class Card(NamedTuple):
    """A block of words in a cell, at the head of a column or of a lane. `look` and `symbol` are names of `style`.

    `about` is said by a screen reader and not drawn; `link` is where the whole card leads, as the team wrote it.
    `icon` is a name of `icons`, drawn beside words that say the same. `whose` are the personas that it concerns, None
    where it concerns everybody; `faded` steps back behind the others. `points` are listed between title and details.
    `stressed` is the one of the details that stands out.
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

    @property
    def ticks(self) -> frozenset[str]:
        """The kinds of values that bars of the card are held against."""
        scales = (ornament for ornament in self.ornaments if isinstance(ornament, Scale))
        return frozenset(kind for scale in scales for bar in scale.bars for _, kind in bar.ticks)

    @property
    def spoken(self) -> str:
        """What a screen reader says of the card: its words, or what the view wrote for it."""
        if self.says:
            return self.says
        ornaments = (words for ornament in self.ornaments for words in _words(ornament))
        return sentences(self.heading, self.title, self.about, *self.points, *self.details, *ornaments)


def sentences(*parts: str) -> str:
    """Parts one after the other as sentences, those that are empty left out; the last ends as it was written."""
    said = [part.strip() for part in parts if part.strip()]
    ended = (part if part.endswith(_ENDS) else f"{part}." for part in said[:-1])
    return " ".join((*ended, *said[-1:]))


def _words(ornament: Ornament) -> tuple[str, ...]:
    if isinstance(ornament, Scale):
        return tuple(bar.words for bar in ornament.bars)
    return (ornament.words, *ornament.notes) if isinstance(ornament, Meter) else (ornament.words,)


class Mark(NamedTuple):
    """One figure of a series, at a level of the lane's scale; hollow where it is only assumed."""

    series: int
    level: int
    figure: str
    hollow: bool
    says: str


class Series(NamedTuple):
    """One curve of a plotted lane: a persona, by its id."""

    title: str
    tone: int
    persona: str = ""
    faded: bool = False


class Cell(NamedTuple):
    """Where a lane and a column meet. `note` stands small below; `loud` hatches a cell that nothing is known of."""

    cards: tuple[Card, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str = ""
    loud: bool = False

    @property
    def empty(self) -> bool:
        """Whether the cell holds nothing."""
        return not (self.cards or self.marks or self.note)


class Line(NamedTuple):
    """A line with a name, drawn across all columns. `look` is a name of `style`; `says` is said of what is below it."""

    words: str
    look: str
    says: str


class Lane(NamedTuple):
    """A row across all columns. With `levels` (words for the scale, highest first) its marks are plotted."""

    name: str
    head: Card
    cells: tuple[Cell, ...]
    levels: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    group: str = ""
    hatched: bool = False
    stage: str = ""
    """The stage that the lane is about, in a grid whose lanes are stages."""
    below: tuple[Line, ...] = ()
    """The lines below which it stands, highest first; each is drawn once, above the first lane that is below it."""

    @property
    def choice(self) -> str:
        """The name by which the lane is chosen; lanes of a group are chosen together."""
        return self.group or self.name


class Column(NamedTuple):
    """One column with its head; hatched from top to bottom where nothing is known of it, and about a `stage`."""

    name: str
    head: Card
    hatched: bool = False
    stage: str = ""


class Link(NamedTuple):
    """A way from one column to another (by index), with the words that stand at it."""

    start: int
    end: int
    words: str = ""


class Span(NamedTuple):
    """A bracket over neighbouring columns, `first` to `last` by index: a phase."""

    first: int
    last: int
    words: str


class Grid(NamedTuple):
    """Columns and the lanes that line up across them."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    title: str = ""
    note: str = ""
    reads: str = "columns"
    """Which way it is read, `columns` or `lanes`; where it is by lanes, these have wide heads."""
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    way: str = ""
    """Words for a link that a screen reader says, with `{start}` and `{end}` in them."""
    onward: str = ""
    """Words for a link that leads to another row of columns, with `{stage}` in it."""
    origin: str = ""
    """Words for a link that comes from another row of columns, with `{stage}` in it."""
    cut: tuple[int, int] | None = None
    """The first and the last column that are drawn, where not all of them are."""

    @property
    def shown(self) -> range:
        """The columns that are drawn."""
        first, last = self.cut or (0, len(self.columns) - 1)
        return range(first, last + 1)


class Figure(NamedTuple):
    """A figure of the whole map, large, with what it counts."""

    value: str
    words: str
    note: str = ""
    loud: bool = False


class Key(NamedTuple):
    """One entry of the legend: a sample and what it means."""

    sample: str
    words: str


class Row(NamedTuple):
    """A row of cards at the head of a map, with what they are; a `wide` one takes all the room that there is."""

    title: str
    cards: tuple[Card, ...]
    wide: bool = False


class Map(NamedTuple):
    """All that one map shows."""

    name: str
    language: str
    direction: str
    eyebrow: str
    title: str
    lead: str
    summary: str
    stamp: str
    facts: str
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]
    """Rows of cards below the title: who travels the journey, and what is measured of all of it."""
    grids: tuple[Grid, ...]
    legend: tuple[Key, ...]
    legend_title: str
    description: str
    notes: tuple[str, ...] = ()
    choice: tuple[str, ...] = ()
    """What was chosen of the journey, where not all of it is shown alike: stages, and who is followed."""
    kind: str = ""
    """What sort of document it is: said by a screen reader, and not drawn."""
    logo: str = ""
    """The team's name, at the foot."""
    networks: tuple[Network, ...] = ()
    """Networks of stations, below the grids."""
