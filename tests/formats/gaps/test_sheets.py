"""Gaps in a wiki and in a sheet: Markdown and CSV.

If it fails, what somebody wrote runs as a formula or a link where gaps are pasted, or a gap is lost on the way.
"""

import csv
from pathlib import Path

from markdown_it import MarkdownIt

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
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text[1:].splitlines(keepends=True)))


def test_csv_has_a_row_for_each_gap_with_its_question(tmp_path: Path) -> None:
    found = rows(written(tmp_path, "csv", catalogue=CATALOGUE, buys=ENGLISH))
    assert [(row["rank"], row["stage"], row["priority"]) for row in found] == [
        ("1", "pays", "180"),
        ("2", "looks", "48"),
        ("3", "travels", "12"),
    ]
    assert found[0]["missing"].split("\n") == ["behavioural", "attitudinal", "contextual"]
    assert found[0]["not_said"] == ""
    assert found[1]["not_said"] == "importance"
    assert found[1]["unseen_touchpoints"] == "The poster"
    assert [row["owner"] for row in found] == ["", "", "Line 4"]  # nobody owns the first two stages
    assert "diary" in found[0]["suggested_sources"].split("\n")
    assert all(row["questions"] and row["as_of"] == "2026-11-21" for row in found)
    assert (
        len(rows(written(tmp_path / "top", "csv", GapsOptions(Terminal(), top=1), catalogue=CATALOGUE, buys=ENGLISH)))
        == 1
    )


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, "csv", evil=HOSTILE))
    assert (row["title"], row["unseen_touchpoints"]) == ("'=1+1", "'+SUM(A1)\n-2")
    assert row["stage_title"].startswith("'@everyone")


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
