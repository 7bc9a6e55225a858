"""The views: every module of this folder is one, and turns a study, or all studies of a workspace, into a map.

A view has a function `compose(study, language) -> Map`, or `compose_all(studies, language) -> Map`, and a golden file
in the tests; nothing else names it. What can be chosen of its maps (`lanes`, `persona`, `stages`) stands in `CHOOSES`,
and the names of its lanes in `LANES`; a view without either is always shown whole.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Map


class View(Protocol):
    """What the module of a view of journeys offers."""

    def compose(self, study: Study, language: Language) -> Map:
        """The map of a study."""
        ...


class ViewBesideOthers(Protocol):
    """What the module of a view offers that shows one journey, and speaks of the others beside it."""

    def compose_beside(self, study: Study, others: Sequence[Study], language: Language) -> Map:
        """The map of a study."""
        ...


class WorkspaceView(Protocol):
    """What the module of a view of all journeys together offers."""

    def compose_all(self, studies: Sequence[Study], language: Language) -> Map:
        """The map of all of them; there is at least one."""
        ...


def view_names() -> tuple[str, ...]:
    """The names of all views."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


def view(name: str) -> View:
    """The view of a name. Raises KeyError where there is none."""
    return cast("View", _module(name))


def composed(name: str, study: Study, others: Sequence[Study], language: Language) -> Map:
    """The map of a study in the view of a name, beside others if it speaks of them. Raises KeyError where none is."""
    module = _module(name)
    if hasattr(module, "compose_beside"):
        return cast("ViewBesideOthers", module).compose_beside(study, others, language)
    return view(name).compose(study, language)


def workspace_view(name: str) -> WorkspaceView | None:
    """The view of a name if it shows all journeys together, None if it shows one. Raises KeyError where none is."""
    module = _module(name)
    return cast("WorkspaceView", module) if hasattr(module, "compose_all") else None


def _module(name: str) -> ModuleType:
    if name not in view_names():
        raise KeyError(name)
    return import_module(f"{__name__}.{name}")


def choices(name: str) -> tuple[str, ...]:
    """What can be chosen of a view's maps: some of `lanes`, `persona` and `stages`."""
    found: tuple[str, ...] = getattr(view(name), "CHOOSES", ())
    return found


def lane_names(name: str) -> tuple[str, ...]:
    """The names of the lanes that can be chosen in a view, in their order."""
    return tuple(getattr(view(name), "LANES", ())) if "lanes" in choices(name) else ()
