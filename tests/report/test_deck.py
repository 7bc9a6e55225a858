"""A report as slides: what stands on them, in any language, in a team's own deck, and what keeps it from being made.

If it fails, somebody stands before a steering group with a deck that says less than the report, or that asks to be
repaired.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Inches

from cxjourney.errors import CannotRun
from cxjourney.extras import command_for_extra
from cxjourney.languages import language
from cxjourney.maps.output import pdf
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions, Template
from cxjourney.report.build import BuiltReport, build_report
from cxjourney.report.deck_rooms import LOWEST
from cxjourney.report.deck_text import LEAST

from .conftest import DAY, JOURNEYS
from .page import Element

WORDS = language("en")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def built_deck(*ids: str, tag: str = "en", paths: str = JOURNEYS, options: ReportOptions | None = None) -> BuiltReport:
    asked = options or ReportOptions(maps=())
    return build_report(StudyRequest([paths], None, list(ids) or None, None, tag), asked, DAY, "pptx")


def read_deck(built: BuiltReport) -> Deck:
    return Presentation(BytesIO(built.data))


def shapes(within: Slide | BaseShape) -> Iterator[BaseShape]:
    """Yield every shape of a slide, those in groups too."""
    for shape in within.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


def texts(slide: Slide) -> list[str]:
    return [
        paragraph.text for shape in slide.shapes if shape.has_text_frame for paragraph in shape.text_frame.paragraphs
    ]


def notes(slide: Slide) -> list[str]:
    return [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs]


def said(shape: BaseShape) -> str:
    return str(shape._element.find(f".//{qn('p:cNvPr')}").get("descr") or "")


@pytest.fixture(scope="module")
def deck() -> Deck:
    """The slides of two journeys with their maps: one in English, one in Persian."""
    return read_deck(built_deck("open-current-account", "hospital-visit", options=ReportOptions()))


@pytest.fixture(scope="module")
def whole() -> Deck:
    """The slides of all example journeys, without maps."""
    return read_deck(built_deck())


def test_every_slide_has_a_title_of_its_own(deck: Deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_overview_says_what_the_page_says(whole: Deck, page: Element) -> None:
    overview = page.with_id("overview")
    slide = whole.slides[1]
    assert slide.shapes.title.text_frame.text == overview.tagged("h1")[0].text
    for figure in overview.of_class("figure"):
        assert figure.tagged("strong")[0].text in texts(slide)
        assert figure.tagged("b")[0].text in texts(slide)


def test_journeys_stand_with_their_strips_as_shapes(whole: Deck, page: Element) -> None:
    slide = whole.slides[2]
    groups = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    rows = page.with_id("rows").tagged("li")
    assert [group.name for group in groups] == [row.tagged("a")[0].text for row in rows]
    for group, row in zip(groups, rows, strict=True):
        (strip,) = row.of_class("strip")
        cells = [strip.cells(colour) for colour in ("s-alarm", "f-known-deep", "f-known-pale", "f-ink")]
        assert len(group.shapes) == sum(cells)
        assert said(group)


def test_the_first_three_gaps_stand_as_text_with_question_and_owner(deck: Deck, page: Element) -> None:
    for id_ in ("open-current-account", "hospital-visit"):
        gaps = page.with_id(f"j/{id_}/gaps").of_class("gap")[:3]
        questions = [gap.of_class("question")[0].text for gap in gaps]
        (slide,) = (one for one in deck.slides if questions[0] in texts(one))
        assert [text for text in texts(slide) if text in questions] == questions
        body = slide.placeholders[1]
        assert questions[0] in body.text_frame.text
        talk = language(page.with_id(f"j/{id_}").attributes["lang"]).text("gaps.talk", team="").strip()
        assert sum(talk in text for text in texts(slide)) == 3


def test_who_is_stranded_is_named_with_where_and_why(whole: Deck) -> None:
    (loan,) = (
        slide for slide in whole.slides if "Applying for a personal loan: Who is" in slide.shapes.title.text_frame.text
    )
    said_there = texts(loan)
    assert any(text.startswith("Lionel") and "stranded, 6% of customers" in text for text in said_there)
    assert any(text.startswith("Stranded at “Is rung up about the application”: “Call from") for text in said_there)
    assert any("Lionel" in text for text in notes(loan))


def test_maps_are_pictures_of_a_slide_with_words_for_who_cannot_see_them(deck: Deck) -> None:
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(pictures) > 2
    for picture in pictures:
        assert picture.image.size == (1920, 1080)
        assert (picture.width, picture.height) == (deck.slide_width, deck.slide_height)
        assert "9 stages" in said(picture) or "مرحله" in said(picture)


def test_notes_name_the_sources_of_figures(deck: Deck) -> None:
    first = next(
        slide for slide in deck.slides if any(one.shape_type == MSO_SHAPE_TYPE.PICTURE for one in slide.shapes)
    )
    told = notes(first)
    assert "What the maps rest on" in told
    assert any("Card requests" in line or "event stream" in line.lower() for line in told), told
    overview = notes(deck.slides[1])
    assert overview[0] == "As of 2026-11-21"
    assert any((line.startswith("1") and "covered" in line) or "of stages covered" in line for line in overview)


def test_nothing_is_smaller_than_can_be_read_and_no_font_is_named(deck: Deck, whole: Deck) -> None:
    for slide in (*deck.slides, *whole.slides):
        for letters in slide._element.iter(qn("a:rPr")):
            assert int(letters.get("sz") or 100 * LEAST) >= 100 * LEAST
        assert not list(slide._element.iter(qn("a:latin"), qn("a:cs"), qn("a:ea")))


def test_nothing_stands_beyond_the_edge_of_a_slide(deck: Deck, whole: Deck) -> None:
    for one in (deck, whole):
        for slide in one.slides:
            for shape in slide.shapes:
                if (
                    shape != slide.shapes.title or shape.top >= 0
                ):  # a title above the slide names a picture that fills it
                    assert shape.left >= 0
                    assert shape.top >= 0
                    assert shape.left + shape.width <= one.slide_width
                    assert shape.top + shape.height <= one.slide_height


def test_a_language_that_runs_from_right_to_left(whole: Deck) -> None:
    persian = read_deck(built_deck("hospital-visit", tag="fa"))
    assert persian.part._element.get("rtl") == "1"
    for slide in persian.slides:
        for paragraph in slide._element.iter(qn("a:p")):
            if re.search("[\u0600-\u06ff]", "".join(paragraph.itertext())):
                properties = paragraph.find(qn("a:pPr"))
                assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")
    strip = next(one for one in persian.slides[2].shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    other = next(one for one in whole.slides[2].shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    assert abs(strip.left - (persian.slide_width - other.left - other.width)) < 100, "units, of 12,700 to a point"
    name = next(letters for letters in whole.slides[2]._element.iter(qn("a:rPr")) if letters.get("lang") == "fa")
    assert name.getparent().getparent().find(qn("a:pPr")).get("algn") == "l", "a row keeps the direction of its table"


def test_the_document_says_what_it_is(deck: Deck) -> None:
    properties = deck.core_properties
    assert properties.title == "All customer journeys"
    assert properties.subject == "As of 2026-11-21"
    assert properties.created.date() == properties.modified.date() == DAY
    assert properties.language == "en"


def test_the_same_journeys_make_the_same_bytes() -> None:
    once, again = (built_deck("open-current-account", options=ReportOptions()).data for _ in range(2))
    assert once == again
    with ZipFile(BytesIO(once)) as packed:
        assert {info.date_time for info in packed.infolist()} == {FIRST_DAY}


def test_without_the_extra_for_pictures_the_strip_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    built = built_deck("open-current-account", options=ReportOptions())
    assert [str(one) for one in built.remarks] == [
        "Slides show each journey's strip of stages in place of its map. "
        f"PNG and PDF need the extra `print`; to get it: {command_for_extra('print')}"
    ]
    slide = read_deck(built).slides[3]
    assert "9. Gives up" in texts(slide)
    (group,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    assert "9 stages" in said(group)


def test_without_the_extra_for_slides_one_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    for name in [one for one in sys.modules if one.startswith("cxjourney.report.deck_")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(CannotRun) as raised:
        built_deck("open-current-account")
    assert str(raised.value) == f"Slides (.pptx) need the extra `office`; to get it: {command_for_extra('office')}"


def test_pages_that_are_left_out_have_no_slides() -> None:
    with_all = read_deck(built_deck("open-current-account"))
    fewer = read_deck(
        built_deck("open-current-account", options=ReportOptions(maps=(), without=frozenset({"gaps", "people"})))
    )
    assert len(with_all.slides) - len(fewer.slides) == 2


def test_a_note_stands_before_the_figures() -> None:
    noted = read_deck(
        built_deck("open-current-account", options=ReportOptions(maps=(), note="For the board.\n\nRead it."))
    )
    assert texts(noted.slides[1])[1:3] == ["For the board.", "Read it."]


def test_how_teams_are_reached_is_said_only_if_asked(workspace: Path) -> None:
    (workspace / "catalogue.yaml").write_text("teams: {desk: {title: Desk, contact: desk@example.org}}\n", "utf-8")
    journey = (workspace / "buys.yaml").read_text("utf-8")
    (workspace / "buys.yaml").write_text(journey.replace("stages:", "owner: desk\nstages:"), "utf-8")
    plain, with_contacts = (
        built_deck(paths=str(workspace), options=ReportOptions(maps=(), contacts=contacts))
        for contacts in (False, True)
    )
    every = [
        [text for slide in read_deck(one).slides for text in (*texts(slide), *notes(slide))]
        for one in (plain, with_contacts)
    ]
    assert [any("desk@example.org" in text for text in one) for one in every] == [False, True]


def test_hostile_texts_stay_texts(workspace: Path) -> None:
    title = r"</a:t><a:t>\u202Eevil {{ 7*7 }} & \"x\" _x0007_"
    (workspace / "buys.yaml").write_text(
        f'journey: buys\ntitle: "{title}"\nstages:\n  - {{id: looks, title: "{title}"}}\n', "utf-8"
    )
    deck = read_deck(built_deck(paths=str(workspace)))
    every = [text for slide in deck.slides for text in texts(slide)]
    assert any("</a:t><a:t>[U+202E]evil {{ 7*7 }}" in text for text in every)
    assert not any("\u202e" in text for text in every)


def test_a_long_title_is_made_smaller_or_wrapped_before_it_is_cut(workspace: Path) -> None:
    titles = {
        "buys": "Moves from a prepaid card to a contract by the month",
        "rides": "Moves from a prepaid card to a contract by the month, and keeps the number",
    }
    for id_, title in titles.items():
        (workspace / f"{id_}.yaml").write_text(
            f"journey: {id_}\ntitle: {title}\nstages: [{{id: a, title: A}}]\n", "utf-8"
        )
    slide = read_deck(built_deck(paths=str(workspace))).slides[2]
    assert set(titles.values()) <= set(texts(slide))


def test_very_long_texts_are_cut_and_never_small(workspace: Path) -> None:
    long = "word " * 400
    stages = "".join(f"  - {{id: s{n}, title: '{n} {long}'}}\n" for n in range(30))
    (workspace / "buys.yaml").write_text(f"journey: buys\ntitle: '{long}'\nstages:\n{stages}", "utf-8")
    deck = read_deck(built_deck(paths=str(workspace)))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height
        assert all(int(one.get("sz") or 9999) >= 100 * LEAST for one in slide._element.iter(qn("a:rPr")))


# --- a team's own deck ---


def team_deck() -> bytes:
    """Return a deck of 4:3 with a slide, a section that names it, and a sign on its master."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Our old slide"
    deck.slide_master.name = "House of Larkmere"
    sign = deck.slide_layouts[5].placeholders[0]._element
    sign.find(f".//{qn('p:cNvPr')}").set("name", "Larkmere's title")
    saved = BytesIO()
    deck.save(saved)
    return saved.getvalue()


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a ZIP in which a part says something else."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for info in given.infolist():
            content = given.read(info)
            assert info.filename != name or old in content
            packed.writestr(info.filename, content.replace(old, new) if info.filename == name else content)
    return made.getvalue()


def with_template(data: bytes) -> BuiltReport:
    return built_deck("open-current-account", options=ReportOptions(template=Template("team.pptx", data)))


def test_a_teams_own_deck_is_used() -> None:
    deck = read_deck(with_template(team_deck()))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert "Our old slide" not in [slide.shapes.title.text_frame.text for slide in deck.slides]
    used = [slide.slide_layout.name for slide in deck.slides]
    assert used[0] == "Title Slide"
    assert set(used[1:]) == {"Title Only", "Title and Content"}
    picture = next(one for slide in deck.slides for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE)
    slide = next(slide for slide in deck.slides if picture in list(slide.shapes))
    assert picture.top >= slide.shapes.title.top + slide.shapes.title.height
    for slide in deck.slides:
        assert all(shape.top >= 0 and shape.left + shape.width <= deck.slide_width for shape in slide.shapes)


def test_a_map_takes_what_its_slide_has_free_below_a_teams_title() -> None:
    team = Presentation(BytesIO(team_deck()))
    team.slide_width = Inches(16)
    saved = BytesIO()
    team.save(saved)
    deck = read_deck(with_template(saved.getvalue()))
    pictures = [one for slide in deck.slides for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    for picture in pictures:
        free = deck.slide_height - picture.top
        assert picture.width > 0.97 * deck.slide_width
        assert picture.height > 0.8 * free
        assert picture.image.size[1] <= 2 * LOWEST, "shown smaller than it is drawn only as far as it must be"


def test_a_template_whose_places_have_no_size_still_makes_slides() -> None:
    team = Presentation(BytesIO(team_deck()))
    for layout in team.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type in (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT):
                shape.left, shape.top, shape.width, shape.height = Inches(1), Inches(2), Inches(5), 0
    saved = BytesIO()
    team.save(saved)
    deck = read_deck(with_template(saved.getvalue()))
    assert len(deck.slides) > 3
    for slide in deck.slides:
        assert all(shape.height >= 0 and shape.top + shape.height <= deck.slide_height for shape in slide.shapes)


def test_sections_of_slides_that_are_gone_are_gone_too() -> None:
    data = rewritten(
        team_deck(), "ppt/presentation.xml", b"</p:presentation>",
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst></p:presentation>',
    )  # fmt: skip
    assert read_deck(with_template(data)).part._element.find(qn("p:extLst")) is None


TYPES = "[Content_Types].xml"
MAIN = b"presentationml.presentation.main+xml"


def bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"ppt/media/{number}.bin", b"\0" * 80_000_000)
    return made.getvalue()


def without_titles() -> bytes:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") != "blank":
            deck.slide_layouts.remove(layout)
    saved = BytesIO()
    deck.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(lambda: b"", "is no deck", id="empty"),
        pytest.param(lambda: b"PK\x03\x04 no zip", "is no deck", id="no zip"),
        pytest.param(lambda: team_deck()[:-3000], "is no deck", id="torn off"),
        pytest.param(
            lambda: rewritten(team_deck(), TYPES, MAIN, b"presentationml.template.main+xml"), "is a .potx", id="potx"
        ),
        pytest.param(
            lambda: rewritten(team_deck(), TYPES, MAIN, b"ms-powerpoint.presentation.macroEnabled.main+xml"),
            "is a .pptm",
            id="pptm",
        ),
        pytest.param(
            lambda: rewritten(team_deck(), TYPES, MAIN, b"wordprocessingml.document.main+xml"), "is no deck", id="docx"
        ),
        pytest.param(
            lambda: rewritten(team_deck(), "ppt/presentation.xml", b"</p:presentation>", b""),
            "is damaged",
            id="damaged",
        ),
        pytest.param(bomb, "is larger than a template may be (200 MB)", id="bomb"),
        pytest.param(without_titles, "has no layout with a title", id="no titles"),
    ],
)
def test_a_template_that_cant_be_used_is_named(data: object, why: str) -> None:
    with pytest.raises(CannotRun) as raised:
        with_template(data())  # type: ignore[operator]
    assert f"--template team.pptx {why}" in str(raised.value)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed: .ci/run installs it")
def test_another_program_opens_it(tmp_path: Path) -> None:
    built = built_deck("open-current-account", "hospital-visit", tag="fa", options=ReportOptions())
    (tmp_path / "deck.pptx").write_bytes(built.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "deck.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", tmp_path / "deck.pdf"], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {len(read_deck(built).slides)}\n" in told
    read = subprocess.run(["pdftotext", tmp_path / "deck.pdf", "-"], check=True, capture_output=True, text=True).stdout
    assert "Opening a current account: Ask these first" in read


def test_another_day_is_another_document() -> None:
    request = StudyRequest([JOURNEYS], None, ["open-current-account"], None, "en")
    later = build_report(request, ReportOptions(maps=()), date(2026, 12, 1), "pptx")
    assert read_deck(later).core_properties.created.date() == date(2026, 12, 1)
