"""The finished SVG: named parts, stable ids, no script, nothing from outside, the fonts within.

If it fails, a map on a wiki runs code, loads from elsewhere, or shows boxes for letters.
"""

import base64
import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxjourney.maps.output.accessibility import address_of
from cxjourney.model import DataSource
from tests.maps.drawing import ENGLISH, JOURNEY_VIEWS, PERSIAN, draw, study_of, workspace_study

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=[(journey, view) for journey in (ENGLISH, PERSIAN) for view in JOURNEY_VIEWS])
def svg(request: pytest.FixtureRequest) -> bytes:
    journey, view = request.param
    return draw(workspace_study(journey), view)


def root(svg: bytes) -> Element:
    return ElementTree.fromstring(svg)


def by_id(svg: bytes, name: str) -> Element:
    return next(element for element in root(svg).iter() if element.get("id") == name)


def test_map_has_a_title_and_a_description(svg: bytes) -> None:
    title, description = list(root(svg))[:2]
    assert title.tag == f"{SVG}title"
    assert title.text in ("Opening a current account", "افتتاح حساب جاری")
    assert description.tag == f"{SVG}desc"
    assert re.search("2026-11-21|۲۰۲۶/۱۱/۲۱", description.text or "")


def test_every_named_group_begins_with_its_title(svg: bytes) -> None:
    groups = [element for element in root(svg).iter(f"{SVG}g") if element.get("role")]
    assert len(groups) > 8
    assert all(group[0].tag == f"{SVG}title" and group[0].text for group in groups)


def test_every_text_is_in_a_named_group_or_hidden_from_readers(svg: bytes) -> None:
    def walk(element: Element, told: bool) -> None:
        told = told or bool(element.get("role") in ("group", "img")) or element.get("aria-hidden") == "true"
        assert told or element.tag != f"{SVG}text", element.text
        for inner in element:
            walk(inner, told)

    walk(root(svg), False)


def test_nothing_runs_and_nothing_comes_from_outside(svg: bytes) -> None:
    names = {element.tag.removeprefix(SVG) for element in root(svg).iter()}
    assert names <= {"svg", "title", "desc", "style", "rect", "g", "polygon", "polyline", "path", "ellipse", "text"}
    attributes = {name for element in root(svg).iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    addresses = re.findall(rb"https?://[^\"' )]+", svg)
    assert set(addresses) <= {b"http://www.w3.org/2000/svg"}
    assert all(address.startswith(b"data:font/ttf;base64,") for address in re.findall(rb'url\("([^"]*)"', svg))
    assert b"<!--" not in svg
    assert b"graphviz" not in svg.lower()


def test_ids_are_unique_and_of_the_journey(svg: bytes) -> None:
    ids = [element.get("id") for element in root(svg).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", name or "") for name in ids)


def test_size_is_the_size_of_the_view_box(svg: bytes) -> None:
    _, _, width, height = root(svg).get("viewBox", "").split()
    assert root(svg).get("width") == f"{width}pt"
    assert root(svg).get("height") == f"{height}pt"


def test_language_is_named(svg: bytes) -> None:
    assert root(svg).get("lang") in ("en", "fa")


def test_fonts_within_have_every_letter(svg: bytes) -> None:
    css = root(svg).findtext(f"{SVG}style") or ""
    fonts = [hb.Face(base64.b64decode(data)) for data in re.findall(r"base64,([^\"]+)", css)]
    covered = set().union(*(set(font.unicodes) for font in fonts))
    letters = {ord(letter) for text in root(svg).iter(f"{SVG}text") for letter in text.text or ""}
    assert letters - covered - {0x200E, 0x200F, 0x200C} == set()
    assert sum(len(data) for data in re.findall(r"base64,([^\"]+)", css)) < 120_000


def test_stage_is_named_with_its_coverage() -> None:
    stage = by_id(draw(workspace_study()), "stage-receives-card")
    assert stage.findtext(f"{SVG}title") == "Receives the card"
    assert "No data" in (stage.findtext(f"{SVG}desc") or "")
    touchpoint = by_id(draw(workspace_study()), "stage-receives-card-touchpoint-card-letter")
    assert "Unseen" in (touchpoint.findtext(f"{SVG}desc") or "")


def test_stages_are_read_in_the_journey_s_order() -> None:
    ids = re.findall(rb'id="(stage-[a-z-]+)"', draw(workspace_study()))
    stages = [name for name in ids if b"touchpoint" not in name and b"pain-point" not in name]
    assert stages == [f"stage-{stage.id}".encode() for stage in workspace_study().journey.stages]


def test_right_to_left_text_is_held_at_the_right() -> None:
    texts = list(root(draw(workspace_study(PERSIAN))).iter(f"{SVG}text"))
    title = next(text for text in texts if text.text == "افتتاح حساب جاری")
    assert title.get("direction") == "rtl"
    assert title.get("text-anchor") is None
    assert float(title.get("x", "0")) > 500
    latin = next(text for text in texts if text.text == "Web analytics")
    assert latin.get("direction") is None
    assert latin.get("text-anchor") == "end"


def test_titles_are_text_whatever_they_hold() -> None:
    svg = draw(study_of([{"title": "<script>alert(1)</script> & \u202e"}], title='"><svg onload=x>'))
    assert root(svg).findtext(f"{SVG}title") == '"><svg onload=x>'
    assert by_id(svg, "stage-s0").findtext(f"{SVG}title") == "<script>alert(1)</script> & [U+202E]"


def test_ids_of_a_lane_in_two_rows_differ() -> None:
    sources = {"seen": {"title": "Seen", "type": "purchases"}}
    stages = [{"data": ["seen"]} for _ in range(14)]
    svg = draw(study_of(stages, data_sources=sources), "coverage")
    assert by_id(svg, "source-seen") is not by_id(svg, "source-seen-2")


def linked(link: str) -> bytes:
    """Draw both views of a journey whose one source has a link."""
    sources = {
        "seen": {"title": "Seen", "type": "purchases", "link": link},
        "kin": {"title": "Kin", "type": "segmentation"},
    }
    study = study_of([{"data": ["seen", "kin"]}, {}], data_sources=sources)
    assert b"example" not in draw(study, form="dot") + draw(study, "coverage", "dot")
    return draw(study) + draw(study, "coverage")


def anchors(svgs: bytes) -> list[Element]:
    """Return all links of drawings that stand one behind the other."""
    svgs = re.sub(rb"<\?xml[^>]*\?>", b"", svgs)
    return list(ElementTree.fromstring(b"<all>" + svgs + b"</all>").iter(f"{SVG}a"))


@pytest.mark.parametrize(
    "link",
    [
        "https://intranet.example/nps",
        "https://doi.example/10.4121/uuid:3926db30?a=1&b=2#part",
        "https://example:8443",
        "https://x.example?q=a%20b&c=(d),e;f!$*+=@~",
    ],
)
def test_a_source_leads_to_where_it_is_found(link: str) -> None:
    found = anchors(linked(link))
    assert [anchor.attrib for anchor in found] == [{"href": link, "target": "_blank", "rel": "noopener"}] * 3
    for anchor in found:
        (chip,) = anchor
        assert chip.findtext(f"{SVG}title") == "Seen"
        assert [text.text for text in chip.iter(f"{SVG}text")] == ["Seen", "undated"]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)//https://x.example",
        "JaVaScRiPt:alert('x.example')",
        "http://x.example/",
        "HTTPS://x.example/",
        "//x.example/",
        "x.example",
        "ftp://x.example",
        "data:text/html,x.example",
        "https:x.example",
        "https:/x.example",
        "https:///x.example",
        "https://",
        "https://.x.example",
        "https://bank.example@evil.example/",
        "https://user:secret@x.example/",
        "https://x.example:port/",
        "https://x.example:0/",
        "https://x.example:99999/",
        "https://x.example/a b",
        " https://x.example/",
        "https://x.example/\n",
        "https://x.example/\tb",
        'https://x.example/" onclick="alert(1)',
        "https://x.example/'onclick='alert(1)",
        "https://x.example/><script>alert(1)</script>",
        "https://x.example/a\\b",
        "https://x.example/`",
        "https://x.example/\u202egnp.exe",
        "https://x.example/\u00a0",
        "https://x\u2024example/",
        "https://х.example/",
        "https://x.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_https_is_no_link(link: str) -> None:
    """The format refuses most of these, and a map would make no link of those that it takes."""
    assert address_of(link) == ""
    try:
        DataSource.model_validate({"title": "Seen", "type": "purchases", "link": link})
    except ValidationError:
        with pytest.raises(AssertionError, match="not sound"):
            linked(link)
    else:
        assert anchors(linked(link)) == []


@given(st.text(st.sampled_from("https:/x.?#@ \"'<>&\\\x00\n\x7f\u202e٠é"), max_size=30))
def test_an_address_has_nothing_that_could_end_it(link: str) -> None:
    found = address_of(link)
    assert found in ("", link)
    assert not set(found) & set(" \"'<>\\\x00\n\x7f\u202e٠é")
    assert not found or found.startswith("https://")
