"""What a baseline keeps of a workspace: the text of its files, so that what was renamed since can be told.

Each text is compressed (zlib) and written in Base64, a file a line.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping

from cxjourney.languages.message import message
from cxjourney.lint.baseline import NotABaseline

MAX_BYTES = 200_000_000
"""More text than that is in no workspace whose findings a baseline can hold."""


def files_text(files: Mapping[str, str]) -> list[str]:
    """Return the texts of files, by their names, as JSON: each as one text, in order."""
    return [
        json.dumps({"file": name, "text": b64encode(zlib.compress(text.encode(), 9)).decode()}, ensure_ascii=False)
        for name, text in sorted(files.items())
    ]


def files_from_text(text: str) -> dict[str, str] | None:
    """Return the texts of files that the text of a baseline holds, by their names; None where an older one holds none.

    Raises:
        NotABaseline: One of them is damaged.
    """
    entries = json.loads(text).get("files")
    if not isinstance(entries, list):
        return None
    found: dict[str, str] = {}
    left = MAX_BYTES
    for number, entry in enumerate(entries, start=1):
        content = _content(entry, left)
        if content is None:
            raise NotABaseline(message("run.baseline.file", n=number))
        found[str(entry["file"])] = content
        left -= len(content)
    return found


def _content(entry: object, most: int) -> str | None:
    """Return the text of an entry; None where it holds none, or one of more than ``most`` bytes."""
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str) or not isinstance(entry.get("text"), str):
        return None
    reading = zlib.decompressobj()
    try:
        content = reading.decompress(b64decode(entry["text"], validate=True), max(most, 1))
        return content.decode() if reading.eof else None
    except (ValueError, zlib.error):  # what is no Base64 and what is no UTF-8 are ValueErrors
        return None
