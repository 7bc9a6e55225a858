"""Files of pages that an earlier run wrote, where a map has fewer pages now."""

import re
from collections.abc import Iterator
from pathlib import Path

from cxjourney.maps.output import PAGE_MARKS

_HEAD = 4096
"""Within this many bytes of a page its mark stands."""


def stale_pages(path: Path, pages: int) -> Iterator[Path]:
    """Yield the files beside a map that are named as its pages beyond the last one are, in the order of their numbers.

    Args:
        path: The file of the map, where it has one page: its pages are named by it.
        pages: How many pages it has now; the file of a single one has no number.
    """
    name = re.compile(rf"{re.escape(path.stem)}\.([1-9][0-9]{{0,5}}){re.escape(path.suffix)}")
    kept = pages if pages > 1 else 0
    found = {}
    for file in path.parent.iterdir():
        number = name.fullmatch(file.name)
        if number and int(number[1]) > kept and file.is_file() and not file.is_symlink():
            found[int(number[1])] = file
    yield from (found[number] for number in sorted(found))


def is_own_page(path: Path) -> bool:
    """Return whether a file bears the mark of a page that this tool wrote.

    Raises:
        OSError: It can't be read.
    """
    mark = PAGE_MARKS.get(path.suffix[1:].lower())
    if mark is None:
        return False
    with path.open("rb") as file:
        return mark in file.read(_HEAD)
