"""Rich's text, broken into lines as this package breaks them: within cells of tables, too."""

import re

from rich.cells import cell_len, chop_cells
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

from cxjourney.formats.terminal import fit_pieces
from cxjourney.text.break_opportunities import breakable_pieces


class WrappedText(Text):
    """Text in one style, whose lines break at ordinary white space and between ideographs alone.

    Rich's own breaks at spaces that are meant to keep two words together, and before the signs that close a sentence.
    """

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,  # noqa: ARG002  there are no tabs
        no_wrap: bool | None = None,  # noqa: ARG002  every line is to fit
    ) -> Lines:
        """Return the lines of the text, each of at most ``width`` columns."""
        broken = (line for part in self.plain.split("\n") for line in fit_pieces(breakable_pieces(part), width))
        fitting = (piece for line in broken for piece in _narrow_lines(line, width))
        lines = Lines(Text(line, self.style) for line in fitting)
        if justify:
            lines.justify(console, width, justify=justify, overflow=overflow or "fold")
        return lines


_GOOD_BREAKS = re.compile("[-/_.,:;=&?|\u200c](?!.*[-/_.,:;=&?|\u200c])")
"""The last sign of a text behind which a long word, such as an address or an id, is broken most readably."""


def _narrow_lines(line: str, width: int) -> list[str]:
    """Return a line that is too wide for any break as several; a space that would begin one is left out.

    It is broken behind a sign where one stands in the second half of what fits, else where the room ends.
    """
    lines: list[str] = []
    while cell_len(line) > width:
        fitting = next(filter(None, chop_cells(line[: 8 * width], width)))
        sign = _GOOD_BREAKS.search(fitting, len(fitting) // 2)
        end = sign.end() if sign else len(fitting)
        lines.append(line[:end].strip())
        line = line[end:].lstrip()
    return [piece for piece in (*lines, line.strip()) if piece] if lines else [line]
