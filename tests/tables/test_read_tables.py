"""A table is read as its program wrote it, whichever that was.

If it fails, a cell is missing, stands in another row than the sheet shows, or holds what nobody has written.
"""

from datetime import date, datetime, time

import pytest

from cxjourney.tables.grid import Grid, MergedCells, UnreadCell
from cxjourney.tables.limits import UnreadableTable
from cxjourney.tables.read_tables import read_tables
from tests.paths import ROOT

PROGRAMS = ROOT / "tests" / "data" / "tables" / "programs"
HEAD = (
    ("Bahnfahrt",),
    ("Phase", "Vor der Fahrt", None, "Während"),
    ("Schritte", "Fahrkarte suchen", "Zahlen, bar; oder Karte", "Umsteigen\nin Köln"),
)


def read(name: str, language: str | None = None) -> list[Grid]:
    return read_tables(name, (PROGRAMS / name).read_bytes(), None, language)


def text(content: str, name: str = "a.csv") -> Grid:
    (grid,) = read_tables(name, content.encode())
    return grid


@pytest.mark.parametrize("name", ["openpyxl.xlsx", "libreoffice.xlsx"])
def test_a_workbook_is_read_with_its_merged_cells_days_and_hidden_sheets(name: str) -> None:
    sheet, lists = read(name)
    assert sheet.rows[:3] == HEAD
    assert sheet.rows[3] == ("Emotion", 1, -2, 0.5)
    assert sheet.rows[4] == ("Tag", date(2027, 3, 1), datetime(2027, 3, 1, 14, 30), time(9, 5))
    assert sheet.rows[6] == ("Text", "=1+1", True, "−2")
    assert sheet.merged == (MergedCells(0, 0, 0, 3), MergedCells(1, 1, 1, 2))
    assert (sheet.sheet, sheet.hidden) == ("Reise", False)
    assert (lists.sheet, lists.hidden, lists.rows) == ("Listen", True, (("intern",),))


def test_a_formula_is_its_value_and_without_one_it_is_unread() -> None:
    assert read("openpyxl.xlsx")[0].rows[5][1:] == tuple(map(UnreadCell, ("=SUM(B4:D4)", "=1/0", "=NA()")))
    assert read("libreoffice.xlsx")[0].rows[5][1:] == (-0.5, UnreadCell("#DIV/0!"), UnreadCell("#N/A"))


@pytest.mark.parametrize(
    ("name", "language"),
    [("comma-utf-8.csv", None), ("tab-utf-16.csv", None), ("semicolon-windows-1252.csv", "de-AT")],
)
def test_what_libreoffice_writes_as_text_is_the_same_table(name: str, language: str | None) -> None:
    (grid,) = read(name, language)
    assert grid.rows[:3] == HEAD
    assert grid.rows[3] == ("Emotion", "1", "-2", "0.5")
    assert grid.rows[5] == ("Summe", "-0.5", UnreadCell("#DIV/0!"), UnreadCell("#N/A"))
    assert [grid.line(row) for row in range(4)] == [1, 2, 3, 5]  # a cell of row 3 takes two lines


def test_the_sign_between_values_is_told_by_the_rows() -> None:
    assert text("stage;says\nBuy;a, b\nPay;c, d\n").rows == (("stage", "says"), ("Buy", "a, b"), ("Pay", "c, d"))
    assert text("stage,says\nBuy,a; b; c\nPay,d; e; f\n").rows[1] == ("Buy", "a; b; c")
    assert text("A map; of ours\nstage\tsays\nBuy\tx; y\n").rows[1] == ("stage", "says")
    several = '"well, so\none, two\nthree, four\nfive, six"'
    assert text(f"stage;says\nBuy;{several}\nPay;{several}\n").rows[2] == ("Pay", several.strip('"'))
    assert text("sep=;\nstage;says\n").rows == (("stage", "says"),)
    assert text("sep=;\nstage;says\n").line(0) == 2
    assert text("only\none\n").rows == (("only",), ("one",))
    assert text("a,b\n", "a.tsv").rows == (("a", "b"),)
    assert text("a\tb,c\n", "A.TSV").rows == (("a", "b,c"),)


def test_empty_rows_stay_and_those_at_the_end_go() -> None:
    grid = text("a,b\n\n,,\nc,,\n,,\n\n")
    assert grid.rows == (("a", "b"), (), (), ("c",))
    assert grid.line(3) == 4
    assert grid.value(3, 0) == "c"
    assert grid.value(3, 1) is grid.value(9, 9) is None


def test_an_apostrophe_before_what_looks_like_a_formula_is_taken_off() -> None:
    grid = text("'=1+1,'+1,'-2,'@me,'tis,''=x,\"'\tx\"\n")
    assert grid.rows == (("=1+1", "+1", "-2", "@me", "'tis", "'=x", "\tx"),)


def test_quotation_marks_within_a_text_are_text() -> None:
    assert text('a,"b" c,5" pipe\n').rows == (("a", "b c", '5" pipe'),)
    with pytest.raises(UnreadableTable, match=r"a\.csv:2: a quotation mark is opened here and closed nowhere"):
        text('a,b\nc,"d\ne,f\n')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_needs_no_language(encoding: str) -> None:
    (grid,) = read_tables("a.csv", "Etap;Шаг\nقدم;手順\n".encode(encoding))
    assert grid.rows == (("Etap", "Шаг"), ("قدم", "手順"))


@pytest.mark.parametrize(
    ("words", "encoding", "language"),
    [
        ("Straße;“é”", "cp1252", "de"),
        ("étape;œuvre", "cp1252", "fr-CA"),
        ("Этап;Шаг", "cp1251", "ru"),
        ("Aşama;Iğdır", "cp1254", "tr"),
        ("مرحلة;خطوة", "cp1256", "ar"),
        ("段階;手順", "cp932", "ja"),
        ("阶段;步骤", "gb18030", "zh-Hans"),
        ("Příběh;Čas", "cp1250", "cs"),
    ],
)
def test_the_language_tells_a_code_page(words: str, encoding: str, language: str) -> None:
    (grid,) = read_tables("a.csv", f"{words}\n".encode(encoding), None, language)
    assert grid.rows == (tuple(words.split(";")),)
    with pytest.raises(UnreadableTable, match="choose Save as, and there “CSV UTF-8”"):
        read_tables("a.csv", f"{words}\n".encode(encoding))


@pytest.mark.parametrize(
    ("encoding", "language"), [("cp1251", "de"), ("cp1251", "fa"), ("cp1252", "tr"), ("mac", "fr")]
)
def test_letters_of_another_language_are_not_guessed(encoding: str, language: str) -> None:
    words = {"cp1251": "Этап", "cp1252": "ñandú", "mac": "étape"}[encoding]
    with pytest.raises(UnreadableTable, match="not written in UTF-8"):
        read_tables("a.csv", words.encode("mac-roman" if encoding == "mac" else encoding), None, language)


def test_tables_of_markdown_are_read_with_the_heading_above_and_nothing_of_code() -> None:
    written = """# Our *map*

| Stage | Buys `now` | Pays \\| or not |
|---|:-:|---|
| **Touchpoint** | [Shop](https://shop.example)<br>Phone | a &amp; b |
| | <b>x</b> | |

```
| Stage | no |
|---|---|
```

## Second
> | Stage | Leaves |
> |--|--|
> | Emotion | 😀 |

<!--
| Stage | hidden |
|--|--|
-->
"""
    first, second = read_tables("map.MD", written.replace("\n", "\r\n").encode())
    assert (first.sheet, second.sheet) == ("Our map", "Second")
    assert first.rows == (
        ("Stage", "Buys now", "Pays | or not"),
        ("Touchpoint", "Shop (https://shop.example)\nPhone", "a & b"),
        (None, "x"),
    )
    assert [first.line(row) for row in range(3)] == [3, 5, 6]
    assert second.rows == (("Stage", "Leaves"), ("Emotion", "😀"))
    assert second.line(1) == 16
    assert read_tables("empty.md", b"# Nothing\n") == []
    assert read_tables("empty.csv", b"\n,,\n") == []
