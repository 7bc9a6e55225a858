"""What a change means for the questions that somebody was asked.

If it fails, an answer comes and nobody is told, or a question is moved to another team in silence.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.formats.changes.change_data import changes_data
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.languages import language
from tests.analysis.study import studied

WORDS = language("en")
JOURNEY = """
journey: buys
title: Buys
teams: {web: {title: Web}, desk: {title: Desk}}
asks: [{question: Who reads it?, owner: web, due: 2026-12-01}]
stages:
- id: pays
  title: Pays
  asks:
  - {id: late, question: Why so late?, to: the bank}
"""


def comparison(folder: Path, old: str, new: str) -> JourneyComparison:
    assert old in JOURNEY
    for name in ("before", "after"):
        (folder / name).mkdir()
    return compare_journeys(
        studied(folder / "before", JOURNEY), studied(folder / "after", JOURNEY.replace(old, new, 1))
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - {id: late,", "  - {question: How much?}\n  - {id: late,",
         ["– pays: a question is open now, “How much?”"]),
        ("to: the bank}", "to: the bank, status: answered, answer: Nights}",
         ["✓ pays: the question “Why so late?” is answered: “Nights”"]),
        ("to: the bank}", "to: the bank, status: answered}", ["✓ pays: the question “Why so late?” is answered"]),
        ("to: the bank}", "to: the bank, status: dropped}", ["– pays: the question “Why so late?” is dropped"]),
        ("  asks:\n  - {id: late, question: Why so late?, to: the bank}\n", "",
         ["– pays: the question “Why so late?” is no longer listed"]),
        ("owner: web", "owner: desk",
         ["– buys: the question “Who reads it?” has changed: owner desk (it was web)"]),
        (", owner: web", "",
         ["– buys: the question “Who reads it?” has changed: owner not said (it was web)"]),
        ("due: 2026-12-01", "due: 2027-01-01",
         ["– buys: the question “Who reads it?” has changed: due 2027-01-01 (it was 2026-12-01)"]),
        ("to: the bank", "to: desk, asked: 2026-11-02",
         ["– pays: the question “Why so late?” has changed: to desk (it was “the bank”) and asked 2026-11-02 "
          "(it was not said)"]),
        ("question: Why so late?", "question: Why late?",
         ["– pays: the question “Why late?” has changed: question “Why late?” (it was “Why so late?”)"]),
        ("to: the bank}", "to: desk, status: dropped}",
         ["– pays: the question “Why so late?” is dropped (to desk (it was “the bank”))"]),
        ("asks: [{question: Who reads it?,", "asks: [{question: 'Who  reads it?',", []),
    ],
)  # fmt: skip
def test_in_a_sentence(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    found = comparison(tmp_path, old, new)
    marks = {"worse": "✗", "better": "✓", "other": "–"}
    sentences = [f"{marks[one.effect]} {one.text}" for one in consequences(found, WORDS)]
    assert sentences == said or (not said and "has changed: question" in sentences[0])
    assert found.is_changed
    assert not found.is_worse


def test_as_data(tmp_path: Path) -> None:
    found = comparison(tmp_path, "to: the bank}", "to: the bank, status: answered, answer: Nights, owner: web}")
    assert changes_data(found, WORDS)["asks"] == [
        {
            "change": "answered", "stage": "pays", "id": "late", "question": "Why so late?", "answer": "Nights",
            "attributes": [{"attribute": "owner", "before": None, "after": "web"}],
        }
    ]  # fmt: skip


def test_one_that_is_open_again(tmp_path: Path) -> None:
    found = comparison(tmp_path, "to: the bank}", "to: the bank, status: answered}")
    back = compare_journeys(found.after, found.before)
    assert [one.text for one in consequences(back, WORDS)] == ["pays: the question “Why so late?” is open again"]
