"""From plain data to entities: what passes, what is passed over, and how many faults one file tells.

If it fails, a team's own keys are called errors, or a misspelt attribute passes for one of them.
"""

import pytest

from cxjourney.deserialize.entities import MAX_FAULTS, deserialize
from cxjourney.files.text_file import TextFile
from cxjourney.model import Catalogue, Journey
from cxjourney.parse.document import Document, parse

STAGES = "stages: [{id: s, title: S}]\n"
HEAD = f"journey: a\ntitle: T\n{STAGES}"


def document(text: str) -> Document:
    parsed = parse(TextFile("a.yaml", text))
    assert isinstance(parsed, Document)
    return parsed


def test_a_sound_journey() -> None:
    built = deserialize(document(HEAD), Journey)
    assert built.notices == ()
    assert built.entity is not None
    assert (built.entity.journey, built.entity.stages[0].importance, built.entity.scope) == ("a", None, "part")


EVERYWHERE = """
journey: a
title: T
x-top: [1, {x-inner: null}]
x-null:
review: {x-a: 1, last: 2026-01-01}
waivers: [{rule: CX301, reason: r, until: 2026-12-01, x-a: 1}]
metrics: [{kind: nps, value: 1, x-a: 1, benchmark: {value: 1, x-a: 1}}]
teams: {t: {title: T, x-a: 1}}
personas:
  p: {title: P, x-a: 1, share: {value: 1, x-a: 1}, research: {x-a: 1}, access: {x-a: 1}, channels: {x-a: 1}}
data_sources: {d: {title: D, type: survey, x-a: 1}}
channels: {c: {title: C, kind: post, x-a: 1}}
stages:
  - id: s
    title: S
    x-a: 1
    next: [{to: s, x-a: 1}]
    quotes: [{text: a, x-a: 1}]
    emotions: {p: {score: 1, x-a: 1}}
    delivery: {claimed: 1, experienced: 1, x-a: 1}
    metrics: [{kind: nps, value: 1, x-a: 1}]
    touchpoints: [{title: T, channel: web, x-a: 1, rating: {ease: 1, x-a: 1}, backstage: {x-a: 1}}]
    pain_points: [{title: T, x-a: 1, opportunities: [{title: T, x-a: 1}]}]
"""


def test_attributes_of_the_teams_own_are_passed_over_everywhere() -> None:
    built = deserialize(document(EVERYWHERE), Journey)
    assert built.notices == ()
    assert built.entity is not None
    assert "x-a" not in built.entity.model_dump_json()


def test_they_are_passed_over_in_a_catalogue() -> None:
    assert deserialize(document("x-a: 1\norganisation: {title: O, x-a: {x-b: 1}}\n"), Catalogue).notices == ()


def test_what_is_the_teams_own_hides_no_fault() -> None:
    notices = deserialize(
        document(EVERYWHERE.replace("kind: nps", "kind: npp").replace("    x-a", "    y-a")), Journey
    ).notices
    assert sorted((notice.span.line, notice.message.split()[0]) for notice in notices) == [
        (8, "kind"),
        (17, "y-a"),
        (22, "kind"),
    ]


@pytest.mark.parametrize("kind", ["teams", "personas", "data_sources", "channels"])
def test_where_keys_are_ids_none_is_the_teams_own(kind: str) -> None:
    (notice, *_) = deserialize(
        document(HEAD + f"{kind}: {{x-a: {{title: T, type: survey, kind: post}}}}\n"), Journey
    ).notices
    assert notice.message == "x-a can't be an id."


def test_an_emotion_of_nobody_is_passed_to_the_references() -> None:
    built = deserialize(document(HEAD.replace("title: S", "title: S, emotions: {x-a: 1}")), Journey)
    assert built.entity is not None  # CX103 says that no persona is called x-a


def test_the_document_is_left_as_it_is() -> None:
    one = document(EVERYWHERE)
    deserialize(one, Journey)
    assert one.data["stages"][0]["x-a"] == 1


def test_the_faults_of_one_file_are_capped() -> None:
    stages = "".join(f"  - {{id: s{n}, title: S, importance: 9}}\n" for n in range(MAX_FAULTS + 50))
    notices = deserialize(document(f"journey: a\ntitle: T\nstages:\n{stages}"), Journey).notices
    assert len(notices) == MAX_FAULTS + 1
    assert notices[-1].message == "And more faults of this kind in this file."
    assert notices[-1].span.line == MAX_FAULTS + 4
    exactly = "".join(f"  - {{id: s{n}, title: S, importance: 9}}\n" for n in range(MAX_FAULTS))
    assert len(deserialize(document(f"journey: a\ntitle: T\nstages:\n{exactly}"), Journey).notices) == MAX_FAULTS


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "".join(f"k{n}: 1\n" for n in range(20_000)),
        HEAD + "".join(f"x-k{n}: 1\n" for n in range(20_000)),
        "journey: a\ntitle: T\nstages:\n" + "".join(f"  - {{id: s{n}, titel: S, x-a: b}}\n" for n in range(10_000)),
    ],
    ids=["unknown", "the team's own", "misspelt"],
)
def test_the_time_grows_with_the_file_and_not_faster(text: str) -> None:
    notices = deserialize(
        document(text), Journey
    ).notices  # took a minute and more when each fault looked at all others
    assert len(notices) in (0, MAX_FAULTS + 1)


def test_an_alias_with_a_fault_is_told_once() -> None:
    text = "journey: a\ntitle: T\nstages:\n  - &s {id: a, title: 3}\n  - *s\n"
    (notice,) = deserialize(document(text), Journey).notices
    assert (notice.span.line, notice.span.column) == (4, 23)


def test_a_key_that_is_called_like_its_attribute() -> None:
    (notice,) = deserialize(document(HEAD + "teams: {teams: 3}\n"), Journey).notices
    assert notice.message.startswith("This team is the number 3")
