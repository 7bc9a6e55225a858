"""JSON that every reader takes alike, and no terminal or build service for a command."""

import json
import re

from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape_commands import COMMAND

_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)


def dump(content: object, terminal: Terminal) -> str:
    """Return JSON that says the same to every reader, and nothing to a build service that looks for ``##[commands]``.

    What acts on a terminal, or turns text around, stands as an escape: whoever reads the JSON gets the same text.
    """
    text = json.dumps(content, ensure_ascii=not terminal.unicode, indent=1)
    text = _UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text)
    return COMMAND.sub(r"#\\u0023", text) + "\n"
