"""Studies drawn as maps: view, layout, theme, format."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from cxjourney.analysis.study import Study
from cxjourney.languages import FALLBACK
from cxjourney.languages import language as find_language
from cxjourney.languages.message import message
from cxjourney.maps.canvas.hyphenation import hyphenation
from cxjourney.maps.canvas.map_theme import LIGHT, apply_theme
from cxjourney.maps.canvas.shapes import has_pictures
from cxjourney.maps.content.illustrations import attach_pictures
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.related_journeys import name_journeys
from cxjourney.maps.content.written_texts import text_languages
from cxjourney.maps.gap_emphasis import apply_evidence, evidence_of
from cxjourney.maps.layout import lay_out
from cxjourney.maps.output import DPI, OUTPUTS, OutputOptions
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.selection import ALL, select
from cxjourney.maps.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from cxjourney.files.picture_file import Picture
    from cxjourney.languages import Language
    from cxjourney.maps.canvas.map_theme import MapTheme
    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.gap_emphasis import Evidence
    from cxjourney.maps.model.map import Map
    from cxjourney.maps.output.graphviz import Engine
    from cxjourney.maps.output.tiles import TileWords
    from cxjourney.maps.selection import MapSelection

NO_PICTURES: Mapping[tuple[str, str], Picture] = MappingProxyType({})
Format = Literal["svg", "png", "pdf", "dot"]


def draw_pages(
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
    width: int = 0,
    page: str = "",
    tile: str = "",
    is_single: bool = False,
    pictures: Mapping[tuple[str, str], Picture] = NO_PICTURES,
    evidence: Evidence | None = None,
    warn: Callable[[str], None] | None = None,
    speak: Callable[[str], Language] = find_language,
) -> tuple[bytes, ...]:
    """Return the files of one map, drawn and written: one, or one for each page of an SVG or a PNG.

    Args:
        study: The journey and all that follows from it as of a day; all of them for a view of the workspace.
        view: One of `views.VIEWS`.
        form: One of `output.OUTPUTS`; `png` and `pdf` need the extra `print`.
        language: The tag of the language for the map's own words; by default the journey's, or that of all.
        engine: Which Graphviz draws.
        shown: What is chosen of the map.
        theme: The colours of all parts, the font, and the team's name. Only an SVG follows who prefers dark colours.
        beside: The journeys of the same workspace, for views that speak of them.
        dpi: The pixels per inch of a PNG.
        width: How many pixels wide a PNG is, in place of `dpi`; 0 for as many as that makes.
        page: The page that it is laid out for, as `lay_out_for` takes it; by default one of the map's own size.
        tile: The paper of the sheets that it is cut into, one of `output.tiles.TILES`; by default it stays whole.
        is_single: Whether only one file can be taken.
        pictures: Those that the files of the journeys name, by the name of the file and the path that stands in it.
        evidence: How it tells where nobody knows; by default quietly for a draft, and in full for others.
        warn: Takes a sentence about a map that can't be read on the page or in its pixels, or what can't be drawn.
        speak: Returns the language of a tag.

    Raises:
        EngineError: It can't be drawn, or as several files alone where only one can be taken.
        KeyError: There is no such view or form, or the journey has no such persona or stage.
    """
    studies = (study,) if isinstance(study, Study) else tuple(study)
    words = speak(language or language_of(studies))
    composed = _compose(studies, beside, view, words, shown, evidence_of(studies, view, evidence))
    drawn = attach_pictures(composed._replace(kind=words.text("map.document"), logo=theme.logo), pictures)
    day, languages = studies[0].as_of.date, text_languages((*studies, *beside), words)
    page, tile = (_select_paper(drawn, option, name, warn) for option, name in ((page, "--page"), (tile, "--tile")))
    is_one = is_single and form != "pdf"
    with hyphenation(language_of(studies)):
        laid_out = _lay_out_all(drawn, page, tile, words, day, is_one, warn)
    if warn:
        _tell_gaps(laid_out, form, warn)
    marked = _with_links(laid_out) if form in ("pdf", "svg") else laid_out  # no other holds links
    drawings = (one._replace(languages=languages) for one in (_cut(marked, tile, words, is_one) if tile else marked))
    coloured = [apply_theme(one, theme if form == "svg" else theme._replace(dark={})) for one in drawings]
    return _files(coloured, form, OutputOptions(day, engine, dpi, tile or page, width), view, warn)


def draw_layout(
    study: Study,
    view: str,
    *,
    beside: Sequence[Study] = (),
    pictures: Mapping[tuple[str, str], Picture] = NO_PICTURES,
    speak: Callable[[str], Language] = find_language,
) -> Drawing:
    """Return a map of one journey, in its own language and laid out, before it has colours: they are parts.

    Args:
        study: The journey and all that follows from it as of a day.
        view: One of `views.VIEWS`.
        beside: The journeys of the same workspace, for views that speak of them.
        pictures: Those that the files of the journeys name, by the name of the file and the path that stands in it.
        speak: Returns the language of a tag.
    """
    words = speak(study.language)
    composed = _compose((study,), beside, view, words, ALL, evidence_of((study,), view, None))
    with hyphenation(study.language):
        return lay_out(attach_pictures(composed, pictures))


def _select_paper(drawn: Map, paper: str, option: str, warn: Callable[[str], None] | None) -> str:
    """Return the paper that an option asks for: none for the small picture, which has a size of its own."""
    if not paper or not drawn.small:
        return paper
    if warn:
        warn(message("engine.own-size", option=option))
    return ""


def _with_links(drawings: Sequence[Drawing]) -> tuple[Drawing, ...]:
    from cxjourney.maps.output.link_marks import underline_links

    return tuple(underline_links(one) for one in drawings)


def _lay_out_all(
    drawn: Map,
    page: str,
    tile: str,
    words: Language,
    day: date,
    is_one: bool,
    warn: Callable[[str], None] | None,
) -> tuple[Drawing, ...]:
    """Return a map laid out for pages, for the sheets that it is cut into, or as one poster."""
    if page:
        return _lay_out_pages(drawn, page, words, day, is_one and not tile, warn)
    if tile:
        from cxjourney.maps.output.tiles import lay_out_for_sheets

        return (lay_out_for_sheets(drawn, tile, _tile_words(drawn.title, words)),)
    return (lay_out(drawn),)


def _tile_words(title: str, words: Language) -> TileWords:
    """Return what stands below each sheet of a poster with a title."""
    from cxjourney.maps.output.tiles import OVERLAP_MM, Tile, TileWords

    def label(tile: Tile) -> str:
        said = {name: words.number(value) for name, value in tile._asdict().items()}
        return join_list(words, title, words.text("map.sheet", **said))

    return TileWords(label, words.text("map.sheet.help", overlap=words.number(OVERLAP_MM)))


def _cut(drawings: Sequence[Drawing], tile: str, words: Language, is_single: bool) -> tuple[Drawing, ...]:
    """Return the sheets that a map is cut into.

    Raises:
        EngineError: It takes several sheets, and there can be only one file.
    """
    from cxjourney.maps.output.tiles import cut_into_sheets

    sheets = cut_into_sheets(drawings, tile, _tile_words(drawings[0].title, words))
    if is_single and len(sheets) > 1:
        raise EngineError(message("engine.sheets", n=len(sheets), tile=tile))
    return sheets


def _files(
    drawings: Sequence[Drawing], form: Format, options: OutputOptions, view: str, warn: Callable[[str], None] | None
) -> tuple[bytes, ...]:
    """Return the pages of a map, written: a PDF holds all of them; a PNG may have too few pixels for its type."""
    if form == "pdf":
        from cxjourney.maps.output.pdf import write_pdf_pages

        return (write_pdf_pages(drawings, options),)
    if form == "png" and warn:
        from cxjourney.maps.output.png import tiny_type

        tiny = tiny_type(drawings, options, view)
        if tiny:
            warn(tiny)
    return tuple(OUTPUTS[form](one, options) for one in drawings)


def _tell_gaps(drawings: Sequence[Drawing], form: Format, warn: Callable[[str], None]) -> None:
    """Say once each what a format can't show of the pages of a map."""
    for gap in dict.fromkeys(gap for one in drawings for gap in _gaps(one, form)):
        warn(gap)


def _gaps(drawing: Drawing, form: Format) -> Iterator[str]:
    """Yield what to say of that which a format can't show."""
    if form in ("png", "pdf"):
        from cxjourney.maps.output.pdf import missing_letters

        gaps = missing_letters(drawing)
        if gaps:
            yield gaps
    if form == "dot" and has_pictures(drawing.items):
        yield message("engine.pictures")


def _lay_out_pages(
    drawn: Map, page: str, words: Language, day: date, is_single: bool, warn: Callable[[str], None] | None
) -> tuple[Drawing, ...]:
    """Return a map laid out for a page.

    Raises:
        EngineError: It takes several pages, and there can be only one.
    """
    from cxjourney.maps.output.paper import lay_out_for, page_for_one

    def number(one: int, many: int) -> str:
        said = words.text("map.page", page=words.number(one), pages=words.number(many))
        return join_list(words, said, f"{words.text('map.as-of')} {words.day(day)}")

    paged = lay_out_for(drawn, page, number)
    if is_single and len(paged.drawings) > 1:
        larger = page_for_one(drawn, page, number)
        n = len(paged.drawings)
        if larger:
            raise EngineError(message("engine.pages.larger", n=n, page=page, larger=larger))
        raise EngineError(message("engine.pages", n=n, page=page))
    if paged.warning and warn:
        warn(paged.warning)
    return paged.drawings


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
    drawn = name_journeys(chosen.map_of(study, beside, language), study, beside, language)
    drawn = apply_evidence(drawn, evidence, study, language)
    return select(drawn, shown, study, language)


def language_of(studies: Sequence[Study]) -> str:
    """Return the tag of the language of a map: the journey's own.

    Of several journeys it is that of their organisation, else the one that they have in common, else English.
    """
    if len(studies) == 1:
        return studies[0].language
    organisations = {study.scope.organisation.language for study in studies if study.scope.organisation}
    for tags in (organisations - {None}, {study.language for study in studies}):
        if len(tags) == 1:
            return str(next(iter(tags)))
    return FALLBACK
