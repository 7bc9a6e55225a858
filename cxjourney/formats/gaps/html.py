"""Question sheets as one page to print and to write on by hand, for a room without computers."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxjourney.analysis.study import Study
from cxjourney.answers.columns import ASK, EMOTION, HIGHEST, LOWEST, NOTE, PAIN_POINT, SIGNED, SOURCE
from cxjourney.answers.question_rows import QuestionRow
from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.question_sheet import QuestionSheet, shown_text
from cxjourney.palette.colours import LIGHT

FACTS = ("whom", "know", "missing", "suggested")
"""What is told of a gap beside its questions."""
MOST_BOXES = 10
"""Where a list has more words than these, one is written down: boxes would fill the page."""


class Blank(NamedTuple):
    """Something to fill in.

    Attributes:
        label: What it is called.
        boxes: The words of which one is ticked; none where something is to be written.
        lines: How many lines there are to write on.
        is_wide: Whether it takes the whole width.
    """

    label: str
    boxes: tuple[str, ...] = ()
    lines: int = 1
    is_wide: bool = False


class BlankGroup(NamedTuple):
    """What is to be filled in on one thing.

    Attributes:
        kind: ``note``, ``source``, ``pain``, ``emotion`` or ``ask``.
        title: What it is about; empty where its only label says so.
        blanks: What is to be filled in.
    """

    kind: str
    title: str
    blanks: tuple[Blank, ...]


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:  # noqa: ARG001  each study has its day
    """Return one page that holds the question sheet of every journey."""
    words = options.words_for(*studies)
    sheets = [QuestionSheet(study, options.words_for(study), options.top) for study in studies]
    found = PackageLoader("cxjourney.formats", "gaps")
    environment = Environment(
        loader=found, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["shown"] = shown_text
    template = environment.get_template("question_sheet.html.jinja")
    text = template.render(words=words, sheets=sheets, colours=LIGHT, facts=FACTS, groups=blank_groups)
    return escape_page(f"{text.rstrip()}\n", options.terminal)


def blank_groups(sheet: QuestionSheet, row: QuestionRow) -> Iterator[BlankGroup]:
    """Yield what is to be filled in beside a gap, by what it is about.

    Args:
        sheet: The sheet that the gap stands on.
        row: The gap.
    """
    words = sheet.words
    yield BlankGroup("note", "", tuple(Blank(sheet.heading(name), lines=3, is_wide=True) for name in NOTE))
    for kind, names in (("source", SOURCE), ("pain", PAIN_POINT)):
        yield BlankGroup(kind, words.text(f"sheet.group.{kind}"), tuple(_blank(sheet, row, name) for name in names))
    if sheet.personas:
        figures = tuple(words.figure(figure) for figure in range(LOWEST, HIGHEST + 1))
        blanks = tuple(Blank(sheet.short_heading(f"{EMOTION}{id_}"), figures) for id_ in sheet.personas)
        title = words.text("sheet.group.emotion", low=figures[0], high=figures[-1])
        yield BlankGroup("emotion", title, blanks)
    asked = tuple(Blank(sheet.heading(name)) for name in (*ASK, *SIGNED))
    yield BlankGroup("ask", words.text("sheet.group.ask"), asked)


def _blank(sheet: QuestionSheet, row: QuestionRow, name: str) -> Blank:
    offered = tuple(sheet.offered(name, row))
    label = sheet.short_heading(name)
    if 0 < len(offered) <= MOST_BOXES and name != "source.owner":
        return Blank(label, offered, is_wide=True)
    return Blank(label, is_wide=name.endswith(".title"))
