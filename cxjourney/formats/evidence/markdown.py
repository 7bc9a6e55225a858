"""Evidence as Markdown, for a wiki, an issue or a comment."""

from collections.abc import Iterable, Iterator

from cxjourney.formats.escape_markup import escape_page
from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.evidence.blocks import Block, Table, blocks
from cxjourney.pipeline.evidence_outcomes import Evidence
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import one_line


def write(evidence: Evidence, options: EvidenceOptions) -> str:
    """Return what was measured: a heading for each source and journey, with its tables."""
    return write_blocks(blocks(evidence, options.words), options)


def write_blocks(parts: Iterable[Block], options: EvidenceOptions) -> str:
    """Return the parts of a page as Markdown."""
    lines: list[str] = []
    for block in parts:
        lines += [f"{'##' if block.is_title else '###'} {_text(block.heading)}", ""]
        lines += [f"- {_text(line)}" for line in block.lines]
        lines += [""] if block.lines else []
        if block.table and block.table.rows:
            lines += [*_table(block.table), ""]
    return escape_page("\n".join(lines).rstrip("\n") + "\n", options.terminal)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_text(head) for head in table.heads)} |"
    yield f"|{'---|' * len(table.heads)}"
    for row in table.rows:
        yield f"| {' | '.join(_text(cell) for cell in row)} |"


def _text(text: str) -> str:
    return escape_markdown(one_line(text))
