"""English sentences: lists, counts, figures."""

from collections.abc import Iterable


def count(n: int, noun: str) -> str:
    """Return a number of things, such as ``1 journey`` or ``1,204 journeys``."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def join_comma(words: Iterable[str], most: int = 12) -> str:
    """Return words as a list in a sentence: ``web, post, phone``; beyond ``most`` of them the rest is counted."""
    items = list(words)
    shown = items[:most]
    return ", ".join(shown) + (f" and {len(items) - most} more" if len(items) > most else "")


def join_and(words: Iterable[str], joint: str = "and", most: int | None = None) -> str:
    """Return words as a list in a sentence: ``web, post and phone``; beyond ``most`` of them the rest is counted."""
    items = list(words)
    if most is not None and len(items) > most + 1:
        items[most:] = [f"{len(items) - most} more"]
        joint = "and"
    return f" {joint} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def figure(value: float) -> str:
    """Return a figure as it is read aloud, to six decimals at most: ``22``, ``0.5``."""
    return f"{value + 0:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:g}"
