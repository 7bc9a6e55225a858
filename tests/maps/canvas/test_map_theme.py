"""Another font, wider or narrower than the one that maps are measured with: its words stay in their places.

If it fails, a team that sets its own font gets maps whose words overlap, and so does everybody where the font inside an
SVG is not used.
"""

import base64
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.maps.canvas import fonts
from cxjourney.maps.canvas.map_theme import DARK, LIGHT, apply_theme, auto_theme, team_theme
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.views import VIEWS
from tests.maps.chromium import Page, Theme
from tests.maps.drawing import ENGLISH, PERSIAN, draw, drawing_of, study_of, workspace_study

WIDTHS = {"wide": "160%", "narrow": "70%"}
LOOK = """(async () => {
  await document.fonts.ready
  const used = [...document.fonts].filter(font => font.family.includes('Team') && font.status == 'loaded').length
  return [used, [...document.querySelectorAll('text')].map(text => {
    const box = text.getBBox()
    return {text: text.textContent, size: +text.getAttribute('font-size'),
      weight: +(text.getAttribute('font-weight') || 400), width: text.getComputedTextLength(), drawn: box.width}
  })]
})()"""


def shown(chromium: Browser, svg: bytes, folder: Path, width: str) -> list[dict[str, Any]]:
    """Show a map where the team's font is there, so much wider than the one that was measured with."""
    file = bytes(fonts.face(fonts.MAIN).blob.data)
    rule = (
        f"@font-face{{font-family:'Team Sans';font-weight:400 700;size-adjust:{width};"
        f"src:url(data:font/ttf;base64,{base64.b64encode(file).decode()})}}"
    )
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{rule}</style>{svg.decode().partition('?>')[2]}")
    opened = Page(chromium, page.as_uri())
    used, texts = opened.run(LOOK)
    opened.close()
    assert used == 1, "the team's font was not drawn with"
    found: list[dict[str, Any]] = texts
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("journey", "view"), [*product((ENGLISH, PERSIAN, "hostile"), VIEWS)])
def test_every_line_is_as_long_as_it_was_measured(
    chromium: Browser, tmp_path: Path, journey: str, view: str, width: str
) -> None:
    hostile = [{"title": "W" * 80 + " <b> & mixed سلام (x)", "questions": ["word " * 50]}, {}]
    study = study_of(hostile) if journey == "hostile" else workspace_study(journey)
    svg = draw(study, view, theme=team_theme("light", {}, "Team Sans", "The team"))
    texts = shown(chromium, svg, tmp_path, WIDTHS[width])
    assert len(texts) > 10
    for text in texts:
        measured = text_width(text["text"], text["size"], text["weight"])
        assert text["width"] == pytest.approx(measured, rel=0.01, abs=0.5), text
        assert text["drawn"] == pytest.approx(measured, rel=0.02, abs=2.5), text  # Persian ends reach out


def test_without_the_fit_a_wide_font_would_leave_its_place(chromium: Browser, tmp_path: Path) -> None:
    svg = draw(workspace_study(), theme=team_theme("light", {}, "Team Sans"))
    unfitted = svg.replace(b"textLength=", b"data-length=")
    texts = shown(chromium, unfitted, tmp_path, WIDTHS["wide"])
    assert any(text["width"] > 1.4 * text_width(text["text"], text["size"], text["weight"]) for text in texts)


@pytest.mark.parametrize(("journey", "view"), [*product((ENGLISH, PERSIAN), VIEWS)])
def test_where_the_font_inside_is_refused_every_line_is_as_long_as_it_was_measured(
    chromium: Browser, tmp_path: Path, journey: str, view: str
) -> None:
    svg = re.sub("@font-face{.*?}", "", draw(workspace_study(journey), view).decode())
    svg = svg.replace("font-family=\"'Noto Sans'", "font-family=\"'DejaVu Serif', 'Noto Sans'")
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{svg.partition('?>')[2]}")
    opened = Page(chromium, page.as_uri())
    _, texts = opened.run(LOOK)
    opened.close()
    assert len(texts) > 20
    for text in texts:
        measured = text_width(text["text"], text["size"], text["weight"])
        assert text["width"] == pytest.approx(measured, rel=0.01, abs=0.5), text


COLOURS = """[...document.querySelectorAll('rect, path, polygon, ellipse, text')].map(shape =>
  [getComputedStyle(shape).fill, getComputedStyle(shape).stroke])"""


def colours(chromium: Browser, svg: bytes, folder: Path, scheme: Theme) -> list[list[str]]:
    """Return the fill and the stroke of every shape of a map, for one who prefers a scheme of colours."""
    file = folder / "map.svg"
    file.write_bytes(svg)
    opened = Page(chromium, file.as_uri(), theme=scheme)
    found: list[list[str]] = opened.run(COLOURS)
    opened.close()
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_auto_looks_as_light_or_as_dark_as_the_reader_prefers(chromium: Browser, tmp_path: Path, view: str) -> None:
    study = workspace_study()
    auto = draw(study, view, theme=auto_theme(LIGHT, DARK))
    light = colours(chromium, auto, tmp_path, "light")
    assert light == colours(chromium, draw(study, view), tmp_path, "dark")
    dark = colours(chromium, auto, tmp_path, "dark")
    assert dark == colours(chromium, draw(study, view, theme=DARK), tmp_path, "light")
    assert dark != light


def test_parts_of_one_light_colour_are_told_apart_in_the_dark() -> None:
    same = team_theme("light", {"known": "#ffffff", "known-pale": "#ffffff", "ink": "#000000", "muted": "#000000"})
    drawn = apply_theme(drawing_of(study_of([{}])), auto_theme(same, DARK))
    assert set(drawn.dark.values()) == set(DARK.colours.values())
    assert drawn.paper == "#ffffff"
    assert drawn.dark["#ffffff"] == DARK.colours["paper"]
    assert {"#fffffe", "#fffffd", "#000000", "#000001"} <= set(drawn.dark)
