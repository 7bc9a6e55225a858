"""Where text is shown: how wide it is, and what it can do. The only file that knows rich."""

from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

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
    """What the text is written for. ``width`` is None where lines may be as long as they like."""

    width: int | None = None
    colour: bool = False
    unicode: bool = True

    def mark(self, text: str) -> str:
        """Give the tool's own marks and signs so that they can be shown."""
        return text if self.unicode else text.translate(ASCII)

    def plain(self, text: str) -> str:
        """Give text of a journey as it will be seen: where the terminal has only ASCII, the rest is escaped."""
        if self.unicode or text.isascii():
            return text
        return self.mark(text).encode("ascii", "backslashreplace").decode("ascii")

    def paint(self, text: str, style: str) -> str:
        """Give text in a style, such as ``bold red``, where colours are shown."""
        if not self.colour:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def console(terminal: Terminal) -> tuple["Console", StringIO]:
    """Give a console that lays text out for a terminal, and where it writes."""
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


def cells(text: str) -> int:
    """Give the width of text on a terminal, in columns."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def folded(text: str, width: int) -> list[str]:
    """Break text into lines of at most that many columns, at white space.

    Only words of wide characters, which are written without spaces, are broken within; paths and addresses stay whole.
    """
    lines: list[str] = []
    for word in text.split():
        pieces = _pieces(word, width)
        if lines and cells(lines[-1]) + 1 + cells(pieces[0]) <= width:
            lines[-1] += f" {pieces.pop(0)}"
        lines += pieces
    return lines or [""]


def _pieces(word: str, width: int) -> list[str]:
    taken = cells(word)
    if taken <= width or taken <= len(word):
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, width)
