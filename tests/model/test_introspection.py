"""The way through the model: which attribute a path leads to, and in which order attributes stand.

If it fails, a message names the wrong attribute, or docs and editors begin with what nobody needs.
"""

import pytest

from cxjourney.model import Catalogue, DataSource, Emotion, Entity, Journey, PainPoint, Rating, Share, Stage, Touchpoint
from cxjourney.model.introspection import attribute_at, attributes, entity_in, noun, owner_of


def test_the_way_along_a_path() -> None:
    found = attribute_at(Journey, ("stages", 0, "emotions", "dara", "score"))
    assert found is not None
    assert (found.entity, found.name) == (Emotion, "score")
    assert attribute_at(Journey, ()) is None
    assert attribute_at(Journey, ("nothing",)) is None
    whole = attribute_at(Journey, ("stages", 0, "touchpoints"))
    assert whole is not None
    assert (whole.entity, whole.name) == (Stage, "touchpoints")


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        (("stages",), Journey),
        (("stages", 3, "titel"), Stage),
        (("stages", 3, "touchpoints", 1, "rating", "self_service"), Rating),
        (("personas", "dara", "share", "value"), Share),
        (("data_sources", "x", "type"), DataSource),
    ],
)
def test_the_owner_of_the_last_part_of_a_path(path: tuple[str | int, ...], owner: type[Entity]) -> None:
    assert owner_of(Journey, path) is owner


def test_entities_have_the_names_of_the_field() -> None:
    assert noun(PainPoint) == "pain point"
    assert entity_in(Touchpoint.model_fields["rating"].annotation) is Rating
    assert entity_in(Touchpoint.model_fields["title"].annotation) is None


def test_what_a_journey_needs_comes_first() -> None:
    assert list(attributes(Journey))[:3] == ["journey", "title", "stages"]
    assert set(attributes(Journey)) > set(attributes(Catalogue)) - {"organisation"}
