"""Which maps are drawn, how they look, and the files that they go to."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast

from cxjourney.cli.map_request import RenderRequest
from cxjourney.cli.map_selection import map_selection, subjects, views_of, views_that_choose
from cxjourney.cli.output import say, with_progress, write_bytes, write_file
from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun
from cxjourney.maps.batch import DrawnMap, MapOrder, MapOutcome, RenderOptions, draw_each
from cxjourney.maps.canvas.map_theme import DARK, LIGHT, MapTheme, team_theme
from cxjourney.maps.draw import Format
from cxjourney.maps.output import OUTPUTS
from cxjourney.maps.output.graphviz import Engine
from cxjourney.pipeline.study import StudiedJourneys
from cxjourney.text.escape import escape_unseen

_MOST_FAULTS = 10


class Drawn(NamedTuple):
    """What a run drew: files and warnings; and whether nothing was left out, nor any file that can't be read."""

    paths: tuple[str, ...]
    warnings: tuple[str, ...]
    is_all: bool


def draw_journeys(journeys: StudiedJourneys, asked: RenderRequest, quiet: bool, jobs: int | None) -> Drawn:
    """Draw the maps that are asked for, of all journeys or of one.

    Raises:
        CannotRun: What is asked for isn't there, or a map can't be drawn or written.
    """
    theme = theme_of(asked.theme, journeys.settings)
    options = RenderOptions(asked.language, cast("Engine", asked.engine), theme, asked.dpi, asked.page)
    some = bool(asked.journey or asked.lanes or asked.persona or asked.stages)
    views = views_of(asked.views or ("journey",), journeys.is_part or some)
    selection = map_selection(asked.lanes, asked.persona, asked.stages, views)
    studies = views_that_choose(journeys.studies, selection, quiet)
    beside = tuple(journeys.every if asked.journey else studies)
    formats = cast("Sequence[Format]", asked.formats)
    orders = [
        MapOrder(one, view, form, selection, beside) for one, view in subjects(studies, views) for form in formats
    ]
    aims = targets(orders, asked.output)
    warnings = draw_all(aims, options, quiet, jobs)
    paths = tuple(str(path) for _, path in aims if path)
    return Drawn(paths, tuple(warnings), not journeys.faults and len(studies) == len(journeys.studies))


def targets(orders: Sequence[MapOrder], output: str) -> list[tuple[MapOrder, Path | None]]:
    """Return each map with where it goes; None is standard output."""
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
    aims: Sequence[tuple[MapOrder, Path | None]], options: RenderOptions, quiet: bool, jobs: int | None = None
) -> list[str]:
    """Draw every map and write it, several at once; a file that would not change is left as it is.

    A map that can't be drawn or written does not keep the others from it.

    Returns:
        What was warned of.

    Raises:
        CannotRun: Some maps failed; it says which ones, and why.
    """
    # Standard output takes one map, and belongs to this process.
    at_once = 1 if any(path is None for _, path in aims) else jobs
    done = draw_each([order for order, _ in aims], options, lambda number, data: _put(data, aims[number][1]), at_once)
    outcomes = dict(sorted(with_progress(done, len(aims), quiet)))
    faults = [outcome for outcome in outcomes.values() if isinstance(outcome, str)]
    warnings = [text for outcome in outcomes.values() if isinstance(outcome, DrawnMap) for text in outcome.warnings]
    say(*warnings)
    if not quiet:
        _say_written([(path, outcomes[number]) for number, (_, path) in enumerate(aims) if path])
    if faults:
        raise CannotRun(_failure(faults, len(aims)))
    return warnings


def _put(data: bytes, path: Path | None) -> bool:
    """Write a map; return whether that changed anything."""
    if path is None:
        write_bytes(data)
        return True
    return write_file(path, data)


def _say_written(written: Sequence[tuple[Path, MapOutcome]]) -> None:
    """Say what was written, a line for each map."""
    for path, outcome in written:
        if isinstance(outcome, DrawnMap):
            say(f"{path}{'' if outcome.is_changed else ' (unchanged)'}")


def _failure(faults: Sequence[str], maps: int) -> str:
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
