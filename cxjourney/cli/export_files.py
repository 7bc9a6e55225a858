"""Exported journeys to where they go: standard output, one file, or a file each."""

from collections.abc import Sequence
from pathlib import Path

from cxjourney.cli.output import say, write_file, write_text
from cxjourney.errors import CannotRun
from cxjourney.exporters import SUFFIXES
from cxjourney.exporters.export import Export
from cxjourney.languages import Language
from cxjourney.languages.message import list_message, message
from cxjourney.text.escape_unseen import escape_unseen

_MARKDOWN = (".md", ".markdown")
_FENCE = "```"


def write_exports(exports: Sequence[Export], form: str, output: str | None, words: Language, quiet: bool) -> None:
    """Write journeys as they were exported.

    Args:
        exports: The journeys.
        form: What they were exported as.
        output: A Markdown file, a file of one journey, or a folder; None for standard output.
        words: The language to say in what was written.
        quiet: Whether that is not said.

    Raises:
        CannotRun: Several journeys would stand in a file of one, or something can't be written.
    """
    if output is None or output == "-":
        write_text(exports[0].text if len(exports) == 1 else _markdown(exports, form))
        return
    path = Path(output)
    suffix = path.suffix.lower()
    if path.is_dir() or output.endswith(("/", "\\")) or not suffix:
        files = {path / f"{export.id}{SUFFIXES[form]}": export.text for export in exports}
    elif suffix in _MARKDOWN:
        files = {path: _markdown(exports, form)}
    elif len(exports) == 1:
        files = {path: exports[0].text}
    else:
        ids = list_message(export.id for export in exports)
        raise CannotRun(message("export.several", file=escape_unseen(output), journeys=ids))
    for file, text in files.items():
        write_file(file, text.encode())
        if not quiet:
            say(words.text("init.wrote", file=str(file)), words=words)


def _markdown(exports: Sequence[Export], form: str) -> str:
    """Return journeys as Markdown, each with its title above its diagram."""
    parts = (f"## {' '.join(one.title.split())}\n\n{_FENCE}{form}\n{one.text}{_FENCE}\n" for one in exports)
    return "\n".join(parts)
