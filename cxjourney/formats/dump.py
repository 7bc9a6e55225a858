"""What machines read, as JSON text."""

import json
import re

from cxjourney.formats.terminal import Terminal

_COMMAND = re.compile(r"##(?=\w*\[)")


def dump(content: object, terminal: Terminal) -> str:
    """Write JSON that says the same to every reader, and nothing to a build service that looks for ``##[commands]``."""
    text = json.dumps(content, ensure_ascii=not terminal.unicode, indent=1)
    return _COMMAND.sub(r"#\\u0023", text) + "\n"
