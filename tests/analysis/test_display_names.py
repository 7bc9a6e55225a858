"""What stages and personas are called in a sentence: by title for a room, by id for whoever looks them up.

If it fails, a sentence names something that can't be found in the file, or speaks of ids to people who never saw one.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from cxjourney.analysis.display_names import full_title, persona_name, stage_name, stage_name_in
from cxjourney.languages import language
from cxjourney.model import Persona
from tests.analysis.study import studied


def test_a_stage_whose_id_says_nothing_is_called_by_its_title(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: stage-1, title: پرداخت}
          - {id: stage-2, title: پرداخت}
          - {id: waits, title: Waits}
        """,
    )
    ids, titles = language("en"), replace(language("en"), is_by_title=True)
    assert [stage_name_in(study, id_, ids) for id_ in ("stage-1", "waits")] == ["“پرداخت” (stage-1)", "waits"]
    assert [stage_name_in(study, id_, titles) for id_ in ("stage-1", "stage-2", "waits")] == [
        "“پرداخت (stage-1)”",
        "“پرداخت (stage-2)”",
        "“Waits”",
    ]


@pytest.mark.parametrize(
    ("id_", "title", "name"),
    [
        ("applies", "Applies", "applies"),
        ("receives-card", "Receives the card", "receives-card"),
        ("card-receives", "Receives the card", "“Receives the card” (card-receives)"),
        ("rec", "Receives the card", "“Receives the card” (rec)"),
        ("proves-identity", "Proves who they are", "“Proves who they are” (proves-identity)"),
        ("pays", "می‌پردازد", "“می‌پردازد” (pays)"),
        ("x", "Sees the “new” offer", "“Sees the ‘new’ offer” (x)"),
        ("x", "A title\nof <b>two</b> lines", "“A title of <b>two</b> lines” (x)"),
    ],
)
def test_a_stage_is_called_by_its_title_and_its_id(id_: str, title: str, name: str) -> None:
    assert stage_name(id_, title, language("en")) == name


@pytest.mark.parametrize(
    ("id_", "title", "share", "name"),
    [
        ("greta", "Greta, 78, reads email on a poor line", 0.14, "Greta (14%)"),
        ("greta", "Greta", None, "Greta"),
        ("greta", "Greta", 0.00009, "Greta (under 0.01%)"),
        ("greta", "Greta", 0.0001, "Greta (0.01%)"),
        ("greta", "Greta", 0.12345, "Greta (12.35%)"),
        ("greta", "Greta", 0, "Greta (0%)"),
        ("older-rural", "Hanne, 71, farmer", 0.14, "Hanne (older-rural, 14%)"),
        ("older-rural", "Hanne – farmer", None, "Hanne (older-rural)"),
        ("older-rural", "Older rural", 0.5, "Older rural (50%)"),
        ("p", ", nobody", 0.5, "p (50%)"),
        ("sara", "سارا، ۲۵ ساله", 0.25, "سارا (sara, 25%)"),
    ],
)
def test_a_persona_is_called_by_its_name_and_by_its_id_where_that_says_more(
    id_: str, title: str, share: float | None, name: str
) -> None:
    given = {"title": title} | ({} if share is None else {"share": share})
    assert persona_name(id_, Persona.model_validate(given, strict=False), language("en")) == name


@pytest.mark.parametrize(
    ("title", "name", "sentence", "full"),
    [
        ("A new patient, on a low income", "Pat", "Pat (new-patient, 20%)", "A new patient, on a low income (Pat)"),
        ("Pat, 41, a new patient", "Pat", "Pat (new-patient, 20%)", "Pat, 41, a new patient"),
        ("A new patient", None, "A new patient (20%)", "A new patient"),
        ("A new patient, on a low income", "New patient", "New patient (20%)", "A new patient, on a low income"),
        ("بیمار تازه", "سارا", "سارا (new-patient, 20%)", "بیمار تازه (سارا)"),
    ],
)
def test_a_persona_with_a_name_goes_by_it(title: str, name: str | None, sentence: str, full: str) -> None:
    given = {"title": title, "share": 0.2} | ({"name": name} if name else {})
    persona = Persona.model_validate(given, strict=False)
    assert persona_name("new-patient", persona, language("en")) == sentence
    assert full_title(persona) == full


@pytest.mark.parametrize(
    ("tag", "persona", "stage"),
    [
        ("fr", "Léa (new-patient, 20\u202f%)", "«\u00a0Départ\u00a0» (leaves)"),
        ("ja", "Léa（new-patient、20%）", "「Départ」（leaves）"),
        ("zh", "Léa（new-patient、20%）", "“Départ”（leaves）"),
    ],
)
def test_brackets_are_those_of_the_language(tag: str, persona: str, stage: str) -> None:
    words = language(tag)
    named = Persona.model_validate({"title": "Léa, 30", "share": 0.2}, strict=False)
    assert persona_name("new-patient", named, words) == persona
    assert stage_name("leaves", "Départ", words) == stage
