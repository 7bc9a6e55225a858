"""A report as one HTML file: pages filled in, style and script with it, and a policy that lets nothing else run."""

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape

from markupsafe import Markup

from cxjourney import palette
from cxjourney.maps.canvas.font_subset import font_faces
from cxjourney.maps.canvas.text_wrapping import runs
from cxjourney.report.basis import ReportBasis, title_of
from cxjourney.report.changes_page import changes_page, compared_note
from cxjourney.report.data_page import source_rows
from cxjourney.report.findings_page import findings_page
from cxjourney.report.formats import WrittenReport
from cxjourney.report.gaps_page import gap_rows
from cxjourney.report.journey_page import JourneyPage, journey_page
from cxjourney.report.ledger_page import ledger_page
from cxjourney.report.map_data import DrawnMap, drawn_maps
from cxjourney.report.map_drawing import PATTERNS
from cxjourney.report.markup import Markings, asset, environment, source_hash
from cxjourney.report.measures_page import measure_rows
from cxjourney.report.minify import minify
from cxjourney.report.note import note_html
from cxjourney.report.overview import overview
from cxjourney.report.people_page import persona_cards
from cxjourney.report.teams_page import team_pages

_TAGS = re.compile(r"<[^>]*>")


def write_html(basis: ReportBasis) -> WrittenReport:
    """Return a report as one HTML file, as `formats.ReportWriter` says."""
    return WrittenReport(report_html(basis).encode())


def report_html(basis: ReportBasis) -> str:
    """Return a report as one HTML file that needs nothing else."""
    markings, words = Markings(basis), basis.words
    drawn = drawn_maps(basis)
    pages = [journey_page(basis, study) for study in basis.studies]
    body = environment().get_template("body.html.jinja").render(
        basis=basis, w=words, m=markings, title=title_of(basis.studies, basis.options.title, words),
        pages=basis.pages, note=note_html(basis.options.note),
        overview=overview(basis),
        journeys=pages, drawn=drawn,
        content=_content(basis), compared=compared_note(basis),
    )  # fmt: skip
    body = minify(body)
    style = "".join(
        (
            _colours(),
            asset("report.css"),
            _board_rules(pages),
            _label_rules(markings),
            markings.mark_rules,
            markings.picture_rules,
            _fonts(body, drawn, words.tag),
        )
    )
    boot, script = asset("boot.js"), asset("report.js") + asset("maps.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {source_hash(boot)} {source_hash(script)}",
            f"style-src {source_hash(style)}",
            "font-src data:",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return environment().get_template("report.html.jinja").render(
        basis=basis, w=words, title=title_of(basis.studies, basis.options.title, words), policy=policy,
        style=Markup(style), boot=Markup(boot), script=Markup(script), body=Markup(body),  # noqa: S704
        symbols=markings.symbols, patterns=PATTERNS,
        messages=Markup(_messages(basis)),  # noqa: S704
    )  # fmt: skip


def _board_rules(pages: Iterable[JourneyPage]) -> str:
    """Return the rules of CSS that say how many rows and columns each board has."""
    rows = sorted({len(page.board.lanes) + 1 for page in pages})
    columns = sorted({len(page.board.columns) for page in pages})
    wide = "".join(f".cols-{n}{{min-width:{9.5 + 13.5 * n:g}rem}}" for n in columns)
    return "".join(f".rows-{n}{{grid-template-rows:repeat({n},auto)}}" for n in rows) + wide


def _label_rules(markings: Markings) -> str:
    """Return the rules of CSS by which a cell of a table says on a phone which column it belongs to."""
    rules = []
    for (labels, first), number in markings.tables.items():
        for place, label in enumerate(labels, first):
            text = label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("<", "\\3c ")
            rules.append(f'.t{number} td:nth-child({place})::before{{content:"{text}"}}')
    return f"@media (max-width:44rem){{{''.join(rules)}}}"


def _content(basis: ReportBasis) -> Mapping[str, object]:
    """Return what the pages beside the overview and those of journeys hold, by their names."""
    makers = {
        "gaps": gap_rows,
        "data": source_rows,
        "people": persona_cards,
        "teams": team_pages,
        "ledger": ledger_page,
        "measures": measure_rows,
        "findings": findings_page,
        "changes": changes_page,
    }
    return {name: makers[name](basis) for name in basis.pages}


def _messages(basis: ReportBasis) -> str:
    """Return the words of the script as JSON that no end of an element can break out of."""
    keys = ("nothing-found", "found", "close", "next", "back")
    said = {key: basis.words.text(f"report.script.{key}", n="{n}", all="{all}") for key in keys}
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


def _colours() -> str:
    """Return the colours of both themes as variables, and the classes by which SVG takes them."""
    light, dark = (";".join(f"--{part}:{colour}" for part, colour in base.items()) for base in palette.BASES.values())
    parts = "".join(
        f".f-{part}{{fill:var(--{part})}}.s-{part}{{stroke:var(--{part})}}" for part in palette.BASES["light"]
    )
    follows = f"@media screen and (prefers-color-scheme:dark){{:root[data-theme=auto]{{{dark};color-scheme:dark}}}}"
    return f":root{{{light};color-scheme:light}}{follows}:root[data-theme=dark]{{{dark};color-scheme:dark}}{parts}"


def _fonts(body: str, drawn: Mapping[str, Mapping[str, DrawnMap]], tag: str) -> str:
    """Return the letters that the page draws, cut out of the fonts that maps are measured with."""
    shown = _TAGS.sub("", body) + "".join(one.text for some in drawn.values() for one in some.values())
    families: dict[str, tuple[set[str], bool]] = {}
    for family, text in runs("".join(sorted(set(unescape(shown))))):
        if family:
            characters, _ = families.get(family, (set(), True))
            families[family] = (characters | set(text), True)
    return font_faces(families, tag, is_packed=True)
