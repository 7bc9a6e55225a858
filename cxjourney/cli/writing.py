"""Writing at the other end: standard output, files that are whole or not there, and what the terminal can do."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from cxjourney.cli.streams import put_bytes, say
from cxjourney.diagnostics import Diagnostic, Report, Totals
from cxjourney.errors import CannotRun, reason
from cxjourney.files.atomic_write import replace
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape import shown


def terminal(color: str, to_file: bool = False) -> Terminal:
    """Find out what standard output can show: ``NO_COLOR``, ``FORCE_COLOR`` and dumb terminals are heeded."""
    shows = sys.stdout is not None and sys.stdout.isatty() and not to_file
    dumb = os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR")) and not to_file
    wanted = (shows and not dumb) or forced
    colour = color == "always" or (color == "auto" and wanted and not os.environ.get("NO_COLOR"))
    width = max(shutil.get_terminal_size().columns, 30) if shows or "COLUMNS" in os.environ else None
    encoding = "utf-8" if to_file else (getattr(sys.stdout, "encoding", None) or "utf-8")
    return Terminal(width, colour, encoding.lower().replace("-", "").startswith("utf"))


def put(text: str, output: Path | None = None) -> None:
    """Write text to standard output or to a file."""
    if output is not None:
        put_file(output, text.encode("utf-8", "backslashreplace"))
        return
    put_bytes(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "backslashreplace"))


def put_file(path: Path, data: bytes) -> bool:
    """Replace a file by new content, whole or not at all; tell whether anything changed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return replace(path, data)
    except OSError as error:
        raise CannotRun(f"{shown(str(path))} can't be written: {reason(error)}.") from None


def say_faults(faults: Sequence[Diagnostic]) -> None:
    """Tell on standard error what keeps files from being read, for commands that go on without them."""
    from datetime import date

    from cxjourney.formats.findings.text import lines_of

    report = Report(date.min, tuple(faults), Totals(), {})
    say(*lines_of(report, Terminal()))
