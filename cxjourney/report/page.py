"""A report as one HTML file: pages filled in, style and script with it, and a policy that lets nothing else run."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

from cxjourney import palette
from cxjourney.analysis.study import Study
from cxjourney.maps.canvas.font_subset import font_faces
from cxjourney.maps.canvas.text_wrapping import runs
from cxjourney.report.basis import ReportBasis, title_of
from cxjourney.report.changes_page import changes_page, compared_note
from cxjourney.report.data_page import source_rows
from cxjourney.report.findings_page import findings_page
from cxjourney.report.formats import WrittenReport
from cxjourney.report.gaps_page import gap_rows
from cxjourney.report.journey_page import journey_page
from cxjourney.report.ledger_page import ledger_page
from cxjourney.report.map_data import DrawnMap, drawn_maps
from cxjourney.report.map_drawing import PATTERNS
from cxjourney.report.markup import Markings, asset, environment, source_hash
from cxjourney.report.measures_page import measure_rows
from cxjourney.report.minify import minify
from cxjourney.report.note import note_html
from cxjourney.report.overview import journey_choices, overview
from cxjourney.report.people_page import persona_cards
from cxjourney.report.teams_page import team_pages

_TAGS = re.compile(r"<[^>]*>")
_MAKERS: Mapping[str, Callable[[ReportBasis], object]] = {
    "overview": overview,
    "gaps": gap_rows,
    "data": source_rows,
    "people": persona_cards,
    "teams": team_pages,
    "ledger": ledger_page,
    "measures": measure_rows,
    "findings": findings_page,
    "changes": changes_page,
}
"""What makes the content of each page but those of journeys, by its name."""


class PageParts(NamedTuple):
    """What a page is put together from.

    Attributes:
        title: What stands at its head.
        body: What is seen, as HTML.
        style: Its style, fonts and pictures included.
        symbols: The marks and icons that the body shows.
        messages: The words of its script, as JSON.
    """

    title: str
    body: str
    style: str
    symbols: str
    messages: str


class ReportPieces(NamedTuple):
    """What the pages of a report are put together from, whether they become one or many.

    Attributes:
        frame: What stands around them.
        pages: The pages as HTML, by their ids, in their order.
        style: Their style, fonts and pictures included.
        symbols: The marks and icons that they show.
        messages: The words of their script, as JSON.
    """

    frame: "Frame"
    pages: Mapping[str, str]
    style: str
    symbols: str
    messages: str


class Frame(NamedTuple):
    """What stands around the pages of a report, as HTML, and its title."""

    title: str
    top: str
    bottom: str


class JourneyHtml(NamedTuple):
    """The page of a journey as HTML, and how many rows and columns its board has."""

    html: str
    rows: int
    columns: int


def write_html(basis: ReportBasis) -> WrittenReport:
    """Return a report as one HTML file, as `formats.ReportWriter` says."""
    return WrittenReport(report_html(basis).encode())


def report_html(basis: ReportBasis) -> str:
    """Return a report as one HTML file that needs nothing else."""
    parts = page_parts(basis, Markings(basis), drawn_maps(basis))
    script = asset("report.js") + asset("maps.js")
    return page_html(basis, parts, script, policy=content_policy(parts.style, (script,)))


def page_parts(basis: ReportBasis, markings: Markings, drawn: Mapping[str, Mapping[str, DrawnMap]]) -> PageParts:
    """Return what a report's page is put together from; the arguments are those of `journey_html`."""
    frame, pages, style, symbols, messages = report_pieces(basis, markings, drawn)
    return PageParts(frame.title, "".join((frame.top, *pages.values(), frame.bottom)), style, symbols, messages)


def report_pieces(
    basis: ReportBasis, markings: Markings, drawn: Mapping[str, Mapping[str, DrawnMap]], *, is_site: bool = False
) -> ReportPieces:
    """Return what the pages of a report are put together from; the arguments are those of `journey_html`."""
    frame = frame_html(basis, markings)
    pages = {"overview": shared_html(basis, markings, "overview")}
    journeys = {
        basis.anchors.journey(study): journey_html(basis, markings, study, drawn, is_site=is_site)
        for study in basis.studies
    }
    pages |= {id_: one.html for id_, one in journeys.items()}
    pages |= {name: shared_html(basis, markings, name) for name in basis.pages}
    maps = (one.text for some in drawn.values() for one in some.values())
    letters = letters_of(frame.top, *pages.values(), frame.bottom, *maps)
    style = style_rules(basis, markings, {(one.rows, one.columns) for one in journeys.values()}, letters)
    return ReportPieces(frame, pages, style, markings.symbols, script_words(basis))


def frame_html(basis: ReportBasis, markings: Markings) -> Frame:
    """Return what stands around the pages of a report."""
    title = title_of(basis.studies, basis.options.title, basis.words)
    known = {"basis": basis, "w": basis.words, "m": markings, "title": title, "compared": compared_note(basis)}
    top, bottom = (minify(_filled(f"{name}.html.jinja", **known)) for name in ("top", "bottom"))
    return Frame(title, top, bottom)


def shared_html(basis: ReportBasis, markings: Markings, name: str) -> str:
    """Return the overview, or one of the pages of `basis.PAGES`, by its name."""
    content = {name: basis.once(_MAKERS[name])}
    known = {"note": note_html(basis.options.note)} if name == "overview" else {}

    def fill() -> str:
        return _filled(
            "page.html.jinja", name=name, basis=basis, w=basis.words, m=markings, content=content,
            choices=journey_choices(basis), compared=compared_note(basis), **known,
        )  # fmt: skip

    return markings.fragments.write(name, fill) if markings.fragments else minify(fill()).strip()


def journey_html(
    basis: ReportBasis,
    markings: Markings,
    study: Study,
    drawn: Mapping[str, Mapping[str, DrawnMap]],
    *,
    is_site: bool = False,
) -> JourneyHtml:
    """Return the page of one journey.

    Args:
        basis: What the report is made of.
        markings: What the template calls.
        study: The journey.
        drawn: The maps of each journey, by the name of its file and the view; one that is drawn when it is seen is
            without its text.
        is_site: Whether it becomes a file of its own.
    """
    page = journey_page(basis, study)
    html = minify(_filled("page.html.jinja", name="journey", m=markings, j=page, drawn=drawn, is_site=is_site)).strip()
    return JourneyHtml(html, len(page.board.lanes) + 2, len(page.board.columns))  # two rows are the heads of stages


def _filled(template: str, **known: object) -> str:
    return environment().get_template(template).render(**known)


def style_rules(
    basis: ReportBasis, markings: Markings, sizes: Iterable[tuple[int, int]], letters: Iterable[str]
) -> str:
    """Return the style of a report.

    Args:
        basis: What the report is made of.
        markings: What was noted while its pages were written.
        sizes: How many rows and columns its boards have.
        letters: The letters that its fonts are to hold.
    """
    return "".join(
        (
            _colours(),
            asset("report.css"),
            _board_rules(sizes),
            _label_rules(markings),
            markings.mark_rules,
            markings.picture_rules,
            _fonts(letters, basis.words.tag),
        )
    )


def letters_of(*shown: str) -> set[str]:
    """Return the letters that pieces of HTML or SVG show."""
    return {letter for text in shown for letter in set(unescape(_TAGS.sub("", text)))}


def page_html(basis: ReportBasis, parts: PageParts, *scripts: str, policy: str = "", state: str = "") -> str:
    """Return a page put together.

    Args:
        basis: What the report is made of.
        parts: Its parts.
        scripts: Its scripts.
        policy: The policy that it carries itself; empty where that comes with it.
        state: What its last script goes by, as JSON; empty for nothing.
    """
    return environment().get_template("report.html.jinja").render(
        basis=basis, w=basis.words, title=parts.title, policy=policy, state=Markup(state),  # noqa: S704
        style=Markup(parts.style), scripts=[Markup(script) for script in scripts], body=Markup(parts.body),  # noqa: S704
        boot=Markup(asset("boot.js")), patterns=PATTERNS, symbols=Markup(parts.symbols),  # noqa: S704
        messages=Markup(parts.messages),  # noqa: S704
    )  # fmt: skip


def content_policy(style: str, scripts: Iterable[str], *more: str) -> str:
    """Return the Content-Security-Policy (CSP level 3) of a page: its own style and scripts run, and nothing else."""
    hashes = " ".join(source_hash(script) for script in (asset("boot.js"), *scripts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes}",
            f"style-src {source_hash(style)}",
            "font-src data:",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            *more,
        )
    )


def _board_rules(sizes: Iterable[tuple[int, int]]) -> str:
    """Return the rules of CSS that say how many rows and columns each board has."""
    found = set(sizes)
    wide = "".join(f".cols-{n}{{min-width:{9.5 + 13.5 * n:g}rem}}" for n in sorted({columns for _, columns in found}))
    high = sorted({rows for rows, _ in found})
    return "".join(f".rows-{n}{{grid-template-rows:repeat({n},auto)}}" for n in high) + wide


def _label_rules(markings: Markings) -> str:
    """Return the rules of CSS by which a cell of a table says on a phone and on paper which column it belongs to."""
    rules = []
    for (labels, first), number in markings.tables.items():
        for place, label in enumerate(labels, first):
            text = label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("<", "\\3c ")
            rules.append(f'.t{number} td:nth-child({place})::before{{content:"{text}"}}')
    return f"@media print,screen and (max-width:44rem){{{''.join(rules)}}}"


def script_words(basis: ReportBasis) -> str:
    """Return the words of the script as JSON that no end of an element can break out of."""
    keys = ("nothing-found", "found", "close", "next", "back", "clock")
    said = {key: basis.words.text(f"report.script.{key}", n="{n}", all="{all}") for key in keys}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


def _colours() -> str:
    """Return the colours of both themes as variables, and the classes by which SVG takes them."""
    light, dark = (";".join(f"--{part}:{colour}" for part, colour in base.items()) for base in palette.BASES.values())
    parts = "".join(
        f".f-{part}{{fill:var(--{part})}}.s-{part}{{stroke:var(--{part})}}" for part in palette.BASES["light"]
    )
    follows = f"@media screen and (prefers-color-scheme:dark){{:root[data-theme=auto]{{{dark};color-scheme:dark}}}}"
    chosen = f"@media screen{{:root[data-theme=dark]{{{dark};color-scheme:dark}}}}"
    return f":root{{{light};color-scheme:light}}{follows}{chosen}{parts}"


def _fonts(letters: Iterable[str], tag: str) -> str:
    """Return letters cut out of the fonts that maps are measured with."""
    families: dict[str, tuple[set[str], bool]] = {}
    for family, text in runs("".join(sorted(set(letters)))):
        if family:
            characters, _ = families.get(family, (set(), True))
            families[family] = (characters | set(text), True)
    return font_faces(families, tag, is_packed=True)
