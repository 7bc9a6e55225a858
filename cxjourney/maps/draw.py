"""A study drawn as a map: view, layout, DOT, engine, finishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxjourney.languages import language as find_language
from cxjourney.maps.dot import build_dot
from cxjourney.maps.engine import render
from cxjourney.maps.layout import lay_out
from cxjourney.maps.shown import ALL, choose
from cxjourney.maps.svg import finish
from cxjourney.maps.themes import LIGHT, painted
from cxjourney.maps.views import view as find_view

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.maps.engine import Engine
    from cxjourney.maps.shown import Shown
    from cxjourney.maps.themes import Theme

Format = Literal["svg", "dot"]


def draw(
    study: Study,
    view: str = "journey",
    form: Format = "svg",
    language: str | None = None,
    engine: Engine = "auto",
    shown: Shown = ALL,
    theme: Theme = LIGHT,
) -> bytes:
    """Draw one map.

    Args:
        study: The journey and all that follows from it as of a day.
        view: One of `views.view_names()`; KeyError where it is not.
        form: `svg`, finished and self-contained, or `dot`, for Graphviz's `neato -n2`.
        language: The tag of the language for the map's own words; by default the journey's.
        engine: `auto` and `builtin` use the engine that is installed with cxjourney, `dot` the system's Graphviz.
        shown: What is chosen of the map; KeyError where the journey has no such persona or stage.
        theme: The colours of all parts, the font, and the team's name.

    Raises:
        EngineError: Graphviz is missing, failed or took too long.
    """
    words = find_language(language or study.journey.language)
    drawn = choose(find_view(view).compose(study, words), shown, study, words)
    drawing = painted(lay_out(drawn._replace(kind=words.text("map.document"), logo=theme.logo)), theme)
    dot = build_dot(drawing)
    if form == "dot":
        return dot.encode()
    return finish(render(dot, "svg", engine), drawing)
