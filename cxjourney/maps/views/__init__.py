"""The views by name: each turns a study, or all studies of a workspace, into a map without a place or a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map

Choice = Literal["lanes", "persona", "stages"]


@dataclass(frozen=True, slots=True)
class View:
    """A view: what makes its map, and what can be chosen of that map. One of the three functions is there.

    Attributes:
        compose: Makes the map of one journey.
        compose_beside: Makes the map of one journey that also speaks of the others of its workspace.
        compose_all: Makes the map of all journeys together; there is at least one.
        chooses: What can be chosen of its maps.
        lanes: The names of the lanes that can be chosen, in their order.
        has_own_lanes: Whether lanes of the team's own can be chosen too, by their ids.
        is_coverage: Whether its maps show coverage above all, and nothing would be left of them without it.
        has_pictures: Whether its maps can show pictures, so that those of the journeys are read for it.
    """

    compose: Callable[[Study, Language], Map] | None = None
    compose_beside: Callable[[Study, Sequence[Study], Language], Map] | None = None
    compose_all: Callable[[Sequence[Study], Language], Map] | None = None
    chooses: tuple[Choice, ...] = ()
    lanes: tuple[str, ...] = ()
    has_own_lanes: bool = False
    is_coverage: bool = False
    has_pictures: bool = True

    def map_of(self, study: Study, others: Sequence[Study], language: Language) -> Map:
        """Return the map of one journey, beside the others where the view speaks of them.

        Raises:
            ValueError: The view shows all journeys together.
        """
        if self.compose_beside:
            return self.compose_beside(study, others, language)
        if self.compose:
            return self.compose(study, language)
        raise ValueError("this view shows all journeys together")


VIEWS: Registry[View] = Registry(
    {
        name: f"{__name__}.{name}:VIEW"
        for name in (
            "access",
            "blueprint",
            "coverage",
            "flow",
            "journey",
            "personas",
            "portfolio",
            "scorecard",
            "strip",
        )
    }
)
