"""What each claim of a journey rests on: evidenced, outdated or assumed.

If it fails, a map or a page shows as fact what somebody only guessed, or what an old survey once said.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.claim_evidence import count_states, emotion_state, fitting_sources, journey_claims

from .study import studied

SOURCES = """
data_sources:
  fresh: {title: Fresh, type: survey, refreshed: 2026-11-01}
  stale: {title: Stale, type: survey, refreshed: 2026-03-01}
  old: {title: Old, type: survey, refreshed: 2020-01-01}
  gone: {title: Gone, type: survey, status: unavailable}
  planned: {title: Planned, type: survey, status: planned}
  segments: {title: Segments, type: segmentation, refreshed: 2026-11-01}
  clicks: {title: Clicks, type: web-analytics}
"""
STATE_OF_SOURCE = {
    "fresh": "evidenced",
    "stale": "evidenced",
    "old": "outdated",
    "gone": "outdated",
    "planned": "assumed",
    "segments": "assumed",
    "clicks": "evidenced",
}
CLAIMS = {
    "emotion": "emotions: {p: {score: 1SOURCE}}",
    "pain-point": "pain_points: [{title: Hurts, evidence: [LIST]}]",
    "quote": "quotes: [{text: Why me?SOURCE}]",
    "text": "goals: [{text: Be done, persona: pSOURCE}]",
    "duration": "duration: {typical: 2dSOURCE}",
    "way": "next: [{to: b, share: 0.5SOURCE}]",
    "rating": "touchpoints: [{title: Site, channel: web, rating: {ease: {score: 3SOURCE}}}]",
    "metric": "metrics: [{kind: csat, value: 4SOURCE}]",
    "delivery": "delivery: {claimed: 80, experienced: 40SOURCE}",
}
PERSONA_CLAIMS = {
    "share": "share: {value: 0.5SOURCE}",
    "persona": "research: {sources: [LIST]}",
    "text": "needs: [{text: Time, persona: pSOURCE}]",
}


def journey(stage: str = "", persona: str = "") -> str:
    attributes = "".join(f", {text}" for text in (stage,) if text)
    own = "".join(f", {text}" for text in (persona,) if text)
    return (
        f"journey: j\ntitle: J\nstages:\n  - {{id: a, title: A{attributes}}}\n  - {{id: b, title: B}}\n"
        f"personas: {{p: {{title: P{own}}}}}\n{SOURCES}"
    )


def naming(text: str, source: str | None) -> str:
    return text.replace("SOURCE", f", source: {source}" if source else "").replace("LIST", source or "")


def states(folder: Path, text: str, kind: str) -> list[str]:
    return [claim.state for claim in journey_claims(studied(folder, text)) if claim.kind == kind]


@pytest.mark.parametrize("source", [None, *STATE_OF_SOURCE])
@pytest.mark.parametrize("kind", CLAIMS)
def test_a_claim_at_a_stage_is_what_its_source_makes_it(tmp_path: Path, kind: str, source: str | None) -> None:
    wanted = STATE_OF_SOURCE[source] if source else "assumed"
    assert states(tmp_path, journey(stage=naming(CLAIMS[kind], source)), kind) == [wanted]


@pytest.mark.parametrize("source", [None, *STATE_OF_SOURCE])
@pytest.mark.parametrize("kind", PERSONA_CLAIMS)
def test_a_claim_about_a_persona_is_what_its_source_makes_it(tmp_path: Path, kind: str, source: str | None) -> None:
    wanted = STATE_OF_SOURCE[source] if source else "assumed"
    if (kind, source) == ("share", "segments"):
        wanted = "evidenced"
    assert states(tmp_path, journey(persona=naming(PERSONA_CLAIMS[kind], source)), kind) == [wanted]


def test_data_that_sees_the_stage_is_no_source_of_an_emotions_own(tmp_path: Path) -> None:
    study = studied(tmp_path, journey(stage="data: [fresh], emotions: {p: 1}"))
    assert emotion_state(study, study.journey.stages[0], "p") == "assumed"


def test_one_source_that_counts_is_enough_for_a_pain_point(tmp_path: Path) -> None:
    text = journey(stage="pain_points: [{title: Hurts, evidence: [old, planned, fresh]}]")
    assert states(tmp_path, text, "pain-point") == ["evidenced"]


@pytest.mark.parametrize(
    ("research", "state"),
    [
        ("", "assumed"),
        (", research: {interviews: 0}", "assumed"),
        (", research: {interviews: 5}", "evidenced"),
        (", research: {interviews: 5, last: 2026-06-01}", "evidenced"),
        (", research: {interviews: 5, last: 2025-06-01}", "outdated"),
        (", research: {interviews: 5, last: 2025-06-01, sources: [fresh]}", "evidenced"),
        (", research: {interviews: 5, last: 2026-06-01, sources: [old]}", "evidenced"),
        (", research: {last: 2026-06-01}", "assumed"),
    ],
)
def test_a_persona_rests_on_interviews_or_sources(tmp_path: Path, research: str, state: str) -> None:
    text = journey(persona=research.removeprefix(", "))
    assert states(tmp_path, text, "persona") == [state]


def test_what_claims_nothing_that_a_source_could_show_is_not_counted(tmp_path: Path) -> None:
    """A way without a share, a metric that nobody has measured yet, and what staff do."""
    asks = "touchpoints: [{title: Site, channel: web, staff: [Asks]}]"
    text = journey(stage=f"next: [b], metrics: [{{kind: csat}}], {asks}")
    assert {claim.kind for claim in journey_claims(studied(tmp_path, text))} == {"persona"}


def test_a_text_counts_in_the_short_form_as_in_the_long_one(tmp_path: Path) -> None:
    texts = "goals: [Be done, {text: Be quick}], questions: [How long?], thoughts: [{text: Hm, source: fresh}]"
    assert states(tmp_path, journey(stage=texts), "text") == ["assumed", "assumed", "assumed", "evidenced"]


def test_a_claim_says_where_it_stands(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        metrics: [{kind: nps, value: 12}]
        stages:
          - {id: a, title: A}
          - id: b
            title: B
            touchpoints: [{title: Site, channel: web, staff: [{text: Asks, persona: p}]}]
            notes: {ours: [{text: Mind, persona: p}]}
        lanes: [{id: ours, title: Ours}]
        personas: {p: {title: P, share: 0.2}}
        """,
    )
    assert [(claim.kind, claim.stage, claim.persona, claim.path) for claim in journey_claims(study)] == [
        ("text", "b", "p", ("stages", 1, "notes", "ours", 0)),
        ("text", "b", "p", ("stages", 1, "touchpoints", 0, "staff", 0)),
        ("metric", None, None, ("metrics", 0)),
        ("persona", None, "p", ("personas", "p", "research")),
        ("share", None, "p", ("personas", "p", "share")),
    ]


def test_claims_are_counted_by_kind_and_state(tmp_path: Path) -> None:
    text = journey(stage="quotes: [{text: One}, {text: Two, source: old}, {text: Three, source: fresh}]")
    assert count_states(journey_claims(studied(tmp_path, text))) == {
        "quote": {"evidenced": 1, "outdated": 1, "assumed": 1},
        "persona": {"evidenced": 0, "outdated": 0, "assumed": 1},
    }


def test_sources_that_could_show_a_claim_see_its_stage_and_tell_of_its_kind(tmp_path: Path) -> None:
    claims = "emotions: {p: 1}, duration: {typical: 2d}, metrics: [{kind: csat, value: 4}], goals: [Be done]"
    study = studied(tmp_path, journey(stage=f"data: [fresh, clicks, old], {claims}"))
    fitting = {claim.kind: fitting_sources(study, claim) for claim in journey_claims(study)}
    assert fitting == {
        "emotion": ("fresh",),
        "duration": ("clicks",),
        "metric": ("fresh",),
        "text": ("fresh", "clicks"),
        "persona": (),
    }


FIGURES = {
    "rating": "touchpoints: [{title: Site, channel: web, rating: {ease: 3}}]",
    "duration": "duration: {typical: 2d}",
    "way": "next: [{to: b, share: 0.5}]",
    "delivery": "delivery: {claimed: 80, experienced: 40}",
    "nps": "metrics: [{kind: nps, value: 4}]",
    "contacts": "metrics: [{kind: contacts, value: 4}]",
    "time": "metrics: [{kind: time, value: 4}]",
    "other": "metrics: [{kind: other, value: 4}]",
}


@pytest.mark.parametrize(
    ("figure", "types"),
    [
        ("rating", {"survey", "usability-test"}),
        ("duration", {"web-analytics", "call-log", "observation"}),
        ("way", {"web-analytics", "call-log"}),
        ("delivery", {"survey"}),
        ("nps", {"survey", "survey-nps"}),
        ("contacts", {"call-log"}),
        ("time", {"web-analytics", "call-log", "observation"}),
        ("other", {"survey", "survey-nps", "usability-test", "web-analytics", "call-log", "observation", "interviews",
                   "search-queries", "market-research"}),
    ],
)  # fmt: skip
def test_a_figure_is_shown_by_data_that_can_measure_it(tmp_path: Path, figure: str, types: set[str]) -> None:
    every = ("survey", "survey-nps", "usability-test", "web-analytics", "call-log", "observation", "interviews",
             "search-queries", "market-research")  # fmt: skip
    sources = "".join(f"  s-{type_}: {{title: T, type: {type_}}}\n" for type_ in every)
    text = journey(stage=f"data: [{', '.join(f's-{type_}' for type_ in every)}], {FIGURES[figure]}") + sources
    study = studied(tmp_path, text)
    (claim,) = (one for one in journey_claims(study) if one.stage)
    assert {id_.removeprefix("s-") for id_ in fitting_sources(study, claim)} == types


def test_data_of_a_type_of_its_own_can_show_what_its_families_can(tmp_path: Path) -> None:
    own = "  own: {title: O, type: other, families: [behavioural]}\n"
    own += "  felt: {title: F, type: other, families: [attitudinal]}\n"
    text = journey(stage=f"data: [own, felt], {FIGURES['duration']}") + own
    study = studied(tmp_path, text)
    (claim,) = (one for one in journey_claims(study) if one.stage)
    assert fitting_sources(study, claim) == ("own",)


def test_two_ways_to_one_stage_differ_by_when_they_are_taken(tmp_path: Path) -> None:
    text = journey(stage="next: [{to: b, when: it fits, share: 0.5}, {to: b, when: it is tight, share: 0.2}]")
    ways = [claim.title for claim in journey_claims(studied(tmp_path, text)) if claim.kind == "way"]
    assert ways == ["B: it fits", "B: it is tight"]


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ("refreshed: 2026-10-01", "evidenced"),
        ("refreshed: 2020-10-01", "outdated"),
        ("status: unavailable", "outdated"),
        ("status: planned", "assumed"),
    ],
)
def test_who_customers_are_is_shown_by_data_on_who_they_are(tmp_path: Path, attributes: str, state: str) -> None:
    text = journey(stage="emotions: {p: {score: 1, source: s}}", persona="share: {value: 0.4, source: s}")
    text = text.replace("data_sources:", f"data_sources:\n  s: {{title: S, type: segmentation, {attributes}}}")
    assert states(tmp_path, text, "share") == [state]
    assert states(tmp_path, text, "emotion") == ["assumed"]


def test_data_that_does_not_hear_a_persona_is_not_said_to_be_able_to_show_what_it_feels(tmp_path: Path) -> None:
    video = "  video: {title: V, type: interviews, through: [video-call]}\n"
    people = "personas: {p: {title: P}, q: {title: Q, access: {internet: poor}}}"
    text = journey(stage="data: [video], emotions: {p: 1, q: -1}, goals: [Be done, {text: Mine, persona: q}]") + video
    assert "personas: {p: {title: P}}" in text
    study = studied(tmp_path, text.replace("personas: {p: {title: P}}", people))
    fitting = {(one.kind, one.persona): fitting_sources(study, one) for one in journey_claims(study) if one.stage}
    assert fitting == {
        ("emotion", "p"): ("video",),
        ("emotion", "q"): (),
        ("text", None): ("video",),
        ("text", "q"): (),
    }
