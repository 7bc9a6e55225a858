"""What becomes of texts, as a reviewer reads it: the lines that go and those that come, with some around them."""

from collections.abc import Iterable
from difflib import unified_diff

from cxjourney.files.text_file import TextFile
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen

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
        found = unified_diff(
            before.text.splitlines(), after.text.splitlines(), before.name, after.name, n=_AROUND, lineterm=""
        )
        for number, line in enumerate(found):
            shown = terminal.plain(escape_commands(escape_unseen(line.expandtabs())))
            lines.append(terminal.paint(shown, "bold" if number < 2 else _STYLES.get(line[:1], "none")))
    return "".join(f"{line}\n" for line in lines)
