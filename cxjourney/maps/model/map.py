"""What a map shows, without places and colours: grids of lanes and columns, and networks of stations and ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxjourney.maps.model.card import Card


class Station(NamedTuple):
    """A stage in a network.

    Attributes:
        name: The id that it has in the picture.
        number: Its number in the journey, in the map's digits.
        head: Its card.
        kinds: What sorts of stop it is: `entry`, `success`, `end` (nobody wrote how it ends), `other`.
        cards: What stands below its head.
        hatched: Whether nothing is known of it.
        says: What a screen reader says of it.
    """

    name: str
    number: str
    head: Card
    kinds: frozenset[str] = frozenset()
    cards: tuple[Card, ...] = ()
    hatched: bool = False
    says: str = ""


class Way(NamedTuple):
    """A way from one station to another.

    Attributes:
        start: The station that it leaves, by its index in the network.
        end: The station that it comes to, likewise.
        kind: `on`, `back` to an earlier station, or `out` to one at which the journey ends without success.
        share: The share of customers who take it, from 0 to 1; None where none is recorded.
        figure: That share in words, and in bold at the way; empty without one.
        words: When it is taken, in the team's words, and whether besides others; empty where they don't say.
        opens: Whether it leaves its station together with others that are taken besides it.
        joins: Whether such ways come together in the station that it comes to.
        faded: Whether it steps back behind the others.
        undeclared: Whether customers take it though the journey doesn't show it.
    """

    start: int
    end: int
    kind: str = "on"
    share: float | None = None
    figure: str = ""
    words: str = ""
    opens: bool = False
    joins: bool = False
    faded: bool = False
    undeclared: bool = False


class Network(NamedTuple):
    """Stations and the ways between them, hung on a main way.

    Attributes:
        stations: The stations, at least one.
        ways: The ways between them.
        main: The stations of the main way, by index.
        onward: Words for a way to a station that is not drawn here, with `{stage}` in them.
        origin: Words for a way from such a station, likewise.
    """

    stations: tuple[Station, ...]
    ways: tuple[Way, ...]
    main: tuple[int, ...]
    onward: str = "{stage}"
    origin: str = "{stage}"


class Mark(NamedTuple):
    """One figure of a series.

    Attributes:
        series: The series, by its index in the lane.
        level: Where it stands on the lane's scale: 0 is the middle level, 1 the one above it, 0.5 half-way there.
        figure: What is written in it.
        hollow: Whether it is only assumed.
        says: What a screen reader says of it.
    """

    series: int
    level: float
    figure: str
    hollow: bool
    says: str


class Series(NamedTuple):
    """One curve of a plotted lane.

    Attributes:
        title: Whose it is, in words.
        tone: Its colour and the shape of its marks, as `looks.tone` counts them.
        persona: The persona, by its id.
        faded: Whether it steps back behind the others.
    """

    title: str
    tone: int
    persona: str = ""
    faded: bool = False


class MapCell(NamedTuple):
    """Where a lane and a column meet.

    `lead` stands small above all cards, and `note` below them; `loud` hatches a cell that nothing is known of.
    """

    cards: tuple[Card, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str = ""
    loud: bool = False
    lead: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether the cell holds nothing."""
        return not (self.cards or self.marks or self.note or self.lead)


class Line(NamedTuple):
    """A line with a name, drawn across all columns. `look` is a name of `looks`; `says` is said of what is below it."""

    words: str
    look: str
    says: str


class MapLane(NamedTuple):
    """A row across all columns. With `levels` (words for the scale, highest first) its marks are plotted."""

    name: str
    head: Card
    cells: tuple[MapCell, ...]
    levels: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    passed: tuple[frozenset[int], ...] = ()
    """For each column the series that pass it by: their curves go on through it, thinly."""
    group: str = ""
    hatched: bool = False
    stage: str = ""
    """The stage that the lane is about, in a grid whose lanes are stages."""
    is_data: bool = False
    """Whether it tells which data there is, and is left out where no coverage is drawn."""
    below: tuple[Line, ...] = ()
    """The lines below which it stands, highest first; each is drawn once, above the first lane that is below it."""

    @property
    def choice(self) -> str:
        """Return the name by which the lane is chosen; lanes of a group are chosen together."""
        return self.group or self.name


class Column(NamedTuple):
    """One column with its head; hatched from top to bottom where nothing is known of it, and about a `stage`."""

    name: str
    head: Card
    hatched: bool = False
    stage: str = ""


class Arrow(NamedTuple):
    """A way from one column to another (by index), with the words that stand at it.

    One that `opens` is taken besides others that leave from the same column, and one that `joins` comes together with
    others where it ends. Its `kind` is that of a `Way`; one that `is_main` is of the path that most customers take, as
    far as is written.
    """

    start: int
    end: int
    words: str = ""
    opens: bool = False
    joins: bool = False
    kind: str = "on"
    is_main: bool = False


class Bracket(NamedTuple):
    """A bracket over neighbouring columns, `first` to `last` by index: a phase."""

    first: int
    last: int
    words: str


class Grid(NamedTuple):
    """Columns and the lanes that line up across them."""

    columns: tuple[Column, ...]
    lanes: tuple[MapLane, ...]
    title: str = ""
    note: str = ""
    reads: str = "columns"
    """Which way it is read, `columns` or `lanes`; where it is by lanes, these have wide heads."""
    spans: tuple[Bracket, ...] = ()
    links: tuple[Arrow, ...] = ()
    way: str = ""
    """Words for a link that a screen reader says, with `{start}` and `{end}` in them."""
    onward: str = ""
    """Words for a link that leads to another row of columns, with `{stage}` in it."""
    origin: str = ""
    """Words for a link that comes from another row of columns, with `{stage}` in it."""
    ways_title: str = ""
    """Words for the lane of such links."""
    cut: tuple[int, int] | None = None
    """The first and the last column that are drawn, where not all of them are."""

    @property
    def visible_columns(self) -> range:
        """Return the columns that are drawn, by their place, from 0."""
        first, last = self.cut or (0, len(self.columns) - 1)
        return range(first, last + 1)

    def is_plain(self, link: Arrow) -> bool:
        """Return whether a link simply leads to the next column, and both are drawn."""
        is_next = link.end == link.start + 1 and not (link.words or link.opens or link.joins)
        return is_next and link.start in self.visible_columns and link.end in self.visible_columns


class HeadFigure(NamedTuple):
    """A figure of the whole map, large, with what it counts.

    Attributes:
        value: The figure.
        words: What it counts.
        note: What it is made of.
        loud: Whether it says that something is not known.
        kind: `coverage` for how much is known, `day` for the as-of date, which is no key figure; else empty.
    """

    value: str
    words: str
    note: str = ""
    loud: bool = False
    kind: str = ""


class LegendKey(NamedTuple):
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
    figures: tuple[HeadFigure, ...]
    rows: tuple[Row, ...]
    """Rows of cards below the title: who travels the journey, and what is measured of all of it."""
    grids: tuple[Grid, ...]
    legend: tuple[LegendKey, ...]
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
    link: str = ""
    """Where the title leads, as the team wrote it."""
    small: bool = False
    """Whether it is the small picture, which is read where there is little room: heads, and one lane of curves."""
