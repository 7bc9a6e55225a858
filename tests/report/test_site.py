"""The report as a folder of pages: each a document of its own, with every link leading somewhere, and nothing lost.

If it fails, a page of a wiki is half there, a link in it is dead, or it holds other things than the report in one file.
"""

import json
import posixpath
import re
from pathlib import Path

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import BuiltReport, build_report
from cxjourney.report.search_index import names_in
from cxjourney.report.site_links import page_files
from tests.report.conftest import DAY, JOURNEYS
from tests.report.page import Element, read_page

PAGES = {
    "index.html",
    "gaps.html",
    "data.html",
    "people.html",
    "teams.html",
    "ledger.html",
    "measures.html",
    "findings.html",
}


@pytest.fixture(scope="module")
def site() -> BuiltReport:
    return build_report(StudyRequest([JOURNEYS], None, language="en"), ReportOptions(), DAY, "folder")


@pytest.fixture(scope="module")
def pages(site: BuiltReport) -> dict[str, Element]:
    return {name: read_page(data.decode()) for name, data in site.files.items() if name.endswith(".html")}


def section(page: Element) -> Element:
    (found,) = page.find(lambda one: "data-page" in one.attributes)
    return found


def read_in(one: Element | str) -> list[str]:
    """Return the words that are read in an element; what its scripts hold is none of them."""
    if isinstance(one, str):
        return one.split()
    return [word for child in one.children for word in read_in(child)] if one.tag not in ("script", "template") else []


def test_there_is_a_page_for_each_page_of_the_report(site: BuiltReport, pages: dict[str, Element]) -> None:
    journeys = {name for name in pages if name.startswith("journeys/")}
    assert pages.keys() - journeys == PAGES
    assert {f"journeys/{name}.html" for name in ("order-with-return", "hospital-visit", "phone-contract")} < journeys
    assert len(journeys) == 6
    assert sum(name.startswith("maps/") for name in site.files) == 18


def test_each_holds_what_the_report_in_one_file_holds(page: Element, pages: dict[str, Element]) -> None:
    for one in pages.values():
        shown = section(one)
        same = page.with_id(shown.attributes["id"])
        assert read_in(shown) == read_in(same)


def test_each_is_a_document_of_its_own(pages: dict[str, Element]) -> None:
    titles = [page.tagged("title")[0].text for page in pages.values()]
    assert len(set(titles)) == len(titles)
    for page in pages.values():
        assert [len(page.tagged(tag)) for tag in ("html", "h1", "main", "nav", "header", "footer")][:3] == [1, 1, 1]
        assert page.tagged("html")[0].attributes["lang"] == "en"
        assert page.of_class("top")[0].tagged("nav")
        assert page.of_class("foot")
        assert page.tagged("title")[0].text == f"{page.tagged('h1')[0].text} · All customer journeys"
    menu = pages["gaps.html"].of_class("top")[0].tagged("nav")[0]
    assert [one.text for one in menu.tagged("a") if one.attributes.get("aria-current") == "page"] == ["Gaps"]


def leads_to(name: str, link: str) -> tuple[str, str]:
    """Return the file and the anchor that a link of a page leads to."""
    address, _, anchor = link.partition("#")
    file = address.partition("?")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name, anchor.partition("?")[0]


def test_every_link_leads_to_something(site: BuiltReport, pages: dict[str, Element]) -> None:
    ids = {
        name: {one.attributes["id"] for one in page.walk() if "id" in one.attributes} for name, page in pages.items()
    }
    links = [(name, one.attributes["href"]) for name, page in pages.items() for one in page.tagged("a")]
    inside = [one for one in links if not one[1].startswith("https://")]
    assert len(inside) > 500
    dead = [
        one for one in inside
        for file, anchor in [leads_to(*one)]
        if file not in pages or (anchor and anchor not in ids[file])
    ]  # fmt: skip
    assert dead == []
    loaded = [
        (name, one.attributes[key])
        for name, page in pages.items()
        for one in page.walk()
        for key in ("src", "href", "data-file", "data-search", "data-letters")
        if key in one.attributes and one.tag not in ("a", "use")
    ]
    roots = {name: page.tagged("html")[0].attributes["data-root"] for name, page in pages.items()}
    for name, link in loaded:
        way = link if link.startswith(roots[name]) else roots[name] + link
        assert leads_to(name, way)[0] in site.files, (name, link)


def test_nothing_runs_but_what_lies_beside_it(site: BuiltReport, pages: dict[str, Element]) -> None:
    for page in pages.values():
        (meta,) = page.find(lambda one: one.attributes.get("http-equiv") == "Content-Security-Policy")
        policy = dict(part.strip().split(" ", 1) for part in meta.attributes["content"].split(";"))
        assert policy["default-src"] == "'none'"
        assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
        assert not any("unsafe" in value or "http" in value for value in policy.values())
        assert page.tagged("style") == []
        inline = [one for one in page.tagged("script") if "src" not in one.attributes and "type" not in one.attributes]
        assert inline == []
        assert not [key for one in page.walk() for key in one.attributes if key == "style" or key.startswith("on")]
    style = site.files["assets/report.css"].decode()
    assert set(re.findall(r"url\((?!\"data:)[^)]*\)", style)) == set()


def test_it_is_the_same_twice(site: BuiltReport) -> None:
    again = build_report(StudyRequest([JOURNEYS], None, language="en"), ReportOptions(), DAY, "folder")
    assert again.files == site.files
    assert list(again.files) == sorted(again.files)


def test_what_changes_has_another_address(site: BuiltReport) -> None:
    other = build_report(StudyRequest([JOURNEYS], None, language="en"), ReportOptions(theme="dark"), DAY, "folder")
    assert other.files["assets/report.css"] == site.files["assets/report.css"]
    addresses = {re.findall(r"report\.css\?\w+", one.files["gaps.html"].decode())[0] for one in (site, other)}
    assert len(addresses) == 1
    persian = build_report(StudyRequest([JOURNEYS], None, language="fa"), ReportOptions(), DAY, "folder")
    assert re.findall(r"report\.css\?\w+", persian.files["gaps.html"].decode())[0] not in addresses


def test_names_that_are_searched_lead_where_they_stand(site: BuiltReport, pages: dict[str, Element]) -> None:
    text = site.files["assets/search.js"].decode()
    index = json.loads(text.removeprefix("cxjourney.keep(").removesuffix(");\n"))
    assert len(index) > 300
    for name, title, address, _ in index:
        file, anchor = leads_to("index.html", address)
        page = pages[file]
        assert title == page.tagged("h1")[0].text.strip()
        assert name in (page.with_id(anchor) if anchor else page).text
    assert any(name.endswith("Receives the parcel") for name, *_ in index)


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<section id=x data-page><h1>A &amp; b</h1></section>", [("A & b", "x", "page")]),
        ("<section id=x><header class=cell id=y><h3 id=y/h><span>1</span> Pays</h3></header></section>",
         [("1 Pays", "y", "stage")]),
        ("<div id=x><article class=person id=p><header><h2>June</h2></header></article></div>",
         [("June", "p", "person")]),
        ("<table><tbody id=source-list><tr id=d><td><b>Clicks</b><td><b>not this</b><tr id=e><td><b>Calls</b></table>",
         [("Clicks", "d", "source"), ("Calls", "e", "source")]),
        ("<section class='page journey' id=j><article class=gap id=g><p class=question>Who?<p>why</article></section>",
         [("Who?", "g", "gap")]),
        ("<section id=j/a/asks><table><tbody><tr><td><b>Why?</b><td><b>not</b><tr><td><b>Who?</b></table></section>",
         [("Why?", "j/a/asks", "ask"), ("Who?", "j/a/asks", "ask")]),
        ("<section class=page id=gaps><article class=gap><p class=question>Who?<p>why</article></section>", []),
        ("<ul><li id=x>a<li>b</ul><div id=rules><article class=rule><h2>CX1</h2></article></div>",
         [("CX1", "rules", "rule")]),
    ],
)  # fmt: skip
def test_what_has_a_name(html: str, names: list[tuple[str, str, str]]) -> None:
    assert [tuple(one) for one in names_in(html)] == names


def test_each_page_has_a_file_that_every_system_can_hold() -> None:
    ids = ("overview", "gaps", "j/index", "j/con", "j/a/b/buys", "j/a-b-buys", "j/a%20b/buys")
    files = page_files(ids)
    assert (files["overview"], files["gaps"], files["j/index"]) == ("index.html", "gaps.html", "journeys/index.html")
    assert files["j/con"] == "journeys/con-.html"
    assert len(set(files.values())) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9/-]+\.html", file) for file in files.values())


def test_hostile_text_stays_text(workspace: Path) -> None:
    title = "</script><script>alert(1)</script>"
    text = (workspace / "buys.yaml").read_text("utf-8").replace("Buys a ticket", title)
    (workspace / "buys.yaml").write_text(text, "utf-8")
    made = build_report(StudyRequest([str(workspace)], None), ReportOptions(title), DAY, "folder")
    page = read_page(made.files["journeys/buys.html"].decode())
    assert page.tagged("h1")[0].text == title
    assert [one for one in page.tagged("script") if not {"src", "type"} & one.attributes.keys()] == []


def test_a_page_that_is_left_out_has_no_file(workspace: Path) -> None:
    options = ReportOptions(without=frozenset(("ledger",)), maps=())
    made = build_report(StudyRequest([str(workspace)], None), options, DAY, "folder")
    assert "ledger.html" not in made.files
    assert not [name for name in made.files if name.startswith("maps/")]
    assert not [name for name, data in made.files.items() if name.endswith(".html") and b"ledger.html" in data]
