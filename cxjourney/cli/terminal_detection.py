"""What the terminal can do: its width, its colours, ``NO_COLOR`` and ``CI``, and whether somebody looks at it."""

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from cxjourney.formats.terminal import Terminal


def detect_terminal(color: str, to_file: bool = False) -> Terminal:
    """Return what standard output can show, by the terminal, ``NO_COLOR``, ``FORCE_COLOR``, ``TERM`` and ``COLUMNS``.

    A file is written alike on every terminal: what is set for a screen does not count for it.
    """
    shows = sys.stdout is not None and sys.stdout.isatty() and not to_file
    dumb = os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR")) and not to_file
    wanted = (shows and not dumb) or forced
    colour = color == "always" or (color == "auto" and wanted and not os.environ.get("NO_COLOR"))
    size = shutil.get_terminal_size()
    width = max(size.columns, 30) if shows or ("COLUMNS" in os.environ and not to_file) else None
    encoding = "utf-8" if to_file else (getattr(sys.stdout, "encoding", None) or "utf-8")
    is_screen = shows and not os.environ.get("CI")
    return Terminal(width, colour, encoding.lower().replace("-", "").startswith("utf"), is_screen, size.lines)


def error_width() -> int | None:
    """Return how many columns a line of standard error has; None where nobody reads it on a screen."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else os.get_terminal_size(sys.stderr.fileno()).columns
    return max(width, 30) if width else None


def shows_progress(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal that can draw a bar and is not a log that somebody reads later."""
    if stream is None or not stream.isatty():
        return False
    return environment.get("TERM") not in (None, "", "dumb", "unknown") and not environment.get("CI")
