"""Text of slides: measured, at a size that fits, in the theme's fonts, with its language and direction."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from cxjourney.languages import Language
from cxjourney.maps.canvas.looks import BOLD, REGULAR
from cxjourney.maps.canvas.text_wrapping import break_lines, direction, visible_text
from cxjourney.text.shorten import one_line

LEAST = 14
"""The smallest type of a slide, in points: what can be read from the back of a room."""
WIDER = 1.15
"""How much wider than the font that is measured (Noto Sans) a team's may be: about so much is Verdana, a wide one."""
LEADING = 1.25
"""The distance of lines, as a share of the size of the type."""
POINT = 12_700
"""The units of a slide in a point (ISO/IEC 29500-1, 20.1.10.16)."""


class Line(NamedTuple):
    """A paragraph.

    Attributes:
        text: Its text.
        size: Points.
        bold: Whether it is bold.
        colour: The colour that it has instead of the theme's, as `#rrggbb`; empty for the theme's.
        gap: Points above it.
    """

    text: str
    size: float
    bold: bool = False
    colour: str = ""
    gap: float = 0


def plain(text: str) -> str:
    """Return a text on one line, with everything written out that could change how its neighbours are drawn."""
    return one_line(visible_text(text))


def height_of(lines: Iterable[Line], width: float) -> float:
    """Return how many points paragraphs are high in a column so many points wide."""
    return sum(
        line.gap
        + len(break_lines(plain(line.text), width, line.size, BOLD if line.bold else REGULAR)) * line.size * LEADING
        for line in lines
    )


def fit(lines: Sequence[Line], width: float, height: float) -> tuple[tuple[Line, ...], bool]:
    """Return paragraphs made smaller until they fit, and whether they do; none becomes smaller than `LEAST`."""
    made = tuple(lines)
    for percent in range(100, 40, -5):
        made = tuple(line._replace(size=max(LEAST, round(line.size * percent / 100))) for line in lines)
        if height_of(made, width) <= height:
            return made, True
    return made, False


def cut(text: str, width: float, size: float, bold: bool = False, most: int = 1) -> str:
    """Return a text cut, with an ellipsis, to so many lines of a column."""
    weight, said = BOLD if bold else REGULAR, plain(text)
    if len(break_lines(said, width, size, weight)) <= most:
        return said
    low, high = 0, len(said)
    while low < high:
        middle = (low + high + 1) // 2
        tried = f"{said[:middle].rstrip()}…"
        low, high = (middle, high) if len(break_lines(tried, width, size, weight)) <= most else (low, middle - 1)
    return f"{said[:low].rstrip()}…"


class Tongue(Protocol):
    """Tells the language of a text."""

    def __call__(self, text: str, words: Language, /) -> str:
        """Return the tag of the language that a text is in, beside words in another."""


class Pen:
    """Writes paragraphs into frames.

    Args:
        tongue: Tells the language of a text.
    """

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def put(self, frame: TextFrame, lines: Iterable[Line], words: Language, keeps_size: bool = False) -> None:
        """Write paragraphs into a frame.

        Args:
            frame: The frame; what stands in it is replaced.
            lines: The paragraphs.
            words: Their language.
            keeps_size: Whether the size and weight of the frame's own style stay.
        """
        frame.clear()
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self._write(paragraph, line, words, keeps_size)

    def _write(self, paragraph: _Paragraph, line: Line, words: Language, keeps_size: bool) -> None:
        said = plain(line.text)
        run = paragraph.add_run()
        run.text = said
        letters = run._r.get_or_add_rPr()
        letters.set("lang", self._tongue(line.text, words))
        if not keeps_size:
            run.font.size = Pt(line.size)
            run.font.bold = line.bold
            paragraph.space_before = Pt(line.gap)
        if line.colour:
            run.font.color.rgb = RGBColor.from_string(line.colour[1:])
        _direct(paragraph, direction(said, words.direction), words.direction)


def _direct(paragraph: _Paragraph, runs: str, beside: str) -> None:
    """Let a paragraph run as its words do, and begin where those around it do; what is centred stays so."""
    if runs == beside == "ltr":
        return
    properties = paragraph._p.get_or_add_pPr()
    properties.set("rtl", "1" if runs == "rtl" else "0")
    if paragraph.alignment != PP_ALIGN.CENTER:
        properties.set("algn", "r" if beside == "rtl" else "l")


def bare(frame: TextFrame, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> TextFrame:
    """Return a frame of ours without an edge of its own: what stands in it begins where it does."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    return frame


def unbullet(frame: TextFrame) -> None:
    """Take bullets and indents of a placeholder's style away: headings and sentences are told apart by their type."""
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("marR", "0")
        properties.set("indent", "0")
        for bullet in properties.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone"):
            properties.remove(bullet)
        properties.insert_element_before(
            properties.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}, None),
            "a:buAutoNum", "a:buChar", "a:buBlip", "a:tabLst", "a:defRPr", "a:extLst",
        )  # fmt: skip
