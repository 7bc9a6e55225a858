"""Text at a width: addresses stay whole, wide words break, and signs stay with their words.

If it fails, a link at a terminal leads nowhere, or a line runs out of the window.
"""

import pytest

from cxjourney.formats.terminal import Terminal, TextPage, break_lines, console, text_cells
from cxjourney.formats.wrapped_text import WrappedText
from cxjourney.languages import language


def test_folding_keeps_addresses_whole_and_breaks_wide_words() -> None:
    address = "https://intranet.example/" + "a" * 60
    assert break_lines(f"see {address} there", 20) == ["see", address, "there"]
    assert break_lines("切符を買う人がいる", 8) == ["切符を買", "う人がい", "る"]
    assert break_lines("", 10) == [""]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Posez la question\u00a0: qui\u00a0?", 17, ["Posez la", "question\u00a0: qui\u00a0?"]),
        ("他们怎么做。谁知道", 10, ["他们怎么", "做。谁知道"]),
        ("見る「買う人」", 6, ["見る", "「買う", "人」"]),
        ("理由：重要度 4/5；困りごと", 14, ["理由：重要度", "4/5；困りごと"]),
        (" one   two ", 20, ["one two"]),
    ],
)
def test_signs_and_kept_spaces_stay_with_their_words(text: str, width: int, lines: list[str]) -> None:
    assert break_lines(text, width) == lines


def test_lines_and_cells_of_a_page_break_as_text_does() -> None:
    page = TextPage(Terminal(width=60), language("fr"))
    page.line(f"{'a' * 50} question\u00a0: qui", hanging=2)
    page.table(("Étape", "Sources"), [(("Vient", ""), (f"{'b' * 20} passage\u00a0?", ""))], (1, 1))
    lines = [line.strip() for line in page.text.splitlines()]
    assert "question\u00a0: qui" in lines
    assert any(line.endswith("passage\u00a0?") for line in lines)
    assert "?" not in lines


def test_what_is_wider_than_a_column_goes_on_below_without_a_space_before_it() -> None:
    page = TextPage(Terminal(width=60), language("en"))
    page.line(f"{'c' * 60}\u00a0?")
    assert page.text.splitlines() == ["c" * 60, "?"]


@pytest.mark.parametrize(
    ("tag", "lines"),
    [
        ("en", ["Step", "  Data: web, post"]),
        ("fr", ["Step", "  Data\u00a0: web, post"]),
        ("zh", ["Step", "  Data：web、post"]),
    ],
)
def test_a_table_that_would_not_fit_is_a_list_with_the_colon_of_the_language(tag: str, lines: list[str]) -> None:
    page = TextPage(Terminal(width=40), language(tag))
    page.table(("Title", "Data"), [(("Step", ""), ("web\npost", ""))], (1, 1))
    assert page.text.splitlines() == lines


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("https://intranet.example.org/a-very-long/path", ["https://intranet.example.org/", "a-very-long/path"]),
        ("a-stage-of-which-the-id-is-long", ["a-stage-of-which-the-id-is-", "long"]),
        ("Kapitänsmützenabzeichenverordnung", ["Kapitänsmützenabzeichenverord", "nung"]),
        ("می\u200cخواهم" * 5, ["می\u200cخواهم" * 3 + "می\u200c", "خواهممی\u200cخواهم"]),
        ("e\u0301" * 31, ["e\u0301" * 29, "e\u0301" * 2]),
        ("👩\u200d👩\u200d👧" * 16, ["👩\u200d👩\u200d👧" * 14, "👩\u200d👩\u200d👧" * 2]),
    ],
)
def test_a_word_that_is_wider_than_the_page_breaks_where_it_reads_best_and_loses_nothing(
    word: str, lines: list[str]
) -> None:
    page = TextPage(Terminal(width=33), language("en"))
    page.line(word, indent=2, hanging=4)
    assert [line.strip() for line in page.text.splitlines()] == lines
    assert max(text_cells(line) for line in page.text.splitlines()) <= 33


def test_a_letter_that_is_wider_than_its_column_is_not_lost() -> None:
    page, _ = console(Terminal(width=80))
    assert [line.plain for line in WrappedText("漢字").wrap(page, 1)] == ["漢", "字"]


def test_a_place_is_never_broken_and_what_is_said_of_it_stands_below() -> None:
    page = TextPage(Terminal(width=60), language("en"))
    page.place(f"{'a long folder/' * 5}a.yaml:3:4", "CX301 warning:", "It is so. " * 9, indent=2)
    page.place("a.yaml:3:4", "CX301 warning:", "It is so. " * 9, indent=2)
    page.place("a.yaml:3:4", "CX301 warning:", "It is so.", indent=2)
    lines = page.text.splitlines()
    assert lines[0] == f"  {'a long folder/' * 5}a.yaml:3:4"
    assert lines[1].startswith("    CX301 warning: It is so. ")
    assert "  a.yaml:3:4 CX301 warning:" in lines
    assert lines[-1] == "  a.yaml:3:4 CX301 warning: It is so."
    assert max(text_cells(line) for line in lines[1:]) <= 60
