"""Every key and value has a place, and the place holds the text that it names.

If it fails, findings stand at the wrong line, or a broken file ends in a traceback.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.files.text_file import Span, TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.parse.events import walk
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load
from cxjourney.text.forbidden_characters import find_forbidden
from tests.paths import JOURNEYS

EXAMPLE = JOURNEYS / "bank" / "open-current-account.yaml"


def document_of(text: str) -> Document:
    document = parse(TextFile("a.yaml", text))
    assert isinstance(document, Document), document
    return document


def named(document: Document, span: Span) -> str:
    """Return the text between the two ends of a span, counting lines by hand."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)", document.source.text)
    start = sum(map(len, lines[: span.line - 1])) + span.column - 1
    end = sum(map(len, lines[: span.end_line - 1])) + span.end_column - 1
    return document.source.text[start:end]


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


LETTERS = st.sampled_from(
    [*"abz019 -:#,[]{}&*!|>'\"%@`?.\\~=<", "\n", "\t", "é", "م", "ی", "\u200c", "\u00a0", "😀", "é"]
)
TEXTS = st.text(LETTERS, max_size=12) | st.sampled_from(
    ["null", "true", "12", "1.5", "a: b", "# a", "- a", " a ", "a\n\nb"]
)
KEYS = st.text(st.sampled_from([*"abcxyz019 -:#'\"م", "😀"]), max_size=8)
SCALARS = TEXTS | st.integers(-99, 99) | st.booleans() | st.none() | st.sampled_from([0.5, -1.25])
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([10, 80, 1000]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
    }
)
BEFORE = st.sampled_from(["", "# نظر 😀\n", "\r\n\r\n", "---\n"])


@settings(max_examples=400)
@given(TREES, STYLES, BEFORE)
def test_places_hold_the_text_that_they_name(tree: Any, style: dict[str, Any], before: str) -> None:
    text = before + yaml.dump(tree, Dumper=yaml.SafeDumper, **style)
    if "!!" in text or find_forbidden(text):  # styles for text make tags of numbers; escapes may stay raw
        return
    document = document_of(text)
    for path in paths(document.data):
        span = document.span(path)
        piece = named(document, span)
        value = at(document.data, path)
        if not piece.startswith(("|", ">")):
            again = walk(" " * (span.column - 1) + piece)
            assert isinstance(again, tuple)
            assert again[0] == value, (text, path, piece)
        if path and isinstance(path[-1], str):
            key = named(document, document.span(path, of_key=True))
            again = walk(f"{{{key} : x}}" if "\n" in key or "\r" in key else f"{key} : x")
            assert isinstance(again, tuple)
            assert isinstance(again[0], dict)
            assert list(again[0]) == [path[-1]]


@settings(max_examples=200)
@given(TREES, STYLES)
def test_what_was_written_is_read(tree: Any, style: dict[str, Any]) -> None:
    text = yaml.dump(tree, Dumper=yaml.SafeDumper, **style)
    if "!!" not in text:
        assert document_of(text).data == tree


def test_places_of_keys_values_and_lists() -> None:
    document = document_of("# نظر\nمراحل:\n  - id: 😀a\n    b: [x, 'y']\n  -\nc:\nd: |\n  e\n\nf: g # h\n")
    assert document.span(("مراحل",), of_key=True) == Span(2, 1, 2, 6)
    assert document.span(("مراحل",)) == Span(3, 3, 5, 4)
    assert document.span(("مراحل", 0)) == Span(3, 5, 4, 16)
    assert document.span(("مراحل", 0, "id")) == Span(3, 9, 3, 11)
    assert document.span(("مراحل", 0, "b", 1)) == Span(4, 12, 4, 15)
    assert document.span(("مراحل", 1)) == Span(5, 4, 5, 4)
    assert document.span(("c",)) == Span(6, 3, 6, 3)
    assert document.span(("d",)) == Span(7, 4, 8, 4)
    assert document.span(("f",)) == Span(10, 4, 10, 5)
    assert document.first_key(("مراحل", 0)) == Span(3, 5, 3, 7)


def test_the_first_key_of_what_has_none_is_its_place() -> None:
    document = document_of("a: {}\nb: [c]\nd: e\n")
    assert document.first_key(("a",)) == Span(1, 4, 1, 6)
    assert document.first_key(("b",)) == Span(2, 4, 2, 7)
    assert document.first_key(("d",)) == Span(3, 4, 3, 5)


def test_parts_of_a_path_that_are_not_in_the_data_are_passed_over() -> None:
    document = document_of("a: {b: [c]}\n")
    assert document.span(("a", "function", "b", "[key]", 0)) == Span(1, 9, 1, 10)
    assert document.span(("a", "b", 7)) == document.span(("a", "b"))
    assert document.span(("a", "b", 0, "c")) == document.span(("a", "b", 0))


def test_what_an_alias_stands_for_has_the_place_of_its_anchor() -> None:
    document = document_of("a: &x [b]\nc: *x\n")
    assert document.span(("c", 0)) == Span(1, 8, 1, 9)
    assert document.span(("c",), of_key=True) == Span(2, 1, 2, 2)


def test_a_byte_order_mark_moves_no_place() -> None:
    (finding,) = faults(load([], "\ufeffjournal: a\njourney: b\ntitle: c\nstages: [{id: d, title: e}]".encode()))
    assert finding.span == Span(1, 1, 1, 8)


def check_reading(data: bytes) -> None:
    """Read, build and assemble: nothing is raised, and every place lies in the text."""
    (loaded,) = load([], data)
    lines = re.split("\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for finding in faults([loaded]):
        span = finding.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column), finding
        assert span.end_line <= len(lines), finding
        assert span.end_column <= len(lines[span.end_line - 1]) + 1, finding
        assert finding.message
        assert finding.help


@settings(max_examples=400)
@given(
    st.text(st.characters(), max_size=60)
    | st.text(st.sampled_from([*"ab:-?#&*!|>'\"%@`{}[], \t\n\r\\01<~.", "م", "😀"]))
)
def test_no_text_makes_reading_raise(text: str) -> None:
    walk(text)
    check_reading(text.encode("utf-8", "surrogatepass"))
    check_reading(b"journey: a\ntitle: b\nstages:\n - " + text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100)
@given(st.binary(max_size=80))
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    check_reading(data)


PIECES = st.sampled_from(
    ["", " ", "  ", "\n", "\t", ":", ": ", "- ", "-", "#", "'", '"', "[", "]", "{", "}", ",", "&a ", "*a", "!", "| ",
     "~", "null", "0", "-1", "1e999", ".nan", "true", "1405-08-29", "۳", "\u2028", "\\", "<<: *a\n", "x-",
     "---\n", "id: a\n"]
)  # fmt: skip


@settings(max_examples=250)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), PIECES), min_size=1, max_size=4))
def test_no_mutation_of_an_example_makes_reading_raise(edits: list[tuple[float, int, str]]) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for where, removed, piece in edits:
        at_ = int(where * len(text))
        text = text[:at_] + piece + text[at_ + removed :]
    check_reading(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("text", ["a: b", "- a", ""])
def test_a_document_knows_its_source(text: str) -> None:
    assert document_of(text).source.text == text
