"""Gaps in a wiki and in a sheet: Markdown and CSV.

If it fails, what somebody wrote runs as a formula or a link where gaps are pasted, or a gap is lost on the way.
"""

import csv
from io import StringIO
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cxjourney.answers.columns import column_of_heading, is_answer
from cxjourney.answers.row_key import read_key
from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, FILES, studied

HOSTILE = """\
journey: evil
title: =1+1
stages:
  - id: s
    title: "@everyone | [x](javascript:alert(1)) <script>"
    touchpoints:
      - {title: "+SUM(A1)", channel: web}
      - {title: "-2", channel: web}
"""


def written(folder: Path, form: str, options: GapsOptions | None = None, **files: str) -> str:
    studies = studied(folder / "journeys", **(files or FILES))
    text: str = GAPS[form](studies, AS_OF, options or GapsOptions(Terminal()))
    return text


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a sheet by machine names, without the words of the second row."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(StringIO(text[1:], newline="")))[1:]


def test_csv_has_a_row_for_each_question_of_each_gap(tmp_path: Path) -> None:
    every = rows(written(tmp_path, "csv", catalogue=CATALOGUE, buys=ENGLISH))
    assert len({row["question"] for row in every}) == len(every) > 3
    assert not any("\n" in row["question"] for row in every)
    found = [row for at, row in enumerate(every) if row["key"] not in [one["key"] for one in every[:at]]]
    assert [(row["rank"], read_key(row["key"]), row["priority"]) for row in found] == [
        ("1", ("buys", "pays"), "180"),
        ("2", ("buys", "looks"), "48"),
        ("3", ("buys", "travels"), "12"),
    ]
    assert found[0]["missing"] == "What they do\nWhat they feel\nWhat surrounds them\nUnseen: “The app”"
    assert found[0]["not_said"] == ""
    assert found[1]["not_said"] == "importance"
    assert found[1]["missing"].endswith("\nUnseen: “The poster”")
    assert [row["whom"] for row in found] == ["Sales", "Sales", "Line 4"]  # nobody owns the first two stages
    assert "Planned: “Diary study” (from 2027-02-01)" in found[0]["suggested"].split("\n")
    assert all(row["question"] and row["as_of"] == "2026-11-21" for row in found)
    one = written(tmp_path / "top", "csv", GapsOptions(Terminal(), top=1), catalogue=CATALOGUE, buys=ENGLISH)
    assert {row["key"] for row in rows(one)} == {every[0]["key"]}


def test_csv_is_filled_in_below_machine_names_and_words(tmp_path: Path) -> None:
    text = written(tmp_path, "csv", catalogue=CATALOGUE, buys=ENGLISH)
    names, words, *found = csv.reader(StringIO(text[1:], newline=""))
    personas = {"dara": ["Dara"], "greta": ["Greta"]}
    assert [column_of_heading(word, personas) for word in words] == names
    filled_in = [index for index, name in enumerate(names) if is_answer(name)]
    assert len(filled_in) == 16  # 14, and how each of two personas feels
    assert {row[index] for row in found for index in filled_in} == {""}  # nothing is an answer that nobody gave


def test_csv_of_several_journeys_has_the_columns_of_all_and_the_words_of_each(tmp_path: Path) -> None:
    text = written(tmp_path, "csv")
    found = rows(text)
    assert {read_key(row["key"])[0] for row in found} == {"buys", "kharid", "membeli"}  # type: ignore[index]
    assert "Question" in text.split("\r\n")[1]  # they are in several languages: headings are in English
    assert {row["missing"].split("\n")[0] for row in found} == {
        "What they do",
        "What they feel",
        "چه حسی دارند",
        "چه می‌کنند",
    } | {"Yang mereka rasakan", "Yang mereka lakukan"}


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    row, *_ = rows(written(tmp_path, "csv", evil=HOSTILE))
    assert (row["journey"], row["stage"].split()[0]) == ("'=1+1", "'@everyone")
    assert row["missing"].endswith("“+SUM(A1)”, “-2”")
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("sign", ["\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_wide_sign_begins_no_formula_either(tmp_path: Path, sign: str) -> None:
    row, *_ = rows(written(tmp_path, "csv", evil=HOSTILE.replace("=1+1", f"{sign}1+1")))
    assert row["journey"] == f"'{sign}1+1"


def test_markdown_says_what_the_text_says(tmp_path: Path) -> None:
    text = written(tmp_path, "markdown", catalogue=CATALOGUE, buys=ENGLISH)
    for words in (
        *("## Buys a ticket", "### What we know, stage by stage", "### What to find out first"),
        *("### Who is able to complete it", "### Whose voice is heard", "1. **Pays**", "**Covered 66.7%"),
        *("| Looks for a ticket<br>Unseen: The poster | Call log<br>Clicks | — | — |", "✗ Greta, has no internet"),
    ):
        assert words in text, words
    access = written(tmp_path / "one", "markdown", GapsOptions(Terminal(), section="access"))
    headings = [line for line in access.splitlines() if line.startswith("### ")]
    assert len(headings) == 3
    assert "### Who is able to complete it" in headings


def test_what_is_said_of_the_tenth_gap_stands_below_it(tmp_path: Path) -> None:
    """Four columns belong to an item of two digits: with three, its lines would begin a list of their own."""
    stages = "".join(f"  - {{id: s{n}, title: Stage {n}}}\n" for n in range(11))
    text = written(
        tmp_path, "markdown", GapsOptions(Terminal(), section="gaps"), buys=f"journey: b\ntitle: B\nstages:\n{stages}"
    )
    assert MarkdownIt("commonmark").render(text).count("<ol") == 1


def test_markdown_keeps_text_text(tmp_path: Path) -> None:
    text = written(tmp_path, "markdown", evil=HOSTILE)
    assert "<script>" not in text
    assert "](javascript" not in text
    assert "@everyone" not in text
