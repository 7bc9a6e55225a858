"""How maps are written: the format by the suffix, pages, pixels, and what to do without the extra `print`.

If it fails, `-o map.pdf` writes no PDF, or ends in a traceback where typst is not installed.
"""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from cxjourney.cli.commands.render import PAGES, TILES
from cxjourney.maps.output import LEAST_DPI, MOST_DPI
from cxjourney.maps.output.paper import PAGES as PAPER
from cxjourney.maps.output.tiles import TILES as SHEETS

from .command import JOURNEY, run_here, write

if find_spec("typst") is None:
    assert not os.environ.get("CI"), "CI must have the extra print"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One journey."""
    return write(tmp_path / "work", buys=JOURNEY)


def test_the_suffix_of_the_file_says_the_format(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = workspace / "map.dot"
    asked = ("render", str(workspace), "--journey", "buys", "-o", str(file))
    assert run_here(capfdbinary, *asked).status == 0
    assert file.read_bytes().startswith(b"digraph")


def test_a_page_for_dot_is_refused(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = run_here(capfdbinary, "render", str(workspace), "--page", "A3", "-f", "dot", "-o", str(workspace / "maps"))
    assert ended.status == 2
    assert b"--page A3 does nothing for DOT: write --format svg, png or pdf" in ended.err


@pytest.mark.parametrize("dpi", ["35", "601", "many"])
def test_pixels_are_few_enough_and_enough(dpi: str, workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run_here(capfdbinary, "render", str(workspace), "--dpi", dpi).status == 2


def test_pages_are_those_of_the_press() -> None:
    assert sorted(PAGES) == sorted(PAPER)
    assert TILES == SHEETS
    assert (LEAST_DPI, MOST_DPI) == (36, 600)


def test_without_the_extra_it_says_what_to_install(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("cxjourney.maps.output.pdf.find_spec", lambda _: None)
    ended = run_here(
        capfdbinary, "render", str(workspace), "--journey", "buys", "-f", "pdf", "-o", str(workspace / "maps")
    )
    assert ended.status == 2
    assert b"buys.journey.pdf could not be drawn: PNG and PDF need the extra `print`; to get it: " in ended.err
    assert b'pip install "cxjourney[print]"' in ended.err


@pytest.mark.parametrize("fault", ["ModuleNotFoundError: No module named 'typst'", "ImportError: typst is broken"])
def test_without_the_extra_one_line_names_it_for_all_maps(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"import sys\nsys.exit({fault!r})\n")
    monkeypatch.setattr("cxjourney.maps.output.pdf._PROGRAM", program)
    monkeypatch.setattr("cxjourney.maps.output.pdf.find_spec", lambda _: object())
    workspace = write(tmp_path / "work", buys=JOURNEY)
    views = [part for view in ("journey", "coverage", "access", "personas", "flow") for part in ("--view", view)]
    asked = ("-f", "svg", "-f", "png", "-o", str(workspace / "maps"), "--jobs", "1")
    ended = run_here(capfdbinary, "render", str(workspace), *views, *asked)
    assert ended.status == 2
    assert ended.err.count(b"need the extra `print`") == 1
    assert b"buys.coverage.png, buys.access.png and 2 more could not be drawn: PNG and PDF need" in ended.err
    assert fault.encode() not in ended.err
    assert len(list((workspace / "maps").glob("*.svg"))) == 5


@pytest.mark.skipif(find_spec("typst") is None, reason="the extra print is not installed")
def test_several_formats_at_once_and_what_is_too_small(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = ("-f", "svg", "-f", "png", "-f", "pdf", "--page", "A4", "--dpi", "72", "-o", str(workspace / "maps"))
    ended = run_here(capfdbinary, "render", str(workspace), "--journey", "buys", *asked, "--jobs", "2")
    assert ended.status == 0
    written = {path.suffix: path.read_bytes()[:5] for path in (workspace / "maps").iterdir()}
    assert written == {".svg": b"<?xml", ".png": b"\x89PNG\r", ".pdf": b"%PDF-"}


@pytest.mark.parametrize(
    "views",
    [["--view", "journey,coverage"], ["--view", " coverage , journey,"], ["--view", "journey", "--view", "coverage"]],
)
def test_several_views_and_formats_may_have_commas_between(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], views: list[str]
) -> None:
    out = workspace / "maps"
    ended = run_here(capfdbinary, "render", str(workspace), *views, "--format", "svg,dot", "-o", str(out))
    assert ended.status == 0
    names = {f"buys.{view}.{form}" for view in ("journey", "coverage") for form in ("svg", "dot")}
    assert {path.name for path in out.iterdir()} == names


@pytest.mark.parametrize("views", ["journey,covrage", ",", "journey coverage"])
def test_another_word_among_several_is_refused(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes], views: str
) -> None:
    ended = run_here(capfdbinary, "render", str(workspace), "--view", views, "-o", str(workspace / "maps"))
    assert ended.status == 2
    assert "is not one of access, blueprint, coverage," in " ".join(ended.said.split())
    assert not (workspace / "maps").exists()


_STAGES = (f"{{id: m{n}, title: More {n}, questions: [{', '.join(['What is it?'] * 9)}]}}" for n in range(8))
LONG = f"journey: buys\ntitle: Buys\nstages: [{', '.join(_STAGES)}]\n"


def test_pages_of_an_svg_are_files_of_their_own(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    workspace = write(tmp_path / "work", buys=LONG)
    asked = ("render", str(workspace), "--page", "16:9", "-o", str(workspace / "maps") + "/")
    ended = run_here(capfdbinary, *asked)
    assert ended.status == 0, ended.said
    names = sorted(path.name for path in (workspace / "maps").iterdir())
    assert len(names) > 1
    assert names == [f"buys.journey.{number}.svg" for number in range(1, len(names) + 1)]
    assert all(name in ended.said for name in names)


def test_one_file_for_several_pages_is_refused_with_the_page_that_would_do(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    workspace = write(tmp_path / "work", buys=LONG)
    file = workspace / "map.svg"
    ended = run_here(capfdbinary, "render", str(workspace), "--journey", "buys", "--page", "16:9", "-o", str(file))
    assert ended.status == 2
    assert "pages of 16:9, and there is one file for them: take --page A" in ended.said
    assert "which holds it on one, or name a folder with -o, or write a PDF" in ended.said
    assert not file.exists()


@pytest.mark.skipif(find_spec("typst") is None, reason="the extra print is not installed")
@pytest.mark.parametrize("width", [390, 1200, 1919])
def test_a_png_is_as_wide_as_is_asked_for(
    width: int, workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = workspace / "map.png"
    asked = ("render", str(workspace), "--journey", "buys", "-o", str(file))
    assert run_here(capfdbinary, *asked, "--width", str(width)).status == 0
    assert int.from_bytes(file.read_bytes()[16:20], "big") == width


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-f", "png", "--dpi", "144"), "--width 1200 and --dpi 144 both say how many pixels a PNG has"),
        (("-f", "svg"), "--width 1200 is the width of a PNG: add --format png"),
    ],
)
def test_a_width_that_contradicts_something_is_refused(
    options: tuple[str, ...], said: str, workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = run_here(capfdbinary, "render", str(workspace), "--width", "1200", *options)
    assert ended.status == 2
    assert said in ended.said


@pytest.mark.skipif(find_spec("typst") is None, reason="the extra print is not installed")
def test_a_width_of_too_many_pixels_is_refused(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    asked = ("render", str(workspace), "--journey", "buys", "-o", str(workspace / "map.png"))
    ended = run_here(capfdbinary, *asked, "--width", "50000")
    assert ended.status == 2
    assert re.search(r"it would have \d{4} million pixels", ended.said)  # as high as the map is, which words change
    assert "million is the most; use --width " in ended.said


@pytest.mark.parametrize(
    ("view", "options", "said"),
    [
        ("journey", ("--width", "390"), "at a width of 390 pixels its smallest type is"),
        ("journey", ("--width", "390"), "would do, or --view strip, which is made for phones"),
        (
            "strip",
            ("--width", "359"),
            "type is 8.9 px, and below 9 px is hard to read: --width 360 would do",
        ),
        ("coverage", ("--dpi", "40"), "--dpi 69 would do"),
        ("strip", ("--width", "360"), ""),
        ("journey", (), ""),
    ],
)
def test_type_that_too_few_pixels_leave_unreadable_is_named_with_what_would_do(
    view: str, options: tuple[str, ...], said: str, workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = ("render", str(workspace), "--journey", "buys", "--view", view, "-o", str(workspace / "map.png"))
    ended = run_here(capfdbinary, *asked, *options)
    assert ended.status == 0
    assert said in ended.said
    assert bool(said) == ("hard to read" in ended.said)
    found = re.search(r"--(width|dpi) (\d+) would do", ended.said)
    if found:  # advice works when obeyed, and asks for no more than it takes
        assert "hard to read" not in run_here(capfdbinary, *asked, f"--{found[1]}", found[2]).said
        assert "hard to read" in run_here(capfdbinary, *asked, f"--{found[1]}", str(int(found[2]) - 1)).said


@pytest.mark.skipif(find_spec("typst") is None, reason="the extra print is not installed")
def test_type_that_is_tiny_in_many_maps_is_named_once_with_what_would_do_for_all(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    views = ("--view", "journey,coverage,strip,personas", "-f", "png", "-o", str(workspace / "maps"))
    asked = ("render", str(workspace), "--journey", "buys", *views)
    ended = run_here(capfdbinary, *asked, "--width", "390")
    assert ended.said.count("hard to read") == 1
    (told,) = (line for line in ended.said.splitlines() if "hard to read" in line)
    assert re.match(r"buys\.\w+\.png, buys\.\w+\.png and 1 more: the smallest type among them is \d\.\d px", told)
    assert "buys.strip.png" not in told
    found = re.search(r"--width (\d+) would do, or --view strip", told)
    assert found
    assert "hard to read" not in run_here(capfdbinary, *asked, "--width", found[1]).said
    assert "hard to read" in run_here(capfdbinary, *asked, "--width", str(int(found[1]) - 1)).said


def test_the_small_picture_has_a_size_of_its_own_whatever_the_page(
    workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    plain, paged = workspace / "plain.svg", workspace / "paged.svg"
    asked = ("render", str(workspace), "--view", "strip", "-o")
    assert run_here(capfdbinary, *asked, str(plain)).status == 0
    ended = run_here(capfdbinary, *asked, str(paged), "--page", "A4")
    assert ended.status == 0
    assert "--page is not heeded" in ended.said
    assert paged.read_bytes() == plain.read_bytes()


def test_what_is_true_of_several_maps_is_said_once(workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    first = next(workspace.glob("**/buys.yaml"))
    for name in ("sells", "tells", "wells"):
        first.with_name(f"{name}.yaml").write_text(
            first.read_text("utf-8").replace("journey: buys", f"journey: {name}"), "utf-8"
        )
    asked = ("render", str(workspace), "--view", "strip,journey", "-o", str(workspace / "maps"), "--page", "A4")
    told = [line for line in run_here(capfdbinary, *asked).said.splitlines() if "not heeded" in line]
    assert len(told) == 1
    assert told[0].startswith("buys.strip.svg, sells.strip.svg and 2 more: --view strip has a size of its own")
    assert told[0] in run_here(capfdbinary, *asked).said


def test_a_poster_is_cut_into_sheets_of_their_own_files_and_pages(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    workspace = write(tmp_path / "work", buys=LONG)
    asked = ("render", str(workspace), "--tile", "A4", "-f", "svg,pdf", "-o", str(workspace / "maps") + "/")
    assert run_here(capfdbinary, *asked).status == 0
    sheets = sorted((workspace / "maps").glob("*.svg"))
    assert len(sheets) > 1
    first = sheets[0].read_text("utf-8")
    assert f"Sheet 1 of {len(sheets)}: row 1, column 1" in first
    assert "Print at 100%" in first
    assert '<clipPath id="sheet">' in first
    assert 'clip-path="url(#sheet)"' in first
    pdf = (workspace / "maps" / "buys.journey.pdf").read_bytes()
    assert pdf.count(b"/MediaBox") == len(sheets)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-f", "dot"), "--tile A4 does nothing for DOT: write --format svg, png or pdf, or leave out --tile."),
        (("--page", "16:9"), "--tile A4 cuts a poster into sheets of paper, and --page 16:9 is a slide"),
        (("--page", "A4"), "--page A4 is no larger than --tile A4: take a larger page for the poster"),
    ],
)
def test_sheets_that_make_no_sense_are_refused(
    options: tuple[str, ...], said: str, workspace: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = run_here(capfdbinary, "render", str(workspace), "--tile", "A4", *options, "-o", str(workspace / "maps"))
    assert ended.status == 2
    assert said in ended.said


def test_one_file_for_several_sheets_is_refused(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    workspace = write(tmp_path / "work", buys=LONG)
    ended = run_here(capfdbinary, "render", str(workspace), "--tile", "A4", "-o", str(workspace / "map.svg"))
    assert ended.status == 2
    assert "sheets of A4, and there is one file for them: name a folder with -o, or write a PDF" in ended.said


def test_pages_of_an_earlier_run_go_where_the_map_has_fewer(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    workspace, maps = write(tmp_path / "work", buys=LONG), tmp_path / "work" / "maps"
    asked = ("render", str(workspace), "-f", "svg,png", "--dpi", "36", "-o", f"{maps}/", "--page")
    assert run_here(capfdbinary, *asked, "16:9").status == 0
    many = {path.name for path in maps.iterdir()}
    assert {"buys.journey.2.svg", "buys.journey.2.png"} <= many
    others = [maps / "buys.journey.77.svg", maps / "buys.journey.78.png", maps / "buys.coverage.2.svg"]
    for path in others:
        path.write_text("<svg/>")
    ended = run_here(capfdbinary, *asked, "A0")
    assert ended.status == 0, ended.said
    assert {path.name for path in maps.iterdir()} == {
        "buys.journey.svg", "buys.journey.png", *(path.name for path in others)
    }  # fmt: skip
    assert f"{maps / 'buys.journey.2.png'} was removed: the map has fewer pages now." in ended.said
    assert "buys.journey.77.svg is no page of this map, and was left" in ended.said
    assert "buys.coverage.2.svg" not in ended.said
