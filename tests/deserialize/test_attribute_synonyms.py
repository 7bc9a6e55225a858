"""What other maps call an attribute is answered with what the format has in its place.

If it fails, somebody who brings a map of another tool is told what can't be written, and not what can.
"""

import pytest

from cxjourney.deserialize.attribute_synonyms import hint_for
from cxjourney.model import Journey, Persona, Stage, Touchpoint
from cxjourney.model.introspection import attributes

from .test_field_errors import PERSONA, TOP, TOUCHPOINT, found_in


def stage(line: str) -> str:
    return TOP + f"    {line}\n"


def touchpoint(line: str) -> str:
    return TOUCHPOINT + f"        {line}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (stage("group: Arrival"), "Write phase: arrival, and list it under phases: of the journey, as - {id: arrival,"),
        (stage("milestone: ورود"), "Write phase: phase-1, and list it under phases: of the journey"),
        (stage("gains: [{title: Was greeted by name}]"), "under strengths:, each text after a hyphen: - Was greeted"),
        (stage('gains: ["One: of two"]'), '- "One: of two"'),
        (stage("duration: {usual: 10min}"), "Did you mean typical?"),
        (stage("duration: {max: 40min}"), "Did you mean longest?"),
        (stage("waiting_time: 10 minutes"), "Write how long it takes: duration: {typical: 10min}"),
        (stage("moments of truth: 1"), "Write moment_of_truth: true"),
        (stage("actors: [dara]"), "under travelled_by:, by the personas' ids."),
        (stage("risks: It rains"), "notes: {risks: [It rains]}, and list the lane under lanes: of the journey, as"),
        (stage("ideas: [A kiosk]"), "under opportunities:, each after a hyphen: - title: A kiosk"),
        (stage("sub_journey: close"), "the id of the journey that tells this stage in full under journey:."),
        (touchpoint("front_stage: Asks for the card"), "under staff:, each text after a hyphen: - Asks for the card"),
        (touchpoint("Physical-Evidence: Waiting room"), "under evidence:, each text after a hyphen: - Waiting room"),
        (touchpoint("url: https://a.example"), "Did you mean link?"),
        (touchpoint("emotions: {patient: 1}"), "emotions belongs to a stage: move this line there."),
        (stage("front_stage: Asks"), "It belongs to a touchpoint. Write what staff do that customers see under staff:"),
        (PERSONA + "    nickname: Dara\n", "Did you mean name?"),
        (PERSONA + "    age: 34\n", "under demographics:, each text after a hyphen"),
    ],
)
def test_a_name_of_other_maps_is_answered_with_the_attribute(text: str, says: str) -> None:
    (finding,) = found_in(text)
    assert says in finding.help


MAP = """
journey: clinic
title: A visit to the clinic
phases: [{id: arrival, title: Arrival}]
lanes: [{id: risks, title: Risks}]
personas:
  patient: {title: Patient, access: {devices: [smartphone], lacks: [printer, step-free]}}
stages:
  - id: checks-in
    title: Checks in
    phase: arrival
    duration: {typical: 10min, longest: 40min}
    travelled_by: [patient]
    emotions: {patient: {score: 0.5, says: At last}}
    strengths: [Was greeted by name, {text: Was seen at once, persona: patient}]
    notes: {risks: [A queue on Mondays]}
    touchpoints:
      - title: Front desk
        channel: branch
        asks_for: [step-free]
        staff: [Asks for the card]
        evidence: [Waiting room, Sign-in sheet]
        moment_of_truth: true
    metrics:
      - {kind: nps, value: 22, persona: patient, channel: branch}
      - {kind: completion, value: 58, history: [{date: 2025-01-31, value: 40}, {date: 2026-01-31, value: 52}]}
"""
"""What real maps say, as the format has it."""


def test_what_real_maps_say_can_be_said() -> None:
    assert found_in(MAP.lstrip()) == []


@pytest.mark.parametrize(
    ("said", "instead", "says"),
    [
        ("title: A visit to the clinic", "title: {en: A visit, fa: ویزیت}", "in one language, named under language:."),
        ("devices: [smartphone]", "devices: [smartphone, printer]", "asks_for: [printer]; who has none writes so"),
        ("devices: [smartphone]", "devices: [phone]", "the phone that is meant: smartphone, basic-phone or landline."),
        (
            "lacks: [printer, step-free]",
            "assistive: [wheelchair]",
            "under lacks:, which knows hearing,",
        ),
        ("[{date: 2025-01-31, value: 40}", "[40", "Write {date: YYYY-MM-DD, value: 40}"),
        ("{typical: 10min, longest: 40min}", "10min", "Write duration: {typical: 10min}"),
    ],
)
def test_what_they_say_otherwise_is_answered_with_how(said: str, instead: str, says: str) -> None:
    (finding,) = found_in(MAP.lstrip().replace(said, instead))
    assert says in finding.help


@pytest.mark.parametrize("entity", [Journey, Stage, Touchpoint, Persona])
def test_a_text_that_was_written_is_repeated_as_it_stands(entity: type[Stage]) -> None:
    for name in ("group", "gains", "front_stage", "risks", "ideas"):
        assert "TEXT of NAME" in (hint_for(name, "TEXT of NAME", attributes(entity)) or "TEXT of NAME")


def test_nothing_is_said_of_what_an_entity_can_have_no_place_for() -> None:
    assert hint_for("group", "Arrival", attributes(Persona)) == ""
    assert hint_for("weather", "fine", attributes(Stage)) == ""
