"""Cases worked out by hand from "What the words mean" in the design's format.md."""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.as_of import is_expired, is_stale
from cxjourney.analysis.questions import questions

from .study import studied

ONE_SOURCE = """
    journey: j
    title: J
    stages:
      - {{id: here, title: Here, data: [s]}}
    data_sources:
      s: {{title: S, type: {type}, refreshed: {refreshed}{more}}}
    """


def one_source(folder: Path, refreshed: str, more: str = "", type_: str = "web-analytics") -> tuple[bool, bool, bool]:
    """Return whether a source is stale, expired, and counts."""
    study = studied(folder, ONE_SOURCE.format(type=type_, refreshed=refreshed, more=more))
    source = study.scope.sources["s"]
    return is_stale(source, study.as_of), is_expired(source, study.as_of), "s" in study.counting


@pytest.mark.parametrize(
    ("refreshed", "more", "stale", "expired"),
    [
        ("2026-11-21", "", False, False),
        ("2026-05-25", "", False, False),  # 180 days, no cadence: warns past 180
        ("2026-05-24", "", True, False),  # 181 days
        ("2025-11-21", "", True, False),  # 365 days
        ("2025-11-20", "", True, True),  # 366 days
        ("2026-08-23", ", cadence: daily", False, False),  # 90 days
        ("2026-08-22", ", cadence: daily", True, False),
        ("2026-05-24", ", cadence: daily", True, True),  # 181 days
        ("2026-09-21", ", cadence: weekly", True, False),  # 61 days
        ("2026-11-10", ", warn_after: 10d", True, False),  # 11 days
        ("2026-11-10", ", error_after: 10d", True, True),  # the warning comes at most as late
        ("2025-11-20", ", warn_after: 2y", False, False),  # 366 days; the end comes at least as late
        ("2026-10-23", ", warn_after: 4w", True, False),  # 29 days: a week has 7
        ("2026-10-22", ", warn_after: 1m", False, False),  # 30 days: a month has 30
        ("2026-12-24", "", False, False),  # a date in the future is no age
    ],
)
def test_limits_of_age(tmp_path: Path, refreshed: str, more: str, stale: bool, expired: bool) -> None:
    assert one_source(tmp_path, refreshed, more) == (stale, expired, not expired)


@pytest.mark.parametrize("type_", ["demographics", "segmentation"])
def test_a_source_without_a_family_does_not_count(tmp_path: Path, type_: str) -> None:
    assert one_source(tmp_path, "2026-11-20", type_=type_) == (False, False, False)
    more = ", families: [contextual]"
    assert one_source(tmp_path, "2026-11-20", more, type_) == (False, False, True)


def test_an_empty_list_of_families_replaces_the_types(tmp_path: Path) -> None:
    assert one_source(tmp_path, "2026-11-20", ", families: []") == (False, False, False)


@pytest.mark.parametrize("status", ["planned", "unavailable"])
def test_only_what_is_available_counts(tmp_path: Path, status: str) -> None:
    assert not one_source(tmp_path, "2026-11-20", f", status: {status}")[2]


def test_a_source_without_a_date_counts(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages: [{id: here, title: Here, data: [s]}]
        data_sources: {s: {title: S, type: survey}}
        """,
    )
    assert set(study.counting) == {"s"}


def test_the_as_of_date_decides(tmp_path: Path) -> None:
    text = ONE_SOURCE.format(type="survey", refreshed="2026-01-01", more="")
    assert "s" in studied(tmp_path, text, as_of=date(2027, 1, 1)).counting
    assert "s" not in studied(tmp_path, text, as_of=date(2027, 1, 2)).counting


def test_coverage_and_priority(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - id: dark
            title: Dark
            importance: 2
            pain_points: [{title: P, severity: critical, status: solved}]
          - id: all-but-own
            title: Seen as a whole
            data: [b, a, c]
            touchpoints: [{title: Not by itself, channel: web}]
          - id: whole
            title: Whole
            data: [a, c]
            touchpoints: [{title: T, channel: web, data: [b]}]
          - id: one-missing
            title: One missing
            importance: 4
            data: [both]
            pain_points: [{title: P, severity: low}, {title: Q, status: in-progress}]
        data_sources:
          a: {title: A, type: survey}
          b: {title: B, type: crm}
          c: {title: C, type: observation}
          both: {title: D, type: other, families: [attitudinal, behavioural]}
        """,
    )
    assert [stage.level for stage in study.coverage.stages] == ["none", "partial", "full", "partial"]
    assert study.coverage.covered_percent == 75
    assert round(study.coverage.known_percent, 4) == round(100 * (0 + 3 + 3 + 2) / 12, 4)
    # dark: 2 × (1 + 0) × 3²; one-missing: 4 × (1 + 2) × 1; all-but-own lacks no family, and so comes last
    assert [(gap.rank, gap.stage.id, gap.priority) for gap in study.gaps] == [
        (1, "dark", 18),
        (2, "one-missing", 12),
        (3, "all-but-own", 0),
    ]


def test_ties_stand_in_the_journeys_order(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: first, title: A, importance: 1}
          - {id: zeta, title: B}
          - {id: alpha, title: C}
        """,
    )
    assert [gap.stage.id for gap in study.gaps] == ["zeta", "alpha", "first"]


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


VOICES = """
    journey: j
    title: J
    stages:
      - id: here
        title: Here
        data: [whole]
        touchpoints:
          - {title: App, channel: mobile-app, data: [own, called]}
          - {title: Large, channel: post, data: [letters], meets: [captions]}
    personas:
      offline: {title: Offline, access: {internet: none, devices: [landline], assistive: [large-text]}}
    data_sources:
      whole: {title: Whole, type: survey}
      own: {title: Own, type: app-analytics}
      called: {title: Called, type: survey, through: [phone, web]}
      letters: {title: Letters, type: observation}
      elsewhere: {title: Elsewhere, type: survey}
      by-app: {title: Elsewhere, type: survey, through: [mobile-app]}
    """


def test_who_is_heard(tmp_path: Path) -> None:
    """A phone is enough for what asks by phone; a letter that doesn't meet the need is not; elsewhere is not here."""
    (voice,) = studied(tmp_path, VOICES).voices
    assert voice.families == {"behavioural": (), "attitudinal": ("called", "whole"), "contextual": ()}


def test_an_emotion_is_assumed_unless_something_shows_it(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: a, title: A, emotions: {p: 1, q: {score: 1, source: old}}}
          - {id: b, title: B, data: [fresh], emotions: {p: 1}}
          - {id: c, title: C, data: [old], emotions: {p: 1}}
        personas: {p: {title: P}, q: {title: Q}}
        data_sources:
          fresh: {title: Fresh, type: survey}
          old: {title: Old, type: survey, refreshed: 2020-01-01}
        """,
    )
    a, b, c = study.journey.stages
    assert [study.assumed(a, "p"), study.assumed(a, "q")] == [True, False]
    assert [study.assumed(b, "p"), study.assumed(c, "p")] == [False, True]


LONG = "The customer waits " + "and waits " * 20


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Waits", "Waits"),
        (f"{LONG} for a letter", f"{LONG} for a call"),
        ("Waits", "'Waits  '"),
        ("Waits (two)", "Waits"),
    ],
)
def test_questions_tell_stages_apart(tmp_path: Path, first: str, second: str) -> None:
    study = studied(
        tmp_path,
        f"""
        journey: j
        title: J
        stages:
          - {{id: one, title: {first}}}
          - {{id: two, title: {second}}}
          - {{id: three, title: Waits}}
        """,
    )
    assert len({question.stage for gap in study.gaps for question in questions(study, gap)}) == 3
