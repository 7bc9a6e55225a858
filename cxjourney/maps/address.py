"""Which links that people wrote down may be followed from a map."""

from __future__ import annotations

import re

_HTTPS = re.compile(
    r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4}|:6[0-4][0-9]{3})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?"
)
"""RFC 3986 without user names before the host, by which an address poses as another, and without quotes."""
LONGEST = 2_000


def address_of(link: str) -> str:
    """The address that a link leads to: the link itself where it is one of https and nothing else, else nothing."""
    return link if len(link) <= LONGEST and _HTTPS.fullmatch(link) else ""
