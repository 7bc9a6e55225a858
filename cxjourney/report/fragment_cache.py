"""Pieces of pages, kept from one edition of a live report to the next: what says the same is not written again."""

import re
from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from cxjourney.report.minify import minify

_PLACE = re.compile(r"<i-(\d+)>")
"""Stands for a piece while the page around it is written: no text can hold a tag."""


class Fragment(NamedTuple):
    """A piece of a page as HTML, and the parts of texts that its languages were told by."""

    html: str
    told_by: frozenset[str]


class Fragments:
    """Writes each piece of a page once, as long as what it is written from stays the same.

    Args:
        before: The pieces of the edition before it, by page; those of a page that is not written yet stay.

    Attributes:
        by_page: The pieces of each page, by what they were written from.
    """

    def __init__(self, before: Mapping[str, Mapping[Hashable, Fragment]] | None = None) -> None:
        self.by_page: dict[str, Mapping[Hashable, Fragment]] = dict(before or {})
        self._page = ""
        self._written: dict[Hashable, Fragment] = {}
        self._shown: list[str] = []
        self._told_by: set[str] | None = None

    def without(self, told_by: frozenset[str]) -> "Fragments":
        """Return the pieces whose languages were told by other parts of texts than these."""
        if not told_by:
            return Fragments(self.by_page)
        return Fragments(
            {
                page: {key: one for key, one in some.items() if one.told_by.isdisjoint(told_by)}
                for page, some in self.by_page.items()
            }
        )

    def write(self, page: str, fill: Callable[[], str]) -> str:
        """Return a page, minified; ``fill`` writes it, and is given its pieces by ``piece``."""
        self._page, self._written, self._shown = page, {}, []
        around = minify(fill()).strip()
        self.by_page[page] = self._written
        return _PLACE.sub(lambda found: self._shown[int(found[1])], around)

    def piece(self, key: Hashable, write: Callable[[], str]) -> Markup:
        """Return what stands for a piece until the page is put together; it is written where none of its key is known.

        A piece that is written within another belongs to that one.
        """
        if self._told_by is not None:
            return Markup(write())  # noqa: S704  a template wrote it
        known = self._written.get(key) or self.by_page.get(self._page, {}).get(key)
        if known is None:
            self._told_by = set()
            try:
                html = minify(write()).strip()
                known = Fragment(html, frozenset(self._told_by))
            finally:
                self._told_by = None
        self._written[key] = known
        self._shown.append(known.html)
        return Markup(f"<i-{len(self._shown) - 1}>")  # noqa: S704  a number

    def note(self, told_by: tuple[str, ...]) -> None:
        """Note by which parts of texts a language is told, if a piece is being written."""
        if self._told_by is not None:
            self._told_by.update(told_by)
