"""What machines read, as JSON text."""

import json

from cxjourney.formats.terminal import Terminal
from cxjourney.written import COMMAND


def dump(content: object, terminal: Terminal) -> str:
    """Write JSON that says the same to every reader, and nothing to a build service that looks for ``##[commands]``."""
    text = json.dumps(content, ensure_ascii=not terminal.unicode, indent=1)
    return COMMAND.sub(r"#\\u0023", text) + "\n"
