"""Slips behind the first one are told in the same run, and none that is not there.

If it fails, a designer fixes a line, runs again and is shown the next, or is told of a fault that follows from another.
"""

import pytest

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse, parse_past_faults
from cxjourney.parse.further_faults import MOST_SLIPS

HEAD = "journey: a\n"
COLON = "title: Buy: now\n"
SIGN = "summary: @home\n"


def lines_of(text: str) -> list[int]:
    """The lines in which a text has faults."""
    found = parse(TextFile("x.yaml", text))
    return [] if isinstance(found, Document) else [text.count("\n", 0, fault.start) + 1 for fault in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (HEAD + COLON + SIGN, [2, 3]),
        (HEAD + SIGN + "goal: fine\n" + COLON, [2, 4]),
        (HEAD + COLON + "stages:\n  - id: s\n    title: A: b\n    summary: `c`\n", [2, 5, 6]),
        (HEAD + COLON.replace("\n", "\r\n") + SIGN.replace("\n", "\r\n"), [2, 3]),
        (HEAD + COLON + "goal: b\ngoal: c\n", [2, 4]),
        (HEAD + COLON + "goal: [a\n", [2, 3]),
        (HEAD + COLON + "  and: more: of it\n", [2]),
        (HEAD + 'title: "Buy\nsummary: now\n' + "goal: a: b\n", [2, 4]),
        (HEAD + "title: [a\n\n# a remark\ngoal: b: c\n", [2, 5]),
        (HEAD + 'stages:\n  - id: s\n    goals:\n      - "A\n      - {b: c\n    title: T: U\n', [5, 6, 7]),
        (HEAD + "title:Buy\nsummary:`now`\ngoal: a: b\n", [2, 3, 4]),
    ],
)
def test_slips_within_lines_are_all_told(text: str, lines: list[int]) -> None:
    assert lines_of(text)[: len(lines)] == lines


@pytest.mark.parametrize(
    "text",
    [
        HEAD + 'title: "Buy\n  summary: now\ngoal: a: b\n',
        HEAD + "title: {a: b: c,\n  d: e}\ngoal: a: b\n",
        HEAD + "title: [a,\n  b\ngoal: b: c\n",
        HEAD + "\ttitle: a\ngoal: b: c\n",
    ],
)
def test_nothing_is_told_behind_what_may_reach_over_lines(text: str) -> None:
    assert len(lines_of(text)) == 1


def test_a_slip_that_is_fixed_leaves_the_others_as_they_were() -> None:
    text = HEAD + COLON + SIGN
    assert lines_of(text.replace("Buy: now", '"Buy: now"')) == [3]
    assert lines_of(text.replace("Buy: now", '"Buy: now"').replace("@home", '"@home"')) == []


def test_at_most_this_many_slips_are_looked_for() -> None:
    text = HEAD + "".join(f"x-{n}: a: b\n" for n in range(100))
    assert len(lines_of(text)) == MOST_SLIPS + 1


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (HEAD + COLON + SIGN, {"journey": "a", "title": "x", "summary": "x"}),
        (HEAD + "title: A\ntitle: B\ngoal: [a\n", {"journey": "a", "title": "A", "goal": "x"}),
        (HEAD + "title: !!str A\ngoal: b\n", {"journey": "a", "title": "A", "goal": "b"}),
        (HEAD + "title: A\n", {"journey": "a", "title": "A"}),
    ],
)
def test_what_stands_beside_faults_can_be_read(text: str, data: object) -> None:
    document = parse_past_faults(TextFile("x.yaml", text))
    assert document is not None
    assert document.data == data


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "stages: [{id: s, title: S}\ngoal: a\n",
        HEAD + "stages:\n  - id: a: b\n    title: S\n",
        HEAD + "personas: {p: {title: P}}\npersonas: {q: {title: Q}}\n",
        HEAD + "data:\n  - a\ndata:\n  - b\n",
        HEAD + "x-a: &a {title: T}\n<<: *a\n",
        HEAD + "[a]: b\n",
        HEAD + "title: a\n---\n",
        HEAD + "title: *a\n",
        HEAD + "\ttitle: a\n",
    ],
)
def test_nothing_is_read_beside_a_fault_that_may_hide_more(text: str) -> None:
    assert parse_past_faults(TextFile("x.yaml", text)) is None
