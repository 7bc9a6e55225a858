"""What the format can say, told from the model: every entity, every attribute, by any name that one would try.

If it fails, a message names a command that has no answer, or the answer says something else than the model.
"""

import json

import pytest

from cxjourney.formats import ENTITIES
from cxjourney.formats.entity_reference import all_entities, explainable_names, find_explanations
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.languages import language
from cxjourney.model.introspection import attributes


@pytest.mark.parametrize(
    ("name", "entities", "first"),
    [
        ("stage", ["Stage"], "id"),
        ("Stages", ["Stage"], "id"),
        ("data source", ["DataSource"], "title"),
        ("data_source", ["DataSource"], "title"),
        ("Data-Sources", ["DataSource"], "title"),
        ("stage.importance", ["Stage"], "importance"),
        ("pain-point.severity", ["PainPoint"], "severity"),
        ("asks_for", ["Channel", "Touchpoint"], "asks_for"),
        ("asks-for", ["Channel", "Touchpoint"], "asks_for"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, entities: list[str], first: str) -> None:
    found = find_explanations(name)
    assert sorted(one.entity.__name__ for one in found) == entities
    assert all(one.attributes[0].name == first for one in found)


@pytest.mark.parametrize("name", ["", ".", "stage.", "stage.colour", "colour", "stage.importance.x", "CX301"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert find_explanations(name) == []


@pytest.mark.parametrize("name", explainable_names())
def test_everything_is_explained_in_every_format(name: str) -> None:
    found = find_explanations(name)
    for width in (40, 100):
        text = ENTITIES["text"](found, Terminal(width=width))
        assert max(map(text_cells, text.splitlines())) <= width + 30  # a single long word stays whole
    for one in found:
        for attribute in one.attributes:
            assert attribute.field.description
            assert attribute.name in text
            assert attribute.name in ENTITIES["markdown"](found, Terminal())
    content = json.loads(ENTITIES["json"](found, Terminal()))
    assert [one["says"] for one in content["entities"]] == [one.entity.__doc__ for one in found]


def test_the_model_is_told_whole() -> None:
    every = {
        f"{name.replace(' ', '-')}.{attribute}"
        for name, entity in all_entities().items()
        for attribute in attributes(entity)
    }
    assert every < set(explainable_names())
    (metric,) = json.loads(ENTITIES["json"](find_explanations("metric.kind"), Terminal()))["entities"]
    assert metric["attributes"][0]["required"] is True
    assert metric["attributes"][0]["words"][:3] == ["nps", "csat", "ces"]
    text = ENTITIES["text"](find_explanations("stage.importance"), Terminal(width=80))
    assert "From 1 to 5." in text
    assert "importance\n" in text
    assert "See cxjourney explain touchpoint." in ENTITIES["text"](find_explanations("stage.touchpoints"), Terminal())


@pytest.mark.parametrize(
    ("tag", "notice"),
    [
        ("en", ""),
        ("fa", "ادامهٔ این صفحه به انگلیسی است."),
        ("id", "Selebihnya halaman ini berbahasa Inggris."),
    ],
)
def test_where_another_language_was_asked_for_it_is_said_that_the_page_is_in_english(tag: str, notice: str) -> None:
    found, words = find_explanations("stage.importance"), language(tag)
    assert ENTITIES["text"](found, Terminal(), words).startswith(f"{notice}\n\nstage\n" if notice else "stage\n")
    assert ENTITIES["markdown"](found, Terminal(), words).startswith(f"{notice}\n\n## " if notice else "## ")
    assert json.loads(ENTITIES["json"](found, Terminal(), words))["language"] == "en"


def test_what_is_left_out_is_told_as_not_said_and_never_as_a_fact() -> None:
    def told(name: str) -> str:
        return " ".join(ENTITIES["text"](find_explanations(name), Terminal()).split())

    assert "Left out: not said; counts as good." in told("access.internet")
    assert "Left out: not said; counts as all of them." in told("access.devices")
    assert "Left out: not said; counts as none." in told("channel.devices")
    assert "Left out: not said; counts as open." in told("pain-point.status")
    assert "Left out: counts as agreed." in told("journey.status")


def test_examples_are_no_nonsense() -> None:
    assert "From 1 to 1" not in ENTITIES["text"](find_explanations("journey.format"), Terminal())
    choice = ENTITIES["text"](find_explanations("channel choice"), Terminal())
    assert "prefers: [web]" in choice
    assert "avoids: [phone]" in choice
    assert "kind: csat" in ENTITIES["text"](find_explanations("scale"), Terminal()), "an NPS has no marks from 1 to 5"


@pytest.mark.parametrize(
    ("name", "where", "lines"),
    [
        ("pain point", "In a journey:", ["pain_points:", "- title: The photo is refused without a reason"]),
        ("access", "In a journey, or in catalogue.yaml:", ["personas:", "access:", "devices: [smartphone]"]),
        ("organisation", "In catalogue.yaml:", ["organisation:", "title: Northbank"]),
    ],
)
def test_an_entity_shows_where_it_stands_and_what_to_write(name: str, where: str, lines: list[str]) -> None:
    found = find_explanations(name)
    text = ENTITIES["text"](found, Terminal(width=80))
    shown = [line.strip() for line in text.split(where)[1].split("\n\n")[0].splitlines()]
    assert set(lines) <= set(shown)
    markdown = ENTITIES["markdown"](found, Terminal())
    assert f"{where}\n\n```yaml\n" in markdown
    (entity,) = json.loads(ENTITIES["json"](found, Terminal()))["entities"]
    assert [line.strip() for line in entity["example"].splitlines()] == [line for line in shown if line]


def test_a_single_attribute_shows_no_entity() -> None:
    (entity,) = json.loads(ENTITIES["json"](find_explanations("stage.importance"), Terminal()))["entities"]
    assert entity["example"] is None
    assert "```" not in ENTITIES["markdown"](find_explanations("stage.importance"), Terminal())
