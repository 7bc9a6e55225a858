"""Which figures of a message are to be typed: these have the digits and the point that YAML and options take."""

import re
from functools import lru_cache

TO_TYPE = ("advise.", "config.between", "config.whole", "expect.", "hint.", "reading.", "rules.threshold", "usage.")
"""How the keys of messages begin of which every figure is one to type, or a bound of it."""


@lru_cache(maxsize=1000)
def is_to_type(key: str, message: str, name: str) -> bool:
    """Return whether what a placeholder of a message stands for is to be typed, and not only read.

    Args:
        key: The key of the message.
        message: The message, of which what stands right behind an option is to be typed.
        name: The placeholder.
    """
    if key.startswith(TO_TYPE):
        return True
    return "--" in message and re.search(rf"--[a-z][a-z-]*[ =]\{{{name}\}}", message) is not None


@lru_cache(maxsize=1000)
def plain_figure(value: float) -> str:
    """Return a figure as it is written in the files, to six decimals at most: what is to be typed, in any language."""
    return f"{value + 0:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value}"
