"""Findings for people, at terminals of every kind.

If it fails, lines wrap, the mark stands below the wrong word, or an address can't be clicked.
"""

import json
import re
from datetime import date

import pytest

from cxjourney.diagnostics import Diagnostic, Report, Totals
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal, text_cells

from .reports import finding, report


def lines(terminal: Terminal, *findings: Diagnostic, text: str = "") -> list[str]:
    written: str = FINDINGS["text"](report(*findings, text=text), terminal, True)
    return written.splitlines()


@pytest.mark.parametrize("width", [None, 30, 40, 80, 120])
def test_a_place_is_never_wrapped(width: int | None) -> None:
    file = f"{'a-long-folder/' * 9}a file.yaml"
    found = lines(Terminal(width=width), finding(12, 34, 40, "It is so. " * 9, file))
    (place,) = (number for number, line in enumerate(found) if line.startswith(f"{file}:12:34"))
    if width is None:
        assert found[place].startswith(f"{file}:12:34 CX301 warning: It is so.")
    else:
        assert found[place] == f"{file}:12:34"
        assert found[place + 1].startswith("    CX301 warning: It is")
        assert max(map(text_cells, found[place + 1 :])) <= width


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("message", ["word " * 40, "漢字かな交じり文" * 20, "سفارش خرید " * 30, "🙂 " * 60])
def test_no_line_is_wider_than_the_terminal(width: int, message: str) -> None:
    found = lines(Terminal(width=width), finding(message=message), text=f"title: {message}")
    assert max(map(text_cells, found)) <= width
    assert "".join(message.split()) in "".join("".join(found[2:]).split())


@pytest.mark.parametrize("number", [7, 12, 345, 12345])
@pytest.mark.parametrize("width", [24, 40, 80])
def test_an_excerpt_fits_whatever_the_number_of_its_line(width: int, number: int) -> None:
    text = "\n" * (number - 1) + "title: " + "word " * 40
    found = lines(Terminal(width=width), finding(number, 8, 200), text=text)
    excerpt = [line for line in found if "│" in line]
    assert len(excerpt) == 2
    assert max(map(text_cells, excerpt)) <= width


@pytest.mark.parametrize("width", [24, 40, 80])
def test_an_excerpt_that_is_cut_at_its_end_says_so(width: int) -> None:
    (cut, _) = (
        line for line in lines(Terminal(width=width), finding(1, 8, 12), text="title: " + "word " * 40) if "│" in line
    )
    assert cut.endswith("…")
    (whole, _) = (line for line in lines(Terminal(width=width), finding(1, 4, 5), text="id: xy ") if "│" in line)
    assert "…" not in whole


MARKED = [
    ("journey: x", "x"),
    ("\tjourney: x", "x"),
    ("title: 切符を買う, id: x", "id"),
    ("title: 🙂🙂, id: x", "id"),
    ("title: e\u0301e\u0301e\u0301, id: x", "id"),
    ("title: 切符を買う", "切符を買う"),
    ("title: a\u202eb, id: x", "id"),
    ("a: " + "x" * 500 + ", id: y", "id"),
    ("a: " + "字" * 500 + ", id: y", "id"),
    ("id" + ", x" * 400, "id"),
    ("字" * 60 + "id" + "字" * 60, "id"),
    ("title: it is…, id: x", "id"),
    ("title: Überall “hier”, id: x", "id"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
@pytest.mark.parametrize(
    "terminal",
    [Terminal(), Terminal(width=80), Terminal(width=40), Terminal(unicode=False), Terminal(width=80, unicode=False)],
)
def test_the_mark_stands_below_what_it_means(text: str, marked: str, terminal: Terminal) -> None:
    start = text.rindex(marked)
    found = lines(terminal, finding(1, start + 1, start + 1 + len(marked)), text=text)
    (below,) = (number for number, line in enumerate(found) if line.strip(" |│").startswith("^"))
    shown, mark = found[below - 1], found[below]
    if terminal.width:
        assert text_cells(shown) <= terminal.width
    left = text_cells(mark[: mark.index("^")])
    assert above_mark(shown, left, mark.count("^")) == terminal.plain(marked)


def above_mark(line: str, left: int, width: int) -> str:
    """Return what stands in some columns of a line."""
    first = next(n for n in range(len(line) + 1) if text_cells(line[:n]) == left)
    while first < len(line) and text_cells(line[first]) == 0:
        first += 1  # a mark that combines belongs to the letter before it
    last = next(n for n in range(first, len(line) + 1) if text_cells(line[first:n]) == width)
    return line[first:last]


def test_text_says_how_many_more_after_a_thousand() -> None:
    found = lines(Terminal(), *(finding(n) for n in range(1, 1012)))
    assert sum(" CX301 warning:" in line for line in found) == 1000
    assert "And 11 more findings. --format json shows them all." in found
    assert "1,011 warnings" in " ".join(found)
    assert not any("more findings" in line for line in lines(Terminal(), *(finding(n) for n in range(1, 1001))))


def test_both_coverage_figures_stand_together() -> None:
    text = " ".join(lines(Terminal(), finding()))
    assert re.search(r"Covered 80%.*Known 46\.7%", text)
    nothing = Report(date(2026, 11, 21), (), Totals(1, 1, 0, 1), {})
    text = FINDINGS["text"](nothing, Terminal(), True)
    assert "Covered" not in text
    assert "Known" not in text
    summary = json.loads(FINDINGS["json"](nothing, Terminal(), True))["summary"]
    assert (summary["covered_percent"], summary["known_percent"]) == (None, None)


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = ("\n".join(lines(Terminal(colour=colour), finding(), text="id: x")) for colour in (False, True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_without_unicode_everything_is_ascii() -> None:
    found = lines(Terminal(unicode=False), finding(message="At “Waits” …"), text="title: 切符")
    assert all(line.isascii() for line in found[2:])
    content = FINDINGS["json"](report(finding(message="切符")), Terminal(unicode=False), True)
    assert content.isascii()
    assert json.loads(content)["findings"][0]["message"] == "切符"
