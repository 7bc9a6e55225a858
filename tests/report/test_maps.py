"""Drawn maps in a report: in its colours and letters, small, to zoom, to move and to save.

If it fails, a map is blank or black in one of the themes, or a file that somebody saved shows nothing elsewhere.
"""

import re
import xml.etree.ElementTree as ElementTree
import zlib
from base64 import b64decode, b85decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cxjourney.analysis.study import Study
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words, polyline
from cxjourney.maps.content.illustrations import picture_keys
from cxjourney.maps.draw_map import draw_layout
from cxjourney.pipeline.named_pictures import read_pictures
from cxjourney.pipeline.study_journeys import StudiedJourneys, StudyRequest, study_journeys
from cxjourney.report.build import PICTURE_SIDE, BuiltReport
from cxjourney.report.map_drawing import map_svg
from cxjourney.report.map_packing import FREQUENT, KNOWN_FROM, pack_maps
from tests.maps.chromium import Page
from tests.report.conftest import DAY, JOURNEYS
from tests.report.page import Element

VIEWS = ("journey", "flow", "blueprint")


def read_maps(packed: str) -> list[str]:
    """Return packed maps as the page's script reads them."""
    at, known = {"x": 0, "y": 0}, list[str]()

    def place(found: re.Match[str]) -> str:
        name, axis, by, begin, course = found.groups()
        if axis:
            at[axis] += round(10 * float(by))
            return f' {name}="{at[axis] / 10:g}"'
        if course.startswith("@"):
            course = known[int(course[1:])]
        elif len(course) >= KNOWN_FROM:
            known.append(course)
        return f' d="{begin}{course}"'

    text = zlib.decompress(b85decode(packed.replace(",", "<")), -15).decode()
    for number, frequent in enumerate(FREQUENT, 1):
        text = text.replace(chr(number), frequent)
    return re.sub(r' (c?([xy]))="(-?[\d.]+)"| d="(M-?[\d.]+ -?[\d.]+)([^"]*)"', place, text).split("\n")


def drawing(*items: Box | Words | Stroke | Part) -> Drawing:
    return Drawing(200, 100, "en", "ltr", "Map", "", "paper", items)


@pytest.fixture(scope="module")
def maps(page: Element) -> dict[str, str]:
    """The maps as SVG, by their anchors."""
    found: dict[str, str] = {}
    for section in page.find(lambda one: one.attributes.get("id", "").endswith("/maps")):
        figures = section.find(lambda one: "data-map" in one.attributes)
        (packed,) = (one.text for one in section.tagged("script"))
        found |= zip((one.attributes["id"] for one in figures), read_maps(packed), strict=True)
    return found


@pytest.fixture(scope="module")
def journeys() -> StudiedJourneys:
    return study_journeys(StudyRequest([JOURNEYS], None), DAY)


@pytest.fixture(scope="module")
def studies(journeys: StudiedJourneys) -> list[Study]:
    return journeys.studies


def test_each_view_of_each_journey_is_there(maps: dict[str, str], studies: list[Study]) -> None:
    assert set(maps) == {f"j/{one.journey.journey}/maps/{view}" for one in studies for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS)
def test_every_word_of_a_map_is_on_it(maps: dict[str, str], journeys: StudiedJourneys, view: str) -> None:
    def lines(items: tuple[object, ...]) -> Iterator[str]:
        for item in items:
            if isinstance(item, Part):
                yield from lines(item.items)
            elif isinstance(item, Words):
                yield from filter(None, item.lines)

    studies = journeys.studies
    pictures = read_pictures(journeys.pictures, {key for one in studies for key in picture_keys(one)}, PICTURE_SIDE)
    for study in studies:
        svg = ElementTree.fromstring(maps[f"j/{study.journey.journey}/maps/{view}"])
        drawn = [text for one in svg.iter() if one.tag.endswith(("}text", "}tspan")) and (text := one.text)]
        assert drawn == list(lines(draw_layout(study, view, beside=studies, pictures=pictures).items))


def test_what_a_map_is_drawn_with_is_on_the_page(maps: dict[str, str], built: BuiltReport, page: Element) -> None:
    (style,) = page.tagged("style")
    ids = {one.attributes.get("id") for one in page.walk()}
    for svg in maps.values():
        kinds = {kind for names in re.findall(r'class="([^"]*)"', svg) for kind in names.split()}
        assert {kind for kind in kinds if not re.search(rf"\.{kind}\{{", style.text)} == set()
        assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= ids
    assert any("url(#hatch-wide)" in svg for svg in maps.values())
    pictures = re.findall(r"data:image/[a-z]*;base64,([^\"]*)", built.html)
    assert pictures
    assert len(pictures) == len(set(pictures)), "a picture is there twice"
    assert all(b64decode(one) for one in pictures)


def test_lines_are_told_from_curves_and_hatching_is_a_pattern() -> None:
    straight = Stroke((polyline((0, 0), (50, 0), (50, 20)),), "ink")
    bent = Stroke((((0.0, 0.0), (10.0, 0.0), (20.0, 5.0), (30.0, 5.0)),), "ink", dashed=True)
    slanting = Stroke(tuple(polyline((9.0 * n, 0), (0, 9.0 * n)) for n in range(1, 4)), "hatch", 1.5)
    svg = map_svg(drawing(straight, bent, slanting), {})
    assert '<path class="n s-ink" d="M0 0h50v20"/>' in svg
    assert '<path class="n s-ink dash" d="M0 0c10 0 20 5 30 5"/>' in svg
    assert '<rect fill="url(#hatch-wide)" x="0" y="0" width="27" height="27"/>' in svg


def test_what_has_the_same_form_is_the_same_text() -> None:
    def icon(x: float, y: float) -> Stroke:
        crooked: tuple[tuple[float, float], ...] = ((0, 0), (1.26, 0), (2.13, 5), (3, 5.5))
        pieces = (crooked, tuple((6 + a, 2 - b) for a, b in crooked))
        return Stroke(tuple(tuple((x + a, y + b) for a, b in piece) for piece in pieces), "ink")

    forms = {
        re.sub(r"^M\S+ [^cm]+", "", d)
        for x, y in ((10, 10), (33.4, 71.9), (150.25, 12.05))
        for d in re.findall(r'd="(M[^"]*c[^"]*)"', map_svg(drawing(icon(x, y)), {}))
    }
    assert forms == {"c1.3 0 2.1 5 3 5.5m3-3.5c1.3 0 2.1-5 3-5.5"}


def test_no_error_adds_up_along_a_line() -> None:
    points = [(100.4 * n, 30.6 * n) for n in range(12)]
    svg = map_svg(drawing(Stroke((polyline(*points),), "ink")), {})
    (d,) = re.findall(r'class="n s-ink" d="M0 0([^"]*)"', svg)
    steps = [tuple(map(int, step)) for step in re.findall(r"l(\d+) (\d+)", d)]
    assert len(steps) == 11
    assert [sum(step[axis] for step in steps) for axis in (0, 1)] == [round(one) for one in points[-1]]


def test_an_arrow_ends_in_a_head() -> None:
    svg = map_svg(drawing(Stroke((polyline((0, 10), (50, 10)),), "ink", arrow=True, head=10)), {})
    assert 'd="M0 10h40"/>' in svg
    assert 'class="f-ink" d="M50 10l-10-3.5 0 7z"/>' in svg


def test_lines_of_a_text_stand_below_each_other() -> None:
    svg = map_svg(drawing(Words(10, 10, 80, ("One & two", "", "three"), 10, 14, "muted", 700, "end", "rtl")), {})
    assert '<text class="f-muted b r" font-size="10" x="90" y="21">One &amp; two<tspan x="90" dy="28">three' in svg


def test_a_text_that_turns_its_surroundings_round_is_written_out_on_maps() -> None:
    assert "\u202e" not in map_svg(drawing(Words(0, 0, 80, ("a\u202eb",), 10, 14, "ink")), {})


def test_packed_maps_come_back_as_they_were() -> None:
    texts = [Words(x, y, 80, ("a", "", "b x=3"), 10, 14, "ink") for x, y in ((10, 10), (-3.4, 9.96), (20_000.1, 10))]
    marks = [Box(x, 3.3, 9, 9, "ink", "ink", shape=shape) for x in (1, 30.2) for shape in ("hexagon", "circle", "box")]
    ways = [Stroke((polyline((x, 0.0), (x + 60, 40.0), (x + 99, 0.0)),), "ink") for x in (0.0, 5.0, 700.4)]
    svgs = [map_svg(drawing(Box(0, 0, 50, 30, "ink"), *texts, *some), {}) for some in (marks, ways, [*ways, *marks])]
    assert read_maps(pack_maps(svgs)) == svgs
    assert len(pack_maps([svgs[2]] * 2)) < 1.2 * len(pack_maps([svgs[2]]))


def test_every_thing_stands_on_the_page_where_the_map_has_it(shown: Page, maps: dict[str, str]) -> None:
    places = f"[...{SVG}.querySelectorAll('[x], [y]')].map(one => ['x', 'y'].map(axis => one.getAttribute(axis)))"
    svg = ElementTree.fromstring(maps[SHOWN])
    assert shown.run(places) == [
        [one.get("x"), one.get("y")] for one in svg.iter() if {"x", "y"}.intersection(one.keys())
    ]


@pytest.fixture(scope="module")
def shown(chromium: Browser, built: BuiltReport, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The map of a journey's ways in Chromium."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(built.html, "utf-8")
    page = Page(chromium, f"{file.as_uri()}#{SHOWN}")
    page.run(f"{DRAWN}.then(() => 1)")
    return page


SHOWN = "j/order-with-return/maps/journey"
FIGURE = f"document.getElementById('{SHOWN}')"
SVG = f"{FIGURE}.querySelector('.sheet svg')"
DRAWN = (
    f"new Promise(done => {{ const wait = () => {SVG}.childElementCount ? done() : setTimeout(wait, 20); wait(); }})"
)


def press(page: Page, key: str) -> str:
    """Press a key on the map; return what is seen of it then."""
    page.run(f"{SVG}.parentElement.focus()")
    page.page.keyboard.press(key)
    return str(page.run(f"{SVG}.getAttribute('viewBox')"))


def test_a_map_is_zoomed_and_moved_by_keys(shown: Page) -> None:
    whole = press(shown, "0").split()
    larger = press(shown, "+").split()
    assert float(larger[2]) == pytest.approx(float(whole[2]) / 1.25, abs=1)
    moved = press(shown, "ArrowRight").split()
    assert float(moved[0]) > float(larger[0])
    assert press(shown, "0").split() == whole


def test_a_wheel_scrolls_the_page_and_zooms_with_control_alone(shown: Page) -> None:
    press(shown, "0")
    whole = shown.run(f"{SVG}.getAttribute('viewBox')")
    turn = (
        f"{SVG}.dispatchEvent(new WheelEvent('wheel', {{deltaY: -300, bubbles: true, cancelable: true, ctrlKey: %s}}))"
    )
    assert shown.run(turn % "false") is True
    assert shown.run(f"{SVG}.getAttribute('viewBox')") == whole
    assert shown.run(turn % "true") is False
    assert shown.run(f"{SVG}.getAttribute('viewBox')") != whole


def test_a_link_leads_to_what_is_seen_of_a_map(shown: Page) -> None:
    shown.run(f"location.hash = '#{SHOWN}?map=100,200,500'; new Promise(done => setTimeout(done, 50))")
    assert str(shown.run(f"{SVG}.getAttribute('viewBox')")).startswith("100 200 500 ")
    press(shown, "0")


def test_a_map_is_in_the_colours_of_the_page(shown: Page) -> None:
    colour = f"getComputedStyle({SVG}.querySelector('text')).fill"
    shown.run("document.documentElement.dataset.theme = 'light'")
    light = shown.run(colour)
    shown.run("document.documentElement.dataset.theme = 'dark'")
    assert shown.run(colour) != light
    shown.run("document.documentElement.dataset.theme = 'light'")


def test_a_saved_map_stands_alone(shown: Page) -> None:
    shown.run(
        "window.kept = []; window.make ??= URL.createObjectURL;"
        "URL.createObjectURL = one => { kept.push(one); return make(one); };"
        f"{FIGURE}.querySelector('[data-save]').click()"
    )
    saved = str(shown.run("kept[0].text()"))
    root = ElementTree.fromstring(saved)
    assert "var(" not in saved
    assert "class=" not in saved
    ids = {one.get("id") for one in root.iter()}
    assert set(re.findall(r"url\(#([^)]*)\)", saved)) <= ids
    fills = {one.get("fill") for one in root.iter() if one.tag.endswith("}text")}
    assert fills
    assert all(fill and fill.startswith("rgb(") for fill in fills)
    images = [one.get("href", "") for one in root.iter() if one.tag.endswith("}image")]
    assert images
    assert all(one.startswith("data:image/") for one in images)
    assert "@font-face" in saved


def test_the_letters_of_the_page_are_read(shown: Page) -> None:
    states = shown.run("document.fonts.ready.then(() => [...document.fonts].map(one => one.status))")
    assert "loaded" in states
    assert "error" not in states


def test_nothing_is_refused_by_the_policy(chromium: Browser, built: BuiltReport, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(built.html, "utf-8")
    page = Page(chromium, f"{(tmp_path / 'report.html').as_uri()}#{SHOWN}")
    page.page.wait_for_timeout(800)
    assert page.said == []
    page.close()
