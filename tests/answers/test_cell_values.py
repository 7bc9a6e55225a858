"""What people write into cells is read as they mean it, in every language; what could mean two things is not read.

If it fails, a workshop's answer is written as another than was given, or is refused without need.
"""

from datetime import date, datetime, time

import pytest

from cxjourney.answers.cell_values import CellReading, is_filled, persona_names, read_cell
from cxjourney.answers.columns import CHOICES, choice_word
from cxjourney.languages import available_languages
from cxjourney.languages import language as find_language
from cxjourney.languages.message import Message, message_text
from cxjourney.tables.grid import CellValue, UnreadCell

PERSONAS = persona_names({"nadia": ["Nadia, 22, has a first job", "Nadia"], "ben": ["Ben"], "lea-maria": ["Lea Maria"]})


def read(column: str, cell: CellValue | UnreadCell, language: str | None = "en") -> object:
    value = read_cell(column, cell, CellReading(language, PERSONAS))
    return f"! {value}" if isinstance(value, Message) else value


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1, 1), (-2.0, -2), (0, 0), (0.5, 0.5), ("1", 1), ("+1", 1), ("−2", -2), ("–1", -1), ("۲", 2), ("-۱", -1),
        ("٠", 0), ("1,5", 1.5), ("۱٫۵", 1.5), ("2.0", 2), (" 1 ", 1), ("\u200f-1", -1), ("'-1", -1), ("１", 1),
        ("۲-", -2), ("1,5−", -1.5), ("2+", 2), ("😡", -2), ("😢😢", -2), ("🙂\ufe0f", 1), ("👍🏽", 1), ("😐", 0),
        ("Very bad", -2), ("good", 1), ("خیلی بد", -2), ("نه خوب و نه بد", 0), ("SANGAT BAIK", 2), ("悪い", -1),
    ],
)  # fmt: skip
def test_an_emotion_is_a_figure_however_it_is_typed(cell: CellValue, number: float) -> None:
    assert read("emotion.ben", cell) == number


@pytest.mark.parametrize(
    "cell", [3, -2.5, "3", "3-", "sad", "🤔", "😀😡", "😀 2", "1-2", "1/2", True, datetime(2026, 2, 1), float("nan")]
)
def test_what_is_no_emotion_is_not_read(cell: CellValue) -> None:
    assert "is no figure from -2 to 2" in str(read("emotion.ben", cell))


@pytest.mark.parametrize(
    ("cell", "language", "day"),
    [
        (datetime(2026, 10, 12), None, "2026-10-12"), (date(2026, 10, 12), None, "2026-10-12"),
        (46447, None, "2027-03-01"), (46447.0, None, "2027-03-01"), ("46447", None, "2027-03-01"),
        ("2026-10-12", None, "2026-10-12"), ("2026/10/2", None, "2026-10-02"),
        ("2026-10-12T09:30:00", None, "2026-10-12"),
        ("1.3.2027", None, "2027-03-01"), ("01.03.2027", "en", "2027-03-01"), ("1. 3. 2027", "de", "2027-03-01"),
        ("03/04/2026", "fr", "2026-04-03"), ("03/04/2026", "id", "2026-04-03"), ("13/04/2026", "en", "2026-04-13"),
        ("04/13/2026", "en", "2026-04-13"), ("04/04/2026", None, "2026-04-04"), ("۲۰۲۶/۱۰/۱۲", "fa", "2026-10-12"),
        ("2026年3月1日", "ja", "2026-03-01"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_the_sheet_writes_days(cell: CellValue, language: str | None, day: str) -> None:
    assert read("source.date", cell, language) == day


@pytest.mark.parametrize(
    ("cell", "language", "said"),
    [
        ("03/04/2026", "en", "write 2026-04-03 or 2026-03-04"),
        ("03/04/2026", None, "write 2026-04-03 or 2026-03-04"),
        ("03/04/2026", "ja", "write 2026-04-03 or 2026-03-04"),
        ("1405/07/10", "fa", "In the Gregorian calendar this day may be 2026-10-02."),
        ("۱۴۰۵/۰۷/۱۰", "fa", "In the Gregorian calendar this day may be 2026-10-02."),
        ("2026-13-01", "en", "can’t be read as a day"),
        ("soon", "en", "can’t be read as a day"),
        ("1.3.27", "de", "can’t be read as a day"),
        (12, "en", "can’t be read as a day"),
        (time(9, 30), "en", "can’t be read as a day"),
        (True, "en", "can’t be read as a day"),
        (datetime(1900, 1, 1), "en", "can’t be read as a day"),
    ],
)
def test_a_day_that_could_be_two_or_none_is_not_read(cell: CellValue, language: str | None, said: str) -> None:
    assert said in str(read("ask.by", cell, language))


@pytest.mark.parametrize("tag", available_languages())
def test_a_word_of_a_list_is_read_in_every_language(tag: str) -> None:
    words = find_language(tag)
    for column, choices in CHOICES.items():
        assert [read(column, f" {choice_word(column, word, words).upper()} ") for word in choices] == [*choices]


@pytest.mark.parametrize(
    ("column", "text", "word"),
    [
        ("pain.severity", "hoch", "high"), ("source.type", "wawancara", "interviews"),
        ("source.cadence", "mensuel", "monthly"), ("source.type", "other", "other"),
    ],
)  # fmt: skip
def test_a_word_is_read_as_people_call_it(column: str, text: str, word: str) -> None:
    assert read(column, text) == word


def test_a_word_of_no_list_is_not_read() -> None:
    assert read("pain.severity", "4") == "! “4” is none of the words that can stand here: low, medium, high, critical."
    assert "can stand here: at hand, planned, out of reach." in str(read("source.status", "yes")), (
        "as the sheet offers them"
    )


@pytest.mark.parametrize(
    ("text", "tag", "said"),
    [
        ("مشاهده", "fa", "مشاهدهٔ میدانی"),
        ("observasi toko", "id", "observasi"),
        ("survey of shoppers", None, "a survey"),
    ],
)
def test_of_many_words_those_that_look_alike_are_named_as_people_call_them(
    text: str, tag: str | None, said: str
) -> None:
    found = read_cell("source.type", text, CellReading(tag, PERSONAS))
    assert isinstance(found, Message)
    told = message_text(found, find_language(tag or "en"))
    assert "web-analytics" not in told
    assert said in told


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Nadia", ("nadia",)),
        ("Nadia, 22, has a first job", ("nadia",)),
        ("Nadia, 22, has a first job; Ben", ("nadia", "ben")),
        ("ben, NADIA", ("ben", "nadia")),
        ("lea-maria\nBen", ("lea-maria", "ben")),
        ("Ben، Nadia", ("ben", "nadia")),
    ],
)
def test_personas_are_named_by_id_or_title(text: str, ids: tuple[str, ...]) -> None:
    assert read("pain.personas", text) == ids


def test_a_persona_that_nobody_knows_is_not_read() -> None:
    assert "not known here: Zoe" in str(read("pain.personas", "Ben, Zoe"))


def test_what_a_spreadsheet_could_not_work_out_is_not_read() -> None:
    for cell in (UnreadCell("=SUM(A1)"), "=SUM(A1)", "'=SUM(A1)", "#N/A", " #REF! "):
        assert "formula without a value" in str(read("note", cell))


@pytest.mark.parametrize(("cell", "filled"), [("", False), (" \u200b\n", False), (None, False), (0, True), ("x", True)])
def test_a_cell_in_which_nothing_can_be_seen_is_empty(cell: CellValue, filled: bool) -> None:
    assert is_filled(cell) is filled


def test_text_is_one_line_without_what_nobody_sees() -> None:
    assert read("note", "two\n lines\x07 \u202eturned") == "two lines turned"
    assert read("note", "'-5% since May") == "-5% since May"
    assert read("note", "'tis so") == "'tis so"
    assert read("source.title", 2026.0) == "2026"
