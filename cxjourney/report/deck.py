"""A report as slides for PowerPoint, Keynote and Impress: pictures of maps, everything else as text and shapes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cxjourney.analysis.study import Study
from cxjourney.errors import CannotRun
from cxjourney.extras import command_for_extra
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.maps.canvas.map_theme import DARK, LIGHT
from cxjourney.maps.canvas.text_languages import TextLanguages
from cxjourney.maps.content.written_texts import text_languages
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.report.basis import ReportBasis, title_of
from cxjourney.report.deck_slides import journey_slides, opening_slides
from cxjourney.report.formats import WrittenReport

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

VIEW = "flow"
"""The map that slides show: the whole journey takes fifteen slides, the ways through it two or three."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can name (APPNOTE.TXT 4.4.6): it says nothing of when the deck was written."""


def write_deck(basis: ReportBasis) -> WrittenReport:
    """Return a report as slides.

    Raises:
        CannotRun: python-pptx is not installed, or the template can't be used.
    """
    try:
        from cxjourney.report.deck_template import open_template, own_deck
        from cxjourney.report.deck_writer import DeckWriter
    except ModuleNotFoundError as error:
        if error.name != "pptx":
            raise
        raise CannotRun(message("run.no-office", command=command_for_extra("office"))) from None
    options = basis.options
    template = options.template
    deck = open_template(template.data, template.name) if template else own_deck(options.theme)
    writer = DeckWriter(deck, is_own=template is None, words=basis.words, tongue=_tongue(basis))
    remarks: list[str] = []
    for slide in opening_slides(basis):
        writer.add(slide, basis.words)
    for study in basis.studies:
        for slide in journey_slides(basis, study, _maps(basis, study, writer.map_place, remarks)):
            writer.add(slide, basis.words_of[study.file])
    _describe(deck, basis)
    return WrittenReport(_packed(deck), tuple(dict.fromkeys(remarks)))


def _tongue(basis: ReportBasis) -> Callable[[str, Language], str]:
    """Return what tells the language of a text beside words in another."""

    @cache
    def known(tag: str) -> TextLanguages | None:
        return text_languages(basis.studies, next(one for one in spoken if one.tag == tag))

    spoken = (basis.words, *basis.words_of.values())

    def tongue(text: str, words: Language) -> str:
        found = known(words.tag)
        return found.of(text, words.tag) if found else words.tag

    return tongue


def _maps(basis: ReportBasis, study: Study, place: str, remarks: list[str]) -> tuple[bytes, ...]:
    """Return the pages of a journey's map, laid out for a place on slides.

    There are none, and the reason is among the remarks, where it can't be drawn.
    """
    if not basis.options.maps:
        return ()
    theme = DARK if basis.options.theme == "dark" else LIGHT
    try:
        return draw_pages(
            study, VIEW, "png", theme=theme, page=place, beside=basis.every, pictures=basis.pictures, speak=basis.speak
        )
    except EngineError as error:
        remarks.append(message("report.deck.no-map", reason=error.args[0]))
        return ()


def _describe(deck: "Deck", basis: ReportBasis) -> None:
    """Set the properties of a document; its day is the as-of day, so that the same input gives the same bytes."""
    words, properties = basis.words, deck.core_properties
    day = datetime.combine(basis.day, time(), UTC)
    properties.title = title_of(basis.studies, basis.options.title, words)[:255]
    properties.subject = words.text("gaps.as-of", date=words.day(basis.day))
    properties.author = properties.last_modified_by = "cxjourney"
    properties.language = words.tag
    properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = day
    properties.last_printed = day
    properties.revision = 1


def _packed(deck: "Deck") -> bytes:
    """Return a deck as bytes that name no time."""
    written, fixed = BytesIO(), BytesIO()
    deck.save(written)
    with ZipFile(written) as given, ZipFile(fixed, "w", ZIP_DEFLATED) as packed:
        for name, data in _parts(given):
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            packed.writestr(info, data)
    return fixed.getvalue()


def _parts(given: ZipFile) -> Iterator[tuple[str, bytes]]:
    for info in given.infolist():
        yield info.filename, given.read(info)
