"""Changes of mappings and lists that stand on lines of their own."""

from collections.abc import Iterator, Sequence

from cxjourney.edit.node import Node, Part, check_unmarked, column, line_end, line_start, next_line
from cxjourney.edit.patch import YamlValue
from cxjourney.edit.path_text import path_text
from cxjourney.edit.splices import Splice
from cxjourney.edit.yaml_writer import YamlStyle, item_lines, key_lines
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message


def add_key(
    mapping: Node, key: str, value: YamlValue, goes_behind: Sequence[str], style: YamlStyle
) -> Iterator[Splice]:
    """Yield how a mapping gets a key: on lines of its own, at the column of the others."""
    parts = _parts(mapping)
    behind = parts[0] if goes_behind else parts[-1]
    for part in parts:
        if part.name in goes_behind:
            behind = part
    lines = list(key_lines(key, value, column(mapping.text, parts[0].start), style))
    apart = len(lines) > 1 and _stand_apart(mapping.text, parts, parts.index(behind))
    yield _lines_behind(mapping.text, behind, ["", *lines] if apart else lines, style)


def insert_item(items: Node, index: int, value: YamlValue, style: YamlStyle) -> Iterator[Splice]:
    """Yield how a list gets an item: on lines of its own, at the column of the other dashes."""
    text, parts = items.text, _parts(items)
    beside = parts[max(0, index - 1)]
    indent = column(text, parts[0].start)
    step = column(text, beside.node.start) - column(text, beside.start)
    flows = beside.node.is_flow and isinstance(beside.node.data, dict) and isinstance(value, dict)
    lines = list(item_lines(value, indent, step if 1 < step < 9 else 2, style, flows))
    if index > 0:
        apart = _stand_apart(text, parts, index - 1)
        yield _lines_behind(text, beside, ["", *lines] if apart else lines, style)
    elif _begins_line(text, parts[0]):
        start = _start_with_comments(text, parts[0], None)
        yield Splice(start, start, "".join(line + style.line_break for line in lines))
    else:  # the list itself stands behind a dash
        start = parts[0].start
        lines[0] = lines[0][indent:]
        yield Splice(start, start, "".join(line + style.line_break for line in lines) + " " * indent)


def remove_part(collection: Node, name: str | int, before: Node | None) -> Iterator[Splice]:
    """Yield how a mapping or list loses a part, with the comments just above it; without any it is ``{}`` or ``[]``.

    Args:
        collection: The mapping or list.
        name: The key, or the number of the item.
        before: What holds the collection; None where it is the whole document.
    """
    text, parts = collection.text, _parts(collection)
    at = next(at for at, part in enumerate(parts) if part.name == name)
    part = parts[at]
    end = next_line(text, part.node.end) if not _ends_line(text, part.node.end) else part.node.end
    if len(parts) == 1:
        yield from _empty(collection, before, end)
    elif _begins_line(text, part):
        start = _start_with_comments(text, part, parts[at - 1] if at else None)
        yield Splice(_without_last_break(text, start, end), end)
    else:  # it stands behind a dash, where the next part takes its place
        following = end + len(text[end:]) - len(text[end:].lstrip(" "))
        yield Splice(part.start, following)


def move_item(items: Node, item: int, index: int, style: YamlStyle) -> Iterator[Splice]:
    """Yield how an item of a list gets another place in it, with the comments just above it."""
    text, parts = items.text, _parts(items)
    if not _begins_line(text, parts[0]):
        raise CannotRun(message("edit.unusual", path=path_text(items.path)))
    start = _start_with_comments(text, parts[item], parts[item - 1] if item else None)
    end = _end_of_lines(text, parts[item])
    moved = text[start:end]
    yield Splice(_without_last_break(text, start, end), end)
    if index < item:
        place = _start_with_comments(text, parts[index], parts[index - 1] if index else None)
        yield Splice(place, place, moved if moved.endswith(("\n", "\r")) else moved + style.line_break)
    else:
        place = _end_of_lines(text, parts[index])
        if place == len(text) and not text.endswith(("\n", "\r")):
            yield Splice(place, place, style.line_break + moved.rstrip("\r\n"))
        else:
            yield Splice(place, place, moved)


def _parts(collection: Node) -> tuple[Part, ...]:
    """Return the parts of a collection that can be changed.

    Raises:
        CannotRun: It has an anchor or a tag, or its keys are written with a question mark.
    """
    check_unmarked(collection)
    for part in collection.parts:
        if "?" in collection.text[line_start(collection.text, part.start) : part.start]:
            raise CannotRun(message("edit.unusual", path=path_text((*collection.path, part.name))))
    return collection.parts


def _lines_behind(text: str, part: Part, lines: Sequence[str], style: YamlStyle) -> Splice:
    """Return how lines come to stand below a part of a collection."""
    place = _end_of_lines(text, part)
    if place == len(text) and not text.endswith(("\n", "\r")):
        return Splice(place, place, style.line_break + style.line_break.join(lines))
    return Splice(place, place, "".join(line + style.line_break for line in lines))


def _stand_apart(text: str, parts: Sequence[Part], at: int) -> bool:
    """Return whether a blank line stands between a part and the next one, or before it if it is the last."""
    first = at if at + 1 < len(parts) else at - 1
    if first < 0:
        return False
    between = text[line_end(text, parts[first].node.end) : line_start(text, parts[first + 1].start)]
    return any(not line.strip() for line in between.splitlines()[1:])


def _end_of_lines(text: str, part: Part) -> int:
    """Return where the line behind the last line of a part begins."""
    end = part.node.end
    return end if _ends_line(text, end) and part.node.last_leaf.keeps_blank_lines else next_line(text, end)


def _ends_line(text: str, place: int) -> bool:
    return text[:place].endswith(("\n", "\r")) if place < 2 else text[place - 1 : place] in ("\n", "\r")


def _begins_line(text: str, part: Part) -> bool:
    return not text[line_start(text, part.start) : part.start].strip(" ")


def _start_with_comments(text: str, part: Part, before: Part | None) -> int:
    """Return where the line of a part begins, or the first of the comments just above it, at its own column.

    The comments that a file begins with are about the file.
    """
    start = line_start(text, part.start)
    least = next_line(text, before.node.end) if before else 0
    indent = text[start : part.start]
    first = start
    while first > least:
        above = line_start(text, first - 2 if text.startswith("\r\n", first - 2) else first - 1)
        if above < least or not text.startswith(f"{indent}#", above):
            break
        first = above
    return start if first == 0 else first


def _without_last_break(text: str, start: int, end: int) -> int:
    """Return where to cut so that a text without a break at its end stays one, if what is cut is its end."""
    if end < len(text) or text.endswith(("\n", "\r")) or start == 0:
        return start
    return start - (2 if text.startswith("\r\n", start - 2) else 1)


def _empty(collection: Node, before: Node | None, end: int) -> Iterator[Splice]:
    """Yield how a collection that loses its only part is written."""
    text, part = collection.text, collection.parts[0]
    empty = "{}" if isinstance(collection.data, dict) else "[]"
    if before is None or not _begins_line(text, part):
        yield Splice(part.start, part.node.end, empty)
        return
    head = next(other for other in before.parts if other.node.path == collection.path)
    place = head.head_end
    if isinstance(before.data, dict):
        place = text.index(":", place) + 1
    yield Splice(place, place, f" {empty}")
    start = _start_with_comments(text, part, None)
    yield Splice(_without_last_break(text, max(start, line_end(text, place)), end), end)
