"""What can be found by its name in the pages of a report: the script of a single page looks for the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple

_VOID = {"meta", "input", "br", "link", "img"}
_ROWS = {"td", "th", "tr", "thead", "tbody"}
_BLOCKS = {
    "p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "table", "form", "section", "article", "details",
}  # fmt: skip
_ENDED_BY = {
    "li": {"li"},
    "td": _ROWS,
    "th": _ROWS,
    "tr": {"tr", "thead", "tbody"},
    "thead": {"tbody"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
    "p": _BLOCKS | _ROWS | {"li", "dt", "dd"},
}
"""Elements whose end may be left out (HTML Standard, 13.1.2.4), by what begins where they end."""
KINDS = ("page", "stage", "person", "team", "source", "rule", "gap", "ask")
"""What has a name, in the order in which it is offered."""


class Named(NamedTuple):
    """A name, where it leads, and what kind of thing has it."""

    text: str
    id: str
    kind: str


@dataclass(slots=True)
class _Open:
    """An element that has begun: its tag, id and classes, and how many elements have begun in it."""

    tag: str
    id: str
    classes: frozenset[str]
    children: int = 0


def names_in(page: str) -> tuple[Named, ...]:
    """Return the names in a page, in the order in which they are offered; the first is that of the page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(sorted((one for one in reader.found if one.text), key=lambda one: KINDS.index(one.kind)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Open] = []
        self.found: list[Named] = []
        self.kept: list[str] = []
        self.name: tuple[int, str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open and tag in _ENDED_BY.get(self.open[-1].tag, ()):
            self._end()
        values = dict(attrs)
        place = self.open[-1].children if self.open else 0
        if self.open:
            self.open[-1].children += 1
        if tag in _VOID:
            return
        self.open.append(_Open(tag, values.get("id") or "", frozenset((values.get("class") or "").split())))
        if self.name is None and (found := self._named(place)):
            self.name, self.kept = (len(self.open), *found), []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element without content."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1].tag != tag:
            self._end()
        self._end()

    def handle_data(self, data: str) -> None:
        if self.name:
            self.kept.append(data)

    def _end(self) -> None:
        if self.name and len(self.open) == self.name[0]:
            self.found.append(Named("".join(self.kept).strip(), *self.name[1:]))
            self.name = None
        self.open.pop()

    def _named(self, place: int) -> tuple[str, str] | None:
        """Return the id and the kind of what the innermost element names; None where it names nothing."""
        *around, one = self.open
        homes = {kind for other in around for kind in other.classes}
        parent = around[-1] if around else one
        if one.tag == "h1":
            return self._at(around), "page"
        if one.tag == "h3" and parent.tag == "header" and "cell" in parent.classes:
            return parent.id, "stage"
        if one.tag == "h2":
            return next(((self._at(around), kind) for kind in ("person", "team", "rule") if kind in homes), None)
        if one.tag == "b" and parent.tag == "td" and self._is_first_cell(around, place):
            return self._at(around), "source"
        if one.tag == "b" and parent.tag == "td" and place == 0 and around[-2].children == 1 and self._is_asks(around):
            return self._at(around), "ask"
        if "question" in one.classes and {"gap", "journey"} <= homes:
            return self._at(around), "gap"
        return None

    def _is_first_cell(self, around: list[_Open], place: int) -> bool:
        in_list = any(other.id == "source-list" for other in around)
        return in_list and place == 0 and around[-2].children == 1

    def _is_asks(self, around: list[_Open]) -> bool:
        return any(other.id.endswith("/asks") for other in around)

    def _at(self, around: list[_Open]) -> str:
        return next(_ids_from_within(around))


def _ids_from_within(around: list[_Open]) -> Iterator[str]:
    yield from (one.id for one in reversed(around) if one.id)
    yield ""
