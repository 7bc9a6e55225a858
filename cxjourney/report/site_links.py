"""Where the pages of a folder lie, and the links between them: relative, so that the folder may stand anywhere."""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape

_LINK = re.compile(r'(<a (?:[^<>]* )?href=)(?:"#([^"]*)"|#([^\s">]*))')
_ODD = re.compile(r"[^a-z0-9]+")
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that no file can have on Windows, whatever its suffix (Microsoft: Naming Files, Paths, and Namespaces)."""


def page_files(ids: Iterable[str]) -> dict[str, str]:
    """Return the file of each page, by its id: journeys in a folder of their own, the overview where a site begins."""
    files: dict[str, str] = {}
    for id_ in ids:
        kind, _, rest = id_.partition("/")
        name = _ODD.sub("-", (rest or id_).lower()).strip("-")
        name = f"{name}-" if _KEPT_BY_WINDOWS.fullmatch(name) else name
        wanted = f"journeys/{name}" if kind == "j" else "index" if id_ == "overview" else name
        number, file = 1, f"{wanted}.html"
        while file in files.values():
            number += 1
            file = f"{wanted}-{number}.html"
        files[id_] = file
    return files


def way_to_root(file: str) -> str:
    """Return what leads from a file of the folder to the folder itself, as the beginning of an address."""
    return "../" * file.count("/")


def address_in(folder: Mapping[str, str], anchors: Mapping[str, str], anchor: str) -> str:
    """Return the address of an anchor from the folder itself; empty where it is in none of the pages.

    Args:
        folder: The files of the pages, by their ids.
        anchors: By anchors, the ids of the pages that they stand on.
        anchor: The anchor, with what is filtered behind a question mark.
    """
    id_, mark, query = anchor.partition("?")
    page = anchors.get(id_)
    if page is None:
        return ""
    return folder[page] if id_ == page and not mark else f"{folder[page]}#{id_}{mark}{query}"


def relink(html: str, page: str, folder: Mapping[str, str], anchors: Mapping[str, str]) -> str:
    """Return a piece of a page with its links to other pages leading there.

    Args:
        html: The piece.
        page: The id of the page.
        folder: The files of the pages, by their ids.
        anchors: By anchors, the ids of the pages that they stand on.
    """
    root = way_to_root(folder[page])

    def link(found: re.Match[str]) -> str:
        anchor = unescape(found[2] if found[2] is not None else found[3])
        id_ = anchor.partition("?")[0]
        address = address_in(folder, anchors, anchor)
        if not address or (anchors[id_] == page and id_ != page):
            return found[0]
        return f'{found[1]}"{escape(root + address)}"'

    return _LINK.sub(link, html)
