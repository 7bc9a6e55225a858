"""Open questions in `gaps`: each stands beside the gap at its stage, or below all gaps, once.

If it fails, a question that somebody was asked is in no list, or its day is not what was written.
"""

import json
from pathlib import Path

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from tests.analysis.study import AS_OF, studied

JOURNEY = """
journey: buys
title: Buys
teams: {web: {title: Web}}
asks: [{question: Who reads it?, to: web, due: 2026-12-24}]
stages:
- {id: pays, title: Pays, asks: [{id: why, question: Why so late?, to: the bank, due: 2026-11-20, asked: 2026-11-01}]}
- {id: waits, title: Waits, asks: [{question: How long?, status: answered}]}
"""


def written(folder: Path, form: str, options: GapsOptions) -> str:
    return GAPS[form]([studied(folder, JOURNEY)], AS_OF, options)


@pytest.mark.parametrize(("form", "rank"), [("text", " 1. Pays\n"), ("markdown", "1. **Pays**\n")])
def test_beside_their_gap_and_below_all(tmp_path: Path, form: str, rank: str) -> None:
    said = written(tmp_path, form, GapsOptions(Terminal(width=200)))
    _, _, after = said.partition(rank)
    at_pays, _, rest = after.partition("2. ")
    own = "“Why so late?” (Asked of: the bank; Asked on: 2026-11-01; Due: 2026-11-20, overdue)"
    assert f"Asked already: {own}" in at_pays
    assert said.count("Why so late?") == 1
    _, _, below = rest.partition("Questions that stay open")
    assert "The whole journey: “Who reads it?” (Asked of: Web; Due: 2026-12-24)" in below
    assert "How long?" not in said


def test_those_of_gaps_that_are_not_shown_are_not_lost(tmp_path: Path) -> None:
    text = JOURNEY.replace("{id: pays, title: Pays,", "{id: pays, title: Pays, importance: 1,")
    said = GAPS["text"]([studied(tmp_path, text)], AS_OF, GapsOptions(Terminal(width=200), top=1))
    assert "Pays: “Why so late?” (Asked of: the bank;" in said.partition("Questions that stay open")[2]


def test_as_json(tmp_path: Path) -> None:
    (journey,) = json.loads(written(tmp_path, "json", GapsOptions(Terminal())))["journeys"]
    assert journey["asks"] == [
        {
            "stage": None, "id": None, "question": "Who reads it?", "to": "web", "owner": None,
            "asked": None, "due": "2026-12-24", "overdue": False,
        },
        {
            "stage": "pays", "id": "why", "question": "Why so late?", "to": "the bank", "owner": None,
            "asked": "2026-11-01", "due": "2026-11-20", "overdue": True,
        },
    ]  # fmt: skip


def test_a_screen_counts_them(tmp_path: Path) -> None:
    said = written(tmp_path, "text", GapsOptions(Terminal(width=80, is_screen=True)))
    assert "2 open questions (1 overdue)\n" in said
