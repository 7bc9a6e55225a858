"""A PNG looks as the SVG does in a browser: in the box of every text there is as much ink, at the same places.

If it fails, slides show another map than the browser, in one of twelve scripts.
"""

import os
from base64 import b64encode
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cxjourney.analysis.study import Study
from cxjourney.maps.canvas.shapes import Words
from tests.maps.chromium import Page
from tests.maps.drawing import PERSIAN, draw, drawing_of, everything, study_of, workspace_study

if find_spec("typst") is None or find_spec("manimgx_fonts_cjk") is None:
    assert not os.environ.get("CI"), "CI must have the extra print"
    pytest.skip("the extra print is not installed", allow_module_level=True)

TEXTS = (
    "Hears of the account",
    "نقشهٔ سفر می‌رسد",
    "العميل الكريم لا يفتح",
    "הלקוח פותח חשבון",
    "お客様が口座を開く",
    "客户在分行",
    "고객이 지점에서",
    "Клиент открывает",
    "ग्राहक खाता",
    "ลูกค้าเปิดบัญชี",
    "Mixed نقشه 日本 🙂 (x) שלום",
    "👩‍👩‍👧 🚀 ✓",
)
APART = """([wide, high, boxes]) => {
  const [svg, png] = [...document.images].map(picture => {
    const canvas = document.createElement('canvas')
    canvas.width = wide; canvas.height = high
    const pen = canvas.getContext('2d', {willReadFrequently: true})
    pen.drawImage(picture, 0, 0, wide, high)
    return pen
  })
  return boxes.map(([x, y, width, height]) => {
    const [one, other] = [svg, png].map(pen => pen.getImageData(x, y, width, height).data)
    let sum = 0
    for (let at = 0; at < one.length; at++) sum += Math.abs(one[at] - other[at])
    return sum / one.length / 255
  })
}"""
"""Says of each box how far the second picture of a page is from the first there, from 0 to 1."""


def differences(chromium: Browser, study: Study, folder: Path) -> list[tuple[str, float]]:
    """Say for every text how far PNG and SVG are apart in its box, from 0 to 1."""
    drawing = drawing_of(study)
    texts = [item for item in everything(drawing.items) if isinstance(item, Words) and any(item.lines)]
    boxes = [[round(2 * side) for side in (text.x, text.y, text.width, text.height)] for text in texts]
    pictures = {"svg+xml": draw(study), "png": draw(study, form="png", dpi=144)}
    images = (f'<img src="data:image/{kind};base64,{b64encode(data).decode()}">' for kind, data in pictures.items())
    file = folder / "looks.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{''.join(images)}", "utf-8")
    page = Page(chromium, file.as_uri())
    apart = page.page.evaluate(APART, [drawing.width * 2, drawing.height * 2, boxes])
    page.close()
    return list(zip((" / ".join(text.lines) for text in texts), apart, strict=True))


def scripts() -> Study:
    return study_of([{"title": text, "questions": [f"{text}?"]} for text in TEXTS])


@pytest.mark.parametrize("study", [scripts(), workspace_study(PERSIAN)], ids=["scripts", "persian"])
def test_a_png_looks_as_the_svg_does(chromium: Browser, study: Study, tmp_path: Path) -> None:
    found = differences(chromium, study, tmp_path)
    assert len(found) > 60
    assert [(text, apart) for text, apart in found if apart > 0.045] == []
