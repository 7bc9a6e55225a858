"""What the format's entities mean where something is left out or written in short.

If it fails, a short journey means something else than the same one written in full.
"""

import pytest
from pydantic import ValidationError

from cxjourney.model import (
    Access,
    Emotion,
    Journey,
    Link,
    Metric,
    Opportunity,
    PainPoint,
    Persona,
    Stage,
    Touchpoint,
)


def test_what_is_left_out() -> None:
    touchpoint = Touchpoint.model_validate({"title": "A letter", "channel": "post"})
    assert (touchpoint.label, touchpoint.role, touchpoint.required, touchpoint.meets) == (
        "A letter",
        "step",
        False,
        None,
    )
    pain = PainPoint.model_validate({"title": "It hurts"})
    assert (pain.label, pain.severity, pain.status, pain.is_open) == ("It hurts", None, "open", True)
    assert (pain.severity_weight, Opportunity.model_validate({"title": "Help"}).status) == (2, None)
    access = Access()
    assert access.unsaid == ("internet", "devices", "skills", "travel")
    assert (access.internet, access.skills, access.travel, len(access.devices)) == ("good", "confident", "any", 6)
    journey = Journey.model_validate({"journey": "j", "title": "J", "stages": [{"id": "s", "title": "S"}]})
    assert (journey.language, journey.status, journey.state, journey.scope) == ("en", "agreed", "current", "part")
    assert journey.travelled_by is None
    assert (journey.stages[0].importance, journey.stages[0].next, journey.stages[0].entry) == (None, None, False)
    assert journey.stages[0].importance_weight == 3


@pytest.mark.parametrize(
    ("status", "is_open"), [("open", True), ("in-progress", True), ("solved", False), ("accepted", False)]
)
def test_pain_points_that_still_hurt(status: str, is_open: bool) -> None:
    assert PainPoint.model_validate({"title": "P", "status": status}).is_open is is_open


def test_what_is_written_in_short_means_the_same_in_full() -> None:
    stage = Stage.model_validate(
        {"id": "s", "title": "S", "next": ["a", {"to": "b", "share": 0.5}], "emotions": {"p": 1}}
    )
    assert stage.next == (Link(to="a"), Link(to="b", share=0.5))
    assert stage.emotions == {"p": Emotion(score=1)}
    persona = Persona.model_validate({"title": "P", "share": 0.25})
    assert persona.share is not None
    assert persona.share.value == 0.25


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [("nps", None, True), ("time", None, False), ("contacts", None, False), ("other", None, None), ("other", True,
    True),
     ("time", True, True), ("csat", False, False)],
)  # fmt: skip
def test_the_direction_that_is_better(kind: str, given: bool | None, expected: bool | None) -> None:
    metric = {"kind": kind, "value": 1} | ({} if given is None else {"higher_is_better": given})
    assert Metric.model_validate(metric).more_is_better is expected


def test_entities_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Touchpoint.model_validate({"title": "T", "channel": "web"}).title = "U"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("persona", "name"),
    [
        ({"title": "Dara, 25, has only a smartphone"}, "Dara"),
        ({"title": "A new patient (Pat)"}, "A new patient"),
        ({"title": "مریم، ۶۸ ساله"}, "مریم"),
        ({"title": "Newcomers, rural", "name": "Ann"}, "Ann"),
        ({"title": ", and so on"}, ", and so on"),
    ],
)
def test_a_persona_is_called_by_its_name_or_what_its_title_begins_with(persona: dict[str, str], name: str) -> None:
    assert Persona.model_validate(persona).short_name == name
