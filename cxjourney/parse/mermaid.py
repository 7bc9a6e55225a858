"""Mermaid source where YAML is expected: which diagram it is, where it begins, and how it is written as a journey."""

import re
from itertools import islice
from typing import NamedTuple

from cxjourney.languages.message import message

_HEADER = re.compile(
    r"^[ \t]*(?P<kind>journey|(?:graph|flowchart)(?:[ \t]+(?P<direction>TB|TD|BT|RL|LR))?|sequenceDiagram"
    r"|stateDiagram(?:-v2)?|timeline|mindmap)[ \t]*[:;]?[ \t]*\r?$",
    re.MULTILINE,
)
_BODY = {
    "journey": re.compile(
        r"^[ \t]*section[ \t]+[^:\s]|^[ \t]+title[ \t]+[^:\s]|:[ \t]*[1-5][ \t]*(?::|$)", re.MULTILINE
    ),
    "timeline": re.compile(r"^[ \t]*section[ \t]+[^:\s]|^[ \t]+title[ \t]+[^:\s]|^[ \t]+[^:\n]+ : ", re.MULTILINE),
    "mindmap": re.compile(r"^[ \t]+root\b|\(\(", re.MULTILINE),
}
_BEFORE = re.compile(r"---|```[a-z]*|%%.*|")
"""What may stand in a line between the place where a parser stopped and the diagram: a fence, a line, a directive."""
_MAX_HEADERS, _MAX_BODY = 5, 2_000
"""How many headers of a text are looked at, and how far below each: in characters."""
_ARROW = re.compile(r"-->|---|==>|-\.->|->>|--x|--o")
HELPED = ("journey", "timeline", "sequenceDiagram", "any")
"""The kinds of diagrams for which a message says how they are written as a journey; the last is for all others."""


class MermaidDiagram(NamedTuple):
    """A diagram in Mermaid's language within a text: what is wrong, how to fix it, and two offsets into the text."""

    message: str
    help: str
    start: int
    end: int


def mermaid_diagram(text: str, place: int = 0) -> MermaidDiagram | None:
    """Return the diagram in Mermaid's language at a place of a text; None where none stands there.

    A word such as ``journey`` alone proves nothing: something of the kind's own has to follow it.

    Args:
        text: The text.
        place: The offset at which YAML ends, or 0 where all of the text is one value.
    """
    for header in islice(_HEADER.finditer(text), _MAX_HEADERS):
        kind = header["kind"].split()[0]
        body = _BODY.get(kind, _ARROW)
        if _is_at(header, place) and (header["direction"] or body.search(text, header.end(), header.end() + _MAX_BODY)):
            wrong = message("yaml.mermaid", kind=header["kind"])
            help_ = message(f"yaml.mermaid.{kind if kind in HELPED else HELPED[-1]}")
            return MermaidDiagram(wrong, help_, *header.span("kind"))
    return None


def _is_at(header: re.Match[str], place: int) -> bool:
    """Return whether a place lies in the diagram below a header, or right before it."""
    if place < header.start():
        between = header.string[place : header.start()][: _MAX_BODY + 1]
        return len(between) <= _MAX_BODY and all(_BEFORE.fullmatch(line.strip()) for line in between.split("\n"))
    indent = header.start("kind") - header.start()
    end = header.string.find("\n", place)
    below = header.string[header.end() : end if end >= 0 else None].split("\n")
    return all(len(line) - len(line.lstrip()) >= indent for line in below if line.strip())
