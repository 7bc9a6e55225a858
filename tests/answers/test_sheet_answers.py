"""Sheets are read whatever people did to them: rows are known by their keys, columns by names, in any language.

If it fails, an answer is written to another stage than it was given for, or is lost.
"""

from hashlib import sha256

import pytest

from cxjourney.answers.columns import answer_columns, heading
from cxjourney.languages import available_languages, language
from cxjourney.tables.grid import CellValue, MergedCells, UnreadCell

from .answered_workspace import JOURNEY, WORKSPACE
from .sheet import PAYS, WAITS, answered, grid, left, read

NAMES = ("key", "stage", "question", "note", "source.title", "emotion.ana", "by")
HEADS = (
    "Key",
    "Stage",
    "Question",
    "Answer in your own words",
    "Data source: name",
    "How Ana feels (-2 to 2)",
    "Your name",
)


def test_rows_are_known_by_their_keys_wherever_they_stand() -> None:
    found = read(
        grid(
            NAMES,
            HEADS,
            (WAITS, "Pays", "• How long?\n• Why?", "A week", None, None, "Mia"),
            (PAYS, "", "", "", "Calls"),
        ),
        grid(("by", "key", "emotion.ana"), ("Ole", PAYS, "-1"), file="b.csv", sheet=""),
    )
    assert answered(found) == [
        ("waits", {"note": "A week"}), ("pays", {"source.title": "Calls"}), ("pays", {"emotion.ana": -1})
    ]  # fmt: skip
    assert [(one.by, one.question, f"{one.place}") for one in found.answers] == [
        ("Mia", "How long?\nWhy?", "a.xlsx, Order, row 3"),
        ("", "", "a.xlsx, Order, row 4"),
        ("Ole", "", "b.csv, row 2"),
    ]
    assert not found.left


@pytest.mark.parametrize("tag", available_languages())
def test_columns_are_known_by_headings_in_every_language(tag: str) -> None:
    names = ("key", *answer_columns(["ana"]))
    heads = [heading(name, language(tag), {"ana": "Ana"}) for name in names]
    told: dict[str, CellValue] = {
        "note": "x",
        "source.date": "03/04/2026",
        "emotion.ana": 1,
        "pain.severity": "high",
        "by": "Mia",
    }
    found = read(grid(("A workshop in May",), (), heads, (WAITS, *(told.get(name) for name in names[1:]))))
    ((stage, values),) = answered(found)
    assert stage == "waits"
    day = {"source.date": "2026-04-03"} if tag not in ("en", "ja", "zh") else {}
    assert values == {"note": "x", "emotion.ana": 1, "pain.severity": "high", **day}
    assert len(found.left) == (0 if day else 1)


def test_what_stands_in_other_columns_is_told() -> None:
    names, heads = (*NAMES, None, None), (*HEADS, "Mood", None)
    found = read(grid(names, heads, (WAITS, None, None, None, None, 1, None, "great", "and more")))
    assert answered(found) == [("waits", {"emotion.ana": 1})]
    assert left(found) == [(2, (7, 8), "No column of a question sheet has this head.")]


def test_a_column_that_is_there_twice_counts_once_and_the_other_is_told() -> None:
    found = read(grid((*NAMES, "note"), (WAITS, None, "Why?", "one", None, None, None, "two")))
    assert answered(found) == [("waits", {"note": "one"})]
    assert left(found)[0][1] == (7,)


@pytest.mark.parametrize("key", [WAITS[:-1], WAITS.replace("waits", "pays"), "order", "order/waits#zzzz"])
def test_a_row_whose_key_is_damaged_is_told_with_all_that_stands_in_it(key: str) -> None:
    found = read(grid(NAMES, (key, "Waits", "Why?", "because", "Calls", 1, "Mia")))
    assert not found.answers
    ((_, columns, why),) = left(found)
    assert columns == (3, 4, 5)
    assert why.startswith(f"The key “{key}” is damaged.")


def test_a_stage_that_has_another_id_since_is_known_by_its_title() -> None:
    row = grid(NAMES, HEADS, (PAYS, "Pays", "", "", "Calls"), (PAYS, "Gone", "", "", "Polls"))
    found = read(
        row, texts={name: text.replace("id: pays", "id: hands-over-money") for name, text in WORKSPACE.items()}
    )
    assert answered(found) == [("hands-over-money", {"source.title": "Calls"}), ("pays", {"source.title": "Polls"})]


def test_a_row_without_a_key_speaks_of_the_stage_that_it_names() -> None:
    found = read(grid(NAMES, (None, "waits", "Why blue?"), (" ", "PAYS", None, None, "Calls"), (PAYS, None, None, "x")))
    assert answered(found) == [
        ("waits", {"question": "Why blue?"}), ("pays", {"source.title": "Calls"}), ("pays", {"note": "x"})
    ]  # fmt: skip


def test_a_stage_that_several_journeys_have_is_asked_for() -> None:
    texts = {**WORKSPACE, "other.yaml": JOURNEY.replace("order", "other").replace("An other", "Another")}
    row = (None, "Waits", None, None, "Calls")
    assert "More than one stage is called “Waits”" in left(read(grid(NAMES, row, sheet="x"), texts=texts))[0][2]
    assert answered(read(grid(NAMES, row, (PAYS,), sheet="x"), texts=texts)) == [("waits", {"source.title": "Calls"})]
    assert answered(read(grid(NAMES, row, sheet="Another"), texts=texts)) == [("waits", {"source.title": "Calls"})]
    named = read(grid((*NAMES, "journey"), (*row, None, None, "other")), texts=texts)
    assert [one.journey for one in named.answers] == ["other"]


def test_a_row_without_a_key_loses_nothing() -> None:
    found = read(
        grid(
            (*NAMES, "know", "reason"),
            ("", "", "", "", "Calls"),
            ("", "Sleeps", "", "", "Calls"),
            ("", "Waits", "", "", "Calls", "", "", "what I know", "left before"),
            ("", "Waits", "", "", "", "", "Mia"),
            (),
        )
    )
    assert answered(found) == [("waits", {"source.title": "Calls"})]
    assert [(row, columns, why.split(":")[0]) for row, columns, why in left(found)] == [
        (1, (4,), "Which stage is this about? Write its title, or copy the key of another row of it."),
        (2, (4,), "No stage “Sleeps” is in sight here."),
        (3, (7,), "This column says what is known already; it takes no answers."),
        (4, (1, 6), "Nothing is answered in this row."),
    ]


def test_cells_that_can_not_be_read_are_told_and_the_others_count() -> None:
    found = read(grid(NAMES, (WAITS, None, "Why?", UnreadCell("#N/A"), "Calls", 3, "Mia")))
    assert answered(found) == [("waits", {"source.title": "Calls"})]
    assert [columns for _, columns, _ in left(found)] == [(3,), (5,)]


def test_merged_cells_count_for_the_first_row_and_that_is_said() -> None:
    merged = (MergedCells(1, 4, 3, 4), MergedCells(0, 0, 0, 3), MergedCells(1, 6, 2, 6))
    found = read(grid(NAMES, (WAITS, None, None, None, "Calls"), (PAYS,), (PAYS,), merged=merged))
    assert answered(found) == [("waits", {"source.title": "Calls"})]
    assert list(map(str, found.notes)) == ["Order: “Calls” is merged over rows 2 to 4; it was taken for the first."]


def test_heads_that_stand_once_more_in_the_middle_are_no_row() -> None:
    found = read(
        grid(NAMES, HEADS, (WAITS, None, None, None, "Calls"), NAMES, HEADS, (PAYS, None, None, None, "Calls"))
    )
    assert len(found.answers) == 2
    assert not found.left


def test_other_sheets_are_passed_over_and_named_unless_they_come_with_the_questions() -> None:
    helping = grid(("How to fill this in", "…"), *((head, "what it means") for head in HEADS), sheet="Help")
    lists = grid(("Interviews", "daily"), sheet="lists")
    own = grid(("Budget", 4000), sheet="Costs")
    empty = grid((), (None, " "), sheet="Sheet2")
    found = read(grid(NAMES, (WAITS, None, None, None, "Calls")), helping, lists, own, empty)
    assert list(map(str, found.notes)) == ["Costs in a.xlsx is no question sheet, so nothing in it was read."]
    assert found.known == 1


def test_a_sheet_from_before_the_journey_changed_is_known_as_such() -> None:
    now = sha256(JOURNEY.encode()).hexdigest()
    asked = grid(NAMES, (WAITS, None, None, None, "Calls"))
    for told, outdated in ((now, False), ("0" * 64, True)):
        origin = grid(("cxjourney", "1.0"), ("as-of", "2026-01-01"), ("order.yaml", f"sha256:{told}"), sheet="about")
        assert [one.is_outdated for one in read(asked, origin).answers] == [outdated]
    other = grid(("cxjourney", "1.0"), ("order.yaml", "sha256:0"), sheet="about", file="b.xlsx")
    assert [one.is_outdated for one in read(asked, other).answers] == [False]


def test_what_can_not_be_read_is_known_of_its_answer() -> None:
    found = read(grid(NAMES, (WAITS, "Waits", "", "", "", "dreadful", "Mia")))
    assert [one.unread for one in found.answers] == [{"emotion.ana": "dreadful"}]
    assert answered(found) == []
    assert [columns for _, columns, _ in left(found)] == [(5,)]
