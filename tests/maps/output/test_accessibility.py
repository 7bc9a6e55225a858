"""Maps read aloud: what Chromium tells a screen reader of them, and what axe-core finds wrong with them.

If it fails, who can't see a map is told less than it shows, or in another order.
"""

import html
import os
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.analysis.study import Study
from cxjourney.languages import language as find_language
from cxjourney.maps.canvas.map_theme import DARK, LIGHT
from cxjourney.maps.content.customer_lanes import EMOTION_LEVELS
from cxjourney.maps.views import VIEWS
from tests.maps.chromium import Page, Told, running
from tests.maps.drawing import ENGLISH, JOURNEY_VIEWS, PERSIAN, draw, study_of, workspace_study
from tests.paths import ROOT

AXE = ROOT / "tests/maps/browser/node_modules/axe-core/axe.min.js"
FIND = """axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(found => [
  found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 200), node.failureSummary])),
  found.incomplete.map(rule => rule.id), found.passes.map(rule => rule.id)])"""
MAPS = [*product((ENGLISH, PERSIAN, "linked"), VIEWS)]
OF_JOURNEYS = [*product((ENGLISH, PERSIAN, "linked"), JOURNEY_VIEWS)]
STAGED = [
    (name, view)
    for name, view in OF_JOURNEYS
    if "stages" in VIEWS[view].chooses and (name, view) != ("linked", "access")
]
"""Maps with stages on them; nobody travels the linked journey, so that its map of access has none."""


@cache
def linked() -> Study:
    """Study a journey with a source that can be followed, a branch and a quote."""
    source = {"title": "Diaries", "type": "diary-study", "link": "https://intranet.example/diaries"}
    stages: list[dict[str, Any]] = [
        {"title": "Begins", "data": ["diaries"], "next": [{"to": "s1", "when": "all is well", "share": 0.9}]},
        {"title": "Ends", "touchpoints": [{"title": "Letter", "channel": "print"}], "pain_points": [{"title": "Late"}]},
    ]
    return study_of(stages, data_sources={"diaries": source}, language="id")


def study(name: str) -> Study:
    """Return one of the journeys that are read aloud here."""
    return linked() if name == "linked" else workspace_study(name)


@cache
def drawn(name: str, view: str, is_dark: bool = False) -> bytes:
    """Return one of the maps that are read aloud here."""
    return draw(study(name), view, theme=DARK if is_dark else LIGHT)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running(is_read_aloud=True) as started:
        yield started


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        assert not os.environ.get("CI"), "npm ci --prefix tests/maps/browser installs axe-core"
        pytest.skip("npm ci --prefix tests/maps/browser installs axe-core")
    return AXE.read_text("utf-8")


def page_with(svg: bytes, folder: Path) -> str:
    """Write a page of HTML with a map in it, and return its address."""
    picture = svg.decode().partition("?>")[2]
    page = folder / "page.html"
    text = f"<!doctype html><html lang=en><meta charset=utf-8><title>A map</title><main><h1>A map</h1>{picture}</main>"
    page.write_text(text, "utf-8")
    return page.as_uri()


@pytest.mark.parametrize(
    ("name", "view", "is_dark"),
    [*((*one, False) for one in MAPS), (ENGLISH, "journey", True)],  # in the dark only colours differ: axe judges none
)
def test_axe_finds_nothing(chromium: Browser, axe: str, tmp_path: Path, name: str, view: str, is_dark: bool) -> None:
    svg = drawn(name, view, is_dark)
    alone = tmp_path / "map.svg"
    alone.write_bytes(svg)
    shown = [alone.as_uri()] if name == "linked" else [alone.as_uri(), page_with(svg, tmp_path)]
    for address in shown:
        page = Page(chromium, address)
        page.run(axe)
        violations, incomplete, passes = page.run(FIND)
        assert violations == []
        assert set(incomplete) <= {"color-contrast"}, "which it can't judge on shapes: test_style.py does"
        assert {"svg-img-alt", "aria-roles", "aria-allowed-role", "nested-interactive", "valid-lang"} <= set(passes)
        page.close()


def test_axe_would_find_what_is_wrong(chromium: Browser, axe: str, tmp_path: Path) -> None:
    svg = draw(linked()).replace(b'aria-label="', b'data-was="').replace(b"<title>", b"<desc>")
    page = Page(chromium, page_with(svg.replace(b"</title>", b"</desc>"), tmp_path))
    page.run(axe)
    violations, _, _ = page.run(FIND)
    assert {"svg-img-alt"} <= {rule for rule, *_ in violations}
    page.close()


@pytest.fixture(scope="module")
def told(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Told]:
    """Return what is told of the document that each map is, by journey and view."""
    found = {}
    for name, view in MAPS:
        page = Page(chromium, page_with(drawn(name, view), tmp_path_factory.mktemp("map")))
        (found[name, view],) = (one for one in page.told().all() if one.role == "graphics-document")
        page.close()
    return found


@pytest.mark.parametrize(("name", "view"), OF_JOURNEYS)
class TestToldOfJourneys:
    """What holds of every map of a journey that is read aloud."""

    def test_a_map_says_what_it_is(self, told: dict[tuple[str, str], Told], name: str, view: str) -> None:
        root = told[name, view]
        kinds = {ENGLISH: "customer journey map", PERSIAN: "نقشهٔ سفر مشتری", "linked": "peta perjalanan pelanggan"}
        assert root.properties["roledescription"] == kinds[name]
        assert root.name == study(name).journey.title
        assert re.search(r"\d|[۰-۹]", root.description)


@pytest.mark.parametrize(("name", "view"), MAPS)
class TestTold:
    """What holds of every map that is read aloud."""

    def test_everything_has_a_name(self, told: dict[tuple[str, str], Told], name: str, view: str) -> None:
        for one in told[name, view].all():
            if one.role in ("image", "group", "link"):
                assert one.name.strip(), one
            assert one.role in ("graphics-document", "image", "group", "link", "generic", "StaticText", "InlineTextBox")

    def test_nothing_is_said_twice(self, told: dict[tuple[str, str], Told], name: str, view: str) -> None:
        for one in told[name, view].all():
            if one.role == "image":
                assert one.children == ()
            if one.role in ("image", "group"):
                assert one.description in ("", one.name), "a reader leaves out a description that is the name"

    def test_every_word_that_is_drawn_is_told(self, told: dict[tuple[str, str], Told], name: str, view: str) -> None:
        said = set(re.findall(r"\w+", " ".join(f"{one.name} {one.description}" for one in told[name, view].all())))
        texts = re.findall(rb"<text[^>]*>([^<]*)</text>", drawn(name, view))
        words = {word for text in texts for word in re.findall(r"\w+", html.unescape(text.decode()))}
        language = find_language(study(name).journey.language)
        scale = set(" ".join(language.text(f"map.feels.{level}") for level in EMOTION_LEVELS).split())
        names = " ".join(one.name or one.title for one in study(name).scope.personas.values())
        monograms = {word for word in words if len(word) == 1 and word in names}
        left = words - said - scale - monograms
        assert left == set(), "but for the scale beside the curves, which each mark tells of, and letters in marks"


@pytest.mark.parametrize(("name", "view"), STAGED)
def test_stages_are_told_in_their_order(told: dict[tuple[str, str], Told], name: str, view: str) -> None:
    heads = [one.name for one in told[name, view].all() if one.role in ("group", "image")]
    before = (
        r"^([^.]*\. )?" if view == "strip" else r"\d[^.]*\. "
    )  # the small picture numbers stages where ways need it
    places = [
        next(index for index, head in enumerate(heads) if re.search(rf"{before}{re.escape(stage.title)}(\.|$)", head))
        for stage in study(name).journey.stages
    ]
    assert places == sorted(places)


def test_what_is_unseen_assumed_or_unknown_is_told_in_words(told: dict[tuple[str, str], Told]) -> None:
    said = [one.name for one in told[ENGLISH, "journey"].all()]
    assert any("Receives the card" in name and "No data" in name for name in said)
    assert any(re.search(r"feels: .*Assumed", name) for name in said)
    assert any(name.startswith("Unseen") for name in said)


def test_what_is_told_by_rows_names_its_column(told: dict[tuple[str, str], Told]) -> None:
    stages = {stage.title for stage in workspace_study().journey.stages}
    cells = [
        (cell.name, found.name)
        for row in told[ENGLISH, "coverage"].all()
        for cell in row.children
        for found in cell.children
        if row.role == cell.role == "group"
    ]
    assert ("Contextual", "No data") in cells
    assert {column for column, found in cells if found == "whole stage"} <= stages


def test_a_link_says_where_it_leads(told: dict[tuple[str, str], Told]) -> None:
    links = [one for view in VIEWS for one in told["linked", view].all() if one.role == "link"]
    assert links
    assert all(link.name.startswith("Diaries") for link in links)
