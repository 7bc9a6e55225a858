"""Drawn maps as a report holds them: laid out and written in several processes where that pays."""

from typing import NamedTuple

from cxjourney.maps.draw_map import draw_layout
from cxjourney.pipeline.parallel import MAPS_PAY_FROM, process_count, work_off
from cxjourney.report.basis import ReportBasis
from cxjourney.report.map_drawing import map_svg


class DrawnMap(NamedTuple):
    """A map as SVG without fonts and colours; its size is in points, and ``file`` where it lies beside the pages."""

    text: str
    width: int
    height: int
    file: str = ""


def drawn_maps(basis: ReportBasis, jobs: int | None = None) -> dict[str, dict[str, DrawnMap]]:
    """Return the maps of each journey: by the names of files, then by view.

    Args:
        basis: What the report is made of.
        jobs: The number of processes; None for as many as pay.
    """
    orders = [(study, view) for study in basis.studies for view in basis.options.maps]
    numbers = basis.picture_numbers

    def work(number: int) -> DrawnMap:
        study, view = orders[number]
        drawn = draw_layout(study, view, beside=basis.every, pictures=basis.pictures, speak=basis.speak)
        return DrawnMap(map_svg(drawn, numbers), round(drawn.width), round(drawn.height))

    done = dict(work_off(work, len(orders), process_count(jobs, len(orders), MAPS_PAY_FROM, heeds_load=False)))
    found: dict[str, dict[str, DrawnMap]] = {study.file: {} for study in basis.studies}
    for number, (study, view) in enumerate(orders):
        found[study.file][view] = done[number]
    return found
