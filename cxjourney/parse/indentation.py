"""Lines that begin at a column at which nothing above them begins, and where they belong."""

import re

from cxjourney.languages.message import Message, count_message, join_sentences, message
from cxjourney.parse.parser_stop import KEYED, STARTS, ParserStop
from cxjourney.parse.unclosed_quotes_and_brackets import EnclosureFault


def indentation(place: ParserStop) -> EnclosureFault | None:
    """Return the cause where a line begins at a column at which nothing above it begins."""
    starts = STARTS.match(place.line)
    assert starts  # noqa: S101  it matches nothing, too
    indent, is_item = len(starts[1]), bool(starts[2])
    if cause := _line_above(place):
        return cause
    above = open_columns(place)
    fitting = {column: (item, name, line) for (column, item), (name, line) in above.items()}
    if (indent, is_item) in above:
        return None
    if not is_item and (indent, True) in above:
        name, line = above[indent, True]
        inner = min((c for c, item in above if not item and c > indent), default=indent + 2)
        wrong, help_ = message("yaml.indent.no-hyphen", line=line), message("yaml.indent.no-hyphen.help", spaces=inner)
        return place.cause(wrong, help_, indent, width_of_beginning(place))
    alike = [(abs(column - indent), -column, name, line) for (column, item), (name, line) in above.items()
             if item == is_item]  # fmt: skip
    if not alike:
        return None
    _, column, name, line = min(alike)
    column = -column
    if indent == 0 and column and not is_item:
        wrong = message("yaml.indent.left-edge", key=name, line=line)
        return place.cause(wrong, message("yaml.indent.left-edge.help"), 0, width_of_beginning(place))
    directly = place.above()
    near = directly.number == line if directly else False
    if directly and near and not is_item and column % 2 and not indent % 2:
        wrong = message("yaml.indent.uneven", key=name, column=column, indent=indent)
        return directly.cause(wrong, message("yaml.indent.uneven.help"), column, column + len(name))
    if indent in fitting or (is_item and not any(c == indent for c, _ in above)):
        wrong = count_message("yaml.indent.otherwise.by", indent) if indent else message("yaml.indent.otherwise")
    else:
        wrong = count_message("yaml.indent.fits-none.by", indent) if indent else message("yaml.indent.fits-none")
    if is_item:
        help_ = advice_on_item(column, line)
    else:
        help_ = advice_on_key(column, name, line, either=near and not indent % 2)
    beginning = place.line[indent : width_of_beginning(place)]
    text = message("yaml.indent.carries-on", key=name) if beginning[:1].isupper() and name else ""
    return place.cause(wrong, join_sentences(help_, text), indent, width_of_beginning(place))


def advice_on_item(column: int, line: int) -> Message:
    """Return the advice to begin an item at a column, as that in a line above does."""
    if not column:
        return message("yaml.indent.as-item", line=line)
    return count_message("yaml.indent.as-item.by", column, line=line)


def advice_on_key(column: int, key: str, line: int, *, either: bool = False) -> Message:
    """Return the advice to begin a line as a key in a line above does, or, with ``either``, that line as this one."""
    if not column:
        return message("yaml.indent.as-key", key=key, line=line)
    if either:
        return count_message("yaml.indent.as-key.or", column, key=key, line=line)
    return count_message("yaml.indent.as-key.by", column, key=key, line=line)


def _line_above(place: ParserStop) -> EnclosureFault | None:
    """Return the cause where the line above lacks its key, its colon or its hyphen, so that this one fits nowhere."""
    above = place.above()
    if above is None:
        return None
    starts, keyed = STARTS.match(above.line), KEYED.fullmatch(above.line)
    indent, column = len(place.line) - len(place.line.lstrip(" ")), starts.end() if starts else 0
    text = above.line[column:].strip()
    if starts is None or not text or indent <= len(starts[1]) or not KEYED.fullmatch(place.line):
        return None
    if keyed is None and starts[2] and text[0] not in "[{\"'" and indent == column:
        return above.cause(message("yaml.slip.no-key"), message("reading.write", text=f"- title: {text}"), column)
    if keyed is None and not starts[2] and re.fullmatch(r"[\w-]+", text):
        return above.cause(message("yaml.slip.no-key"), message("reading.write", text=f"{text}:"), column)
    begins_items = re.compile(rf"^ {{{column}}}- ", re.MULTILINE)
    if keyed and not starts[2] and indent == column + 2 and begins_items.search(place.text, place.start):
        written = message("reading.write", text=f"- {text}")
        return above.cause(message("yaml.slip.no-hyphen.first"), written, column)
    return None


def open_columns(place: ParserStop) -> dict[tuple[int, bool], tuple[str, int]]:
    """Return the columns at which something above is open, and whether items begin there: its key, and its line."""
    found: dict[tuple[int, bool], tuple[str, int]] = {}
    lines = place.text[: place.start].split("\n")[:-1]
    least = 1 << 30
    for number in range(len(lines), 0, -1):
        line = lines[number - 1].rstrip("\r")
        if not line.strip() or line.lstrip().startswith(("#", "---")):
            continue
        keyed, starts = KEYED.fullmatch(line), STARTS.match(line)
        assert starts  # noqa: S101  it matches nothing, too
        indent, column = len(starts[1]), starts.end()
        if keyed and column < least:
            found.setdefault((column, False), (keyed["key"].rstrip(" :"), number))
        for hyphen in (m.start() for m in re.finditer("-", starts[2])):
            if indent + hyphen < least:
                found.setdefault((indent + hyphen, True), ("", number))
        if keyed or starts[2]:
            least = min(least, indent)
        if least == 0:
            break
    return found


def width_of_beginning(place: ParserStop) -> int:
    """Return the column at which the key of a line ends; where it has none, the whole line does."""
    keyed = KEYED.fullmatch(place.line)
    return keyed.end("key") if keyed else len(place.line)
