"""Another value in the place of one, and another name for a key."""

import re
from collections.abc import Iterator

from cxjourney.edit.node import Node, Part, column, line_end
from cxjourney.edit.patch import YamlValue
from cxjourney.edit.path_text import path_text
from cxjourney.edit.splices import Splice
from cxjourney.edit.yaml_writer import YamlStyle, flow_text, item_lines, scalar_text, value_lines
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message

_HEADER = re.compile(r"[|>][-+0-9]*")


def rename_key(part: Part, text: str, key: str, in_flow: bool) -> Iterator[Splice]:
    """Yield how a key gets another name; its quotes stay."""
    old = text[part.start : part.head_end]
    if not old or old[0] in "&!*":
        raise CannotRun(message("edit.anchor", path=path_text(part.node.path)))
    yield Splice(part.start, part.head_end, scalar_text(key, in_flow, like=old[0]))


def replace_value(holder: Node, part: Part, value: YamlValue, style: YamlStyle) -> Iterator[Splice]:
    """Yield how another value comes to stand in the place of one; a comment behind it stays."""
    node, text = part.node, holder.text
    if node.is_marked:
        raise CannotRun(message("edit.anchor", path=path_text(node.path)))
    first, below = _new_lines(holder, part, value, style)
    if node.is_block:
        if "#" in text[part.head_end : node.end]:
            raise CannotRun(message("edit.comment-within", path=path_text(node.path)))
        yield from _in_place_of_block(holder, part, first, below, style)
        return
    if node.is_block_scalar:
        end_of_head = line_end(text, node.start)
        last = max(end_of_head, node.start + len(text[node.start : node.end].rstrip(" \t\r\n")))
        yield Splice(node.start, node.start + len(_HEADER.findall(text[node.start : end_of_head])[0]), first)
        yield Splice(end_of_head, last, "".join(style.line_break + line for line in below))
        return
    start = node.start
    gap = "" if text[start - 1 : start] in (" ", "\t", "[", "{", ",", "\n", "\r", "") else " "
    if not first:
        start = start - (len(text[:start]) - len(text[:start].rstrip(" "))) if text[start - 1 : start] == " " else start
        gap = ""
    yield Splice(start, node.end, gap + first)
    if below:
        end = line_end(text, node.end)
        yield Splice(end, end, "".join(style.line_break + line for line in below))


def rewrite(holder: Node, part: Part, value: str, end: int) -> Iterator[Splice]:
    """Yield how a text in quotes comes to stand in the place of a value and of what stands behind it."""
    if part.node.is_marked or part.node.is_alias:
        raise CannotRun(message("edit.anchor", path=path_text(part.node.path)))
    yield Splice(part.node.start, end, scalar_text(value, holder.is_flow, like='"'))


def _in_place_of_block(holder: Node, part: Part, first: str, below: list[str], style: YamlStyle) -> Iterator[Splice]:
    text = holder.text
    start = part.head_end
    if isinstance(holder.data, dict):
        start = text.index(":", start) + 1
    new = (f" {first}" if first else "") + "".join(style.line_break + line for line in below)
    yield Splice(start, part.node.end, new)


def _new_lines(holder: Node, part: Part, value: YamlValue, style: YamlStyle) -> tuple[str, list[str]]:
    """Return what stands in the value's place, and the lines below it."""
    node, text = part.node, holder.text
    if not isinstance(value, dict | list):
        like = text[node.start] if isinstance(value, str) and not node.is_empty and isinstance(node.data, str) else ""
        return scalar_text(value, holder.is_flow, like), []
    if holder.is_flow:
        return flow_text(value), []
    indent = column(text, part.start)
    if isinstance(holder.data, dict):
        first, *below = value_lines(value, indent, style)
    else:
        gap = column(text, node.start) - indent if line_end(text, part.start) == line_end(text, node.start) else 2
        head, *below = item_lines(value, indent, max(2, gap), style, flows=node.is_flow)
        first = head[indent:].removeprefix("-").lstrip(" ")
    return first, below
