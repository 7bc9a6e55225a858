"""The questions that a gap calls for.

If it fails, two stages get the same question, and nobody knows which of them it is about.
"""

import itertools
from pathlib import Path

import pytest

from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.gap_wording import question_text
from cxjourney.languages import language

from .study import studied

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
    assert len({question.stage for gap in study.gaps for question in gap_questions(study, gap)}) == 3


def test_no_two_gaps_of_a_journey_get_the_same_question(tmp_path: Path) -> None:
    # Nothing is known of these stages, but what their touchpoints are called, and that nobody asks Greta.
    stages = "\n".join(
        f"          - {{id: s{n}, title: Waits, touchpoints: [{{title: Letter, channel: post}}]}}" for n in range(6)
    )
    study = studied(
        tmp_path,
        f"""
        journey: j
        title: J
        stages:
{stages}
        personas: {{greta: {{title: Greta}}}}
        """,
    )
    asked = [[question_text(one, language("en")) for one in gap_questions(study, gap)] for gap in study.gaps]
    every = [text for some in asked for text in some]
    assert len(every) == len(set(every)) == 18
    kinds = [gap_questions(study, gap)[0].kind for gap in study.gaps]
    assert kinds[:4] == ["no-data-at", "behavioural-at", "attitudinal-of", "contextual-at"]
    assert all(kind != other for kind, other in itertools.pairwise(kinds))
    assert asked[0][0] == (
        "If something went wrong with “Letter” at “Waits (s0)” today, who would notice, and how soon?"
    )
    assert asked[2][0] == (
        "No data says how these feel: “Greta”. What do they expect at “Waits (s2)”, and who will ask them?"
    )


def test_nobody_is_asked_how_many_get_through_where_customers_give_up(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: orders, title: Orders, next: [done, gives-up]}
          - {id: done, title: Done, outcome: success}
          - {id: gives-up, title: Gives up, outcome: other, data: [d], touchpoints: [{title: Form, channel: web}]}
        data_sources: {d: {title: Talks, type: interviews, refreshed: 2026-11-01}}
        """,
    )
    asked = {
        gap.stage.id: [question_text(one, language("en")) for one in gap_questions(study, gap)] for gap in study.gaps
    }
    assert "How many end at “Gives up”, where do they come from, and why?" in asked["gives-up"]
    assert not [text for text in asked["gives-up"] if "get through" in text]
    assert [text for text in asked["orders"] if "get through" in text]


def test_personas_go_by_their_names_unless_two_are_called_alike(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - id: one
            title: Applies
            touchpoints: [{title: Form, channel: web}]
            emotions: {ann: 0.5, ben: -1, cat: {score: 1}}
        personas:
          ann: {title: "Ann, who has no device", name: Annie, access: {devices: [], internet: none}}
          ben: {title: A young father, name: Sam}
          cat: {title: An old father, name: Sam}
        """,
    )
    (gap,) = study.gaps
    asked = " ".join(question_text(one, language("en")) for one in gap_questions(study, gap))
    assert "“Annie” can't get past “Applies”" in asked
    assert "“Annie”, “A young father” and “An old father”" in asked
    assert "Sam" not in asked
