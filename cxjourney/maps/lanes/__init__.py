"""The lanes of the poster, in their order; each makes one or more rows out of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.lanes.contact import stranded, touchpoints
from cxjourney.maps.lanes.customers import barriers, does, quotes, wants
from cxjourney.maps.lanes.data import data
from cxjourney.maps.lanes.emotions import emotions
from cxjourney.maps.lanes.figures import metrics
from cxjourney.maps.lanes.pain_points import opportunities, pain_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane

    MakeLanes = Callable[[Study, Language], Iterable[Lane]]

LANES: dict[str, MakeLanes] = {
    "wants": wants,
    "does": does,
    "emotions": emotions,
    "quotes": quotes,
    "barriers": barriers,
    "access": stranded,
    "touchpoints": touchpoints,
    "data": data,
    "pain-points": pain_points,
    "opportunities": opportunities,
    "metrics": metrics,
}
"""By the name under which a lane is chosen."""
