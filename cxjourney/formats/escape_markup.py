"""Other people's text in XML and Markdown, escaped so that it stays text."""

import re

from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape_commands import COMMAND
from cxjourney.text.escape_unseen import escape_unseen

MAX_CHARACTERS = 60_000
"""At most this many characters are written into a comment; GitHub takes 65,536."""
_AT_START = re.compile(r"^(\s*)::", re.MULTILINE)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape_page(text: str, terminal: Terminal) -> str:
    """Return a page of XML or Markdown of which no line is a command, in ASCII where nothing else can be shown."""
    text = _AT_START.sub(r"\1&#58;:", COMMAND.sub("#&#35;", text))
    return text if terminal.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def xml_text(text: str) -> str:
    """Return text of which every character may stand in XML 1.0; line breaks stay."""
    return _NOT_IN_XML.sub("", "\n".join(escape_unseen(line) for line in text.split("\n")))
