"""What becomes of texts, as a reviewer reads it: the lines that go and those that come, with some around them."""

from collections.abc import Iterable

from cxjourney.files.text_file import TextFile
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.line_changes import line_changes

_AROUND = 2
_STYLES = {"-": "red", "+": "green", "@": "cyan"}


def text_changes(changes: Iterable[tuple[TextFile, TextFile]], terminal: Terminal) -> str:
    """Return the differences of texts in the unified format, each file under its name.

    Args:
        changes: Each text before and after.
        terminal: What it is written for.
    """
    lines = []
    for before, after in changes:
        found = [*line_changes(before.text.splitlines(), after.text.splitlines(), _AROUND)]
        heads = [f"--- {before.name}", f"+++ {after.name}"] if found else []
        for number, line in enumerate([*heads, *found]):
            shown = terminal.plain(escape_commands(escape_unseen(line.expandtabs())))
            lines.append(terminal.paint(shown, "bold" if number < 2 else _STYLES.get(line[:1], "none")))
    return "".join(f"{line}\n" for line in lines)
