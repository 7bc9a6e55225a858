"""Where maps go, and drawing them one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cxjourney.analysis.study import Study
from cxjourney.cli import streams, writing
from cxjourney.cli.ending import CannotRun
from cxjourney.maps.draw import draw
from cxjourney.maps.engine import EngineError
from cxjourney.maps.shown import Shown
from cxjourney.maps.themes import Theme
from cxjourney.written import shown


@dataclass(frozen=True, slots=True)
class Order:
    """One map to draw."""

    study: Study
    view: str
    format: str
    shown: Shown

    @property
    def name(self) -> str:
        """The name of its file: ``<journey>.<view>.<format>``."""
        return f"{self.study.journey.journey}.{self.view}.{self.format}"


def targets(orders: Sequence[Order], output: str, suffixes: Sequence[str]) -> list[tuple[Order, Path | None]]:
    """Say where each map goes; None is standard output."""
    path = Path(output)
    to_file = not path.is_dir() and (path.is_file() or path.suffix.removeprefix(".") in suffixes)
    if output == "-" or to_file:
        if len(orders) > 1:
            where = "standard output" if output == "-" else shown(output)
            raise CannotRun(
                f"{len(orders)} maps don't fit into {where}: name one journey with --journey, one view and one format, "
                "or a folder with -o."
            )
        return [(order, None if output == "-" else path) for order in orders]
    return [(order, path / order.name) for order in orders]


def draw_all(
    aims: Sequence[tuple[Order, Path | None]], language: str | None, engine: str, theme: Theme, quiet: bool
) -> None:
    """Draw every map and write it; a file that would not change is left as it is."""
    for order, path in aims:
        try:
            data = draw(order.study, order.view, order.format, language, engine, order.shown, theme)  # type: ignore[arg-type]
        except EngineError as error:
            raise CannotRun(f"{order.name} could not be drawn: {error}") from error
        if path is None:
            streams.put_bytes(data)
        else:
            changed = writing.put_file(path, data)
            if not quiet:
                streams.say(f"{path}{'' if changed else ' (unchanged)'}")
