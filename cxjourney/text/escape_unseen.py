"""Characters that nobody sees, or that move the cursor, shown as escapes."""

import re

_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
"""Control characters, the marks of direction of Unicode's bidirectional algorithm (UAX #9), and other unseen ones.

Like those that are forbidden, Python calls none of them printable, so that most texts need not be searched.
"""


def escape_unseen(text: str) -> str:
    """Return text in which control characters, bidi overrides and unseen marks are escapes; all else is as it was.

    U+200C and U+200D stay: they are ordinary in Persian and in emoji.
    """
    return str(text) if text.isprintable() else re.sub(_UNSEEN, _escape, text)


def _escape(match: re.Match[str]) -> str:
    point = ord(match.group())
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
