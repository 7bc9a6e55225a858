"""Drawn maps as a report holds them: laid out and written in several processes where that pays, deflated."""

import re
from base64 import b85encode
from typing import NamedTuple
from zlib import Z_BEST_COMPRESSION, compressobj

from cxjourney.maps.draw_map import draw_layout
from cxjourney.pipeline.parallel import MAPS_PAY_FROM, process_count, work_off
from cxjourney.report.basis import ReportBasis
from cxjourney.report.map_drawing import map_svg

_PLACE = re.compile(r' ([xy])="(-?\d+(?:\.\d)?)"')


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


def deflated(svg: str) -> str:
    """Return a drawn map as raw deflate (RFC 1951) in base 85, with a comma for ``<``: nothing in it ends an element.

    Places are written as steps from the place before, which are alike where places are not: an eighth is saved. A page
    reads it by ``DecompressionStream``.
    """
    writer = compressobj(Z_BEST_COMPRESSION, wbits=-15, memLevel=9)
    return b85encode(writer.compress(_in_steps(svg).encode()) + writer.flush()).decode().replace("<", ",")


def _in_steps(svg: str) -> str:
    """Return a map with each ``x`` and ``y`` as tenths of a point from the one before it; no text holds a quote."""
    last = {"x": 0, "y": 0}

    def step(found: re.Match[str]) -> str:
        axis, place = found[1], round(10 * float(found[2]))
        by, last[axis] = place - last[axis], place
        return f' {axis}="{by}"'

    return _PLACE.sub(step, svg)
