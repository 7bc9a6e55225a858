"""Why a change of a text is not made."""

from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten


def refusal(key: str, /, path: DataPath, **values: object) -> CannotRun:
    """Return the refusal of a change at a path, to be raised; the message has the path as ``path``."""
    shown = {
        name: shorten(escape_unseen(value), 60) if isinstance(value, str) else value for name, value in values.items()
    }
    return CannotRun(message(key, path=path_text(path), **shown))


def path_text(path: DataPath) -> str:
    """Return a path as people write it: ``stages[0].data``; ``.`` of the whole document."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{escape_unseen(part)}"
    return shorten(text.removeprefix("."), 120) or "."
