"""A path in a document as people write it."""

from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten


def path_text(path: DataPath) -> str:
    """Return a path as people write it: ``stages[0].data``; ``.`` of the whole document."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{escape_unseen(part)}"
    return shorten(text.removeprefix("."), 120) or "."
