"""Slides written into a deck: the only place that knows where on a slide something stands."""

from collections.abc import Sequence
from functools import singledispatchmethod
from io import BytesIO

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as DeckSlide
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches, Pt

from cxjourney import palette
from cxjourney.languages import Language
from cxjourney.report.deck_blocks import fitting_lines
from cxjourney.report.deck_rooms import CONTENT, INSET, map_place, map_room, text_room
from cxjourney.report.deck_shapes import Box, describe, draw_accent, draw_bar, draw_strip
from cxjourney.report.deck_slides import (
    Cover,
    FiguresSlide,
    JourneysSlide,
    MapSlide,
    Slide,
    StripSlide,
    TextSlide,
)
from cxjourney.report.deck_template import TITLES, choose_layouts, is_dark, title_size
from cxjourney.report.deck_text import (
    LEADING,
    LEAST,
    POINT,
    WIDER,
    Line,
    Pen,
    Tongue,
    bare,
    cut,
    fit,
    height_of,
    unbullet,
)
from cxjourney.report.links import Figure
from cxjourney.report.overview import JourneyRow

COVER_SIZE = 40
"""How large the title of our own first slide is, in points."""
_COLUMNS = ((0.0, 0.38), (0.39, 0.20), (0.61, 0.15), (0.77, 0.23))
"""Of a journey's row: where title, strip, shares and gaps begin, and how wide they are, as shares of the slide's."""


class DeckWriter:
    """Writes slides into a deck.

    Args:
        deck: The deck, without slides.
        is_own: Whether it is ours, and not a team's: then a map fills its slide.
        words: The language of the deck.
        tongue: Tells the language of a text.
    """

    def __init__(self, deck: Deck, *, is_own: bool, words: Language, tongue: Tongue) -> None:
        self._deck = deck
        self._is_own = is_own
        self._layouts = choose_layouts(deck)
        self._colours = palette.BASES["dark" if is_dark(deck) else "light"]
        self._muted = self._colours["muted"] if is_own else ""
        self._pen = Pen(tongue)
        self._point = POINT if is_own else POINT * WIDER
        if words.direction == "rtl":
            deck.part._element.set("rtl", "1")

    @property
    def map_place(self) -> str:
        """The place that a map has on its slide, as `draw_pages` takes it."""
        return map_place(map_room(self._deck, self._layouts, self._is_own))

    def add(self, slide: Slide, words: Language) -> None:
        """Add a slide in a language."""
        made = self._make(slide, words)
        for empty in [one for one in made.placeholders if _is_empty(one)]:
            empty._element.getparent().remove(empty._element)
        notes = made.notes_slide.notes_text_frame
        if notes is not None:
            self._pen.put(
                notes, [Line(text, LEAST) for text in slide.notes if text] or [Line("", LEAST)], words, keeps_size=True
            )

    @singledispatchmethod
    def _make(self, slide: Slide, words: Language) -> DeckSlide:
        raise TypeError(type(slide), words.tag)

    @_make.register
    def _(self, slide: Cover, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.cover, slide.title, words)
        if self._is_own:
            title = made.shapes.title
            box = Box(title.left, title.top, int(Inches(1.2)), int(Pt(8)))
            draw_accent(made.shapes, self._turned(box, words), self._colours)
        below = next((one for one in made.placeholders if one.placeholder_format.type not in TITLES), None)
        if below is not None and below.has_text_frame:
            self._pen.put(below.text_frame, [Line(slide.below, 20)], words, keeps_size=not self._is_own)
            if self._is_own:
                unbullet(below.text_frame)
        return made

    @_make.register
    def _(self, slide: FiguresSlide, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.titled, slide.title, words)
        room = self._room(made)
        lead = Box(room.x, room.y, room.width, int(Pt(24)))
        self._text(made, lead, [Line(slide.lead, 16, colour=self._muted)], words)
        pitch = room.width // len(slide.figures)
        top = room.y + int(Pt(96))
        for number, figure in enumerate(slide.figures):
            box = Box(room.x + number * pitch, top, pitch - int(Pt(18)), room.height - int(Pt(96)))
            self._figure(made, figure, box, words)
        return made

    def _figure(self, made: DeckSlide, figure: Figure, box: Box, words: Language) -> None:
        alarm = self._colours["alarm"] if figure.loud else ""
        lines = [
            Line(figure.value, 40, bold=True, colour=alarm),
            Line(figure.words, 18, bold=True, gap=2),
            *((Line(figure.note, 16, colour=self._muted, gap=4),) if figure.note else ()),
        ]
        self._text(made, box, lines, words)

    @_make.register
    def _(self, slide: JourneysSlide, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.titled, slide.title, words)
        room = self._room(made)
        key = int(Pt(46))
        head = int(Pt(26))
        start, _ = _COLUMNS[2]
        above = Box(room.x + int(room.width * start), room.y, int(room.width * (1 - start)), head)
        self._text(made, above, [Line(words.text("map.able"), LEAST, colour=self._muted)], words)
        pitch = min((room.height - key - head) // max(len(slide.rows), 4), int(Inches(1.0)))
        for number, row in enumerate(slide.rows):
            self._row(made, row, Box(room.x, room.y + head + number * pitch, room.width, pitch - int(Pt(6))), words)
        below = Box(room.x, room.y + room.height - key, room.width, key)
        self._text(made, below, [Line(slide.key, LEAST, colour=self._muted)], words, MSO_ANCHOR.BOTTOM)
        return made

    def _row(self, made: DeckSlide, row: JourneyRow, box: Box, words: Language) -> None:
        places = [
            box._replace(x=box.x + int(box.width * start), width=int(box.width * share)) for start, share in _COLUMNS
        ]
        name, strip, able, gaps = places
        self._text(made, name, self._name(row, name.width / self._point, name.height / POINT), words)
        place = strip._replace(height=min(strip.height, int(Pt(38))))
        group = draw_strip(made.shapes, row.strip, self._turned(place, words), self._colours, words.direction == "rtl")
        describe(group, row.journey.text, row.strip.says)
        shares = [Line(row.able.figure, 16, bold=True)]
        below = max(1, int((box.height / POINT - 16 * LEADING) / LEAST / LEADING))
        note = cut(row.able.notes[-1] if row.able.notes else "", able.width / self._point, LEAST, most=below)
        self._text(made, able, [*shares, Line(note, LEAST, colour=self._muted)], words)
        review = words.text("report.review.overdue") if row.overdue else row.review
        last = gaps.width / self._point
        alarm = self._colours["alarm"] if row.overdue else self._muted
        lines = [Line(row.gaps.text, 16, bold=True)]
        self._text(made, gaps, [*lines, Line(cut(review, last, LEAST, most=below), LEAST, colour=alarm)], words)

    def _name(self, row: JourneyRow, width: float, height: float) -> tuple[Line, ...]:
        """Return a journey's title, smaller where it is long, and in what is left below it its facts."""
        least = LEADING * LEAST
        (title,), fits = fit([Line(row.journey.text, 16, bold=True)], width, least)
        if not fits:
            title = title._replace(text=cut(title.text, width, title.size, bold=True, most=2))
        most = int((height - height_of([title], width)) / least)
        facts = Line(cut(row.facts, width, LEAST, most=most), LEAST, colour=self._muted) if most else None
        return (title, facts) if facts else (title,)

    @_make.register
    def _(self, slide: StripSlide, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.titled, slide.title, words)
        room = self._room(made)
        place = room._replace(height=int(room.height * 0.34))
        group = draw_strip(
            made.shapes, slide.strip, self._turned(place, words), self._colours, words.direction == "rtl"
        )
        describe(group, slide.title, slide.strip.says)
        half, wide = -(-len(slide.stages) // 2), room.width // 2 - int(Pt(18))
        high, edge = int(room.height * 0.45), int(room.height * 0.4)
        named = [Line(f"{words.number(n)}. {stage}", 18) for n, stage in enumerate(slide.stages, 1)]
        columns = (named[:half], named[half:])
        size = min(line.size for part in columns for line in fit(part, wide / self._point, high / POINT)[0])
        for number, part in enumerate(columns):
            box = Box(room.x + number * room.width // 2, room.y + edge, wide, high)
            if part:
                self._text(made, box, [line._replace(size=size) for line in part], words)
        key = int(Pt(46))
        below = Box(room.x, room.y + room.height - key, room.width, key)
        self._text(made, below, [Line(slide.key, LEAST, colour=self._muted)], words, MSO_ANCHOR.BOTTOM)
        return made

    @_make.register
    def _(self, slide: MapSlide, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.titled, slide.title, words)
        room = map_room(self._deck, self._layouts, self._is_own)
        if self._is_own:
            title = made.shapes.title
            title.left, title.top, title.width, title.height = map(
                Emu, (title.left, -int(Inches(1)), title.width, int(Inches(0.8)))
            )
        picture = made.shapes.add_picture(BytesIO(slide.picture), Emu(0), Emu(0))
        scale = min(room.width / picture.width, room.height / picture.height)
        width, height = int(picture.width * scale), int(picture.height * scale)
        picture.left, picture.top = Emu(room.x + (room.width - width) // 2), Emu(room.y + (room.height - height) // 2)
        picture.width, picture.height = Emu(width), Emu(height)
        describe(picture, slide.title, slide.says)
        return made

    @_make.register
    def _(self, slide: TextSlide, words: Language) -> DeckSlide:
        made = self._begin(self._layouts.text, slide.title, words)
        body = next(
            (one for one in made.placeholders if one.placeholder_format.type in CONTENT),
            None,
        )
        room = Box(body.left, body.top, body.width, body.height) if body is not None else self._room(made)
        if slide.bar and slide.bar.known:
            bar = room._replace(height=int(Pt(20)))
            group = draw_bar(made.shapes, slide.bar, bar, self._colours, words.direction == "rtl")
            describe(group, words.text("gaps.able"), slide.lead)
            room = room._replace(y=room.y + int(Pt(32)), height=room.height - int(Pt(32)))
        width, height = (room.width - 2 * INSET) / self._point, (room.height - INSET) / POINT
        lines = fitting_lines(slide, words, width, height, self._muted)
        if body is None:
            self._text(made, room, lines, words)
            return made
        body.left, body.top, body.width, body.height = map(Emu, room)
        self._pen.put(body.text_frame, lines, words)
        unbullet(body.text_frame)
        return made

    def _begin(self, layout: SlideLayout, title: str, words: Language) -> DeckSlide:
        """Return a new slide with its title, and with the number that its layout has a place for."""
        made = self._deck.slides.add_slide(layout)
        frame = made.shapes.title
        assert frame is not None  # noqa: S101  `choose_layouts` takes layouts with a title
        styled = title_size(layout)
        wanted = COVER_SIZE if self._is_own and layout is self._layouts.cover else styled
        width, height = frame.width / self._point - 15, frame.height / POINT - 8
        (line,), fits = fit([Line(title, wanted, bold=True)], width, height)
        if not fits:
            line = line._replace(
                text=cut(title, width, line.size, bold=True, most=max(1, int(height / line.size / LEADING)))
            )
        self._pen.put(frame.text_frame, [line], words, keeps_size=True)
        if line.size != styled:
            frame.text_frame.paragraphs[0].runs[0].font.size = Pt(line.size)
        for shape in layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                _number(made, shape)
        return made

    def _room(self, made: DeckSlide) -> Box:
        """Return the place below a slide's title."""
        title = made.shapes.title
        assert title is not None  # noqa: S101  as above
        return text_room(self._deck, self._layouts, title, self._is_own)

    def _turned(self, box: Box, words: Language) -> Box:
        """Return where something stands: on the other side where a language runs from right to left."""
        return box.mirrored(self._deck.slide_width or 0) if words.direction == "rtl" else box

    def _text(
        self, made: DeckSlide, box: Box, lines: Sequence[Line], words: Language, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    ) -> None:
        """Write paragraphs at a place, made smaller until they fit."""
        shown, _ = fit(lines, box.width / self._point, box.height / POINT)
        shape = made.shapes.add_textbox(*map(Emu, self._turned(box, words)))
        self._pen.put(bare(shape.text_frame, anchor), shown, words)


def _is_empty(placeholder: BaseShape) -> bool:
    """Return whether a placeholder stands there with nothing in it but the words that ask to fill it in."""
    if placeholder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
        return False
    return not (placeholder.has_text_frame and placeholder.text_frame.text)


def _number(made: DeckSlide, shape: BaseShape) -> None:
    """Add the number of a slide where its layout has it."""
    from copy import deepcopy

    copied = deepcopy(shape._element)
    properties = copied.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    copied.find(f".//{qn('p:cNvPr')}").set("id", str(max(int(one.shape_id) for one in made.shapes) + 1))
    made.shapes._spTree.append(copied)
