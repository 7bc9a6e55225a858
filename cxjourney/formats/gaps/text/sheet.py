"""A sheet of text for a room: titles, lines that wrap below themselves, tables. Readable without colour."""

from collections.abc import Sequence

from cxjourney.formats.terminal import Terminal, console
from cxjourney.languages import Language
from cxjourney.written import shown

LEFT_TO_RIGHT = "\u200e"


class Sheet:
    """Collects the text of one journey as it is to be shown."""

    def __init__(self, terminal: Terminal, words: Language) -> None:
        self.terminal = terminal
        self.words = words
        self._console, self._page = console(terminal)

    @property
    def text(self) -> str:
        """Everything on the sheet."""
        lines = (line.rstrip() for line in self._page.getvalue().splitlines())
        return self.terminal.mark("\n".join(lines)) + "\n"

    def title(self, title: str, draft: bool) -> None:
        """Begin with the journey's title."""
        stamp = f"  [{self.words.text('gaps.draft')}]" if draft else ""
        self.line(f"{title}{stamp}", "bold reverse" if self.terminal.colour else "bold")
        self.line("═" * min(self._console.width, 79) if self.terminal.unicode else "=" * min(self._console.width, 79))

    def heading(self, key: str) -> None:
        """Begin a part."""
        self._console.print()
        self.line(self.words.text(key), "bold underline")
        if not self.terminal.colour:
            self.line(("─" if self.terminal.unicode else "-") * min(self._console.width, 79))

    def line(self, text: str, style: str = "", indent: int = 0, hanging: int | None = None) -> None:
        """Write a line; what does not fit goes on below, indented by ``hanging``."""
        from rich.padding import Padding
        from rich.text import Text

        more = indent if hanging is None else hanging
        wrapped = Text(_shown(text), style).wrap(self._console, max(self._console.width - more, 20))
        for number, piece in enumerate(wrapped):
            piece.rstrip()
            self._console.print(Padding(piece, (0, 0, 0, indent if number == 0 else more), expand=False))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[tuple[str, str]]], ratios: Sequence[int]) -> None:
        """Write a table of texts, each with its style; columns share the width by their ratios."""
        from rich import box
        from rich.table import Table
        from rich.text import Text

        frame = box.SIMPLE_HEAD if self.terminal.unicode else box.ASCII
        table = Table(box=frame, expand=True, show_lines=False, padding=(0, 1), pad_edge=False, leading=1)
        for heading, ratio in zip(headings, ratios, strict=True):
            table.add_column(Text(heading, "bold"), ratio=ratio, overflow="fold")
        for row in rows:
            table.add_row(*(Text("\n".join(_shown(line) for line in text.split("\n")), style) for text, style in row))
        self._console.print(table)


def _shown(text: str) -> str:
    """Escape what could not be seen, save for the mark that keeps dates in order where text runs right to left."""
    return LEFT_TO_RIGHT.join(shown(part) for part in text.split(LEFT_TO_RIGHT))
