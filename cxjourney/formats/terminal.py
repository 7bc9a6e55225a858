"""What a terminal can show, and a page of text for it."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.text.break_opportunities import BREAKING_SPACES, breakable_pieces
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from cxjourney.languages import Language

_WHITE_SPACE = re.compile(f"[{BREAKING_SPACES}\\f\\v]+")

ASCII = str.maketrans(
    {
        "│": "|",
        "─": "-",
        "✓": "+",
        "✗": "x",
        "…": "...",
        "×": "x",
        "²": "^2",
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "·": "|",
    }
)


class Terminal(NamedTuple):
    """What the text is written for.

    Attributes:
        width: How many columns a line has; None where lines may be as long as they like.
        colour: Whether colours are shown.
        unicode: Whether more than ASCII can be shown.
        height: How many lines a screen has.
        is_screen: Whether somebody reads it now and can ask for more: no pipe, no file, no build's log.
    """

    width: int | None = None
    colour: bool = False
    unicode: bool = True
    is_screen: bool = False
    height: int = 24

    @property
    def room(self) -> int:
        """How many lines of a screen are free: the prompt takes one."""
        return self.height - 1

    def with_everything(self) -> "Terminal":
        """Return the same, for text that leaves nothing out although it is read on a screen."""
        return self._replace(is_screen=False)

    def mark(self, text: str) -> str:
        """Return the tool's own marks and signs so that they can be shown."""
        return text if self.unicode else text.translate(ASCII)

    def plain(self, text: str) -> str:
        """Return text of a journey as it will be seen: where the terminal has only ASCII, the rest is escaped."""
        if self.unicode or text.isascii():
            return text
        return self.mark(text).encode("ascii", "backslashreplace").decode("ascii")

    def paint(self, text: str, style: str) -> str:
        """Return text in a style, such as ``bold red``, where colours are shown."""
        if not self.colour:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def console(terminal: Terminal) -> tuple["Console", StringIO]:
    """Return a console that lays text out for a terminal, and where it writes."""
    from rich.console import Console

    page = StringIO()
    return (
        Console(
            file=page,
            width=terminal.width or 100,
            force_terminal=terminal.colour,
            color_system="standard" if terminal.colour else None,
            no_color=not terminal.colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        ),
        page,
    )


def text_cells(text: str) -> int:
    """Return the width of text on a terminal, in columns."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def break_lines(text: str, width: int) -> list[str]:
    """Return text broken into lines of at most ``width`` columns, at white space and between ideographs.

    White space is folded, but for the spaces that keep two words together. A word that is wider, such as a path or an
    address, stays whole; one of wide characters is broken within.
    """
    pieces = breakable_pieces(_WHITE_SPACE.sub(" ", text).strip(" "))
    return fit_pieces([part for piece in pieces for part in _narrower(piece, width)], width)


def fit_pieces(pieces: Iterable[str], width: int) -> list[str]:
    """Return lines of at most ``width`` columns, made of pieces between which they may break; there is at least one."""
    lines, taken = [""], 0
    for piece in pieces:
        if lines[-1] and taken + text_cells(piece.rstrip(" ")) > width:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
            taken = 0
        lines[-1] += piece
        taken += text_cells(piece)
    return [*lines[:-1], lines[-1].rstrip(" ")]


def _narrower(piece: str, width: int) -> list[str]:
    taken = text_cells(piece)
    if taken <= width or taken <= len(piece):
        return [piece]
    from rich.cells import chop_cells

    return chop_cells(piece, width)


NARROW = 60
"""With fewer columns than this a table of stages can't be read."""


class TextPage:
    """Collects the text of one journey as it is to be shown."""

    def __init__(self, terminal: Terminal, words: "Language") -> None:
        self.terminal = terminal
        self.words = words
        self._console, self._page = console(terminal)

    @property
    def text(self) -> str:
        """Everything on the page."""
        lines = (escape_commands(line.rstrip()) for line in self._page.getvalue().splitlines())
        return self.terminal.mark("\n".join(lines)) + "\n"

    @property
    def width(self) -> int:
        """How many columns a line has."""
        return self._console.width

    def row(self, cells: Sequence[tuple[str, str, int]]) -> None:
        """Write a line of columns; what does not fit its column is left out, with a mark that says so.

        Args:
            cells: By column, its text, its style and its width, of which one column is left free.
        """
        from rich.text import Text

        line = Text()
        for text, style, width in cells:
            cell = Text(escape_unseen(text), style)
            room = max(width - 1, 1)
            if cell.cell_len > room:
                cell.truncate(max(room - text_cells(self.terminal.mark("…")), 1))
                cell.append("…")
            cell.append(" " * max(width - cell.cell_len, 0))
            line.append_text(cell)
        line.rstrip()
        self._console.print(line)

    def blank(self) -> None:
        """Leave a line free."""
        self._console.print()

    def heading_line(self, key: str) -> None:
        """Begin a part of a page on which lines are few: one line, and one before it."""
        self._console.print()
        self.line(self.words.text(key), "bold underline")

    def title(self, title: str, draft: bool, ruled: bool = True) -> None:
        """Begin with the journey's title, and a rule below it."""
        stamp = f"  [{self.words.text('status.draft')}]" if draft else ""
        self.line(f"{title}{stamp}", "bold reverse" if self.terminal.colour else "bold")
        if not ruled:
            return
        self.line("═" * min(self._console.width, 79) if self.terminal.unicode else "=" * min(self._console.width, 79))

    def heading(self, key: str) -> None:
        """Begin a part."""
        self._console.print()
        self.line(self.words.text(key), "bold underline")
        if not self.terminal.colour:
            self.line(("─" if self.terminal.unicode else "-") * min(self._console.width, 79))

    def line(self, text: str, style: str = "", indent: int = 0, hanging: int | None = None) -> None:
        """Write a line; what does not fit goes on below.

        Args:
            text: The text, of which nothing acts on the terminal.
            style: A style such as ``bold red``.
            indent: How many columns to leave free before it.
            hanging: How many to leave free before what goes on below; None for as many as ``indent``.
        """
        from rich.padding import Padding

        from cxjourney.formats.wrapped_text import WrappedText

        more = indent if hanging is None else hanging
        wrapped = WrappedText(escape_unseen(text), style).wrap(self._console, max(self._console.width - more, 20))
        for number, piece in enumerate(wrapped):
            piece.rstrip()
            self._console.print(Padding(piece, (0, 0, 0, indent if number == 0 else more), expand=False))

    def place(self, place: str, kind: str, text: str, indent: int) -> None:
        """Write a place in a file, which is never broken, what is there and a text, on one line where there is room."""
        place, below = escape_unseen(place), indent + 2
        if indent + text_cells(f"{place} {kind} {text}") <= self.width:
            self.line(f"{place} {kind} {text}", indent=indent)
            return
        has_room = indent + text_cells(f"{place} {kind}") <= self.width
        head = f"{place} {kind}" if has_room else place
        self._console.print(f"{' ' * indent}{head}", no_wrap=True, overflow="ignore", crop=False)
        self.line(text if has_room else f"{kind} {text}", indent=below)

    def brief(self, text: str, indent: int) -> None:
        """Write text on one line; what does not fit is left out, with a mark that says so."""
        from rich.text import Text

        mark = self.terminal.mark("…")
        line, room = Text(escape_unseen(one_line(text))), self._console.width - indent
        if line.cell_len > room:
            line.truncate(max(room - text_cells(mark), 1))
            line = Text(f"{line.plain.rstrip()}{mark}")
        self._console.print(Text(" " * indent).append(line))

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[tuple[str, str]]],
        ratios: Sequence[int],
        last: int | None = None,
    ) -> None:
        """Write a table; where it would not fit, its rows become lists.

        Args:
            headings: The headings of the columns.
            rows: By row, the text and the style of each cell.
            ratios: By column, its part of the width.
            last: How many columns of the terminal the last column has at least; None where it shares the rest.
        """
        if self._console.width < NARROW:
            self._list(headings, rows)
            return
        from rich import box
        from rich.table import Table

        from cxjourney.formats.wrapped_text import WrappedText

        frame = box.SIMPLE_HEAD if self.terminal.unicode else box.ASCII
        table = Table(box=frame, expand=True, show_lines=False, padding=(0, 1), pad_edge=False, leading=1)
        for heading, ratio in zip(headings, ratios, strict=True):
            fixed = max(last, text_cells(heading)) if last and heading is headings[-1] else None
            table.add_column(WrappedText(heading, "bold"), ratio=None if fixed else ratio, width=fixed, overflow="fold")
        for row in rows:
            table.add_row(
                *(
                    WrappedText("\n".join(escape_unseen(line) for line in text.split("\n")), style)
                    for text, style in row
                )
            )
        self._console.print(table)

    def _list(self, headings: Sequence[str], rows: Sequence[Sequence[tuple[str, str]]]) -> None:
        for (title, style), *others in rows:
            for number, line in enumerate(title.split("\n")):
                self.line(line, style or "bold", indent=0 if number == 0 else 2, hanging=2)
            for heading, (text, text_style) in zip(headings[1:], others, strict=True):
                listed = self.words.list_words(text.split("\n"))
                line = self.words.text("figures.colon", head=heading, rest=listed)
                self.line(line, text_style, indent=2, hanging=4)
