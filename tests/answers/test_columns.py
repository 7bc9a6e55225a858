"""The columns of question sheets, by whatever name they are called.

If it fails, an answer that somebody wrote into a sheet in her language lands in no column, or in another one.
"""

from itertools import product

import pytest

from cxjourney.answers.columns import (
    CHOICES,
    GIVEN,
    answer_columns,
    choice_word,
    column_of_heading,
    heading,
    is_answer,
    word_of_choice,
)
from cxjourney.languages import available_languages, language
from cxjourney.model.vocabulary import FAMILIES_OF_TYPE

PERSONAS = {"dara": "Dara", "older-rural": "کتایون", "wei": "Wei (伟)"}
NAMES = {id_: (label, f"{label}, a title") for id_, label in PERSONAS.items()}
COLUMNS = (*GIVEN, *answer_columns(PERSONAS))


@pytest.mark.parametrize("tag", available_languages())
def test_a_heading_leads_back_to_its_column(tag: str) -> None:
    words = language(tag)
    every = {name: name for name in COLUMNS}
    headings = {name: heading(name, words, PERSONAS) for name in COLUMNS}
    assert len(set(headings.values())) == len(COLUMNS)
    assert {name: column_of_heading(said, NAMES) for name, said in headings.items()} == every
    assert {
        name: column_of_heading(f"  {said.upper()}\n", NAMES) for name, said in headings.items() if tag != "tr"
    } in (
        {name: name for name in COLUMNS},
        {},
    )


@pytest.mark.parametrize("name", COLUMNS)
def test_a_machine_name_is_a_heading_too(name: str) -> None:
    assert column_of_heading(name, NAMES) == name
    assert column_of_heading(f" {name.upper()} ", NAMES) == name


@pytest.mark.parametrize("text", ["", "emotion.", "emotion.nobody", "How Nobody feels (-2 to 2)", "Our own column"])
def test_an_unknown_heading_is_no_column(text: str) -> None:
    assert column_of_heading(text, NAMES) is None


def test_a_persona_is_known_by_title_and_id_as_well_as_by_its_label() -> None:
    for said in ("Dara", "dara", "Dara, a title"):
        assert column_of_heading(f"How {said} feels (-2 to 2)", NAMES) == "emotion.dara"


def test_what_is_given_is_no_answer() -> None:
    assert [name for name in COLUMNS if is_answer(name)] == list(answer_columns(PERSONAS))
    assert not is_answer("emotion.")


@pytest.mark.parametrize(("tag", "column"), [*product(available_languages(), CHOICES)])
def test_a_word_of_a_list_leads_back_to_the_format(tag: str, column: str) -> None:
    said = {word: choice_word(column, word, language(tag)) for word in CHOICES[column]}
    assert len(set(said.values())) == len(said)
    assert {word: word_of_choice(column, text) for word, text in said.items()} == {word: word for word in said}
    assert {word: word_of_choice(column, f" {word.upper()}") for word in said} == {word: word for word in said}


def test_every_type_but_other_can_be_chosen() -> None:
    assert {*CHOICES["source.type"], "other"} == set(FAMILIES_OF_TYPE)  # other can't tell which families it brings
    assert word_of_choice("source.type", "other") is None
    assert word_of_choice("pain.severity", "very bad") is None
