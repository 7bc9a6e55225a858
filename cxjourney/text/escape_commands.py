"""Commands of build services, as text may hold them, escaped: no line that is printed is obeyed."""

import re

COMMAND = re.compile(r"##(?=\w*\[)")
"""Where a build service finds a command to itself, anywhere in a line."""


def escape_commands(line: str) -> str:
    """Return a line that a build service won't take for a command to itself, wherever it is printed.

    GitHub's runner obeys ``::word::`` at the beginning of a line and ``##[word]`` anywhere in one; others know
    ``##vso[`` and ``##teamcity[``.
    """
    start = len(line) - len(line.lstrip())
    if line.startswith("::", start):
        line = f"{line[:start]}\\x3a{line[start + 1 :]}"
    return COMMAND.sub(r"#\\x23", line) if "##" in line else line
