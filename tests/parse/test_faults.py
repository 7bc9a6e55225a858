"""What is not YAML is explained in plain words, at the parser's position."""

import pytest

from cxjourney.parse.events import walk
from cxjourney.parse.faults import Fault, explain
from cxjourney.pipeline.corridor import faults, gather

HEAD = "journey: a\ntitle: T\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("goal:\n\tx: y\n", 4, 1, "tab"),
        ("goal: a\n\tb: c\n", 4, 1, "tab"),
        ("goal: open: an account\n", 3, 11, "colon"),
        ('goal: "never closed\n', 4, 1, "quote"),
        ("goal: 'never closed\n", 4, 1, "quote"),
        ("goal: 'it's closed too early'\n", 3, 11, "quote"),
        ("goal\n", 4, 1, "colon"),
        ("goal: |\n  a\nb\nc: d\n", 6, 1, "colon"),
        ("shared_with: [a, b\n", 4, 1, "not closed"),
        ("shared_with: [a, b\ngoal: c\n", 4, 5, "not closed"),
        ("review: {last: a, every: b\n", 4, 1, "not closed"),
        ("stages:\n  - a\n  b: c\n", 5, 3, "hyphen"),
        ("stages:\n  - id: a\n   title: b\n", 5, 4, "hyphen"),
        ("  goal: b\n", 3, 7, "colon"),
        ('goal: "a\\qb"\n', 3, 9, "backslash"),
        ('goal: "C:\\Users"\n', 3, 10, "backslash"),
        ("goal: @home\n", 3, 7, "can't begin"),
        ("goal: `x`\n", 3, 7, "can't begin"),
        ("goal: %x\n", 3, 7, "can't begin"),
        ("goal: *all* customers\n", 3, 7, "can't begin"),
        ("goal: & more\n", 3, 7, "can't begin"),
        ("goal: - a\n", 3, 7, "indented"),
        ("...\ngoal: a\nb\n", 4, 1, "goes on"),
        ("goal: “open: an account”\n", 3, 12, "Curly"),
        ("stages:\n  -{id: a}\n  - id: b\n", 5, 3, "hyphen without a space"),
        ("stages:\n  -id: a\n   title: b\n", 5, 9, "hyphen without a space"),
    ],
)  # fmt: skip
def test_each_cause_is_explained_where_it_stands(text: str, line: int, column: int, says: str) -> None:
    (finding,) = faults(gather([], (HEAD + text).encode()))
    assert finding.code == "CX002"
    assert (finding.span.line, finding.span.column, says) == (line, column, says), finding.message
    assert says in f"{finding.message} {finding.help}"
    assert finding.help


def test_where_a_quote_was_opened_is_named() -> None:
    (finding,) = faults(gather([], b"goal: a\nsummary: 'b\ntitle: c\nowner: d\n"))
    assert finding.message.endswith("What is wrong may begin in line 2.")


def test_the_line_of_the_finding_itself_is_not_named_again() -> None:
    (finding,) = faults(gather([], b"goal: [a\n"))
    assert "line 1" in finding.message
    (finding,) = faults(gather([], b'goal: "\\q"'))
    assert "line" not in finding.message


def test_an_error_that_nobody_foresaw_is_still_a_fault() -> None:
    assert explain(RuntimeError("boom"), "a: b") == Fault(
        "CX002",
        "The file can't be read as YAML from here on.",
        "The usual causes: a tab instead of spaces, a colon inside text, a quote that is not closed.",
        0,
        1,
    )


@pytest.mark.parametrize(
    "text", ["%YAML 9.9\n---\na", "%YAML 1.1\n%YAML 1.1\n---\na", "%FOO\n---\na", "%", "a: b\n%c: d\n"]
)
def test_directives_raise_nothing(text: str) -> None:
    walk(text)
