"""Evidence as text for a terminal."""

from collections.abc import Iterable

from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.evidence.blocks import Block, blocks
from cxjourney.formats.terminal import TextPage
from cxjourney.pipeline.evidence_outcomes import Evidence


def write(evidence: Evidence, options: EvidenceOptions) -> str:
    """Return what was measured as text."""
    return write_blocks(blocks(evidence, options.words), options)


def write_blocks(parts: Iterable[Block], options: EvidenceOptions) -> str:
    """Return the parts of a page as text."""
    page = TextPage(options.terminal, options.words)
    for number, block in enumerate(parts):
        if block.is_title:
            if number:
                page.blank()
            page.title(block.heading, draft=False)
        else:
            page.blank()
            page.line(block.heading, "bold underline")
        for line in block.lines:
            page.line(line, hanging=2)
        if block.table and block.table.rows:
            rows = [[(cell, "") for cell in row] for row in block.table.rows]
            ratios = [3 if index < 1 + (len(block.table.heads) == 5) else 2 for index in range(len(block.table.heads))]
            page.table(block.table.heads, rows, ratios)
    return page.text
