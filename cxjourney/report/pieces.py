"""The body of a report taken apart: what stands before its pages, the pages, and what stands behind them."""

import re
from html import unescape
from typing import NamedTuple

_PAGE = re.compile(r'(?=<section class="?page)')
_ID = re.compile(r' id="?([^"\s>]+)')


class Pieces(NamedTuple):
    """The pieces of a body.

    Attributes:
        before: What stands before the pages.
        pages: The pages, by their ids, in their order.
        after: What stands behind them.
    """

    before: str
    pages: dict[str, str]
    after: str


def pieces_of(body: str) -> Pieces:
    """Return the pieces of a body; put together again they are the body."""
    before, *pages = _PAGE.split(body)
    pages[-1], end, after = pages[-1].rpartition("</main>")
    return Pieces(before, {page_id(page): page for page in pages}, end + after)


def page_id(page: str) -> str:
    """Return the id of a page: the first that stands in it."""
    return ids_of(page)[0]


def ids_of(html: str) -> list[str]:
    """Return the ids in a piece of HTML, in their order."""
    return [unescape(found) for found in _ID.findall(html)]
