"""Texts that are read again and again: each is parsed once, as long as the file that holds it says the same."""

from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.parse.syntax_errors import Fault


class ParsedTextCache:
    """Parses each text once, as long as the file that holds it says the same."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[TextFile, Bounds, Document | list[Fault]]] = {}
        self._now = dict(self._before)

    def begin(self) -> None:
        """Begin to read all files once more: what is not read this time is forgotten."""
        self._before, self._now = self._now, {}

    def parse(self, source: TextFile, bounds: Bounds) -> Document | list[Fault]:
        """Return what a text says, or what keeps it from being read."""
        known = self._now.get(source.name) or self._before.get(source.name)
        if known is None or known[0].text != source.text or known[1] != bounds:
            known = source, bounds, parse(source, bounds)
        self._now[source.name] = known
        return known[2]

    def keep(self, document: Document, bounds: Bounds) -> None:
        """Keep what a text says that was parsed elsewhere."""
        self._now[document.source.name] = document.source, bounds, document

    def forget(self, name: str) -> None:
        """Forget what a file says that nobody asks for again: it takes much more room than its text."""
        self._before.pop(name, None)
        self._now.pop(name, None)
