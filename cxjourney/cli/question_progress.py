"""What is shown on the way of questions that take long: which source, and which question of how many."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from cxjourney.cli.output import say
from cxjourney.cli.terminal_detection import shows_progress
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from rich.progress import Progress

    from cxjourney.pipeline.evidence_outcomes import MeasureRequest, Step

SHOWN_AFTER = 1.0
"""Seconds: what is done sooner has no need to be watched."""


@contextmanager
def progress_of_questions(
    request: "MeasureRequest", verbose: bool, quiet: bool
) -> Iterator["Callable[[Step], None] | None"]:
    """Give what is to be told of each step: where nobody looks on, it shows nothing.

    Args:
        request: What is measured.
        verbose: Whether each source and journey is to be said, in a line that stays.
        quiet: Whether nothing is to be shown.
    """
    if verbose or quiet or not shows_progress(sys.stderr, os.environ):
        yield _say if verbose else None
        return
    from cxjourney.cli.language_choice import asked_language

    line = _Line(asked_language(request.language, request.config, request.paths or ()))
    try:
        yield line.tell
    finally:
        line.end()


def _say(step: "Step") -> None:
    if not step.question:
        say(message("evidence.step", id=step.id))


class _Line:
    """A line on the terminal that says what is asked, from a second on, and leaves nothing behind."""

    def __init__(self, words: Language) -> None:
        self.words, self._said, self._lock = words, "", Lock()
        self._shown: Progress | None = None
        self._timer = Timer(SHOWN_AFTER, self._show)
        self._timer.daemon = True
        self._timer.start()

    def tell(self, step: "Step") -> None:
        """Take in what is asked now."""
        words = self.words
        said = words.text("evidence.step", id=escape_unseen(step.id))
        if step.of > 1:
            of = words.text("evidence.step.of", n=words.number(step.number), of=words.number(step.of))
            said = words.text("figures.brackets", text=said, inside=of)
        if step.question:
            asked = {"n": words.number(step.question), "of": words.number(step.questions)}
            said = words.join_facts([said, words.text("evidence.step.question", **asked)])
        if words.direction == "rtl":
            from cxjourney.formats.bidirectional_text import isolate_lines

            said = isolate_lines(said, words)
        with self._lock:
            self._said = said
            if self._shown is not None:
                self._shown.update(self._shown.task_ids[0], description=said)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        text = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
        shown = Progress(text, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
        with self._lock:
            if self._timer.finished.is_set():
                return
            shown.add_task(self._said, total=None)
            shown.start()
            self._shown = shown

    def end(self) -> None:
        """Take the line away."""
        with self._lock:
            self._timer.cancel()
            shown, self._shown = self._shown, None
        if shown is not None:
            shown.stop()
