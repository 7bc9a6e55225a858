"""The report as a folder of pages, opened from disk and from a server: it reads, searches and filters alike.

If it fails, a wiki or the pages of a repository show a page without its style, or one that finds and leads nowhere.
"""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.files.owned_folder import replace_files
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.maps.chromium import Theme
from tests.report.conftest import DAY, JOURNEYS

from .opened import Opened
from .test_accessibility import ALONE, SIZES, axe

__all__ = ["axe"]
PAGES = (
    "index.html", "gaps.html", "data.html", "people.html", "teams.html", "ledger.html", "measures.html",
    "findings.html", "journeys/order-with-return.html", "journeys/hospital-visit.html",
)  # fmt: skip
JOURNEY = "journeys/order-with-return.html"
SEARCHED = ("re", "customer", "data", "هزینه")
OpenPage = Callable[..., Opened]
TIMES = 2
"""How often one leaves and comes back: a browser that lays out a page as it is seen loses the place now and then."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as ``python -m http.server`` does, without a word."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def written(language: str, folders: pytest.TempPathFactory) -> Path:
    journeys = [f"{JOURNEYS}/shop", f"{JOURNEYS}/hospital"]
    made = build_report(StudyRequest(journeys, None, language=language), ReportOptions(), DAY, "folder")
    folder = folders.mktemp("a site") / language
    replace_files(folder, made.files)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("en", tmp_path_factory)


@pytest.fixture(scope="module")
def persian_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("fa", tmp_path_factory)


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(params=["disk", "server"])
def place(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the pages are opened: the beginning of their addresses."""
    return site.as_uri() if request.param == "disk" else str(request.getfixturevalue("served"))


@pytest.fixture
def page(chromium: Browser, place: str) -> Iterator[OpenPage]:
    windows: list[Opened] = []

    def open_it(name: str, at: str = place, **how: Any) -> Opened:
        windows.append(Opened(chromium, f"{at}/{name}", **how))
        return windows[-1]

    yield open_it
    for window in windows:
        window.close()


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_with_its_style_and_script(page: OpenPage, place: str, name: str) -> None:
    report = page(name)
    report.settle(200)
    assert report.texts("h1")
    assert report.run("getComputedStyle(document.body).margin") == "0px"
    assert report.run("document.fonts.check('16px \"Noto Sans\"') && document.fonts.size > 0")
    assert report.texts(".find label")
    assert report.said == []
    outside = {one for one in report.requests if not one.startswith((f"{place}/", "data:", "blob:"))}
    assert outside - {f"{place.rpartition('//')[0]}//favicon.ico"} == set()
    assert report.run("document.documentElement.scrollWidth") <= 1440


def test_what_is_forbidden_would_be_seen(page: OpenPage) -> None:
    report = page("gaps.html")
    report.run(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'self.ran = 1'})); 0"
    )
    report.run(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/a.png'})); 0"
    )
    report.settle(200)
    assert report.run("self.ran === undefined")
    assert len(report.said) >= 2


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_read_without_script(page: OpenPage, name: str) -> None:
    report = page(name, script=False)
    text = " ".join(report.texts("main"))
    assert len(text) > 1000
    assert report.texts(".find label") == []
    links = report.run("[...document.querySelectorAll('.top nav a')].map(one => one.href.split('/').pop())")
    assert links == [one for one in PAGES if "/" not in one]
    assert report.run("getComputedStyle(document.querySelector('.page')).marginTop") == "0px"


def test_links_lead_from_page_to_page(page: OpenPage, place: str) -> None:
    report = page("index.html")
    report.click("#rows h3 a")
    report.wait("location.pathname.includes('/journeys/') && document.readyState === 'complete'")
    report.click(".top nav a[href$='gaps.html']")
    report.wait("location.pathname.endsWith('/gaps.html') && document.readyState === 'complete'")
    assert report.texts("h1") == ["What to find out first"]
    assert report.texts(".top nav [aria-current=page]") == ["Gaps"]
    report.click("#gap-list h2 a")
    gap = report.wait("location.hash.includes('/g/') && document.readyState === 'complete' && location.hash.slice(1)")
    report.settle(300)
    assert 0 <= report.run(f"document.getElementById('{gap}').getBoundingClientRect().top") < 900
    assert report.run("location.href").startswith(place)


@pytest.mark.parametrize(
    ("start", "text", "hit", "end"),
    [
        (
            "gaps.html",
            "parcel receives",
            "Receives the parcel",
            "order-with-return.html#j/order-with-return/s/receives-parcel",
        ),
        (JOURNEY, "JUNE", "June, 73", "/people.html#p/shop/june"),
        (JOURNEY, "پذيرش", "پذیرش", "hospital-visit.html#j/hospital-visit/s/"),
        ("index.html", "who owns", "Who owns what", "/teams.html"),
    ],
)
def test_a_name_on_any_page_is_found(page: OpenPage, start: str, text: str, hit: str, end: str) -> None:
    report = page(start)
    report.key("/")
    report.type(text)
    hits = report.wait("[...document.querySelectorAll('#found [role=option]')].map(one => one.textContent)")
    assert hit in hits[0]
    report.key("Enter")
    report.wait(f"document.readyState === 'complete' && decodeURI(location.href).includes({end!r})")
    assert report.said == []


def test_the_single_page_finds_the_same(page: OpenPage, chromium: Browser, english: Path) -> None:
    alone = Opened(chromium, english)
    there = [hits(alone, text) for text in SEARCHED]
    alone.close()
    report = page(JOURNEY)
    assert [hits(report, text) for text in SEARCHED] == there


def hits(report: Opened, text: str) -> list[str]:
    report.key("/")
    report.type(text)
    found: list[str] = report.wait("[...document.querySelectorAll('#found [role=option]')].map(one => one.textContent)")
    report.key("Escape")
    report.run("document.querySelector('#find').blur(); 0")
    return found


def test_what_is_filtered_stands_in_the_address(page: OpenPage) -> None:
    report = page("gaps.html")
    before = report.texts("#gap-list .gap")
    report.click("[data-list=gap-list] [name=q]")
    report.type("parcel")
    left = report.texts("#gap-list .gap")
    assert 0 < len(left) < len(before)
    address = report.hash
    assert address == "#gaps?q=parcel"
    assert page("gaps.html", hash_=address).texts("#gap-list .gap") == left
    followed = page(JOURNEY, hash_="#j/order-with-return?follow=june")
    assert followed.run("document.querySelectorAll('.faded').length") > 0


def test_a_map_is_read_when_it_is_seen_and_saved_as_it_is(page: OpenPage) -> None:
    report = page(JOURNEY)
    report.run(
        "URL.createObjectURL = blob => { window.kept = blob; return 'blob:kept'; };"
        "HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; 0"
    )

    def asked() -> list[str]:
        return [one.rpartition("/")[2].partition("?")[0] for one in report.requests if "/maps/" in one]

    assert asked() == []
    report.go("#j/order-with-return/maps")
    report.wait("document.querySelectorAll('.sheet svg > *').length > 0")
    assert "order-with-return.journey.js" in asked()
    report.click("[data-save]")
    saved = report.wait("window.kept && window.kept.text()")
    assert report.run("window.named") == "order-with-return.journey.svg"
    assert saved.startswith("<svg")
    assert "@font-face" in saved
    assert "file:" not in saved
    assert "http:" not in saved.replace("http://www.w3.org/", "")
    assert report.said == []


def test_gaps_are_presented_with_the_strip_of_their_journey(page: OpenPage) -> None:
    report = page(JOURNEY)
    report.click("[data-present]")
    assert report.texts("#show .question")
    assert report.run("Boolean(document.querySelector('#show .strip .here'))")


def test_a_theme_that_was_chosen_is_kept_from_page_to_page(page: OpenPage) -> None:
    report = page("gaps.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = report.run(paper)
    report.click(".theme")
    dark = report.run(paper)
    assert dark != light
    report.click(".top nav a[href$='data.html']")
    report.wait("location.pathname.endsWith('/data.html') && document.readyState === 'complete'")
    assert report.run(paper) == dark


SEEN = "document.elementFromPoint(700, 450).closest('tr, article').textContent"
"""What a reader has in front of her."""


@pytest.mark.parametrize("name", ["ledger.html", "gaps.html", "people.html"])
def test_back_leads_to_where_one_was(page: OpenPage, name: str) -> None:
    for _ in range(TIMES):
        report = page(name)
        report.run("scrollTo(0, 1500)")
        report.settle(100)
        seen, before = report.run(SEEN), report.run("history.length")
        report.run("setTimeout(() => document.querySelector('main a[href^=\"journeys/\"]').click()); 0")
        report.wait("location.pathname.includes('/journeys/') && document.readyState === 'complete'")
        report.run("setTimeout(() => history.back()); 0")
        report.wait(f"location.pathname.endsWith('/{name}') && document.readyState === 'complete'")
        assert report.wait("scrollY > 500")
        report.settle(300)
        assert report.run(SEEN) == seen
        assert report.run("history.length") == before + 1


@pytest.mark.parametrize(("language", "theme", "size"), [("site", "light", "desk"), ("persian_site", "dark", "phone")])
def test_nothing_is_wrong_with_any_page(
    chromium: Browser, request: pytest.FixtureRequest, axe: str, language: str, theme: Theme, size: str
) -> None:
    folder: Path = request.getfixturevalue(language)
    found = {}
    for name in PAGES:
        report = Opened(chromium, folder / name, size=SIZES[size], theme=theme)
        report.run(axe)
        found[name] = report.run(ALONE)
        report.close()
    assert {name: some for name, some in found.items() if some} == {}
