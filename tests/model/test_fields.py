"""What the format's entities mean: defaults, durations, limits of age, and the channels that are known."""

from datetime import date

import pytest
from pydantic import ValidationError

from cxjourney.model import (
    Access,
    Channel,
    DataSource,
    Emotion,
    Journey,
    Link,
    Metric,
    PainPoint,
    Persona,
    Review,
    Stage,
    Touchpoint,
    known_channels,
)
from cxjourney.model.fields import is_slug
from cxjourney.model.vocabulary import FAMILIES_OF_TYPE


@pytest.mark.parametrize(
    ("text", "days"), [("1d", 1), ("90d", 90), ("6w", 42), ("3m", 90), ("1y", 365), ("2y", 730), ("99999d", 99999)]
)
def test_durations_in_days(text: str, days: int) -> None:
    assert Review.model_validate({"every": text}).every == days


@pytest.mark.parametrize("text", ["", "d", "0d", "-1d", "1.5m", "90", "90 d", "90D", "1w2d", "90d\n", "۹۰d", "100000d"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate({"every": text})


@pytest.mark.parametrize("text", ["1990-01-01", "2100-12-31", "2024-02-29"])
def test_days(text: str) -> None:
    assert Review.model_validate({"last": text}).last == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    ["1989-12-31", "2101-01-01", "2025-02-29", "2026-1-1", "20260101", "2026-W01-1", "2026-01-01\n", "۲۰۲۶-۰۱-۰۱"],
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate({"last": text})


@pytest.mark.parametrize("text", ["a", "a-b", "1a", "a1", "12-a", "a" * 64, "nulls", "xy", "x1-a"])
def test_ids(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "12",
        "1-2",
        "a" * 65,
        "null",
        "true",
        "false",
        "x-a",
        "é",
        "a b",
        "a\n",
        "..",
        "a/b",
        "۱a",
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert not is_slug(text)


TABLE = """
web, social, chat | digital | metered | smartphone, tablet, laptop, desktop | basic | none
mobile-app | digital | metered | smartphone, tablet | basic | none
email | digital | poor | smartphone, tablet, laptop, desktop | basic | none
video-call | digital | good | smartphone, tablet, laptop, desktop | basic | none
sms | digital | none | smartphone, basic-phone | none | none
kiosk | digital | none | | basic | local
phone | voice | none | smartphone, basic-phone, landline | none | none
branch, store, event | physical | none | | none | local
home-visit, broadcast, word-of-mouth | physical | none | | none | none
post, print | post | none | | none | none
"""


def test_the_channels_that_are_known_are_those_of_the_design() -> None:
    expected = {}
    for line in TABLE.strip().splitlines():
        ids, kind, internet, devices, skills, travel = (cell.strip() for cell in line.split("|"))
        for id_ in ids.split(", "):
            expected[id_] = (kind, internet, tuple(device for device in devices.split(", ") if device), skills, travel)
    known = known_channels()
    assert {
        id_: (channel.kind, channel.internet, channel.devices, channel.skills, channel.travel)
        for id_, channel in known.items()
    } == expected
    for channel in known.values():
        assert Channel.model_validate(channel.model_dump()) == channel


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        ({}, (180, 365)),
        ({"cadence": "continuous"}, (90, 180)),
        ({"cadence": "daily"}, (90, 180)),
        ({"cadence": "weekly"}, (60, 120)),
        ({"cadence": "monthly"}, (90, 180)),
        ({"cadence": "quarterly"}, (180, 365)),
        ({"cadence": "yearly"}, (400, 800)),
        ({"cadence": "one-off"}, (365, 730)),
        ({"warn_after": "10d"}, (10, 365)),
        ({"warn_after": "2y"}, (730, 730)),
        ({"error_after": "2y"}, (180, 730)),
        ({"error_after": "10d"}, (10, 10)),
        ({"warn_after": "20d", "error_after": "10d"}, (20, 10)),
        ({"cadence": "yearly", "error_after": "1y"}, (365, 365)),
    ],
)
def test_ages_at_which_a_source_is_stale_and_expired(given: dict[str, str], limits: tuple[int, int]) -> None:
    assert DataSource.model_validate({"title": "D", "type": "survey", **given}).limits == limits


def test_families_come_from_the_type_unless_they_are_named() -> None:
    def brings(**given: object) -> tuple[str, ...]:
        return DataSource.model_validate({"title": "D", **given}).brings

    assert brings(type="call-log") == ("behavioural",)
    assert brings(type="complaints") == ("attitudinal",)
    assert brings(type="partner-data") == ("contextual",)
    assert brings(type="demographics") == brings(type="segmentation") == ()
    assert brings(type="crm", families=["contextual", "attitudinal"]) == ("contextual", "attitudinal")
    assert brings(type="crm", families=[]) == ()
    assert len(FAMILIES_OF_TYPE) == 33


def test_what_is_left_out() -> None:
    touchpoint = Touchpoint.model_validate({"title": "A letter", "channel": "post"})
    assert (touchpoint.label, touchpoint.role, touchpoint.required, touchpoint.meets) == (
        "A letter",
        "step",
        False,
        None,
    )
    pain = PainPoint.model_validate({"title": "It hurts"})
    assert (pain.label, pain.severity, pain.status, pain.is_open) == ("It hurts", "medium", "open", True)
    access = Access()
    assert (access.internet, access.skills, access.travel, len(access.devices)) == ("good", "confident", "any", 6)
    journey = Journey.model_validate({"journey": "j", "title": "J", "stages": [{"id": "s", "title": "S"}]})
    assert (journey.language, journey.status, journey.state, journey.scope) == ("en", "agreed", "current", "part")
    assert journey.travelled_by is None
    assert (journey.stages[0].importance, journey.stages[0].next, journey.stages[0].entry) == (3, None, False)


@pytest.mark.parametrize(
    ("status", "is_open"), [("open", True), ("in-progress", True), ("solved", False), ("accepted", False)]
)
def test_pain_points_that_still_hurt(status: str, is_open: bool) -> None:
    assert PainPoint.model_validate({"title": "P", "status": status}).is_open is is_open


def test_short_forms() -> None:
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
