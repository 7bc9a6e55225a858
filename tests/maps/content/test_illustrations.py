"""Pictures on maps: drawn where they belong, read aloud, and holding nothing but what is seen.

If it fails, a portrait is missing or another's, a picture tells where it was taken, or a map asks for a file from
elsewhere.
"""

import io
from base64 import b64decode
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from cxjourney.analysis.study import Study
from cxjourney.files.picture_file import Picture
from cxjourney.maps.canvas.shapes import PlacedPicture
from cxjourney.maps.content.illustrations import attach_pictures, picture_keys
from cxjourney.maps.draw_map import Format
from cxjourney.maps.layout import lay_out
from cxjourney.maps.selection import MapSelection
from cxjourney.maps.views import VIEWS
from tests.maps.drawing import composed, draw, everything, persona, study_of

SVG = "{http://www.w3.org/2000/svg}"
WORDS = "A counter, seen from the door"


def picture(colour: str, size: tuple[int, int] = (80, 40)) -> Picture:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return Picture("PNG", written.getvalue(), *size)


def illustrated(language: str = "en") -> Study:
    people = {"ada": persona("Ada, 30", image={"file": "ada.png", "alt": "Ada at home"}), "bo": persona("Bo")}
    stages: list[dict[str, Any]] = [
        {"title": "Apply", "image": {"file": "counter.png", "alt": WORDS}},
        {
            "title": "Wait",
            "touchpoints": [{"title": "Desk", "channel": "branch", "image": {"file": "desk.png", "alt": "A desk"}}],
        },
    ]
    return study_of(stages, personas=people, language=language)


STUDY = illustrated()
COLOURS = {"ada.png": "red", "counter.png": "lime", "desk.png": "blue"}


def read(study: Study) -> dict[tuple[str, str], Picture]:
    return {key: picture(COLOURS[key[1]]) for key in picture_keys(study)}


PICTURES = read(STUDY)


def pictures_of(study: Study, view: str) -> list[PlacedPicture]:
    drawn = lay_out(attach_pictures(composed(study, view), read(study)))
    return [item for item in everything(drawn.items) if isinstance(item, PlacedPicture)]


def drawn(form: Format, warnings: list[str], pictures: dict[tuple[str, str], Picture] = PICTURES) -> bytes:
    return draw(STUDY, "journey", form, pictures=pictures, warn=warnings.append)


def images(svg: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield the images of a map, each with the name of what it stands in."""
    root = ElementTree.fromstring(svg)
    parents = {child: parent for parent in root.iter() for child in parent}
    for image in root.iter(f"{SVG}image"):
        part = parents[parents[image]]
        yield part.get("aria-label") or part.findtext(f"{SVG}title") or "", image


def test_each_picture_stands_on_its_card() -> None:
    assert set(COLOURS) == {file for _, file in PICTURES}
    poster = {one.alt: one for one in pictures_of(STUDY, "journey")}
    assert set(poster) == {WORDS, "Ada at home", "A desk"}
    assert [one.alt for one in pictures_of(STUDY, "personas")] == ["Ada at home"]
    portrait, scene = poster["Ada at home"], poster[WORDS]
    assert portrait.width == portrait.height
    assert scene.height / scene.width == pytest.approx(0.5)


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "portfolio"])
def test_pictures_are_read_for_the_views_that_show_them_alone(view: str) -> None:
    assert VIEWS[view].has_pictures == bool(pictures_of(STUDY, view))


@pytest.mark.parametrize(("size", "shape"), [((100, 10), 0.45), ((10, 100), 0.75), ((40, 25), 0.625)])
def test_no_picture_is_a_sliver_or_a_tower(size: tuple[int, int], shape: float) -> None:
    study = study_of([{"image": {"file": "a.png", "alt": "A"}}])
    (key,) = picture_keys(study)
    laid = lay_out(attach_pictures(composed(study), {key: picture("red", size)}))
    (one,) = [item for item in everything(laid.items) if isinstance(item, PlacedPicture)]
    assert one.height / one.width == pytest.approx(shape)


def test_a_map_holds_its_pictures_and_reads_them_aloud() -> None:
    found = dict(images(drawn("svg", [])))
    assert {name.split(".")[0] for name in found} == {WORDS, "Ada at home", "A desk"}
    for name, image in found.items():
        head, _, data = image.get("href", "").partition(",")
        assert head == "data:image/png;base64"
        shown = Image.open(io.BytesIO(b64decode(data))).convert("RGB").getpixel((0, 0))
        wanted = next(file for file in COLOURS if file.split(".")[0] in name.lower())
        assert shown == Image.new("RGB", (1, 1), COLOURS[wanted]).getpixel((0, 0))


def test_who_has_no_portrait_has_a_letter_in_its_own_shape() -> None:
    ada, bo = (column.head for column in composed(STUDY, "personas").grids[0].columns)
    assert (ada.monogram, bo.monogram) == ("A", "B")
    people = composed(study_of([{}], personas={"bo": persona("Bo")})).rows[0].cards
    assert [one.monogram for one in people] == [""]


def test_what_can_not_be_shown_is_left_out_with_its_lane() -> None:
    for pictures in ({}, {key: one for key, one in PICTURES.items() if key[1] == "desk.png"}):
        lanes = [lane.name for lane in attach_pictures(composed(STUDY), pictures).grids[0].lanes]
        assert "storyboard" not in lanes
        assert "touchpoints" in lanes
        assert WORDS.encode() not in drawn("svg", [], pictures)


def test_who_is_not_followed_steps_back_with_its_portrait() -> None:
    svg = draw(STUDY, "journey", shown=MapSelection(persona="bo"), pictures=PICTURES)
    faded = {name.split(".")[0]: image.get("opacity") for name, image in images(svg)}
    assert faded == {"Ada at home": "0.35", WORDS: None, "A desk": None}


def test_print_shows_what_the_screen_shows() -> None:
    with Image.open(io.BytesIO(drawn("png", []))) as image:
        found = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or ()}
    assert {(255, 0, 0), (0, 255, 0), (0, 0, 255)} <= found
    pdf = drawn("pdf", [])
    assert pdf.count(b"/Figure") >= 3
    assert WORDS.encode("utf-16-be") in pdf or WORDS.encode() in pdf


def test_dot_says_that_it_holds_none() -> None:
    warnings: list[str] = []
    dot = drawn("dot", warnings)
    assert warnings == ["pictures are left out: DOT holds none"]
    assert b"image" not in dot
    bare: list[str] = []
    draw(study_of([{}]), form="dot", warn=bare.append)
    assert bare == []


def test_from_right_to_left_a_portrait_stands_at_the_right() -> None:
    people = [one for one in pictures_of(illustrated("fa"), "journey") if one.alt == "Ada at home"]
    assert [one.x for one in people] > [one.x for one in pictures_of(STUDY, "journey") if one.alt == "Ada at home"]


@pytest.mark.parametrize(
    ("name", "tag", "letter"),
    [("irmak", "tr", "İ"), ("irmak", "tr-TR", "İ"), ("ırmak", "tr", "I"), ("irma", "de", "I"), ("مریم", "fa", "م")],
)
def test_a_monogram_is_a_capital_of_the_journeys_language(name: str, tag: str, letter: str) -> None:
    study = study_of([{}], language=tag, personas={"one": persona("One", name=name)})
    assert composed(study, "personas").grids[0].columns[0].head.monogram == letter
