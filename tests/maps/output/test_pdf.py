"""PDF and PNG: every word is found, fonts are inside, the page is right, and the same map gives the same bytes.

If it fails, a printed map lacks letters, can't be searched, or is refused by a printer.
"""

import os
import re
import shutil
import struct
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cxjourney.analysis.study import Study
from cxjourney.maps.canvas import fonts
from cxjourney.maps.canvas.looks import BOLD, REGULAR
from cxjourney.maps.canvas.map_theme import LIGHT, apply_theme
from cxjourney.maps.canvas.shapes import Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.draw_map import Format, draw_pages
from cxjourney.maps.output import OutputOptions, pdf, png
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.output.paper import PAGES
from tests.maps.drawing import ENGLISH, PERSIAN, draw, drawing_of, everything, study_of, workspace_study
from tests.paths import ROOT

if find_spec("typst") is None or find_spec("manimgx_fonts_cjk") is None:
    assert not os.environ.get("CI"), "CI must have the extra print"
    pytest.skip("the extra print is not installed", allow_module_level=True)

HOSTILE = '#import "x" *b* $x$ \\u{41} @a `c` <l> = \'q\' "r" // no /* nor */ [#eval("1")]'
WORD = r"[\w\u200c\u200d\u0300-\u036f\u064b-\u0655]+|[^\w\s\u200e\u200f،]+"
"""Letters and figures, and what stands between them; poppler puts a comma among Persian words where it likes."""
SCRIPTS = {
    "id": "Mencari tahu dan mendaftar lewat aplikasi",
    "ar": "يفتح العميل حسابا جاريا في الفرع",
    "he": "הלקוח פותח חשבון בסניף",
    "ja": "お客様が支店で口座を開く",
    "zh": "客户在分行开立账户",
    "ko": "고객이 지점에서 계좌를 개설",
    "el": "Ο πελάτης ανοίγει λογαριασμό",
    "ru": "Клиент открывает счёт",
}


def poppler(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    """Ask one of poppler's programs about a PDF."""
    found = shutil.which(program)
    if found is None:
        assert not os.environ.get("CI"), "CI must have poppler-utils"
        pytest.skip("there is no poppler here")
    path = folder / "map.pdf"
    path.write_bytes(pdf)
    output = ["-"] if program == "pdftotext" else []
    run = subprocess.run([found, *options, path, *output], capture_output=True, text=True, check=True, timeout=60)
    return run.stdout


def bare(text: str) -> str:
    """Return text as one searches for it: without spaces, joiners, marks of direction and of vowels.

    Poppler reads lam and alef, where they are drawn as one letter, the wrong way round.
    """
    letters = (
        character
        for character in unicodedata.normalize("NFKC", text)
        if not character.isspace() and unicodedata.category(character) not in ("Cf", "Mn")
    )
    return re.sub("(ل)([اأإآ])", r"\2\1", "".join(letters))


def mixed() -> Study:
    """Study a journey whose stages are told in many scripts."""
    stages: list[dict[str, Any]] = [{"title": text, "questions": [f"{text} 🙂 (web)"]} for text in SCRIPTS.values()]
    return study_of([*stages, {"title": HOSTILE, "questions": ["word " * 50, "x" * 500]}])


@pytest.mark.parametrize("make", [lambda: workspace_study(ENGLISH), lambda: workspace_study(PERSIAN), mixed])
@pytest.mark.parametrize("view", ["journey", "coverage"])
def test_every_word_is_found_in_the_pdf(make: Callable[[], Study], view: str, tmp_path: Path) -> None:
    study = make()
    found = bare(poppler("pdftotext", draw(study, view, "pdf", evidence="full"), tmp_path))
    lines = (
        line for item in everything(drawing_of(study, view).items) if isinstance(item, Words) for line in item.lines
    )
    words = {word for line in lines for word in re.findall(WORD, line)}
    assert len(words) > 30
    assert [word for word in words if bare(word) not in found] == []


@pytest.mark.parametrize("make", [lambda: workspace_study(ENGLISH), lambda: workspace_study(PERSIAN), mixed])
def test_all_fonts_are_inside(make: Callable[[], Study], tmp_path: Path) -> None:
    _, _, *rows = poppler("pdffonts", draw(make(), form="pdf"), tmp_path).splitlines()
    assert rows
    for row in rows:
        embedded, subset, unicode, *_ = row.split()[-5:]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


def test_the_pdf_says_what_it_is(tmp_path: Path) -> None:
    pdf = draw(workspace_study(PERSIAN), form="pdf", evidence="full")
    info = dict(re.findall(r"^(.+?): +(.*)$", poppler("pdfinfo", pdf, tmp_path, "-isodates"), re.M))
    drawing = drawing_of(workspace_study(PERSIAN))
    assert info["Title"] == drawing.title
    assert "Author" not in info
    assert info["Tagged"] == "yes"
    assert info["Pages"] == "1"
    assert info["Page size"].startswith(f"{drawing.width:g} x {drawing.height:g} pts")
    assert info["CreationDate"] == info["ModDate"] == "2026-11-21T00:00:00Z"
    assert b"/Lang(fa" in pdf
    assert b"pdfuaid" in pdf


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hant-TW", b"/Lang(zh)"), ("pt-BR", b"/Lang(pt-BR)"), ("default-x", b"/Lang(und)")]
)
def test_any_language_and_any_day(language: str, said: bytes) -> None:
    drawing = apply_theme(drawing_of(study_of([{}]))._replace(language=language), LIGHT)
    for day in (date.min, date(1960, 2, 29), date.max):
        assert said in pdf.write_pdf(drawing, OutputOptions(day))


def test_a_letter_that_no_font_has_is_no_error(tmp_path: Path) -> None:
    pdf = draw(study_of([{"title": "before \u0378 \U00010480 after"}]), form="pdf")
    assert b"pdfuaid" not in pdf
    assert "after" in poppler("pdftotext", pdf, tmp_path)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_letters_that_leave_a_gap_are_named(form: Format) -> None:
    said: list[str] = []
    draw(study_of([{"title": "کارت 客户 🙂 (x)"}]), form=form, warn=said.append)
    assert said == []
    draw(study_of([{"title": "a \U00010480 b \U00010480 c \u0378"}]), form=form, warn=said.append)
    (sentence,) = said
    assert "in place of \U00010480 (U+10480) and \u0378 (U+0378), which" in sentence
    draw(study_of([{"title": "a \U00010480"}]), warn=said.append)
    assert said == [sentence]


SIGNS = "✓ ✗ ✘ ☐ ☑ ☒ ➜ ► ⟶ → ⇒ ◐ ★ ✔ ➔ ⬅"


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_typst_has_every_sign_that_it_is_trusted_with(weight: int) -> None:
    signs = "".join(chr(code) for first, last in fonts._EMBEDDED_SIGNS for code in range(first, last + 1))
    words = Words(0.0, 0.0, 100.0, (SIGNS, signs), 10.0, 14.0, "#000000", weight)
    drawing = apply_theme(drawing_of(study_of([{}])), LIGHT)._replace(items=(words,))
    assert b"pdfuaid" in pdf.write_pdf(drawing, OutputOptions(date(2026, 11, 21)))  # which takes no letter without font


def test_a_sign_is_drawn_at_the_width_that_was_measured() -> None:
    study = study_of([{"title": "✗ ✘ ☐ ☒ ➜ ► ⟶"}])
    said: list[str] = []
    assert b"pdfuaid" in draw(study, form="pdf", warn=said.append)
    assert draw(study, form="png", warn=said.append)
    assert said == []
    assert text_width("✗☒⟶", 10.0) == text_width("✗☒⟶", 10.0, BOLD) == pytest.approx(3 * 6.02, abs=0.01)
    svg = draw(study).decode()
    assert "'DejaVu Sans Mono'" in svg
    assert 'font-family:"DejaVu Sans Mono"' not in svg


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_page(page: str, tmp_path: Path) -> None:
    info = poppler("pdfinfo", draw(workspace_study(), form="pdf", page=page), tmp_path)
    (pages,) = re.findall(r"Pages: +(\d+)", info)
    assert int(pages) == len(draw_pages(workspace_study(), form="dot", page=page))
    (size,) = re.findall(r"Page size: +([\d.]+) x ([\d.]+) pts", info)
    assert sorted(map(float, size)) == pytest.approx(sorted(PAGES[page]), abs=0.01)


def test_what_is_too_small_to_read_is_said_with_the_page_that_would_do() -> None:
    said: list[str] = []
    draw(workspace_study(), form="pdf", page="A0", warn=said.append)
    assert said == []
    draw(study_of([{"questions": ["What? " * 3000]}]), form="pdf", page="A4", warn=said.append)
    (sentence,) = said
    assert re.fullmatch(
        r"on A4 the smallest type is \d\.\d pt, and below 7 pt is hard to read: --page A\d would do", sentence
    )


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_the_same_bytes_at_another_time_and_place(form: Any, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom tests.maps.drawing import draw, workspace_study\n"
        f"sys.stdout.buffer.write(draw(workspace_study('{PERSIAN}'), form='{form}'))"
    )
    surroundings = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "1",
        "PYTHONHASHSEED": "7",
        "TMPDIR": str(tmp_path),
        "TYPST_FONT_PATHS": "/usr/share/fonts",
    }
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, capture_output=True, check=True, timeout=120)
    assert done.stdout == draw(workspace_study(PERSIAN), form=form)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("dpi", [36, 144, 300])
def test_a_png_has_its_pixels_and_says_how_large_they_are(dpi: int) -> None:
    drawing = drawing_of(workspace_study())
    picture = draw(workspace_study(), form="png", dpi=dpi)
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == pytest.approx((drawing.width * dpi / 72, drawing.height * dpi / 72), abs=1)
    at = picture.index(b"pHYs")
    per_metre, _, unit = struct.unpack(">IIB", picture[at + 4 : at + 13])
    assert per_metre == round(dpi / 0.0254)
    assert unit == 1


def test_a_png_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MAX_PIXELS", 1_000_000)
    with pytest.raises(EngineError, match=r"million pixels, and 1 million is the most; use --dpi \d+ or less"):
        draw(workspace_study(), form="png")


def test_so_many_pixels_that_no_dpi_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MAX_PIXELS", 10_000)
    with pytest.raises(EngineError, match="0 million is the most; use --format pdf"):
        draw(workspace_study(), form="png")


def test_no_page_is_longer_than_readers_show(tmp_path: Path) -> None:
    study = study_of([{"questions": ["word " * 4_000, "x" * 20_000]}])
    info = poppler("pdfinfo", draw(study, form="pdf"), tmp_path)
    (size,) = re.findall(r"Page size: +([\d.]+) x ([\d.]+) pts", info)
    drawing = drawing_of(study)
    assert drawing.height > 14_400
    assert float(size[1]) == pytest.approx(14_400)
    assert float(size[0]) == pytest.approx(drawing.width * 14_400 / drawing.height, abs=0.01)


def test_links_lead_to_https_alone() -> None:
    sources = {
        "good": {"title": "Good", "type": "purchases", "link": "https://example.org/a?b=(c)"},
        "bad": {"title": "Bad javascript:alert(1)", "type": "purchases", "link": "https://" + "a" * 3_000},
    }
    pdf = draw(study_of([{"data": ["good", "bad"]}], data_sources=sources), form="pdf")
    assert b"https://example.org/a?b=" in pdf
    assert b"a" * 100 not in pdf


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r'pip install "cxjourney\[print\]"'):
        draw(workspace_study(), form="pdf")


def test_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(20)")
    monkeypatch.setattr(pdf, "_PROGRAM", slow)
    with pytest.raises(EngineError, match=r"did not finish within 0\.5 seconds"):
        pdf._run([sys.executable, str(slow)], b"", 0.5)


def test_a_failure_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise ValueError('out of ink')")
    monkeypatch.setattr(pdf, "_PROGRAM", broken)
    with pytest.raises(EngineError, match="typst failed: ValueError: out of ink"):
        draw(workspace_study(), form="pdf")
