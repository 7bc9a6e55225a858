"""A value as YAML in the style of the text that it is put into: on one line, or on lines below each other.

Text goes without quotes only where each reader of YAML 1.1 and of 1.2 takes it for that text (YAML 1.2.2, §10.3, and
YAML 1.1's types bool, int, float, null). Days are the exception: the format writes them plain.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxjourney.edit.patch import YamlValue
from cxjourney.parse.events import plain_value
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.yaml_quotes import quote

WIDTH = 90
"""A mapping or a list goes on one line if it has at most this many characters."""
_PLAIN = re.compile(
    r"[^\W_](?:[^\s:#]|[^\S\r\n\t](?!#|\Z)|:(?=\S)|(?<=\S)#)*|\((?:[^\s:#]|[^\S\r\n\t](?!#|\Z)|:(?=\S))*"
)
_IN_FLOW = frozenset(",[]{}")
_OLD_WORDS = re.compile(r"y|yes|n|no|true|false|on|off|null", re.IGNORECASE)
_OLD_NUMBER = re.compile(r"[0-9][0-9_,.:]*(?:[eE][-+]?[0-9]+)?|0[xXbBoO][0-9a-fA-F_]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True)
class YamlStyle:
    """How a text is written.

    Attributes:
        step: How many blanks a mapping stands to the right of the key that holds it.
        dash: How many blanks the dashes of a list stand to the right of the key that holds it.
        line_break: What ends a line.
    """

    step: int = 2
    dash: int = 2
    line_break: str = "\n"


def scalar_text(value: str | float | None, in_flow: bool, like: str = "") -> str:
    """Return a text, a number, a boolean or nothing as it is written on one line.

    Args:
        value: The value.
        in_flow: Whether it stands within braces or brackets.
        like: The quote that other text has there, which is kept.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return f"{value}".lower()
    if not isinstance(value, str):
        return repr(value)
    if like != '"' and like != "'" and _is_plain(value, in_flow):
        return str(value)
    if escape_unseen(value) != value:
        return f'"{"".join(_ESCAPES.get(character) or escape_unseen(character) for character in value)}"'
    if like == "'":
        return "'" + value.replace("'", "''") + "'"
    return quote(value)


def _is_plain(text: str, in_flow: bool) -> bool:
    if escape_unseen(text) != text or not _PLAIN.fullmatch(text):
        return False
    if in_flow and not _IN_FLOW.isdisjoint(text):
        return False
    return plain_value(text) == text and not _OLD_WORDS.fullmatch(text) and not _OLD_NUMBER.fullmatch(text)


def flow_text(value: YamlValue) -> str:
    """Return a value on one line, mappings in braces and lists in brackets."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar_text(key, True)}: {flow_text(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow_text, value))}]"
    return scalar_text(value, in_flow=True)


def goes_on_one_line(value: YamlValue) -> bool:
    """Return whether a value goes behind its key or dash: if it is short, and holds no sentences and no mappings."""
    if not isinstance(value, dict | list) or not value:
        return True
    return len(flow_text(value)) <= WIDTH and not _holds_prose(value)


def _holds_prose(value: YamlValue) -> bool:
    if isinstance(value, dict):
        return any((isinstance(item, dict) and item) or _holds_prose(item) for item in value.values())
    return isinstance(value, list) and any(
        isinstance(item, dict) or (isinstance(item, str) and " " in item) for item in value
    )


def key_lines(key: str, value: YamlValue, indent: int, style: YamlStyle) -> Sequence[str]:
    """Return a key with its value as lines, without what ends them.

    Args:
        key: The key.
        value: What it holds.
        indent: The column of the key, from 0.
        style: How the text is written.
    """
    head, first, *below = f"{' ' * indent}{scalar_text(key, False)}:", *value_lines(value, indent, style)
    return [f"{head}{first and ' '}{first}", *below]


def document_text(data: Mapping[str, YamlValue]) -> str:
    """Return attributes with their values as a document of YAML."""
    lines = (line for key, value in data.items() for line in key_lines(key, value, 0, YamlStyle()))
    return "".join(f"{line}\n" for line in lines)


def value_lines(value: YamlValue, indent: int, style: YamlStyle) -> Iterator[str]:
    """Yield what stands behind a key's colon, and the lines below it."""
    if goes_on_one_line(value):
        yield flow_text(value) if isinstance(value, dict | list) else scalar_text(value, in_flow=False)
        return
    yield ""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from key_lines(name, inner, indent + style.step, style)
    elif isinstance(value, list):
        for item in value:
            yield from item_lines(item, indent + style.dash, 2, style)


def item_lines(value: YamlValue, indent: int, step: int, style: YamlStyle, flows: bool = False) -> Iterator[str]:
    """Yield an item of a list as lines.

    Args:
        value: The item.
        indent: The column of the dash, from 0.
        step: How far behind the dash the item stands.
        style: How the text is written.
        flows: Whether a mapping goes in braces, however long, as its neighbours do.
    """
    dash = f"{' ' * indent}-{' ' * (step - 1)}"
    if (
        not isinstance(value, dict | list)
        or not value
        or flows
        or (isinstance(value, list) and goes_on_one_line(value))
    ):
        yield dash + (flow_text(value) if isinstance(value, dict | list) else scalar_text(value, in_flow=False))
        return
    lines: list[str] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            lines += key_lines(name, inner, indent + step, style)
    else:
        for inner in value:
            lines += item_lines(inner, indent + step, 2, style)
    yield dash + lines[0][indent + step :]
    yield from lines[1:]
