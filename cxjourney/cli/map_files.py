"""Where maps go, and drawing them, several at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.cli.arguments import chosen_studies
from cxjourney.cli.map_request import MapRequest
from cxjourney.cli.map_selection import map_selection, narrowed, subjects, views_of, views_that_choose
from cxjourney.cli.output import say, write_bytes, write_file
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.maps.canvas.theme import DARK, LIGHT, MapTheme, team_theme
from cxjourney.maps.draw import draw
from cxjourney.maps.output import OUTPUTS
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.selection import MapSelection
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedWorkspace
from cxjourney.pipeline.parallel import MAPS_PAY_FROM, process_count, work_off
from cxjourney.text.escape import escape_unseen, shorten


class DrawnMap(NamedTuple):
    """A map that was drawn: whether its file changed, and what is to be said of it."""

    changed: bool
    warnings: list[str]


MapOutcome = DrawnMap | str
"""What became of a map, or why it is not there."""
_MOST_OF_A_REASON, _MOST_FAULTS = 500, 10


@dataclass(frozen=True, slots=True)
class MapOrder:
    """One map to draw: of a journey, or of all of them."""

    study: Study | tuple[Study, ...]
    view: str
    format: str
    shown: MapSelection
    beside: tuple[Study, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file: ``<journey>.<view>.<format>``, or ``<view>.<format>`` where it shows all journeys."""
        if isinstance(self.study, tuple):
            return f"{self.view}.{self.format}"
        return f"{self.study.journey.journey}.{self.view}.{self.format}"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How maps are to look: the language of their words, the engine, the colours, and what is asked of PNG and PDF."""

    language: str | None
    engine: str
    theme: MapTheme
    dpi: int
    page: str


class Drawn(NamedTuple):
    """What a run drew: files, warnings, what kept journeys from being drawn; and whether none was left out."""

    paths: tuple[str, ...]
    warnings: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    is_all: bool


def draw_journeys(
    loaded: Sequence[LoadedWorkspace], settings: Settings, day: date, asked: MapRequest, quiet: bool, jobs: int | None
) -> Drawn:
    """Draw the maps that are asked for, of all journeys or of one.

    Raises:
        CannotRun: What is asked for isn't there, or a map can't be drawn or written.
    """
    look = RenderOptions(asked.language, asked.engine, theme_of(asked.theme, settings), asked.dpi, asked.page)
    broken = faults(loaded)
    some = bool(asked.journey or asked.lanes or asked.persona or asked.stages)
    views = views_of(asked.views or ("journey",), narrowed(loaded) or some)
    shown = map_selection(asked.lanes, asked.persona, asked.stages, views)
    wanted = chosen_studies(loaded, day, settings, asked.journey)
    studies = views_that_choose(wanted, shown, quiet)
    beside = tuple(chosen_studies(loaded, day, settings)) if asked.journey else tuple(studies)
    subjects_ = subjects(studies, views)
    orders = [MapOrder(one, view, form, shown, beside) for one, view in subjects_ for form in asked.formats]
    aims = targets(orders, asked.output)
    warnings = draw_all(aims, look, quiet, jobs)
    paths = tuple(str(path) for _, path in aims if path)
    return Drawn(paths, tuple(warnings), tuple(broken), not broken and len(studies) == len(wanted))


def targets(orders: Sequence[MapOrder], output: str) -> list[tuple[MapOrder, Path | None]]:
    """Say where each map goes; None is standard output."""
    path = Path(output)
    to_file = not path.is_dir() and (path.is_file() or path.suffix.removeprefix(".") in OUTPUTS)
    if output == "-" or to_file:
        if len(orders) > 1:
            where = "standard output" if output == "-" else escape_unseen(output)
            raise CannotRun(
                f"{len(orders)} maps don't fit into {where}: name one journey with --journey, one view and one format, "
                "or a folder with -o."
            )
        return [(order, None if output == "-" else path) for order in orders]
    aims = {path / order.name: order for order in orders}
    if len(aims) < len(orders):
        twice = next(name for name, n in Counter(order.name for order in orders).items() if n > 1)
        raise CannotRun(
            f"Two journeys of different workspaces would both be drawn to {escape_unseen(str(path / twice))}: "
            "draw each workspace into a folder of its own."
        )
    return [(order, aim) for aim, order in aims.items()]


def draw_all(
    aims: Sequence[tuple[MapOrder, Path | None]], look: RenderOptions, quiet: bool, jobs: int | None = None
) -> list[str]:
    """Draw every map and write it, several at once; a file that would not change is left as it is.

    A map that can't be drawn or written does not keep the others from it.

    Returns:
        What was warned of.

    Raises:
        CannotRun: Some maps failed; it says which ones, and why.
    """
    from cxjourney.cli.output import with_progress

    def work(number: int) -> MapOutcome:
        order, path = aims[number]
        warnings: list[str] = []
        try:
            changed = _put(_drawn(order, look, warnings.append), path)
            return DrawnMap(changed, [f"{order.name}: {warning}." for warning in warnings])
        except EngineError as error:
            return shorten(f"{order.name} could not be drawn: {error}", _MOST_OF_A_REASON)
        except CannotRun as error:
            return shorten(str(error), _MOST_OF_A_REASON)

    # Standard output takes one map, and belongs to this process.
    at_once = (
        1 if any(path is None for _, path in aims) else process_count(jobs, len(aims), MAPS_PAY_FROM, heeds_load=False)
    )
    done = with_progress(work_off(work, len(aims), at_once), len(aims), quiet)
    outcomes = dict(sorted(done))
    faults = [outcome for outcome in outcomes.values() if isinstance(outcome, str)]
    warnings = [text for outcome in outcomes.values() if isinstance(outcome, DrawnMap) for text in outcome.warnings]
    say(*warnings)
    if not quiet:
        _tell([(path, outcomes[number]) for number, (_, path) in enumerate(aims) if path])
    if faults:
        raise CannotRun(_told(faults, len(aims)))
    return warnings


def _drawn(order: MapOrder, look: RenderOptions, warn: Callable[[str], None]) -> bytes:
    return draw(
        order.study,
        order.view,
        order.format,  # type: ignore[arg-type]
        look.language,
        look.engine,  # type: ignore[arg-type]
        order.shown,
        look.theme,
        beside=order.beside,
        dpi=look.dpi,
        page=look.page,
        warn=warn,
    )


def _put(data: bytes, path: Path | None) -> bool:
    """Write a map; tell whether that changed anything."""
    if path is None:
        write_bytes(data)
        return True
    return write_file(path, data)


def _tell(written: Sequence[tuple[Path, MapOutcome]]) -> None:
    """Say what was written, a line for each map."""
    for path, outcome in written:
        if isinstance(outcome, DrawnMap):
            say(f"{path}{'' if outcome.changed else ' (unchanged)'}")


def _told(faults: Sequence[str], maps: int) -> str:
    """Return the error for maps that failed: each of them, or the first of many."""
    if maps == 1:
        return faults[0]
    more = [f"And {len(faults) - _MOST_FAULTS} more."] if len(faults) > _MOST_FAULTS else []
    head = f"{len(faults)} of {maps} maps are missing:"
    return "\n".join([head, *(f"  {fault}" for fault in faults[:_MOST_FAULTS]), *more])


_NO_THEME = (
    "The configuration has no theme of the team's own. Write one into cxjourney.toml, such as\n"
    '    [theme]\n    base = "light"\n    colours = { known = "#7db8df" }\n    logo = "Our team"\n'
    "or take --theme light or --theme dark."
)


def theme_of(asked: str | None, settings: Settings) -> MapTheme:
    """Return the theme that was asked for, else the team's own where it has one.

    Light and dark are the tool's own colours; the team's font and name stand on every map.
    """
    own = settings.theme
    if own is None:
        if asked == "team":
            raise CannotRun(_NO_THEME)
        return DARK if asked == "dark" else LIGHT
    if asked in (None, "team"):
        return team_theme(own.base, own.colours, own.font or "", own.logo or "")
    return (DARK if asked == "dark" else LIGHT)._replace(font=own.font or "", logo=own.logo or "")
