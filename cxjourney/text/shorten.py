"""Text on one line, and no longer than a number of characters."""

from cxjourney.text.escape_unseen import escape_unseen


def one_line(text: str) -> str:
    """Return text without line breaks, its white space folded."""
    return " ".join(text.split())


def shorten(text: str, most: int = 60) -> str:
    """Return the text on one line, cut to at most ``most`` characters, and then unseen ones escaped."""
    line = one_line(text)
    return escape_unseen(line if len(line) <= most else line[: most - 1] + "…")
