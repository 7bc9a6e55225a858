"""The views of a journey: every module of this folder is one, and turns a study into a map.

A view has a function `compose(study, language) -> Map`, and a golden file in the tests; nothing else names it. What
can be chosen of its maps (`lanes`, `persona`, `stages`) stands in `CHOOSES`, and the names of its lanes in `LANES`;
a view without either is always shown whole.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Map


class View(Protocol):
    """What a module of this folder offers."""

    def compose(self, study: Study, language: Language) -> Map:
        """The map of a study."""
        ...


def view_names() -> tuple[str, ...]:
    """The names of all views."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def view(name: str) -> View:
    """The view of a name. Raises KeyError where there is none."""
    if name not in view_names():
        raise KeyError(name)
    return cast("View", import_module(f"{__name__}.{name}"))


def choices(name: str) -> tuple[str, ...]:
    """What can be chosen of a view's maps: some of `lanes`, `persona` and `stages`."""
    found: tuple[str, ...] = getattr(view(name), "CHOOSES", ())
    return found


def lane_names(name: str) -> tuple[str, ...]:
    """The names of the lanes that can be chosen in a view, in their order."""
    return tuple(getattr(view(name), "LANES", ())) if "lanes" in choices(name) else ()
