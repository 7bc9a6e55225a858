"""Findings for people and for scripts: what interface.md says of them, on terminals of every kind."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from cxjourney.diagnostics import About, Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import Span, TextFile
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal, folded, text_cells
from tests.formats.workspace import BROKEN, FILES, judged

KEYS = [
    *("code", "slug", "severity", "message", "help", "file", "line", "column", "end_line", "end_column"),
    *("journey", "stage", "touchpoint", "pain_point", "persona", "source"),
]


def finding(
    line: int = 1, column: int = 1, end: int = 2, message: str = "Something.", file: str = "x.yaml"
) -> Diagnostic:
    span = Span(line, column, line, end)
    return Diagnostic("CX301", "no-data", Severity.WARNING, message, "Fix it.", file, span, About())


def report(*findings: Diagnostic, text: str = "") -> Report:
    sources = {one.file: TextFile(one.file, text) for one in findings}
    return Report(date(2026, 11, 21), findings, Totals(1, 1, 0, 0, 80.0, 46.7), sources)


def lines(terminal: Terminal, *findings: Diagnostic, text: str = "") -> list[str]:
    written: str = FINDINGS["text"](report(*findings, text=text), terminal, True)
    return written.splitlines()


def test_json_has_the_keys_of_the_interface_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    judged_ = judged(tmp_path / "journeys", **FILES, broken=BROKEN)
    content = json.loads(FINDINGS["json"](judged_, Terminal(), False))
    assert list(content)[:4] == ["version", "as_of", "summary", "findings"]
    assert (content["version"], content["as_of"]) == (1, "2026-11-21")
    assert list(content["summary"])[:5] == ["files", "journeys", "error", "warning", "info"]
    assert content["summary"]["journeys"] == 4
    assert all(list(one)[: len(KEYS)] == KEYS for one in content["findings"])
    assert {one["severity"] for one in content["findings"]} == {"error", "warning", "info"}  # info is always there
    order = [(one["file"], one["line"], one["column"], one["code"]) for one in content["findings"]]
    assert order == sorted(order)
    by_severity = [one["severity"] for one in content["findings"]]
    assert [content["summary"][word] for word in ("error", "warning", "info")] == [
        by_severity.count(word) for word in ("error", "warning", "info")
    ]
    stranded = next(one for one in content["findings"] if one["code"] == "CX601")
    assert stranded["file"] == "journeys/buys.yaml"
    assert [stranded[key] for key in KEYS[6:10]] == [4, 9, 4, 14]
    assert [stranded[key] for key in KEYS[10:]] == ["buys", "looks", None, None, "greta", None]


def test_json_names_what_is_waived_and_why(ordinary: Report) -> None:
    content = json.loads(FINDINGS["json"](ordinary, Terminal(), False))
    (waived,) = content["waived"]
    assert content["summary"]["waived"] == 1
    assert list(waived) == [*KEYS, "reason", "until"]
    assert (waived["code"], waived["severity"], waived["stage"]) == ("CX601", "warning", "gets-card")
    assert waived["reason"] == "The branch helps out until the new card is here"
    assert waived["until"] == "2027-03-01"
    assert [one["code"] for one in content["findings"]] == [one.code for one in ordinary.findings]
    assert "CX601" not in {one["code"] for one in content["findings"]}


@pytest.mark.parametrize("width", [None, 30, 40, 80, 120])
def test_a_place_is_never_wrapped(width: int | None) -> None:
    file = f"{'a-long-folder/' * 9}a file.yaml"
    found = lines(Terminal(width=width), finding(12, 34, 40, "It is so. " * 9, file))
    assert [line for line in found if line.startswith(f"{file}:12:34 CX301 warning:")]


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("message", ["word " * 40, "漢字かな交じり文" * 20, "سفارش خرید " * 30, "🙂 " * 60])
def test_no_line_is_wider_than_the_terminal(width: int, message: str) -> None:
    found = lines(Terminal(width=width), finding(message=message), text=f"title: {message}")
    assert max(map(text_cells, found)) <= width
    assert "".join(message.split()) in "".join("".join(found[2:]).split())


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


def test_json_writes_ten_thousand_to_the_end() -> None:
    content = json.loads(FINDINGS["json"](report(*(finding(n) for n in range(1, 10_001))), Terminal(), True))
    assert len(content["findings"]) == 10_000
    assert content["findings"][-1]["line"] == 10_000


def test_both_coverage_figures_stand_together() -> None:
    text = " ".join(lines(Terminal(), finding()))
    assert re.search(r"Covered 80\.0%.*Known 46\.7%", text)
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


def test_commands_of_build_services_stay_data_in_json() -> None:
    content = FINDINGS["json"](report(finding(message="##[error]x ##vso[y]")), Terminal(), True)
    assert "##[" not in content
    assert "##vso[" not in content
    assert json.loads(content)["findings"][0]["message"] == "##[error]x ##vso[y]"


def test_folding_keeps_addresses_whole_and_breaks_wide_words() -> None:
    address = "https://intranet.example/" + "a" * 60
    assert folded(f"see {address} there", 20) == ["see", address, "there"]
    assert folded("切符を買う人がいる", 8) == ["切符を買", "う人がい", "る"]
    assert folded("", 10) == [""]
