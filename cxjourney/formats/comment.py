"""What may stand in a comment on GitHub or GitLab: so much, and text of other people as nothing but text."""

import re

from cxjourney.text.escape import shown

ROOM = 60_000
"""How many characters are written; GitHub takes 65,536."""
_MARKUP = re.compile(r"[\\`*\[\]<>&|~#@!$]|_(?![^\W_])|(?<![^\W_])_")
_LIVE = re.compile(r"(?i)(?:&#(?:33|35|36|64|126);|[%:])(?=[\w/])|\b(?:www(?=\.)|gh(?=-[0-9]))")
"""Where mentions, references (GitLab's too), addresses and emoji begin: a zero-width space behind it ends that."""


def inert(text: str) -> str:
    """Give text that is only text in Markdown: no markup, HTML, mention, reference, link, formula or emoji."""
    escaped = _MARKUP.sub(lambda match: f"&#{ord(match.group())};", shown(text))
    return _LIVE.sub(lambda match: f"{match.group()}&#8203;", escaped)
