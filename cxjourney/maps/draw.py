"""A study drawn as a map: view, layout, theme, format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxjourney.languages import language as find_language
from cxjourney.maps.formats import DPI, Wish
from cxjourney.maps.formats import form as find_form
from cxjourney.maps.layout import lay_out
from cxjourney.maps.shown import ALL, choose
from cxjourney.maps.themes import LIGHT, painted
from cxjourney.maps.views import view as find_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxjourney.analysis.study import Study
    from cxjourney.maps.engine import Engine
    from cxjourney.maps.shown import Shown
    from cxjourney.maps.themes import Theme

Format = Literal["svg", "png", "pdf", "dot"]


def draw(
    study: Study,
    view: str = "journey",
    form: Format = "svg",
    language: str | None = None,
    engine: Engine = "auto",
    shown: Shown = ALL,
    theme: Theme = LIGHT,
    *,
    dpi: int = DPI,
    page: str = "",
    warn: Callable[[str], None] | None = None,
) -> bytes:
    """Draw one map.

    Args:
        study: The journey and all that follows from it as of a day.
        view: One of `views.view_names()`; KeyError where it is not.
        form: One of the modules of `formats`. `svg` is finished and self-contained, `dot` is for Graphviz's
            `neato -n2`; `png` and `pdf` need the extra `print`.
        language: The tag of the language for the map's own words; by default the journey's.
        engine: `auto` and `builtin` use the engine that is installed with cxjourney, `dot` the system's Graphviz.
        shown: What is chosen of the map; KeyError where the journey has no such persona or stage.
        theme: The colours of all parts, the font, and the team's name.
        dpi: The pixels per inch of a PNG.
        page: The page of a PDF, one of `printing.pages.PAGES`; by default one of the map's own size.
        warn: Takes a sentence about a map that can't be read on the page.

    Raises:
        EngineError: Graphviz or typst is missing, failed or took too long.
    """
    words = find_language(language or study.journey.language)
    chosen = choose(find_view(view).compose(study, words), shown, study, words)
    drawn = chosen._replace(kind=words.text("map.document"), logo=theme.logo)
    if form == "pdf" and page:
        from cxjourney.maps.printing.pages import lay_out_for

        drawing, warning = lay_out_for(drawn, page)
        if warning and warn:
            warn(warning)
    else:
        drawing = lay_out(drawn)
    return find_form(form).write(painted(drawing, theme), Wish(study.as_of, engine, dpi, page))
