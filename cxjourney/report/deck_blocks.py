"""Blocks of text as paragraphs that fit on a slide: fewer of them before any is too small to be read."""

from collections.abc import Sequence

from cxjourney.languages import Language
from cxjourney.report.deck_slides import Block, TextSlide
from cxjourney.report.deck_text import LEAST, Line, cut, fit

_SENTENCES = (None, 3, 1)
"""Of a block, all sentences are tried first, then as many as these."""


def fitting_lines(slide: TextSlide, words: Language, width: float, height: float, muted: str) -> Sequence[Line]:
    """Return the paragraphs of a slide: as many of its blocks as fit, and how many more there are.

    Args:
        slide: The slide.
        words: Its language.
        width: The points that there are from side to side.
        height: The points from top to bottom.
        muted: The colour of what stands back; empty for the theme's.
    """
    lead = [Line(slide.lead, 18, colour=muted if slide.blocks else "")] if slide.lead else []
    for shown in range(len(slide.blocks), 0, -1):
        left = len(slide.blocks) - shown
        more = [Line(words.text("figures.and-more", n=words.number(left)), 16, colour=muted, gap=8)] if left else []
        for most in _SENTENCES:
            blocks = [line for one in slide.blocks[:shown] for line in _lines(one, most, muted)]
            lines, fits = fit([*lead, *blocks, *more], width, height)
            if fits:
                return lines
    blocks = [_cut(line, width) for one in slide.blocks[:1] for line in _lines(one, 1, muted)]
    return fit([*(_cut(line, width) for line in lead), *blocks], width, height)[0]


def _lines(block: Block, most: int | None, muted: str) -> list[Line]:
    """Return the paragraphs of a block, with at most so many of its sentences."""
    head = [Line(block.head, 18, bold=True, gap=12)] if block.head else []
    loud = [Line(block.loud, 22, gap=2)] if block.loud else []
    return [*head, *loud, *(Line(text, 16, colour=muted if block.head else "", gap=2) for text in block.lines[:most])]


def _cut(line: Line, width: float) -> Line:
    """Return a paragraph cut to two lines of the smallest type."""
    return line._replace(text=cut(line.text, width, LEAST, line.bold, 2), size=LEAST)
