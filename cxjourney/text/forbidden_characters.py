"""Characters that no journey may hold, and the first of them in a text."""

import re

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
"""Characters that no journey may hold, raw or escaped: reviewers don't see them, or take them for line breaks.

They are those that YAML 1.2.2 does not count as printable (§5.1), and the line breaks of Unicode that YAML 1.1 knew and
YAML 1.2 does not (U+0085, U+2028, U+2029: §5.4).
"""


def find_forbidden(text: str) -> re.Match[str] | None:
    """Return the first character of a text that no journey may hold; None where there is none."""
    return None if text.replace("\n", "").isprintable() else re.search(_FORBIDDEN, text)
