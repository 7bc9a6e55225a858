"""Maps to files or standard output, how far drawing has come, and which maps are missing."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.cli.output import Piece, say, with_progress, write_bytes, write_file
from cxjourney.cli.stale_pages import is_own_page, stale_pages
from cxjourney.languages import Language
from cxjourney.languages.message import Message, and_message, capitalize, join_lines, join_words, message
from cxjourney.languages.system_errors import reason
from cxjourney.maps.render_maps import RenderedMaps

if TYPE_CHECKING:
    from cxjourney.maps.batch import MissingMap

MAX_FAILURES = 10
"""At most this many reasons are named for which maps are missing."""
MAX_NAMED = 3
"""At most this many maps are named that are missing for the same reason."""


class MapOutlet:
    """Writes maps where they go, and says on standard error what is left out.

    Args:
        quiet: Whether only what matters is said.
        words: The language in which it is said.
    """

    def __init__(self, quiet: bool, words: Language) -> None:
        self.quiet = quiet
        self.words = words

    def write(self, path: Path | None, data: bytes) -> bool:
        """Write a map to its file, or to standard output; return whether that changed anything.

        Raises:
            CannotRun: It can't be written there.
        """
        if path is None:
            write_bytes(data)
            return True
        return write_file(path, data)

    def note(self, sentence: str) -> None:
        """Say what is left out."""
        if not self.quiet:
            say(sentence, words=self.words)

    def remove_pages(self, path: Path, pages: int) -> None:
        """Delete the files of pages that an earlier run wrote of a map that has fewer now; name those of others."""
        try:
            for file in stale_pages(path, pages):
                own = is_own_page(file)
                if own:
                    file.unlink()
                shown = str(file)
                self.note(message("engine.stale.gone", file=shown) if own else message("engine.stale.kept", file=shown))
        except OSError as error:
            say(message("engine.stale.failed", file=str(path), reason=reason(error)), words=self.words)

    def progress(self, done: Iterable[Piece], pieces: int) -> Iterator[Piece]:
        """Pass on pieces of work as they are done, and show on a terminal how many of ``pieces`` still are not."""
        return with_progress(done, pieces, self.quiet, self.words)


def failure_message(maps: RenderedMaps) -> Message:
    """Return the error for maps that failed, by reason: each of the reasons, or the first of many."""
    failures, wanted = _lines_by_reason(maps.failures), len(maps.failures) + len(maps.written)
    if wanted == 1:
        return join_lines(failures[0])
    more = (
        [capitalize(message("figures.and-more", n=len(failures) - MAX_FAILURES))]
        if len(failures) > MAX_FAILURES
        else []
    )
    head = message("run.maps-missing", missing=len(maps.failures), all=wanted)
    return join_lines(head, *(join_words(" ", one) for one in failures[:MAX_FAILURES]), *more)


def _lines_by_reason(failures: Sequence["MissingMap"]) -> list[str]:
    """Return a line for each reason, with the first maps that it keeps from being drawn."""
    names: dict[str, list[str]] = {}
    for one in failures:
        names.setdefault(one.reason, []).append(one.name)
    return [
        message("engine.map", maps=and_message(those, most=MAX_NAMED), reason=reason) if those[0] else reason
        for reason, those in names.items()
    ]
