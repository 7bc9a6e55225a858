"""What stands in Mermaid's text for something else: entity codes such as ``#35;``, and remarks of ours.

Mermaid reads ``#35;`` and ``#quot;`` as HTML's entities of that number or name.
"""

import html
import json
import re
from collections.abc import Mapping

ENTITY = r"#[A-Za-z0-9_]+;"
_CODES = re.compile(r"[#:;,<>%]")
_KEYWORD = re.compile(r"(?=title\s|section\s|journey\b|acctitle\s*:|accdescr\s*[:{])", re.IGNORECASE | re.ASCII)
_SEEN_AS_ANOTHER_KIND = re.compile(r"C4(?=Con|Com|Dyn|Dep)")
"""Mermaid takes a text for another kind of diagram if ``C4Container`` or the like stands anywhere in it."""
NOTE = "%% cxjourney:"
"""What begins a line that Mermaid passes over, and that an import reads again."""


def encode_mermaid(text: str) -> str:
    """Return a text on one line in which every sign that means something to Mermaid is an entity code."""
    coded = _CODES.sub(_code, " ".join(text.split()))
    if _KEYWORD.match(coded):
        coded = _code(coded) + coded[1:]
    return _SEEN_AS_ANOTHER_KIND.sub("C#52;", coded)


def _code(text: re.Match[str] | str) -> str:
    return f"#{ord(text[0])};"


def decode_mermaid(text: str) -> str:
    """Return a text with entity codes as the signs that they stand for."""
    return re.sub(ENTITY, _decoded, text)


def _decoded(code: re.Match[str]) -> str:
    name = code[0][1:]
    return html.unescape(f"&#{name}" if name[:-1].isdigit() else f"&{name}")


def write_note(kind: str, values: Mapping[str, object]) -> str:
    """Return a remark for an import to read again: its kind, and values as JSON.

    A directive within it would be seen by Mermaid, so each ``%`` and brace of a text is an escape.
    """
    told = json.dumps(values, ensure_ascii=False).replace("%", "\\u0025")
    return f"{NOTE} {kind} {told}"


def read_note(line: str) -> tuple[str, Mapping[str, object]] | None:
    """Return the kind and the values of a remark; None where the line is none, or was changed into something else."""
    kind, _, told = line.strip().removeprefix(NOTE).strip().partition(" ")
    if not line.strip().startswith(NOTE):
        return None
    try:
        values = json.loads(told)
    except (ValueError, RecursionError):
        return kind, {}
    return kind, values if isinstance(values, dict) else {}
