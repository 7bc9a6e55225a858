"""A report as a folder of pages: one file a page, with one style sheet and one script beside them.

It opens from disk as from a server. A page from disk may fetch nothing, so that what is read later (maps, names that
are searched for, letters for a map that is saved) lies in scripts of its own. Nothing runs but these.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape

from markupsafe import Markup

from cxjourney.report.basis import ReportBasis
from cxjourney.report.formats import WrittenReport
from cxjourney.report.map_data import DrawnMap, drawn_maps
from cxjourney.report.map_drawing import PATTERNS
from cxjourney.report.map_packing import pack_maps
from cxjourney.report.markup import Markings, asset, environment
from cxjourney.report.page import ReportPieces, report_pieces
from cxjourney.report.search_index import KINDS, Named, names_in
from cxjourney.report.site_links import address_in, page_files, relink, way_to_root

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The Content-Security-Policy (CSP level 3) of each page: what lies in the folder, and nothing else."""
STYLE, SCRIPT, SEARCH, LETTERS = (f"assets/{name}" for name in ("report.css", "report.js", "search.js", "letters.js"))
_ID = re.compile(r' id="?([^"\s>]+)')
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_SYMBOL = re.compile(r'<symbol id="(m-[^"]+)".*?</symbol>', re.DOTALL)
_USED = re.compile(r'href="?#(m-[^\s">]+)')


def write_site(basis: ReportBasis) -> WrittenReport:
    """Return a report as a folder of pages, as `formats.ReportWriter` says."""
    files = dict(_site(basis))
    return WrittenReport(files={name: files[name] for name in sorted(files)})


def _site(basis: ReportBasis) -> Iterator[tuple[str, bytes]]:
    drawn = drawn_maps(basis)
    folder = page_files(("overview", *(basis.anchors.journey(study) for study in basis.studies), *basis.pages))
    maps = {
        study.file: {
            view: _map_file(folder[basis.anchors.journey(study)], view, one) for view, one in drawn[study.file].items()
        }
        for study in basis.studies
    }
    placed = {
        file: {view: one._replace(file=maps[file][view][1]) for view, one in some.items()}
        for file, some in drawn.items()
    }
    pieces = report_pieces(basis, Markings(basis), placed, is_site=True)
    names = {id_: names_in(page) for id_, page in pieces.pages.items()}
    anchors = {anchor: id_ for id_, page in pieces.pages.items() for anchor in map(unescape, _ID.findall(page))}
    shared = {
        STYLE: pieces.style,
        SCRIPT: asset("site.js") + asset("report.js") + asset("maps.js"),
        SEARCH: _kept(_search(names, folder, anchors)),
        LETTERS: _kept("".join(_FONT_FACE.findall(pieces.style))),
    }
    addresses = {name: _versioned(name, text) for name, text in shared.items()}
    yield from ((name, text.encode()) for name, text in shared.items())
    yield from ((name, text.encode()) for some in maps.values() for name, _, text in some.values())
    for id_ in pieces.pages:
        yield folder[id_], _page(basis, pieces, id_, folder, anchors, names[id_], addresses).encode()


def _page(
    basis: ReportBasis,
    pieces: ReportPieces,
    id_: str,
    folder: Mapping[str, str],
    anchors: Mapping[str, str],
    names: tuple[Named, ...],
    addresses: Mapping[str, str],
) -> str:
    """Return a page of a site as a document of its own."""
    before, page, after = (
        relink(html, id_, folder, anchors) for html in (pieces.frame.top, pieces.pages[id_], pieces.frame.bottom)
    )
    before = _with_current(before, way_to_root(folder[id_]) + folder[id_ if id_ in basis.pages else "overview"], id_)
    used = set(_USED.findall(page))
    symbols = "".join(found[0] for found in _SYMBOL.finditer(pieces.symbols) if found[1] in used)
    return environment().get_template("site.html.jinja").render(
        basis=basis, w=basis.words, policy=POLICY, root=way_to_root(folder[id_]),
        title=" · ".join((names[0].text, pieces.frame.title)),
        style=addresses[STYLE], script=addresses[SCRIPT], search=addresses[SEARCH], letters=addresses[LETTERS],
        body=Markup(before + page + after), patterns=PATTERNS, symbols=Markup(symbols),  # noqa: S704
        messages=Markup(pieces.messages),  # noqa: S704
    )  # fmt: skip


def _with_current(before: str, address: str, id_: str) -> str:
    """Return what stands before a page with its place in the menu marked; a journey's is below the overview."""
    kind = "true" if id_.startswith("j/") else "page"
    return before.replace(f'<li><a href="{address}">', f'<li><a href="{address}" aria-current={kind}>', 1)


def _map_file(page: str, view: str, drawn: DrawnMap) -> tuple[str, str, str]:
    """Return the name of a map's file, its address from the folder, and what is in it."""
    name = f"maps/{page.rpartition('/')[2].removesuffix('.html')}.{view}.js"
    text = _kept(pack_maps([drawn.text]))
    return name, _versioned(name, text), text


def _search(
    names: Mapping[str, tuple[Named, ...]], folder: Mapping[str, str], anchors: Mapping[str, str]
) -> list[tuple[str, str, str, int]]:
    """Return what can be found: its name, the title of its page, where it leads from the folder, and its kind."""
    found = [(one.kind, one.text, some[0].text, one.id) for some in names.values() for one in some]
    found.sort(key=lambda one: KINDS.index(one[0]))
    return [(text, page, address_in(folder, anchors, id_), KINDS.index(kind)) for kind, text, page, id_ in found]


def _kept(what: object) -> str:
    """Return a script that hands something over to the page that reads it."""
    return f"cxjourney.keep({json.dumps(what, ensure_ascii=False)});\n"


def _versioned(name: str, text: str) -> str:
    """Return the address of a file from the folder; where the file changes, the address does."""
    return f"{name}?{sha256(text.encode()).hexdigest()[:8]}"
