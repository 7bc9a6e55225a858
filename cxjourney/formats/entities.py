"""Text of other people inside XML and Markdown: the same when it is read, and no command to a build service's log.

GitHub's runner obeys ``##[word]`` anywhere in a line and ``::word::`` at its beginning, whatever the line belongs to.
Both formats have numeric entities, so that nothing is lost.
"""

import re

from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape import COMMAND, shown

_AT_START = re.compile(r"^(\s*)::", re.MULTILINE)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_commands(text: str, terminal: Terminal) -> str:
    """Give XML or Markdown of which no line is a command, in ASCII where nothing else can be shown."""
    text = _AT_START.sub(r"\1&#58;:", COMMAND.sub("#&#35;", text))
    return text if terminal.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def for_xml(text: str) -> str:
    """Give text of which every character may stand in XML 1.0; line breaks stay."""
    return _NOT_IN_XML.sub("", "\n".join(shown(line) for line in text.split("\n")))
