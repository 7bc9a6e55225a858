"""A report as tests look at it: its elements, with their attributes and the text inside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img"}
BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "form",
    "section",
    "article",
    "details",
}
ENDED_BY = {
    "li": {"li"},
    "td": {"td", "th", "tr", "tbody"},
    "th": {"td", "th", "tr", "tbody"},
    "tr": {"tr", "tbody"},
    "thead": {"tbody"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
    "p": BLOCKS | {"li", "dt", "dd", "td", "th", "tr", "thead", "tbody"},
}
"""Elements whose end may be left out (HTML Standard, 13.1.2.4), by what begins where they end."""
ENDED_WITH_PARENT = {*ENDED_BY, "tbody"}


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, fits: Callable[["Element"], bool]) -> list["Element"]:
        return [one for one in self.walk() if fits(one)]

    def tagged(self, tag: str) -> list["Element"]:
        return self.find(lambda one: one.tag == tag)

    def of_class(self, name: str) -> list["Element"]:
        return self.find(lambda one: name in one.attributes.get("class", "").split())

    def cells(self, colour: str) -> int:
        """Return how many cells a strip has of a colour: each begins anew."""
        return sum(one.attributes.get("d", "M").count("M") for one in self.of_class(colour))

    def with_id(self, id_: str) -> "Element":
        (found,) = self.find(lambda one: one.attributes.get("id") == id_)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Element("#page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in ENDED_BY.get(self.stack[-1].tag, ()):
            self.stack.pop()
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(one)
        if tag not in VOID:
            self.stack.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.stack[-1].tag != tag and self.stack[-1].tag in ENDED_WITH_PARENT:
            self.stack.pop()
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def read_page(html: str) -> Element:
    """Return a page; fails where an element is closed that was not the last one to open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (page,) = reader.stack
    return page
