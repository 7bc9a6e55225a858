"""A browser draws the map as it was measured: the same widths, nothing overlapping, nothing outside.

If it fails, what the tests of layout measured is not what people see.

The other tests trust the fonts' own measures; this one asks Chromium, with the fonts that the SVG brings along.
"""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.analysis.study import Study
from cxjourney.maps.canvas.hyphenation import hyphenation
from cxjourney.maps.canvas.shapes import Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.selection import MapSelection
from tests.maps.drawing import draw

from .chromium import Page
from .drawing import ENGLISH, JOURNEY_VIEWS, PERSIAN, composed, everything, persona, study_of, workspace_study

TEXTS = """(async () => {
  const found = []
  for (const page of document.querySelectorAll('iframe')) {
    await page.contentDocument.fonts.ready
    const svg = page.contentDocument.querySelector('svg')
    const frame = svg.getBoundingClientRect()
    found.push([...svg.querySelectorAll('text')].map(text => {
      const box = text.getBoundingClientRect()
      return {text: text.textContent, size: +text.getAttribute('font-size'),
        weight: +(text.getAttribute('font-weight') || 400),
        at: [...text.textContent].map((_, index) => text.getExtentOfChar(index).x),
        width: text.getComputedTextLength(), left: box.left - frame.left, right: frame.right - box.right,
        x: box.left, end: box.right, top: box.top + box.height * 0.22, bottom: box.bottom - box.height * 0.18}
    }))
  }
  return found
})()"""
"""Says of each text of each picture where it stands, and how wide it is."""


@pytest.fixture(scope="module")
def maps(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    behind = {"actions": ["does " * 40, "می‌کند " * 40], "systems": ["x" * 80, "سامانه (CRM)"]}
    met = {"title": "فرم (web form) & <b>", "channel": "web", "mode": "assisted", "backstage": behind}
    asked = ["word " * 50, "ا" * 200]
    hostile = study_of([{"title": "نقشه & <b> 🙂 mixed (x)", "questions": asked, "touchpoints": [met]}])
    studies = (workspace_study(ENGLISH), workspace_study(PERSIAN), hostile)
    pictures = [draw(study, view) for study in studies for view in (*JOURNEY_VIEWS, "portfolio")]
    second = studies[1].journey.stages[1].id
    pictures.append(draw(studies[0], shown=MapSelection(("emotions", "touchpoints"), "greta", "proves-identity")))
    pictures.append(draw(studies[1], shown=MapSelection(first=second, last=second)))
    found = _looked_at(chromium, pictures, tmp_path_factory.mktemp("chromium") / "maps.html")
    assert len(found) == len(pictures)
    assert all(found)
    return found


def _looked_at(chromium: Browser, pictures: list[bytes], file: Path) -> list[list[dict[str, Any]]]:
    """Show each picture in a frame of its own, so that each has its own fonts, and ask where its texts are."""
    frames = "".join(
        f'<iframe width=2000 height=2000 srcdoc="{html.escape(picture.decode().partition("?>")[2])}"></iframe>'
        for picture in pictures
    )
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{frames}", "utf-8")
    page = Page(chromium, file.as_uri())
    texts: list[list[dict[str, Any]]] = page.run(TEXTS)
    page.close()
    return texts


def test_texts_are_as_wide_as_measured(maps: list[list[dict[str, Any]]]) -> None:
    for text in (text for texts in maps for text in texts):
        measured = text_width(text["text"], text["size"], text["weight"])
        assert text["width"] == pytest.approx(measured, rel=0.01, abs=0.5), text


def test_nothing_is_cut_off(maps: list[list[dict[str, Any]]]) -> None:
    for text in (text for texts in maps for text in texts):
        assert text["left"] >= 0, text
        assert text["right"] >= 0, text


def test_every_date_begins_with_its_year(maps: list[list[dict[str, Any]]]) -> None:
    dates = 0
    for text in (text for texts in maps for text in texts):
        for date in re.finditer(r"\d{4}[-/]\d\d[-/]\d\d", text["text"]):
            places = text["at"][date.start() : date.end()]
            assert places == sorted(places), text["text"]
            dates += 1
    assert dates > 20


def test_figures_beside_each_other_keep_their_order_from_right_to_left(maps: list[list[dict[str, Any]]]) -> None:
    lines = [text for texts in maps for text in texts if re.search(r"/\d\d\u200f،\u200f .*[۰-۹]$", text["text"])]
    assert lines
    for text in lines:
        date, sample = text["at"][text["text"].index("/")], text["at"][-1]
        assert date > sample, text["text"]


def test_nothing_overlaps(maps: list[list[dict[str, Any]]]) -> None:
    for texts in maps:
        placed = sorted(texts, key=lambda text: text["top"])
        for index, text in enumerate(placed):
            for other in placed[index + 1 :]:
                if other["top"] >= text["bottom"] - 1:
                    break
                assert text["end"] <= other["x"] + 1 or other["end"] <= text["x"] + 1, (text["text"], other["text"])


SCRIPTS = {
    "ar": ("تقديم طلب للحصول على قرض شخصي", "ما هي المستندات المطلوبة بالضبط، وإلى أي عنوان يجب إرسالها؟", "مريم"),
    "ja": (
        "個人ローンの申し込みに必要な書類を提出する",
        "どの書類をいつ、どこへ送りますか。",
        "さくら",
    ),
    "zh": ("提交个人贷款申请所需的全部文件", "到底需要哪些文件，应该在什么时候寄到哪里？", "小明"),
    "tr": (
        "Bireysel kredi başvurusunu değerlendirmektedirler",
        "Muvaffakiyetsizleştiricilerden hangisi?",
        "irmak",
    ),
    "pt": ("Solicitação de empréstimo e comprovação de renda", "Qual documento exatamente, e até quando?", "João"),
    "de": ("Donaudampfschifffahrtsgesellschaftskapitänsprüfung", "Welche Unterlagen genau, und bis wann?", "Jörg"),
    "jv": ("Ngajokake silihan kanggo kabutuhan saben dina", "Layang apa sing kudu dikirim, lan menyang endi?", "Sri"),
}
"""By the tag of a language: a title, a question and a name in its script."""


def study_in(tag: str) -> Study:
    """Study a journey whose every text is in the script of a language."""
    title, question, name = SCRIPTS[tag]
    people = {"one": persona(f"{name}, {title}", name=name, needs=[question], share=0.4)}
    sources = {"seen": {"title": title, "type": "purchases", "refreshed": "2026-11-01"}}
    met = {
        "title": title,
        "channel": "web",
        "mode": "assisted",
        "backstage": {"systems": [title], "actions": [question]},
    }
    stage = {"title": title, "goals": [title], "questions": [question], "touchpoints": [met], "barriers": [question]}
    hurts = {"emotions": {"one": 1}, "pain_points": [{"title": title, "severity": "high"}], "data": ["seen"]}
    stages: list[dict[str, Any]] = [
        stage | hurts | {"next": [{"to": "s1", "share": 0.5, "when": question}, {"to": "s2", "share": 0.5}]},
        stage | {"next": ["s2", "s0"]},
        stage | {"outcome": "other"},
    ]
    return study_of(stages, language=tag, title=title, goal=question, personas=people, data_sources=sources)


def test_text_keeps_to_its_place_in_every_view_and_script(chromium: Browser, tmp_path: Path) -> None:
    cases = [(study_in(tag), view) for tag in SCRIPTS for view in (*JOURNEY_VIEWS, "portfolio")]
    seen = _looked_at(chromium, [draw(study, view) for study, view in cases], tmp_path / "maps.html")
    for (study, view), texts in zip(cases, seen, strict=True):
        with hyphenation(study.journey.language):
            drawing = lay_out(composed(study, view))
        places = [
            (item.x, item.x + item.width)
            for item in everything(drawing.items)
            if isinstance(item, Words)
            for line in item.lines
            if line
        ]
        assert len(places) == len(texts)
        for (begin, end), text in zip(places, texts, strict=True):
            left, slack = text["left"] * POINT, max(SLACK, text["size"] * LEANING)
            assert begin - slack <= left, (study.journey.language, view, text["text"])
            assert left + (text["end"] - text["x"]) * POINT <= end + slack, (study.journey.language, view, text["text"])


POINT, SLACK, LEANING = 0.75, 2.0, 0.12
"""Points of a pixel; how far a text may reach out of its place, in points: less than the padding of any card; and in
parts of the size of large type, since letters such as j lean out of their own width."""


@pytest.mark.parametrize(("journey", "begins_at_the_right"), [(PERSIAN, True), (ENGLISH, False)])
def test_a_wide_map_opens_where_reading_begins(
    chromium: Browser, tmp_path: Path, journey: str, begins_at_the_right: bool
) -> None:
    """Alone in a window that is narrower; a page that it is a part of keeps its own direction."""
    drawn = draw(workspace_study(journey))
    alone, within = tmp_path / "map.svg", tmp_path / "page.html"
    alone.write_bytes(drawn)
    within.write_bytes(b"<!doctype html><html><body>" + drawn.partition(b"?>")[2])
    page = Page(chromium, alone.as_uri(), size=(600, 400))
    box = "document.querySelector('svg').getBoundingClientRect().toJSON()"
    seen, width = page.run(box), page.run("document.documentElement.clientWidth")
    assert seen["width"] > width
    assert (round(seen["right"] - width) == 0) is begins_at_the_right
    assert (round(seen["left"]) == 0) is not begins_at_the_right
    page.page.goto(within.as_uri())
    assert page.run("getComputedStyle(document.documentElement).direction") == "ltr"
    assert page.run(box)["left"] >= 0
    page.close()
