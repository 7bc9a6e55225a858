"""Words that are wider than their cell are divided as their language does it, with a hyphen.

If it fails, a word breaks off in the middle of a syllable, and looks like two.
"""

import re
import subprocess
import sys

import pytest

from cxjourney.maps.canvas.hyphenation import HYPHEN, hyphenation, word_divisions
from cxjourney.maps.canvas.text_wrapping import break_lines, text_width
from tests.maps.drawing import draw, study_of


@pytest.mark.parametrize(
    ("language", "word", "lines"),
    [
        ("de", "Donaudampfschifffahrtsgesellschaft", ("Donaudampf", "schifffahrtsge", "sellschaft")),
        ("de-AT", "Kontoeröffnungsantrag,", ("Kontoeröff", "nungsantrag,")),
        ("fr", "anticonstitutionnellement", ("anticonstitu", "tionnellement")),
        ("id", "pertanggungjawabannya", ("pertanggung", "jawabannya")),
    ],
)
def test_a_word_is_divided_by_the_rules_of_its_language(language: str, word: str, lines: tuple[str, ...]) -> None:
    with hyphenation(language):
        found = break_lines(word, 100, 14)
    assert tuple(line.removesuffix(HYPHEN) for line in found) == lines
    assert [line.endswith(HYPHEN) for line in found] == [True] * (len(lines) - 1) + [False]
    assert all(text_width(line, 14) <= 100 for line in found)


def test_few_letters_are_left_over_only_where_a_word_can_be_divided_nowhere_else() -> None:
    with hyphenation("de"):
        assert break_lines("Einkommensnachweise", 143, 14) == (f"Einkommensnach{HYPHEN}", "weise")
        assert break_lines("Verdienstbescheinigungen", 166, 14) == (f"Verdienstbescheini{HYPHEN}", "gungen")
    with hyphenation("en"):
        assert len(break_lines("butter", 40, 14)[-1]) == len("ter"), "there is no other place"


def test_a_word_that_fits_is_whole_whatever_stands_before_it() -> None:
    with hyphenation("de"):
        assert break_lines("Ein Kontoeröffnungsantrag", 160, 14) == ("Ein", "Kontoeröffnungsantrag")


@pytest.mark.parametrize("text", ["https://example.org/" + "a1" * 30, "ا" * 90, "CX" + "7" * 40])
def test_what_is_no_word_of_letters_with_capitals_has_no_hyphen(text: str) -> None:
    with hyphenation("en"):
        lines = break_lines(text, 100, 14)
    assert len(lines) > 1
    assert not any(HYPHEN in line for line in lines)


def test_without_rules_a_word_has_a_hyphen_where_it_leaves_the_line() -> None:
    assert word_divisions("açıklanamayan", "tr") == ()
    with hyphenation("tr"):
        first, *_ = break_lines("Muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine", 100, 14)
    assert first.endswith(HYPHEN)


def test_rules_are_loaded_only_where_a_word_does_not_fit() -> None:
    code = (
        "import sys; from tests.maps.drawing import draw, workspace_study;"
        "draw(workspace_study(), form='dot'); sys.exit('pyphen' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_map_divides_the_words_of_its_journey_and_keeps_their_language() -> None:
    study = study_of([{"title": "Lebensversicherungsgesellschaftsangestellter"}] * 4, language="de")
    drawn = draw(study, "flow", language="en").decode()
    divided = re.findall(rf"<text([^>]*)>([^<]+{HYPHEN})<", drawn)
    assert divided
    assert all('lang="de"' in attributes for attributes, _ in divided)
