"""How text is written: what may stand in a file, and how it is shown without acting on anything."""

import re
import unicodedata

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
"""Characters that no journey may hold, raw or escaped: reviewers don't see them, or take them for line breaks.

They are those that YAML 1.2.2 does not count as printable (§5.1), and the line breaks of Unicode that YAML 1.1 knew and
YAML 1.2 does not (U+0085, U+2028, U+2029: §5.4).
"""

COMMAND = re.compile(r"##(?=\w*\[)")
"""Where a build service finds a command to itself, anywhere in a line."""

LINE_BREAK = re.compile("\r\n|\r|\n")

_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
"""Control characters, the marks of direction of Unicode's bidirectional algorithm (UAX #9), and other unseen ones.

Like those of `_FORBIDDEN`, Python calls none of them printable, so that most texts need not be searched.
"""
_LOOK_ALIKES = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": "", "\u200d": ""})


class QuotedText(str):
    """Text that stands in quotes, or as a block, in the file: never a number or a date, whatever it looks like."""

    __slots__ = ()


def find_forbidden(text: str) -> re.Match[str] | None:
    """Return the first character of a text that no journey may hold; None where there is none."""
    return None if text.replace("\n", "").isprintable() else re.search(_FORBIDDEN, text)


def escape_unseen(text: str) -> str:
    """Return text in which control characters, bidi overrides and unseen marks are escapes; all else is as it was.

    U+200C and U+200D stay: they are ordinary in Persian and in emoji.
    """
    return str(text) if text.isprintable() else re.sub(_UNSEEN, _escape, text)


def escape_commands(line: str) -> str:
    """Return a line that a build service won't take for a command to itself, wherever it is printed.

    GitHub's runner obeys ``::word::`` at the beginning of a line and ``##[word]`` anywhere in one; others know
    ``##vso[`` and ``##teamcity[``.
    """
    start = len(line) - len(line.lstrip())
    if line.startswith("::", start):
        line = f"{line[:start]}\\x3a{line[start + 1 :]}"
    return COMMAND.sub(r"#\\x23", line) if "##" in line else line


def _escape(match: re.Match[str]) -> str:
    point = ord(match.group())
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def quote(text: str) -> str:
    """Return text in YAML's quotes: double ones, or single ones where it holds a double quote or a backslash."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def one_line(text: str) -> str:
    """Return text without line breaks, its white space folded."""
    return " ".join(text.split())


def shorten(text: str, most: int = 60) -> str:
    """Return the text on one line, cut to at most ``most`` characters, and then unseen ones escaped."""
    line = one_line(text)
    return escape_unseen(line if len(line) <= most else line[: most - 1] + "…")


def comparison_key(text: str) -> str:
    """Return what is the same for texts that differ only in white space, composition or look-alike Arabic letters.

    Composition is Unicode's normalisation form C (UAX #15).
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES).split())
