"""Several ids where one should stand: a sign other than a comma stands between them, or a blank, or a line break."""

import re
from collections.abc import Collection

from cxjourney.languages.message import Message, and_message, message, or_message, quote_message
from cxjourney.model.fields import is_slug
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.odd_characters import plain_text

_BETWEEN = re.compile(r"\s*[^\w\s-]\s*|\s+(?:and|dan|und|y|et|e|ve|lan|و)\s+|\s+(?:-+\s+)?")
_OTHER_COMMA = re.compile(r"\s*[،，、؛；]\s*")
"""What is a comma or a semicolon in other scripts: never a part of an id."""
_MOST = 20
"""At most this many ids are taken for ids that stand together."""


def advice_on_run_together_ids(text: str, document: Document, path: DataPath, known: Collection[str]) -> Message | None:
    """Return how to write several ids that stand where one should; None where it is not several.

    Args:
        text: What stands in place of an id.
        document: The file.
        path: Where it stands.
        known: The ids that would do.
    """
    other = _OTHER_COMMA.search(text)
    parts = [plain_text(part) for part in (_OTHER_COMMA if other else _BETWEEN).split(text.strip(" ,;:")) if part]
    mark = re.search(r"\S", other[0]) if other else re.search(r"[^\w\s-]", text)
    marked = mark[0] if mark and mark[0] in ",;/" and all(map(is_slug, parts)) else ""
    separated = other or marked == ";" or (marked and any(part in known for part in parts))
    if not 1 < len(parts) <= _MOST or not (separated or all(part in known for part in parts)):
        return None
    if path[-1] == "channel":
        return message("advise.each-channel", ids=and_message(parts))
    if not isinstance(path[-1], int):
        return message("reference.several.one", ids=or_message(parts))
    if re.fullmatch(r"\s*(?:- +)+", document.text_before(path)):
        return message("reference.several.lines", items=and_message([f"- {part}" for part in parts]))
    written = ", ".join(parts)
    if mark is None:
        return message("reference.several.blank", text=written)
    return message("reference.several.comma", mark=quote_message(mark[0]), text=written)
