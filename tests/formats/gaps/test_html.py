"""Question sheets as a page to print: what it says, and how Chromium shows and prints it.

If it fails, a room gets paper on which something is missing, or somebody's text runs as a script in a browser.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.answers.columns import PAIN_POINT, SOURCE
from cxjourney.answers.row_key import read_key
from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import available_languages, language
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, FILES, studied
from tests.maps.chromium import Page
from tests.report.browser.test_accessibility import AXE, FIND

HOSTILE = """\
journey: evil
title: "</title><script>alert(1)</script> {{ 7*7 }}"
personas: {p: {title: "<img src=x onerror=alert(1)>"}}
stages:
  - id: s
    title: "</style><script>alert(2)</script>"
    emotions: {p: 1}
    touchpoints: [{title: "##vso[task.complete] \\u202e gpj", channel: web}]
    pain_points: [{title: "{% raw %} & <b>"}]
"""


class _Tags(HTMLParser):
    """The tags of a page, each with the names of its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


def page(folder: Path, tag: str | None = None, **files: str) -> str:
    studies = studied(folder / "journeys", **(files or FILES))
    return GAPS["html"](studies, AS_OF, GapsOptions(Terminal(), tag))


def test_each_gap_stands_with_its_questions_and_room_to_answer(tmp_path: Path) -> None:
    text = page(tmp_path, catalogue=CATALOGUE, buys=ENGLISH)
    for words in ("Buys a ticket", "Looks for a ticket", "Line 4", "Unseen: “The poster”", "Answer in your own words"):
        assert words in text
    keys = re.findall(r'<p class="key" dir="ltr">(.*?)</p>', text)
    assert [read_key(key) for key in keys] == [("buys", "pays"), ("buys", "looks"), ("buys", "travels")]
    assert text.count('<article class="gap">') == 3
    assert len(re.findall(r"<li>-2</li>", text)) == 3 * 2  # a scale for each of two personas


def test_a_page_asks_for_nothing_and_runs_nothing(tmp_path: Path) -> None:
    text = page(tmp_path, evil=HOSTILE)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;/style&gt;&lt;script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "##vso" not in text
    assert "\u202e" not in text
    found = _Tags(text).found
    assert not {"script", "img", "link", "iframe", "object", "base", "form", "a"} & {tag for tag, _ in found}
    assert {name for _, names in found for name in names} == {
        *("charset", "class", "content", "dir", "http-equiv", "lang", "name"),
    }
    assert not re.findall(r"url\(|@import", text)
    assert "default-src 'none'; style-src 'unsafe-inline'" in text


def test_the_same_journeys_make_the_same_page(tmp_path: Path) -> None:
    assert page(tmp_path) == page(tmp_path)


def test_each_journey_stands_in_its_own_language_and_direction(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert re.findall(r'<section class="journey" lang="(\w+)" dir="(\w+)">', text) == [
        ("en", "ltr"),
        ("fa", "rtl"),
        ("id", "ltr"),
    ]
    assert '<html lang="en" dir="ltr">' in text


def test_no_gap_no_form(tmp_path: Path) -> None:
    whole = """
journey: whole
title: Whole
data_sources: {a: {title: A, type: web-analytics}, b: {title: B, type: survey}, c: {title: C, type: observation}}
stages: [{id: s, title: S, data: [a, b, c]}]
"""
    text = page(tmp_path, whole=whole)
    assert "nothing is to be asked here" in text
    assert "<article" not in text


@pytest.mark.parametrize("tag", available_languages())
def test_what_is_asked_of_data_and_pain_points_has_a_short_name(tag: str) -> None:
    headings = [language(tag).text(f"sheet.column.{name}") for name in (*SOURCE, *PAIN_POINT)]
    assert [heading for heading in headings if not re.search("[:：]", heading)] == []


@pytest.fixture(scope="module")
def shown(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        text = page(folder)
    (folder / "gaps.html").write_text(text, "utf-8")
    return Page(chromium, (folder / "gaps.html").as_uri())


@pytest.mark.parametrize("width", [1440, 390])
def test_it_fits_the_screen_and_keeps_nobody_out(shown: Page, width: int) -> None:
    shown.page.set_viewport_size({"width": width, "height": 900})
    assert shown.run("document.documentElement.scrollWidth") <= width
    if not AXE.exists():
        pytest.skip("npm ci --prefix tests/maps/browser installs axe-core")
    shown.run(AXE.read_text("utf-8"))
    wrong: list[Any] = shown.run(FIND)
    assert wrong == []


def test_a_gap_is_printed_on_one_page(shown: Page) -> None:
    """A4 with margins of 12 mm leaves 186 × 273 mm; a millimetre is 96 / 25.4 pixels of CSS."""
    wide, high = (round(length * 96 / 25.4) for length in (186, 273))
    shown.page.emulate_media(media="print")
    shown.page.set_viewport_size({"width": wide, "height": high})
    heights = shown.run("[...document.querySelectorAll('.gap')].map(gap => gap.getBoundingClientRect().height)")
    inside = shown.run("getComputedStyle(document.querySelector('.gap')).breakInside")
    shown.page.emulate_media(media="null")
    assert inside == "avoid"
    assert len(heights) == 7
    assert max(heights) < high
