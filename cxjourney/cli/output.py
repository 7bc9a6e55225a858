"""What is written: to standard output, to standard error and to files, and progress."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from typing import TextIO, TypeVar

from cxjourney.cli.terminal_detection import error_width, shows_progress
from cxjourney.diagnostics import Diagnostic, Report, Totals
from cxjourney.errors import CannotRun
from cxjourney.files.atomic_write import replace_file
from cxjourney.formats.terminal import Terminal, break_lines, text_cells
from cxjourney.languages import Language
from cxjourney.languages.message import list_message, message, message_text
from cxjourney.languages.system_errors import reason
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen

BAR_FROM = 8
"""Fewer maps than these are done before anybody has read the bar."""
Piece = TypeVar("Piece")


def with_progress(done: Iterable[Piece], pieces: int, quiet: bool, words: Language) -> Iterator[Piece]:
    """Pass on pieces of work as they are done, and show on the way how many still are not."""
    if quiet or pieces < BAR_FROM or not shows_progress(sys.stderr, os.environ):
        yield from done
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(words.text("engine.drawing")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=pieces)
        for piece in done:
            bar.advance(task)
            yield piece


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output. A reader that has gone away ends it quietly.

    Raises:
        CannotRun: It is closed, or full.
    """
    if sys.stdout is None:
        raise CannotRun(message("run.unwritable.stdout", reason=message("run.closed")))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise CannotRun(message("run.unwritable.stdout", reason=reason(error))) from None


def say(*lines: str, words: Language | None = None) -> None:
    """Write lines that are no findings to standard error, if anybody listens there.

    Args:
        lines: The lines.
        words: The language that they are in, where it may run from right to left.
    """
    if sys.stderr is None:
        return
    try:
        for line in lines:
            said = line if words is None else message_text(line, words)
            shown = _fit(escape_commands(escape_unseen(said)), error_width())
            if words is not None and words.direction == "rtl":
                from cxjourney.formats.bidirectional_text import isolate_lines

                shown = isolate_lines(shown, words)
            sys.stderr.write(f"{shown}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def _fit(line: str, width: int | None) -> str:
    """Return a line that is too wide as several: what goes on below stands two columns further in."""
    if width is None or text_cells(line) <= width:
        return line
    indent = len(line) - len(line.lstrip(" "))
    first, *more = break_lines(line, width - indent - 2)
    below = f"\n{' ' * (indent + 2)}"
    return f"{' ' * indent}{below.join((first, *more))}"


def read_observer(
    verbose: bool, tag: str | None, config: Path | None, paths: Sequence[str] | None
) -> Callable[[str], None] | None:
    """Return a function that says the name of each file that was read; None where nobody wants to know.

    Args:
        verbose: Whether somebody does.
        tag: The language that was asked for.
        config: The configuration that was named.
        paths: The files and folders that were named.
    """
    if not verbose:
        return None
    from cxjourney.cli.language_choice import asked_language

    words = asked_language(tag, config, paths or ())
    return lambda name: say(message("note.read", file=name), words=words)


def silence(stream: TextIO | None) -> None:
    """Let what Python still holds for a stream go nowhere, so that it does not complain at its end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


FORMAT_OF_SUFFIX = {
    "txt": "text", "log": "text", "json": "json", "sarif": "sarif", "xml": "junit", "md": "markdown",
    "markdown": "markdown", "csv": "csv", "svg": "svg", "html": "html", "htm": "html", "pptx": "pptx",
    "xlsx": "xlsx",
}  # fmt: skip
"""By the suffix of a file, in small letters, the format that it stands for."""


def choose_format(asked: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """Return the format that was asked for, else the one that the file's suffix stands for, else the first.

    Raises:
        CannotRun: No format was asked for, and the suffix stands for none that can be written.
    """
    if asked or output is None or not output.suffix:
        return asked or formats[0]
    found = FORMAT_OF_SUFFIX.get(output.suffix[1:].lower(), "")
    if found in formats:
        return found
    known = [suffix for suffix, format_ in FORMAT_OF_SUFFIX.items() if format_ in formats]
    suffixes, names = list_message(f".{suffix}" for suffix in known), list_message(formats)
    file, suffix = escape_unseen(str(output)), escape_unseen(output.suffix)
    raise CannotRun(message("run.suffix", file=file, suffix=suffix, suffixes=suffixes, formats=names))


def write_page(text: str, words: Language, form: str, output: Path | None) -> None:
    """Write a page in a format; on a screen, lines of a language that runs from right to left say so.

    Args:
        text: The page.
        words: The language that it is in.
        form: The format.
        output: The file that it goes to; None for standard output.

    Raises:
        CannotRun: It can't be written.
    """
    if form == "text" and output is None and words.direction == "rtl":
        from cxjourney.formats.bidirectional_text import isolate_lines

        text = isolate_lines(text, words)
    write_text(text, output)


def write_text(text: str, output: Path | None = None) -> None:
    """Write text to standard output or to a file; CannotRun where that can't be done."""
    if output is not None:
        write_file(output, text.encode("utf-8", "backslashreplace"))
        return
    write_bytes(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "backslashreplace"))


def write_file(path: Path, data: bytes) -> bool:
    """Replace a file by new content, whole or not at all; return whether anything changed.

    Raises:
        CannotRun: It can't be written; then no folder that it needed is left either.
    """
    new = [folder for folder in path.parents if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return replace_file(path, data)
    except OSError as error:
        for folder in new:
            with suppress(OSError):  # it was not made, or somebody has put something there
                folder.rmdir()
        if isinstance(error, FileExistsError):  # a file stands where a folder of the path would be
            error = NotADirectoryError(ENOTDIR, "")
        raise CannotRun(message("run.unwritable", file=escape_unseen(str(path)), reason=reason(error))) from None


def say_faults(faults: Sequence[Diagnostic], words: Language) -> None:
    """Write to standard error what keeps files from being read, for commands that go on without them.

    On a screen that is of each file what matters most, as of ``validate``: the page that was asked for stays in sight.

    Args:
        faults: What keeps them.
        words: The language that it is said in.
    """
    if not faults:
        return
    from datetime import date

    from cxjourney.formats.findings.text import finding_lines

    report = Report(date.min, tuple(faults), Totals(), {})
    width = error_width()
    terminal = Terminal(width=width, is_screen=width is not None and not os.environ.get("CI"))
    say(*finding_lines(report, terminal, words), words=words)
