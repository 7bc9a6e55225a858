"""By what a file is taken for a journey: its bytes, the text of one that is no YAML, and what was read of it."""

import re

_IN_BYTES = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?journey[\"']?\s*:", re.MULTILINE)
_IN_TEXT = re.compile(r"^[\"']?(?:journey|stages)[\"']?\s*:", re.MULTILINE)


def holds_journey(data: bytes) -> bool:
    """Return whether bytes that nobody has read as text seem to hold a journey."""
    return _IN_BYTES.search(data) is not None


def looks_like_a_journey(text: str) -> bool:
    """Return whether a text that can't be read as YAML seems to be meant as a journey, if only by its stages."""
    return _IN_TEXT.search(text) is not None


def is_journey(data: object) -> bool:
    """Return whether plain data is meant as a journey."""
    return isinstance(data, dict) and "journey" in data
