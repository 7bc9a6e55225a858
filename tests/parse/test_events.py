"""The walk over YAML's events: what plain scalars mean, and what is refused.

If it fails, `no` becomes false and a date a number, or a small file eats all memory.
"""

import math
from time import perf_counter
from typing import Any

import pytest

from cxjourney.files.text_file import BOUNDS
from cxjourney.parse.events import plain_value, walk
from cxjourney.parse.syntax_errors import Fault
from cxjourney.text.yaml_quotes import QuotedText


def data_of(text: str) -> Any:
    found = walk(text)
    assert isinstance(found, tuple), found
    return found[0]


def faults_of(text: str) -> list[Fault]:
    found = walk(text)
    assert isinstance(found, list), found
    return found


def fault_of(text: str) -> Fault:
    (fault,) = faults_of(text)
    assert fault.message
    assert fault.help
    assert 0 <= fault.start <= len(text)
    return fault


@pytest.mark.parametrize(
    "text",
    ["no", "on", "off", "yes", "y", "N", "True", "TRUE", "False", "FALSE", "12:30", "1_000", "0b1", "2026-11-21",
     "nUll",
     "none", "+", "-", ".", "1.2.3", "0o8", "0xg", "1e", "e5", ".e5", "inf", "nan", "-.nan", "１２", "۱۲", "1,5", "12%",
     "0X1F", "0O7", "- 1", "--1", "12d"],
)  # fmt: skip
def test_what_looks_like_more_than_text_is_text(text: str) -> None:
    assert plain_value(text) == text
    assert type(plain_value(text)) is str


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("false", False), ("null", None), ("Null", None), ("NULL", None), ("~", None), ("", None),
        ("12", 12), ("-12", -12), ("+12", 12), ("007", 7), ("0o17", 15), ("0xfF", 255), ("1.5", 1.5), ("-.5", -0.5),
        ("1.", 1.0), ("1e3", 1000.0), ("1.5E-2", 0.015), ("1e999", math.inf), ("-1e999", -math.inf), (".inf", math.inf),
        ("-.Inf", -math.inf), ("+.INF", math.inf), ("9" * 5000, math.inf), ("-" + "9" * 5000, -math.inf),
        ("0x" + "f" * 5000, math.inf), ("0." + "9" * 5000, math.inf),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_rules(text: str, value: object) -> None:
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text: str) -> None:
    found = plain_value(text)
    assert isinstance(found, float)
    assert math.isnan(found)


def test_what_is_quoted_or_a_block_is_text() -> None:
    data = data_of("- '12'\n- \"true\"\n- |\n  null\n- >\n  1.5\n")
    assert data == ["12", "true", "null\n", "1.5\n"]
    assert all(isinstance(text, QuotedText) for text in data)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert list(data_of("12: a\ntrue: b\nnull: c\n1.50: d\n~: e\n2026-11-21: f\n? \n: g\n")) == [
        "12", "true", "null", "1.50", "~", "2026-11-21", "",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "---\n", "---\n# a comment\n...\n", "~", "null"])
def test_nothing_is_none(text: str) -> None:
    assert data_of(text) is None


@pytest.mark.parametrize(("text", "data"), [("hello", "hello"), ("- a\n- b", ["a", "b"]), ("3", 3)])
def test_a_document_may_be_anything(text: str, data: object) -> None:
    assert data_of(text) == data


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n---\n", "---\na: 1\n...\n---\nb\n", "--- a\n--- b\n"])
def test_a_second_document_is_refused_where_it_begins(text: str) -> None:
    fault = fault_of(text)
    assert (fault.code, fault.start) == ("CX004", text.index("---", 1))
    assert "second document" in fault.message


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\n"])
def test_one_document_may_be_marked_as_such(text: str) -> None:
    assert data_of(text) == {"a": 1}


FORBIDDEN = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("point", [*FORBIDDEN, 0xD800, 0xDFFF], ids=lambda point: f"U+{point:04X}")
def test_forbidden_characters_are_refused_raw(point: int) -> None:
    text = f"a: x{chr(point)}y\n"
    fault = fault_of(text)
    assert (fault.code, fault.start, fault.end) == ("CX004", 4, 5)
    assert f"U+{point:04X}" in fault.message


@pytest.mark.parametrize("point", FORBIDDEN, ids=lambda point: f"U+{point:04X}")
@pytest.mark.parametrize("template", ['a: "x{}y"', '"x{}y": a', '- ["x{}"]', '&a "x{}"'])
def test_forbidden_characters_are_refused_escaped(point: int, template: str) -> None:
    text = template.format(f"\\u{point:04x}")
    fault = fault_of(text)
    assert fault.code == "CX004"
    assert f"U+{point:04X}" in fault.message
    assert f"x\\u{point:04x}" in text[fault.start : fault.end]


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\b", "\\v", "\\f", "\\e", "\\N", "\\L", "\\P", "\\x7f"])
def test_short_escapes_of_forbidden_characters(escape: str) -> None:
    assert fault_of(f'a: "{escape}"').code == "CX004"


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\UFFFFFFFF"])
def test_escapes_of_no_character(escape: str) -> None:
    fault = fault_of(f'a: "x{escape}"')
    assert (fault.code, fault.start) == ("CX004", 5)


@pytest.mark.parametrize("text", ['a: "\\t\\n\\r\\_\\U0001F600 \\u200c\\u200d"', "a: '\\N'", "a: \\u2028", "a: x\ty"])
def test_other_escapes_and_tabs_are_text(text: str) -> None:
    data_of(text)


def test_a_second_byte_order_mark_is_refused() -> None:
    assert fault_of("\ufeffa: b").code == "CX004"


@pytest.mark.parametrize("depth", [BOUNDS.max_depth - 1, BOUNDS.max_depth])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting_is_bounded(depth: int, opening: str, closing: str) -> None:
    data_of(opening * BOUNDS.max_depth + closing * BOUNDS.max_depth)
    fault = fault_of(opening * (depth + 2) + closing * (depth + 2))
    assert (fault.code, "nested" in fault.message) == ("CX004", True)


@pytest.mark.parametrize(
    "text", ["[" * 24_000, "{a: " * 24_000, "[" * 24_000 + "]" * 24_000, "- " * 24_000, "? " * 24_000]
)
def test_very_deep_nesting_is_called_that(text: str) -> None:
    (fault,) = faults_of(text)
    assert (fault.code, "nested more than 64 levels deep" in fault.message) == ("CX004", True)
    assert "take out the brackets, braces, hyphens or spaces" in fault.help


def test_nesting_through_aliases_is_bounded() -> None:
    most = "".join(f"- &a{n} [{'[' * 9}*a{n - 1}{']' * 9}]\n" for n in range(1, 20))
    assert fault_of("- &a0 x\n" + most).code == "CX004"


def test_the_number_of_values_is_bounded() -> None:
    data_of("- a\n" * (BOUNDS.max_nodes - 1))
    assert "200,000" in fault_of("- a\n" * BOUNDS.max_nodes).message
    assert "200,000" in fault_of("".join(f"k{n}: a\n" for n in range(BOUNDS.max_nodes // 2))).message


def test_a_billion_laughs() -> None:
    text = "- &a0 [" + "ha, " * 9 + "]\n" + "".join(f"- &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 40))
    begun = perf_counter()
    fault = fault_of(text)
    assert fault.code == "CX004"
    assert "aliases" in fault.message
    assert perf_counter() - begun < 30


def test_a_billion_laughs_in_keys() -> None:
    text = "- &a0 {k: v}\n" + "".join(f"- &a{n} {{a: *a{n - 1}, b: *a{n - 1}}}\n" for n in range(1, 40))
    assert fault_of(text).code == "CX004"


def test_aliases_stand_for_what_they_name() -> None:
    assert data_of("a: &x {b: [1]}\nc: *x\nd: &y e\n*y : f\n") == {"a": {"b": [1]}, "c": {"b": [1]}, "d": "e", "e": "f"}


def test_an_anchor_that_stands_twice_means_the_latter() -> None:
    assert data_of("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


@pytest.mark.parametrize("text", ["a: &x [*x]", "&x\na: *x", "- &x {b: {c: *x}}"])
def test_an_alias_that_contains_itself(text: str) -> None:
    fault = fault_of(text)
    assert (fault.code, fault.start) == ("CX004", text.index("*x"))
    assert "contains itself" in fault.message


@pytest.mark.parametrize("text", ["a: *x", "- *x\n- &x b", "*x : a"])
def test_an_alias_for_nothing(text: str) -> None:
    fault = fault_of(text)
    assert (fault.code, fault.start) == ("CX002", text.index("*x"))


@pytest.mark.parametrize(
    "text",
    ["a: !b c", "!a b: c", "a: !!str b", "a: ! b", "a: !!python/object/apply:os.system [ls]", "!a\n- b",
     "a: !<x:y> [b]",
     "a: !b &c d", "? !a b\n: c", "%TAG !e! tag:x:\n---\na: !e!b c"],
)  # fmt: skip
def test_tags_are_refused(text: str) -> None:
    fault = fault_of(text)
    assert fault.code == "CX004"
    assert "tag" in fault.message.lower()


def test_a_tag_that_nothing_declares_is_a_tag() -> None:
    fault = fault_of("a: b\nc: !e!d e")
    assert (fault.code, fault.start) == ("CX004", 8)


def test_merge_keys_are_refused_and_quoted_ones_are_keys() -> None:
    fault = fault_of("a: &x {b: c}\nd:\n  <<: *x\n")
    assert (fault.code, fault.start, fault.end) == ("CX004", 18, 20)
    assert data_of("'<<': a") == {"<<": "a"}
    assert data_of("a: <<") == {"a": "<<"}


def test_a_key_that_stands_twice_names_both_places() -> None:
    text = "a: 1\nb: 2\na: 3\n'a': 4\n"
    first, second = faults_of(text)
    assert [(fault.code, fault.start, fault.end, fault.other) for fault in (first, second)] == [
        ("CX003", 10, 11, 0),
        ("CX003", 15, 18, 0),
    ]
    assert "a" in first.message


def test_keys_that_only_look_alike_are_two() -> None:
    assert data_of("1: a\n1.0: b\n0x1: c\nA: d\na: e\n") == {"1": "a", "1.0": "b", "0x1": "c", "A": "d", "a": "e"}


def test_keys_that_are_escaped_alike_are_one() -> None:
    assert fault_of('a: b\n"\\x61": c').code == "CX003"


def test_keys_in_several_mappings_are_not_repeated() -> None:
    assert data_of("- {a: 1}\n- {a: 2}\n- a: {a: 3}") == [{"a": 1}, {"a": 2}, {"a": {"a": 3}}]


@pytest.mark.parametrize(
    "text",
    ["? [a, b]\n: c", "? {a: b}\n: c", "{[a]: b}", "a: &x [b]\n*x : c", "{{ title }}: b", "? - a\n: b", "[a]: b"],
)
def test_a_key_that_is_no_text(text: str) -> None:
    fault = fault_of(text)
    assert fault.code == "CX102"
    assert "key" in fault.message


def test_a_fault_later_in_the_file_does_not_hide_those_before() -> None:
    assert [fault.code for fault in faults_of("a: 1\na: 2\nb: !c d\ne: 'f\n")] == ["CX003", "CX004", "CX002"]


@pytest.mark.parametrize("break_", ["\r\n", "\r"])
def test_other_line_breaks(break_: str) -> None:
    assert data_of(break_.join(["a:", "  - b", "  - |", "    c", "    d", ""])) == {"a": ["b", "c\nd\n"]}


def test_questions_in_flow_lists_are_text() -> None:
    assert data_of("[What does it cost?, who: me]") == ["What does it cost?", {"who": "me"}]
