"""Mermaid's diagrams as drafts: all that they say, nothing that they don't, and a list of the rest.

If it fails, a team's map comes in with a feeling that nobody drew, or loses one without a word.
"""

from typing import cast

import pytest

from cxjourney.files.text_file import TextFile
from cxjourney.importers.draft import Draft, DraftJourney, ImportOptions
from cxjourney.importers.mermaid import read
from tests.importers.drafts import draft_texts

DAY = """\
journey
  title My day: the long one
  section Morning
    Makes tea: 5: Me
    Goes up: 3: Me, Cat
  section Evening
    Sits down: 1.5: Cat
"""


def draft(text: str, name: str = "day.mmd", language: str | None = None) -> Draft:
    return read([TextFile(name, text)], ImportOptions(language))


def values(journey: DraftJourney, key: str) -> list[object]:
    """What the stages of a draft say under a key."""
    return [stage[key] for stage in cast("list[dict[str, object]]", journey.data["stages"])]


def listed(text: str, name: str = "day.mmd") -> list[tuple[int, str]]:
    return [(one.line, one.what) for one in draft(text, name).not_carried]


def test_what_a_diagram_says_is_what_the_draft_says() -> None:
    found = draft(DAY)
    assert found.not_carried == []
    assert found.personas == {"me": "Me", "cat": "Cat"}
    (journey,) = found.journeys
    assert journey.data == {
        "journey": "my-day-the-long-one",
        "title": "My day: the long one",
        "status": "draft",
        "phases": [{"id": "morning", "title": "Morning"}, {"id": "evening", "title": "Evening"}],
        "travelled_by": ["me", "cat"],
        "stages": [
            {
                "id": "makes-tea",
                "title": "Makes tea",
                "phase": "morning",
                "travelled_by": ["me"],
                "emotions": {"me": 2},
            },
            {
                "id": "goes-up",
                "title": "Goes up",
                "phase": "morning",
                "travelled_by": ["me", "cat"],
                "emotions": {"me": 0, "cat": 0},
            },
            {
                "id": "sits-down",
                "title": "Sits down",
                "phase": "evening",
                "travelled_by": ["cat"],
                "emotions": {"cat": -1.5},
            },
        ],
    }


def test_it_is_written_as_people_write_it() -> None:
    texts = draft_texts(draft(DAY))
    assert texts["catalogue.yaml"] == "personas:\n  me: {title: Me}\n  cat: {title: Cat}\n" or texts[
        "catalogue.yaml"
    ].splitlines()[:2] == ["personas:", "  me: {title: Me}"]
    assert texts["my-day-the-long-one.yaml"].splitlines()[:4] == [
        "# day.mmd:1",
        "journey: my-day-the-long-one",
        'title: "My day: the long one"',
        "status: draft",
    ]
    assert "    emotions: {me: 0, cat: 0}\n" in texts["my-day-the-long-one.yaml"]


@pytest.mark.parametrize("score", ["0", "6", "-1", "5.01", "NaN", "good", "5/5", "Infinity", "0.9", ""])
def test_a_score_off_the_scale_is_listed_and_no_feeling_is_made_of_it(score: str) -> None:
    text = f"journey\n title A\n Pays: {score}: Me\n"
    (journey,) = draft(text).journeys
    assert journey.data["stages"] == [{"id": "pays", "title": "Pays", "travelled_by": ["me"]}]
    assert listed(text) == [(3, f"Pays: {score}".strip())]


@pytest.mark.parametrize(
    ("score", "felt"), [("1", -2), ("5", 2), ("3.0", 0), ("3.3", 0.3), ("4.05", 1.05), ("0x2", -1)]
)
def test_a_score_on_the_scale_is_a_feeling(score: str, felt: float) -> None:
    (journey,) = draft(f"journey\n title A\n Pays: {score}: Me\n").journeys
    assert journey.data["stages"] == [{"id": "pays", "title": "Pays", "travelled_by": ["me"], "emotions": {"me": felt}}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("journey\n title A\n Pays: 3\n", [(3, "Pays: 3")]),
        ("journey\n title A\n Pays: 3: Me, , You\n", [(3, "Pays")]),
        ("journey\n title A\n Pays: 3:\n", [(3, "Pays: 3")]),
        ("journey\n title A\n Pays: 3: Me: and more\n", [(3, "and more")]),
        ("journey\n title A\n accTitle: B\n Pays: 3: Me\n", [(1, "B")]),
        ("journey\n title A\n %% ask Ann\n Pays: 3: Me # TODO\n", [(3, "%% ask Ann"), (4, "# TODO")]),
        ("---\nnote: for Ann\n---\njourney\n title A\n Pays: 3: Me\n", [(1, "note: for Ann")]),
        ("journey\n Pays: 3: Me\n", [(1, "day")]),
        ("journey\n title A\n Call at 3:30 PM: 5: Me\n", [(3, "Call at 3: 30 PM"), (3, "Me")]),
        ("journey\n title A\n", [(1, "A")]),
        ("journey\n a;b: 3: Me\n", [(2, "journey")]),
        ("flowchart LR\n a --> b\n", [(1, "flowchart")]),
    ],
)
def test_what_is_not_carried_over_is_listed_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert sorted(listed(text)) == sorted(expected)


def test_a_description_for_the_blind_is_the_summary() -> None:
    (journey,) = draft("journey\n title A\n accDescr {\n How it\n goes.\n }\n Pays: 3: Me\n").journeys
    assert journey.data["summary"] == "How it goes."


def test_a_title_for_the_blind_is_the_title_where_there_is_no_other() -> None:
    (journey,) = draft("journey\n accTitle: Paying\n Pays: 3: Me\n").journeys
    assert (journey.id, journey.data["title"]) == ("paying", "Paying")


def test_ids_are_unique_and_titles_in_other_scripts_have_some_too() -> None:
    text = "journey\n title خرید بلیت\n section پیش\n می‌پردازد: 2: مشتری\n می‌پردازد: 3: مشتری\n"
    text += " Pays: 3: Pays\n pays!: 3: pays\n"
    found = draft(text, language="fa")
    (journey,) = found.journeys
    assert journey.data["language"] == "fa"
    assert journey.id == "journey-1"
    assert values(journey, "id") == ["stage-1", "stage-2", "pays", "pays-2"]
    assert found.personas == {"persona-1": "مشتری", "pays": "Pays", "pays-2": "pays"}


def test_a_section_that_comes_again_is_one_phase() -> None:
    text = "journey\n title A\n section S\n B: 3: Me\n section T\n C: 3: Me\n section S\n D: 3: Me\n"
    (journey,) = draft(text).journeys
    assert journey.data["phases"] == [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}]
    assert values(journey, "phase") == ["s", "t", "s"]


def test_markdown_holds_several_and_other_kinds_are_listed() -> None:
    text = (
        "# Maps\n\n```mermaid\njourney\n title A\n Pays: 3: Me\n```\n\n- in a list\n\n  ~~~ Mermaid\n  journey\n"
        "   title B\n"
        "   Waits: 9: Me\n  ~~~\n\n```mermaid\nflowchart LR\n a --> b\n```\n\n::: mermaid\njourney\n"
        " title C\n Goes: 1: You\n"
        ":::\n\n> ```{mermaid}\n> journey\n>  title A\n>  Pays: 2: Me\n> ```\n\n```text\njourney\n```\n"
    )
    found = draft(text, "maps.md")
    assert [(journey.id, journey.line) for journey in found.journeys] == [("a", 4), ("b", 12), ("c", 23), ("a-2", 29)]
    assert found.personas == {"me": "Me", "you": "You"}
    assert [(one.line, one.what) for one in found.not_carried] == [(14, "Waits: 9"), (18, "flowchart")]


def test_markdown_without_a_diagram_says_so() -> None:
    assert listed("# Nothing\n", "a.md") == [(1, "a.md")]


@pytest.mark.parametrize("title", ["Catalogue", "Evidence", "True", "12", "x-ray"])
def test_no_journey_takes_the_name_of_another_file(title: str) -> None:
    (journey,) = draft(f"journey\n title {title}\n Pays: 3: Me\n").journeys
    assert journey.id not in {"catalogue", "evidence", "true", "12", "x-ray"}
