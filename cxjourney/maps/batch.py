"""Many maps, drawn several at once, each handed over as soon as it is done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.errors import CannotRun
from cxjourney.files.picture_file import Picture
from cxjourney.languages import Language
from cxjourney.languages import language as find_language
from cxjourney.maps.canvas.map_theme import LIGHT, MapTheme
from cxjourney.maps.draw_map import Format, draw_pages
from cxjourney.maps.gap_emphasis import Evidence
from cxjourney.maps.output.graphviz import Engine, EngineError
from cxjourney.maps.selection import MapSelection
from cxjourney.pipeline.parallel import MAPS_PAY_FROM, process_count, work_off


@dataclass(frozen=True, slots=True)
class MapOrder:
    """One map to draw: of a journey, or of all of them, in the colours of a theme, with the pictures that were read.

    ``beside`` are all journeys.
    """

    study: Study | tuple[Study, ...]
    view: str
    format: Format
    selection: MapSelection
    beside: tuple[Study, ...] = ()
    theme: MapTheme = LIGHT
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of its file: ``<journey>.<view>.<format>``, or ``<view>.<format>`` where it shows all journeys."""
        if isinstance(self.study, tuple):
            return f"{self.view}.{self.format}"
        return f"{self.study.journey.journey}.{self.view}.{self.format}"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How maps are to look.

    Attributes:
        language: The tag of the language of their words; None for the journeys' own.
        engine: The engine that draws them.
        dpi: The pixels per inch of a PNG.
        width: How many pixels wide a PNG is, in place of `dpi`; 0 for as many as that makes.
        page: The page that maps are laid out for; empty for one of each map's own size.
        tile: The paper of the sheets that maps are cut into; empty where they stay whole.
        speak: Returns the language of a tag.
        evidence: How they tell where nobody knows; None for quietly where they are drafts, and else in full.
        is_single: Whether there is only one file for all pages of a map.
    """

    language: str | None
    engine: Engine
    dpi: int
    page: str
    speak: Callable[[str], Language] = find_language
    evidence: Evidence | None = None
    is_single: bool = False
    width: int = 0
    tile: str = ""


class DrawnMap(NamedTuple):
    """A map that was drawn: its name, its files, each with whether it changed, and what is to be said of it."""

    name: str
    files: list[tuple[str, bool]]
    warnings: list[str]


class MissingMap(NamedTuple):
    """A map that is not there: its name, empty where the reason says it, and why, as a message."""

    name: str
    reason: str


MapOutcome = DrawnMap | MissingMap
"""What became of a map, or why it is not there."""


def draw_each(
    orders: Sequence[MapOrder],
    options: RenderOptions,
    write: Callable[[int, Sequence[bytes]], list[tuple[str, bool]]],
    jobs: int | None,
) -> Iterator[tuple[int, MapOutcome]]:
    """Draw maps in several processes where that pays, and yield each one's number with what became of it.

    A map that can't be drawn or written does not keep the others from it.

    Args:
        orders: The maps.
        options: How they are to look.
        write: Takes the number of a map and the bytes of its files, in the process that drew it; returns the files,
            each with whether it changed.
        jobs: The number of processes; None for as many as pay.
    """

    def work(number: int) -> MapOutcome:
        order = orders[number]
        warnings: list[str] = []
        try:
            files = write(number, _drawing(order, options, warnings.append))
            return DrawnMap(order.name, files, warnings)
        except EngineError as error:
            return MissingMap(order.name, error.args[0])
        except CannotRun as error:
            return MissingMap("", error.args[0])

    return work_off(work, len(orders), process_count(jobs, len(orders), MAPS_PAY_FROM, heeds_load=False))


def _drawing(order: MapOrder, options: RenderOptions, warn: Callable[[str], None]) -> tuple[bytes, ...]:
    return draw_pages(
        order.study,
        order.view,
        order.format,
        options.language,
        options.engine,
        order.selection,
        order.theme,
        beside=order.beside,
        dpi=options.dpi,
        width=options.width,
        page=options.page,
        tile=options.tile,
        is_single=options.is_single,
        pictures=order.pictures,
        evidence=options.evidence,
        warn=warn,
        speak=options.speak,
    )
