"""Where maps go, and drawing them, several at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.cli.output import say, write_bytes, write_file
from cxjourney.errors import CannotRun
from cxjourney.maps.canvas.theme import MapTheme
from cxjourney.maps.draw import draw
from cxjourney.maps.output import OUTPUTS
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.selection import MapSelection
from cxjourney.pipeline.parallel import MAPS_PAY_FROM, process_count, work_off
from cxjourney.text.escape import shortened, shown


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


def formats(named: Sequence[str] | None, output: str, page: str | None) -> tuple[str, ...]:
    """Say how maps are written: as was said, as the suffix of the file says, or as SVG."""
    suffix = Path(output).suffix.removeprefix(".")
    forms = tuple(dict.fromkeys(named or [suffix if suffix in OUTPUTS and not Path(output).is_dir() else "svg"]))
    if page and "pdf" not in forms:
        raise CannotRun(f"--page {page} is the page of a PDF: add --format pdf, or leave out --page.")
    return forms


def targets(orders: Sequence[MapOrder], output: str) -> list[tuple[MapOrder, Path | None]]:
    """Say where each map goes; None is standard output."""
    path = Path(output)
    to_file = not path.is_dir() and (path.is_file() or path.suffix.removeprefix(".") in OUTPUTS)
    if output == "-" or to_file:
        if len(orders) > 1:
            where = "standard output" if output == "-" else shown(output)
            raise CannotRun(
                f"{len(orders)} maps don't fit into {where}: name one journey with --journey, one view and one format, "
                "or a folder with -o."
            )
        return [(order, None if output == "-" else path) for order in orders]
    aims = {path / order.name: order for order in orders}
    if len(aims) < len(orders):
        twice = next(name for name, n in Counter(order.name for order in orders).items() if n > 1)
        raise CannotRun(
            f"Two journeys of different workspaces would both be drawn to {shown(str(path / twice))}: "
            "draw each workspace into a folder of its own."
        )
    return [(order, aim) for aim, order in aims.items()]


def draw_all(
    aims: Sequence[tuple[MapOrder, Path | None]], look: RenderOptions, quiet: bool, jobs: int | None = None
) -> None:
    """Draw every map and write it, several at once; a file that would not change is left as it is.

    A map that can't be drawn or written does not keep the others from it: which ones failed, and why, is the error at
    the end.
    """
    from cxjourney.cli.output import with_progress

    def work(number: int) -> MapOutcome:
        order, path = aims[number]
        warnings: list[str] = []
        try:
            changed = _put(_drawn(order, look, warnings.append), path)
            return DrawnMap(changed, [f"{order.name}: {warning}." for warning in warnings])
        except EngineError as error:
            return shortened(f"{order.name} could not be drawn: {error}", _MOST_OF_A_REASON)
        except CannotRun as error:
            return shortened(str(error), _MOST_OF_A_REASON)

    # Standard output takes one map, and belongs to this process.
    at_once = (
        1 if any(path is None for _, path in aims) else process_count(jobs, len(aims), MAPS_PAY_FROM, heeds_load=False)
    )
    done = with_progress(work_off(work, len(aims), at_once), len(aims), quiet)
    outcomes = dict(sorted(done))
    faults = [outcome for outcome in outcomes.values() if isinstance(outcome, str)]
    say(*(warning for outcome in outcomes.values() if isinstance(outcome, DrawnMap) for warning in outcome.warnings))
    if not quiet:
        _tell([(path, outcomes[number]) for number, (_, path) in enumerate(aims) if path])
    if faults:
        raise CannotRun(_told(faults, len(aims)))


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
    """The error for maps that failed: each of them, or the first of many."""
    if maps == 1:
        return faults[0]
    more = [f"And {len(faults) - _MOST_FAULTS} more."] if len(faults) > _MOST_FAULTS else []
    head = f"{len(faults)} of {maps} maps are missing:"
    return "\n".join([head, *(f"  {fault}" for fault in faults[:_MOST_FAULTS]), *more])
