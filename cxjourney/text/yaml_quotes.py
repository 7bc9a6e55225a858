"""YAML's quotes: text that stood in them, and text put into them."""


class QuotedText(str):
    """Text that stands in quotes, or as a block, in the file: never a number or a date, whatever it looks like."""

    __slots__ = ()


def quote(text: str) -> str:
    """Return text in YAML's quotes: double ones, or single ones where it holds a double quote or a backslash."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
