"""Plain data as YAML, for messages and pages that show what to write: one line, or lines below each other."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cxjourney.text.yaml_quotes import QuotedText, quote

_PLAIN = re.compile(r"\w(?:[^:#\[\]{},\"'`]*[^:#\[\]{},\"'`\s])?|https://[^\s\[\]{},\"'`]+")
_NO_TEXT = re.compile(r"[-+.]?[0-9][0-9_.,eE+-]*|null|true|false", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def inline_yaml(value: object) -> str:
    """Return a value as it is written on one line: ``{title: Web shop, channel: web}``."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {inline_yaml(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline_yaml, value))}]"
    if isinstance(value, bool):
        return f"{value}".lower()
    if isinstance(value, float):
        return f"{value:g}"
    if not isinstance(value, str):
        return f"{value}"
    is_plain = _PLAIN.fullmatch(value) and (not _NO_TEXT.fullmatch(value) or _DAY.fullmatch(value))
    return value if is_plain and not isinstance(value, QuotedText) else quote(value)


def yaml_lines(value: Mapping[str, object] | Sequence[object], indent: int = 0) -> Iterator[str]:
    """Yield a mapping or a list as lines; what holds neither a mapping nor a list stands on one of them.

    Args:
        value: The mapping or the list.
        indent: How many blanks stand before each line.
    """
    pairs = value.items() if isinstance(value, dict) else ((0, item) for item in value)
    for key, item in pairs:
        head = f"{' ' * indent}{f'{key}:' if isinstance(value, dict) else '-'}"
        if not isinstance(item, dict | list) or not (_is_mapping(item) or any(map(_is_mapping, item))):
            yield f"{head} {inline_yaml(item)}"
        elif isinstance(value, dict):
            yield head
            yield from yaml_lines(item, indent + 2)
        else:
            first, *others = yaml_lines(item, indent + 2)
            yield f"{head} {first.strip()}"
            yield from others


def _is_mapping(value: object) -> bool:
    return isinstance(value, dict) and bool(value)
