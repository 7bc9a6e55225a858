"""Writing at the other end: standard output, files that are whole or not there, and what the terminal can do."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from cxjourney.cli.ending import CannotRun
from cxjourney.diagnostics import Diagnostic, Report, Totals
from cxjourney.files import replace
from cxjourney.formats.terminal import Terminal
from cxjourney.written import shown


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
    """Write text to standard output or to a file. A reader that has gone away ends it quietly."""
    if output is not None:
        put_file(output, text.encode("utf-8", "backslashreplace"))
        return
    put_bytes(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "backslashreplace"))


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output."""
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        raise CannotRun(f"Standard output can't be written to: {(error.strerror or error)}.") from None


def _silence() -> None:
    """Let what Python still holds for standard output go nowhere, so that it does not complain at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_file(path: Path, data: bytes) -> bool:
    """Replace a file by new content, whole or not at all; tell whether anything changed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return replace(path, data)
    except OSError as error:
        raise CannotRun(f"{shown(str(path))} can't be written: {(error.strerror or str(error)).lower()}.") from None


def say(text: str) -> None:
    """Tell something that is no finding: it goes to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{shown_lines(text)}\n")


def shown_lines(text: str) -> str:
    """Escape what could not be seen in each line of a text."""
    return "\n".join(shown(line) for line in text.split("\n"))


def say_faults(faults: Sequence[Diagnostic]) -> None:
    """Tell on standard error what keeps files from being read, for commands that go on without them."""
    from datetime import date

    from cxjourney.formats.findings.text import lines_of

    report = Report(date.min, tuple(faults), Totals(), {})
    for line in lines_of(report, Terminal()):
        sys.stderr.write(f"{line}\n")
