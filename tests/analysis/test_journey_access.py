"""Who can use which stage, worked out by hand.

If it fails, a journey is called open to people who can't complete it, or the share that it strands is wrong.
"""

from pathlib import Path

import pytest

from .study import studied

STRANDED = """
    journey: j
    title: J
    stages:
      - id: begins
        title: Begins
        touchpoints: [{title: A, channel: phone}]
        next: [by-app, by-desk, by-car]
      - id: by-app
        title: By app
        touchpoints: [{title: App, channel: mobile-app}]
        next: [done]
      - id: by-desk
        title: By desk
        touchpoints: [{title: Desk, channel: branch, required: true}, {title: Call, channel: phone}]
        next: [done]
      - id: by-car
        title: By car
        importance: 1
        touchpoints: [{title: Leaflet, channel: print, role: support}]
        next: [far-away]
      - {id: far-away, title: Far away, next: [gave-up], touchpoints: [{title: Kiosk, channel: kiosk}]}
      - {id: gave-up, title: Gave up, outcome: other, next: []}
      - {id: done, title: Done, outcome: success}
    personas:
      at-home: {title: At home, access: {internet: none, travel: none, devices: [landline]}, share: 0.25}
      free: {title: Free, share: 0.5}
    """


def test_stranded_where_the_way_is_met_and_barred(tmp_path: Path) -> None:
    study = studied(tmp_path, STRANDED)
    at_home, free = study.access.personas
    assert (at_home.able, free.able) == (False, True)
    assert at_home.stranded_at == ("by-app", "by-desk", "far-away")  # a leaflet alone is a stage without steps
    assert free.stranded_at == ()
    assert (study.access.able_share, study.access.stranded_share, study.access.unknown_share) == (0.5, 0.25, 0.25)
    by_stage = {gap.stage.id: gap.priority for gap in study.gaps}
    assert by_stage["by-app"] == 3 * (1 + 3) * 9
    assert by_stage["begins"] == 3 * 9


def test_one_persona_without_a_share_leaves_all_shares_unsaid(tmp_path: Path) -> None:
    study = studied(tmp_path, STRANDED.replace(", share: 0.25", ""))
    assert (study.access.able_share, study.access.stranded_share, study.access.unknown_share) == (None, None, None)


def test_shares_of_those_who_do_not_travel_are_not_counted(tmp_path: Path) -> None:
    text = STRANDED.replace("    title: J\n", "    title: J\n    travelled_by: [free]\n", 1).replace(
        ", share: 0.25", ""
    )
    study = studied(tmp_path, text)
    assert (study.access.able_share, study.access.stranded_share, study.access.unknown_share) == (0.5, 0, 0.5)


def test_reluctant_counts_only_what_can_be_used(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - id: avoided
            title: Avoided
            touchpoints: [{title: App, channel: mobile-app}, {title: Desk, channel: branch}]
          - id: worrying
            title: Worrying
            touchpoints: [{title: Post, channel: post, raises: [privacy, cost]}]
          - id: a-way-round
            title: A way round
            touchpoints: [{title: App, channel: mobile-app}, {title: Post, channel: post}]
          - id: barred
            title: Barred
            touchpoints: [{title: Desk, channel: branch}]
          - {id: nothing, title: Nothing to use}
        personas:
          p:
            title: P
            access: {travel: none, concerns: [cost]}
            channels: {avoids: [mobile-app]}
        """,
    )
    (persona,) = study.access.personas
    assert persona.reluctant_at == ("avoided", "worrying")
    assert persona.stranded_at == ("barred",)


ENDS = """
    journey: j
    title: J
    stages:
      - {id: begins, title: Begins, next: [signs, declined], touchpoints: [{title: A, channel: web}]}
      - {id: declined, title: Is declined, outcome: other}
      - {id: signs, title: Signs}
    personas:
      offline: {title: Offline, access: {internet: none}, share: 0.25}
      free: {title: Free, share: 0.5}
    """


def test_an_outcome_ends_the_journey_and_an_unmarked_end_is_a_success_where_none_is_marked(tmp_path: Path) -> None:
    study = studied(tmp_path, ENDS)
    assert study.forwards == {"begins": ("signs", "declined"), "declined": (), "signs": ()}
    assert study.ends == {"declined": False, "signs": True}
    assert [persona.able for persona in study.access.personas] == [False, True]


def test_where_no_end_is_a_success_nobody_can_say_who_is_able_or_stranded(tmp_path: Path) -> None:
    study = studied(tmp_path, ENDS.replace("title: Signs", "title: Signs, outcome: other"))
    assert study.access.is_unknown
    assert [(persona.able, persona.stranded_at) for persona in study.access.personas] == [(None, ()), (None, ())]
    assert (study.access.able_share, study.access.stranded_share, study.access.unknown_share) == (None, None, None)


def test_a_passive_stage_is_passed_by_everybody_and_nobody_is_reluctant_there(tmp_path: Path) -> None:
    text = ENDS.replace("title: Begins,", "title: Begins, passive: true,")
    text = text.replace("{title: Free,", "{title: Free, channels: {avoids: [web]},")
    study = studied(tmp_path, text)
    assert [(persona.able, persona.reluctant_at) for persona in study.access.personas] == [(True, ()), (True, ())]


APART = """
    journey: j
    title: J
    stages:
      - id: applies
        title: Applies
        travelled_by: [mother]
        touchpoints: [{title: Form, channel: web, required: true}]
      - id: papers
        title: Papers
        touchpoints:
          - {title: Upload, channel: web, for: [mother]}
          - {title: Office, channel: branch}
      - {id: waits, title: Waits, touchpoints: [{title: Email, channel: email, initiated_by: organisation}]}
      - id: signs
        title: Signs
        touchpoints:
          - {title: Code, channel: sms, initiated_by: organisation, required: true}
          - {title: Letter, channel: post, initiated_by: organisation}
    personas:
      mother: {title: Mother, share: 0.6}
      clerk: {title: Clerk, share: 0.3, access: {internet: none, devices: [landline], assistive: [large-text]}}
    """


def test_who_takes_no_part_passes_and_has_only_steps_of_its_own(tmp_path: Path) -> None:
    mother, clerk = studied(tmp_path, APART).access.personas
    assert {stage: [step.title for step in own] for stage, own in clerk.steps.items()} == {
        "applies": [],
        "papers": ["Office"],
        "waits": [],
        "signs": ["Code"],
    }
    assert [step.title for step in mother.steps["papers"]] == ["Upload", "Office"]
    assert mother.able
    assert (clerk.able, clerk.stranded_at, clerk.unproven_at) == (False, ("signs",), ("papers",))
    assert clerk.passes == {"applies", "papers", "waits"}


def test_the_unproven_are_a_part_of_those_who_are_able(tmp_path: Path) -> None:
    access = studied(
        tmp_path, APART.replace("required: true}\n          - {title: Letter", "}\n          - {title: Letter")
    ).access
    assert [(persona.able, persona.is_unproven) for persona in access.personas] == [(True, False), (True, True)]
    assert access.able_share == pytest.approx(0.9)
    assert access.unproven_share == 0.3
    assert studied(tmp_path, APART.replace(", share: 0.3", "")).access.unproven_share is None
