"""The deck that slides are put into: a team's own, without its slides, or one in the colours of maps."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Pt

from cxjourney import palette
from cxjourney.errors import CannotRun
from cxjourney.languages.message import Message, message
from cxjourney.text.escape_unseen import escape_unseen

WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)
"""Of a slide 16:9 as PowerPoint has it."""
MAX_UNPACKED, MAX_ENTRIES = 200_000_000, 5_000
"""What a template may hold: bytes when it is unpacked, and parts. Decks of a company have some dozens of megabytes."""
CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "presentationml.presentation.main+xml"
_KINDS = {"presentationml.template.main": "potx", "presentationml.slideshow.main": "ppsx", "macroEnabled.main": "pptm"}
"""By a part of the content type of the main part, the suffix of what is nearly a deck (ISO/IEC 29500-1, 13.3.6)."""
_CONTENT = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
_EXTRAS = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER})
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
"""The placeholders that hold a slide's title."""
_TITLE_SIZE = 44.0
"""Points, where no style says it."""
_THEME_PARTS = {
    "dk1": "ink", "lt1": "paper", "dk2": "muted", "lt2": "head", "accent1": "known-deep", "accent2": "alarm",
    "accent3": "known", "accent4": "persona-2", "accent5": "persona-5", "accent6": "persona-4", "hlink": "way-on",
    "folHlink": "way-back",
}  # fmt: skip
"""By the slots of a theme (ISO/IEC 29500-1, 20.1.6.2), the parts of a map whose colours they take."""


class Layouts(NamedTuple):
    """The layouts of a deck, by what they are for."""

    cover: SlideLayout
    titled: SlideLayout
    text: SlideLayout


def open_template(data: bytes, name: str) -> Deck:
    """Return a team's own deck without its slides.

    Args:
        data: Its bytes.
        name: The name of its file.

    Raises:
        CannotRun: It is no deck that can be used.
    """
    shown = escape_unseen(name)
    _check(data, shown)
    try:
        deck = Presentation(BytesIO(data))
        _drop_slides(deck)
        usable = bool(_titled(deck))
    except Exception:
        raise CannotRun(message("run.template.damaged", file=shown)) from None
    if not usable:
        raise CannotRun(message("run.template.no-layout", file=shown))
    return deck


def _check(data: bytes, shown: str) -> None:
    """Raise CannotRun where bytes are no deck, or unpack to more than a deck would."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > MAX_ENTRIES or sum(one.file_size for one in entries) > MAX_UNPACKED:
                raise CannotRun(_too_large(shown))
            types = packed.read(CONTENT_TYPES).decode("utf-8", "replace")
    except CannotRun:
        raise
    except (BadZipFile, KeyError, OSError, RuntimeError, ValueError, NotImplementedError, EOFError):
        raise CannotRun(message("run.template.no-deck", file=shown)) from None
    except Exception:  # what a broken stream makes zlib raise
        raise CannotRun(message("run.template.damaged", file=shown)) from None
    for part, suffix in _KINDS.items():
        if part in types:
            raise CannotRun(message("run.template.other", file=shown, suffix=f".{suffix}"))
    if _MAIN not in types:
        raise CannotRun(message("run.template.no-deck", file=shown))


def _too_large(shown: str) -> Message:
    return message("run.template.too-large", file=shown, most=str(MAX_UNPACKED // 1_000_000))


def _drop_slides(deck: Deck) -> None:
    """Take the slides out of a deck, and what names them: sections and shows would ask for a repair."""
    root = deck.part._element
    ids = root.find(qn("p:sldIdLst"))
    for slide in list(ids) if ids is not None else ():
        deck.part.drop_rel(slide.get(qn("r:id")))
        ids.remove(slide)
    for name in ("p:custShowLst", "p:extLst"):
        for found in root.findall(qn(name)):
            root.remove(found)


def own_deck(theme: str) -> Deck:
    """Return an empty deck of slides 16:9 in the colours of maps; its letters are those of the program that opens it.

    Args:
        theme: ``dark``; light for every other.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_master
    _place(master.placeholders, {
        "title": (0.6, 0.4, 12.13, 1.0), "body": (0.6, 1.6, 12.13, 5.1), "dt": (0.6, 6.95, 3.0, 0.35),
        "ftr": (4.2, 6.95, 4.9, 0.35), "sldNum": (9.73, 6.95, 3.0, 0.35),
    })  # fmt: skip
    kept = ("title", "obj", "titleOnly")
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") not in kept:
            deck.slide_layouts.remove(layout)
            continue
        _place(layout.placeholders, {"ctrTitle": (0.9, 2.0, 11.5, 1.8), "subTitle": (0.9, 3.9, 11.5, 1.4)})
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            _begin_at_edge(shape._element)
    for shape in master.placeholders:
        _begin_at_edge(shape._element)
    _style(master._element.find(qn("p:txStyles")))
    _colour(master, palette.BASES["dark" if theme == "dark" else "light"])
    return deck


def _place(placeholders: Iterable[BaseShape], places: dict[str, tuple[float, float, float, float]]) -> None:
    """Put placeholders of a kind where they belong, in inches; the others go where those of the master are."""
    for shape in placeholders:
        element = shape._element
        kind = element.find(f".//{qn('p:ph')}").get("type", "obj")
        if kind in places:
            shape.left, shape.top, shape.width, shape.height = map(Inches, places[kind])
            continue
        properties = element.find(qn("p:spPr"))
        for frame in properties.findall(qn("a:xfrm")):
            properties.remove(frame)


def _begin_at_edge(element: BaseOxmlElement) -> None:
    """Let text begin at the edge of its placeholder, where shapes below it begin; below a cover's title too."""
    body = element.find(f".//{qn('a:bodyPr')}")
    body.set("lIns", "0")
    body.set("rIns", "0")
    if element.find(f".//{qn('p:ph')}").get("type") == "subTitle":
        for level in element.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")


def _style(styles: BaseOxmlElement) -> None:
    """Set titles bold and at the beginning of the line, at sizes for slides that are read."""
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", "2800")
    letters.set("b", "1")
    for level, size in enumerate((20, 18, 16, 14, 14), 1):
        found = styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}/{qn('a:defRPr')}")
        found.set("sz", str(int(Pt(size).pt * 100)))


def _colour(master: SlideMaster, colours: Mapping[str, str]) -> None:
    """Give the theme the colours of maps, and headings in Arabic letters the same font as text has."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    for slot, name in _THEME_PARTS.items():
        colour = f'<a:{slot}><a:srgbClr val="{colours[name][1:].upper()}"/></a:{slot}>'
        text = re.sub(f"<a:{slot}>.*?</a:{slot}>", colour, text)
    text = re.sub('script="(Arab|Hebr)" typeface="[^"]*"', r'script="\1" typeface="Arial"', text)
    part._blob = text.encode("utf-8")


def title_size(layout: SlideLayout) -> float:
    """Return at how many points a layout sets its title: by its own style, else that of its master."""
    master = layout.slide_master
    own = (one._element for where in (layout, master) for one in where.placeholders if _kind(one) in TITLES)
    styles = (*(one.find(f".//{qn('a:lstStyle')}") for one in own), master._element.find(f".//{qn('p:titleStyle')}"))
    for style in styles:
        found = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        if found is not None and found.get("sz"):
            return int(found.get("sz")) / 100
    return _TITLE_SIZE


def is_dark(deck: Deck) -> bool:
    """Return whether the slides of a deck are dark, by the colour of their ground in its theme."""
    master = deck.slide_master
    slot = master._element.find(qn("p:clrMap")).get("bg1", "lt1")
    text = master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode("utf-8", "replace")
    found = re.search(f'<a:{slot}>.*?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{{6}})"', text, re.DOTALL)
    if found is None:
        return False
    red, green, blue = (int(found[1][place : place + 2], 16) for place in (0, 2, 4))
    return 299 * red + 587 * green + 114 * blue < 128_000


def choose_layouts(deck: Deck) -> Layouts:
    """Return the layouts for a cover, for a title with what is drawn below it, and for a title with text."""
    every, titled = list(deck.slide_layouts), _titled(deck)
    typed = {layout._element.get("type"): layout for layout in reversed(every)}
    plain = typed.get("titleOnly") or min(titled, key=_content_count)
    with_text = [
        one
        for one in titled
        if _content_count(one) == 1
        and one._element.get("type") != "title"
        and all(has_room(shape) for shape in one.placeholders if _kind(shape) in _CONTENT)
    ]
    text = next((one for one in with_text if one._element.get("type") in ("obj", "tx")), None)
    cover = typed.get("title")
    return Layouts(
        cover if cover in titled else plain,
        plain if plain in titled else titled[0],
        text or (with_text[0] if with_text else plain),
    )


def _titled(deck: Deck) -> list[SlideLayout]:
    """Return the layouts that have a title, and room for it."""
    return [
        one
        for one in deck.slide_layouts
        if any(_kind(shape) in TITLES and (shape.width or 0) > 0 < (shape.height or 0) for shape in one.placeholders)
    ]


def has_room(shape: BaseShape) -> bool:
    """Return whether a placeholder is as wide and high as a few lines are: some layouts have one of no size."""
    return bool(min(shape.width or 0, shape.height or 0) >= Inches(1))


def _content_count(layout: SlideLayout) -> int:
    """Return how many placeholders a layout has beside its title, date, footer and number."""
    return sum(_kind(shape) not in TITLES | _EXTRAS for shape in layout.placeholders)


def _kind(shape: BaseShape) -> PP_PLACEHOLDER:
    kind: PP_PLACEHOLDER = shape.placeholder_format.type
    return kind
