"""Bytes as text, and places in it by line and column.

If it fails, findings stand beside the word that they mean, or a file in another encoding is told of in riddles.
"""

import pytest

from cxjourney.files.text_file import Span, TextFile, UnreadableFile, decode


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode("\ufeffa: b".encode(), "a") == TextFile("a", "a: b")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    result = decode("journey: a\n".encode(encoding), "a")
    assert isinstance(result, UnreadableFile)
    assert (result.code, result.message) == ("CX001", "This file is written in UTF-16, not in UTF-8.")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("journey: ö".encode("latin-1"), 1, 10),
        ("\ufeffنام: 😀\r\nb: ".encode() + b"\xff", 2, 4),
        (b"a\rb\xc3", 2, 2),
        (b"\xed\xa0\x80", 1, 1),
        (b"\xc0\xaf", 1, 1),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_named(data: bytes, line: int, column: int) -> None:
    result = decode(data, "a")
    assert isinstance(result, UnreadableFile)
    assert (result.code, result.line, result.column) == ("CX001", line, column)
    assert "UTF-8" in result.message


@pytest.mark.parametrize(
    ("text", "part", "span"),
    [
        ("a: b", "b", Span(1, 4, 1, 5)),
        ("x\r\na: b", "b", Span(2, 4, 2, 5)),
        ("x\ra: b", "b", Span(2, 4, 2, 5)),
        ("x\n\r\na: b", "b", Span(3, 4, 3, 5)),
        ("😀👩‍👩‍👧: b", "b", Span(1, 9, 1, 10)),
        ("مراحل: b", "b", Span(1, 8, 1, 9)),
        ("a: \u00a0", "\u00a0", Span(1, 4, 1, 5)),
        ("a: |\n  b\n\n", "|\n  b\n\n", Span(1, 4, 2, 4)),
    ],
)
def test_places_count_code_points_from_one(text: str, part: str, span: Span) -> None:
    start = text.index(part)
    assert TextFile("a", text).span(start, start + len(part)) == span


def test_a_place_never_lies_beyond_the_text() -> None:
    assert TextFile("a", "ab\n").span(3, 9) == Span(2, 1, 2, 1)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_are_given_without_their_breaks(break_: str) -> None:
    source = TextFile("a", break_.join(["one", "", "three"]))
    assert [source.line(number) for number in range(1, 5)] == ["one", "", "three", ""]
