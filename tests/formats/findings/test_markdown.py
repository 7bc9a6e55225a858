"""Findings as Markdown, as a reader of Markdown understands it.

If it fails, a table falls apart, or a title becomes a link or HTML in a comment.
"""

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

from cxjourney.diagnostics import Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import START_OF_FILE
from cxjourney.formats.escape_markup import MAX_CHARACTERS
from cxjourney.formats.findings.markdown import write
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape_markdown import escape_markdown

from .reports import AS_OF, ATTACKS, HOSTILE_NAME

COMMENT = 65_536
"""How many characters GitHub takes in a comment."""


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def plain(text: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html(text))).replace("\u200b", "").strip()


def test_a_table_for_each_file(ordinary: Report) -> None:
    written = write(ordinary, Terminal(), False)
    page = html(written)
    assert page.count("<table>") == 3
    assert page.count("<tr>") == 3 + 7
    assert "Covered 50%" in page
    assert "Known 16.7%" in page
    assert "CX307" not in page
    assert "1 for information (--show-info)" in written
    assert "CX307" in write(ordinary, Terminal(), True)


@pytest.mark.parametrize("text", [*ATTACKS, HOSTILE_NAME, "a_b __init__ _x_ *y* **z**", "\\| a || b", "[^1] [x]: y"])
def test_text_stays_text(text: str) -> None:
    row = f"| a | b |\n|---|---|\n| {escape_markdown(text)} | end |\n"
    assert set(re.findall(r"</?(\w+)", html(row))) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert html(row).count("<td>") == 2
    shown = text.replace("\n", "\\x0a").replace("\u202e", "\\u202e").replace("\u202c", "\\u202c")
    assert plain(escape_markdown(text)) == shown
    live = r"(?i)[@#!$~]\w|\w+://|www\.|:\w+:|\bgh-\d|\w@\w"
    assert not re.search(live, unescape(re.sub("<[^>]*>", "", html(escape_markdown(text)))))


def test_hostile_workspace_is_two_rows(hostile: Report) -> None:
    page = html(write(hostile, Terminal(), True))
    assert page.count("<td>") + page.count("<td ") == 8
    assert set(re.findall(r"</?(\w+)", page)) == {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}


def test_it_fits_a_comment_and_keeps_the_most_severe() -> None:
    report = _many(5000)
    written = write(report, Terminal(), True)
    assert MAX_CHARACTERS - 2000 < len(written) < COMMENT
    assert written.count("| error |") == 50
    shown = written.count("| error |") + written.count("| warning |") + written.count("| info |")
    assert (
        f"And {5000 - shown:,} more findings, none more severe than these: `--format json` shows them all." in written
    )


def test_even_long_text_leaves_room() -> None:
    long = Diagnostic("CX301", "no-data", Severity.ERROR, "@" * 20_000, "<" * 20_000, "x" * 200, START_OF_FILE)
    written = write(Report(AS_OF, (long,), Totals(), {}), Terminal(), True)
    assert "| 1 | CX301 no-data | error |" in written
    assert len(written) < COMMENT


def test_nothing_found(ordinary: Report) -> None:
    written = write(replace(ordinary, findings=(), waived=()), Terminal(), False)
    assert written.startswith("## cxjourney: no errors, no warnings\n\n3 journeys in 4 files")
    assert "|" not in written


def _many(number: int) -> Report:
    severities = [Severity.INFO, Severity.WARNING] * (number // 2 - 25) + [Severity.ERROR] * 50
    findings = [
        Diagnostic("CX301", "no-data", severity, "A message.", "And help.", f"{n // 10:06}.yaml", START_OF_FILE)
        for n, severity in enumerate(severities)
    ]
    return Report(AS_OF, tuple(findings), Totals(), {})
