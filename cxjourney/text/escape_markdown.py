"""Other people's text in Markdown, escaped so that it stays text."""

import re

from cxjourney.text.escape_unseen import escape_unseen

_MARKUP = re.compile(r"[\\`*\[\]<>&|~#@!$]|_(?![^\W_])|(?<![^\W_])_")
_LIVE = re.compile(r"(?i)(?:&#(?:33|35|36|64|126);|[%:])(?=[\w/])|\b(?:www(?=\.)|gh(?=-[0-9]))")
"""Where mentions, references (GitLab's too), addresses and emoji begin: a zero-width space behind it ends that."""


def escape_markdown(text: str) -> str:
    """Return text that is only text in Markdown: no markup, HTML, mention, reference, link, formula or emoji."""
    escaped = _MARKUP.sub(lambda match: f"&#{ord(match.group())};", escape_unseen(text))
    return _LIVE.sub(lambda match: f"{match.group()}&#8203;", escaped)
