"""Studies drawn as maps: view, layout, theme, format."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from cxjourney.analysis.study import Study
from cxjourney.languages import FALLBACK
from cxjourney.languages import language as find_language
from cxjourney.maps.canvas.map_theme import LIGHT, apply_theme
from cxjourney.maps.canvas.shapes import has_pictures
from cxjourney.maps.content.illustrations import attach_pictures
from cxjourney.maps.content.written_texts import text_languages
from cxjourney.maps.evidence import apply_evidence, evidence_of
from cxjourney.maps.layout import lay_out
from cxjourney.maps.output import DPI, OUTPUTS, OutputOptions
from cxjourney.maps.selection import ALL, select
from cxjourney.maps.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cxjourney.files.picture_file import Picture
    from cxjourney.languages import Language
    from cxjourney.maps.canvas.map_theme import MapTheme
    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.evidence import Evidence
    from cxjourney.maps.model.map import Map
    from cxjourney.maps.output.graphviz import Engine
    from cxjourney.maps.selection import MapSelection

NO_PICTURES: Mapping[tuple[str, str], Picture] = MappingProxyType({})
Format = Literal["svg", "png", "pdf", "dot"]


def draw(
    study: Study | Sequence[Study],
    view: str = "journey",
    form: Format = "svg",
    language: str | None = None,
    engine: Engine = "auto",
    shown: MapSelection = ALL,
    theme: MapTheme = LIGHT,
    *,
    beside: Sequence[Study] = (),
    dpi: int = DPI,
    page: str = "",
    pictures: Mapping[tuple[str, str], Picture] = NO_PICTURES,
    evidence: Evidence | None = None,
    warn: Callable[[str], None] | None = None,
    speak: Callable[[str], Language] = find_language,
) -> bytes:
    """Return one map, drawn and written.

    Args:
        study: The journey and all that follows from it as of a day; all of them for a view of the workspace.
        view: One of `views.VIEWS`.
        form: One of `output.OUTPUTS`. `svg` is finished and self-contained, `dot` is for Graphviz's
            `neato -n2`; `png` and `pdf` need the extra `print`.
        language: The tag of the language for the map's own words; by default the journey's, or that of all.
        engine: `auto` and `builtin` use the engine that is installed with cxjourney, `dot` the system's Graphviz.
        shown: What is chosen of the map.
        theme: The colours of all parts, the font, and the team's name. Only an SVG follows who prefers dark colours.
        beside: The journeys of the same workspace, for views that speak of them.
        dpi: The pixels per inch of a PNG.
        page: The page of a PDF, one of `output.paper.PAGES`; by default one of the map's own size.
        pictures: Those that the files of the journeys name, by the name of the file and the path that stands in it.
        evidence: How it tells where nobody knows; by default quietly for a draft, and in full for others.
        warn: Takes a sentence about a map that can't be read on the page, or about what can't be drawn.
        speak: Returns the language of a tag.

    Raises:
        EngineError: Graphviz or typst is missing, failed or took too long; or the picture would have too many pixels.
        KeyError: There is no such view or form, or the journey has no such persona or stage.
    """
    studies = (study,) if isinstance(study, Study) else tuple(study)
    words = speak(language or language_of(studies))
    told = evidence_of(studies, view, evidence)
    composed = _compose(studies, beside, view, words, shown, told)._replace(
        kind=words.text("map.document"), logo=theme.logo
    )
    drawing, warnings = _lay_out(attach_pictures(composed, pictures), form, page)
    drawing = drawing._replace(languages=text_languages((*studies, *beside), words))
    for warning in (*warnings, *_losses(drawing, form)):
        if warn:
            warn(warning)
    coloured = apply_theme(drawing, theme if form == "svg" else theme._replace(dark={}))
    return OUTPUTS[form](coloured, OutputOptions(studies[0].as_of.date, engine, dpi, page))


def _lay_out(drawn: Map, form: Format, page: str) -> tuple[Drawing, list[str]]:
    """Return the drawing of a map, and what to say of it on a page where it can't be read there."""
    if form != "pdf" or not page:
        return lay_out(drawn), []
    from cxjourney.maps.output.paper import lay_out_for

    drawing, warning = lay_out_for(drawn, page)
    return drawing, [warning] if warning else []


def _losses(drawing: Drawing, form: Format) -> Iterator[str]:
    """Yield what to say of that in a drawing which a format can't hold."""
    if form in ("png", "pdf"):
        from cxjourney.maps.output.print import missing_letters

        gaps = missing_letters(drawing)
        if gaps:
            yield gaps
    if form == "dot" and has_pictures(drawing.items):
        yield "its pictures are left out: DOT holds none"


def _compose(
    studies: tuple[Study, ...],
    beside: Sequence[Study],
    view: str,
    language: Language,
    shown: MapSelection,
    evidence: Evidence,
) -> Map:
    chosen = VIEWS[view]
    if chosen.compose_all:
        return apply_evidence(chosen.compose_all(studies, language), evidence, studies[0], language)
    (study,) = studies
    drawn = apply_evidence(chosen.map_of(study, beside, language), evidence, study, language)
    return select(drawn, shown, study, language)


def language_of(studies: Sequence[Study]) -> str:
    """Return the tag of the language of a map: the journey's own.

    Of several journeys it is that of their organisation, else the one that they have in common, else English.
    """
    if len(studies) == 1:
        return studies[0].journey.language
    organisations = {study.scope.organisation.language for study in studies if study.scope.organisation}
    for tags in (organisations - {None}, {study.journey.language for study in studies}):
        if len(tags) == 1:
            return str(next(iter(tags)))
    return FALLBACK
