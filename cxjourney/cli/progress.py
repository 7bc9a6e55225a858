"""A bar on standard error that shows how far a run has come, where somebody is there to see it."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO, TypeVar

FROM = 8
"""Fewer maps than these are done before anybody has read the bar."""
Piece = TypeVar("Piece")


def watched(done: Iterable[Piece], pieces: int, quiet: bool) -> Iterator[Piece]:
    """Pass on pieces of work as they are done, and show on the way how many still are not."""
    if quiet or pieces < FROM or not is_watched(sys.stderr, os.environ):
        yield from done
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Drawing maps"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=pieces)
        for piece in done:
            bar.advance(task)
            yield piece


def is_watched(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Tell whether a stream is a terminal that can draw a bar and is not a log that somebody reads later."""
    if stream is None or not stream.isatty():
        return False
    return environment.get("TERM") not in (None, "", "dumb", "unknown") and not environment.get("CI")
