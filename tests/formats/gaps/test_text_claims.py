"""`gaps --assumptions`: what is claimed, what shows it, and what would.

If it fails, a team takes its guesses for knowledge, or is not told how to turn them into it.
"""

import csv
import json
from pathlib import Path

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal, text_cells
from tests.formats.workspace import AS_OF, studied

from .wording import LANGUAGES

JOURNEY = """\
journey: buys
title: Buys a ticket
metrics: [{kind: nps, value: 12}]
stages:
  - id: looks
    title: Looks for a ticket
    data: [talks]
    emotions: {dara: 1, greta: {score: 2, source: talks}}
    quotes: [{text: Why so dear?, source: old}]
  - {id: pays, title: Pays, duration: {typical: 5min}, pain_points: [{title: It fails, evidence: [planned]}]}
personas:
  dara: {title: "Dara, has only a smartphone", share: 0.6}
  greta: {title: "Greta, no internet", share: {value: 0.2, source: old}, research: {interviews: 4, last: 2020-01-01}}
data_sources:
  talks: {title: Talks, type: interviews, refreshed: 2026-11-01}
  old: {title: Old survey, type: survey, refreshed: 2020-01-01}
  planned: {title: Diary, type: diary-study, status: planned}
"""
ASSUMPTIONS = GapsOptions(Terminal(), assumptions=True)


def written(folder: Path, form: str, options: GapsOptions = ASSUMPTIONS, journey: str = JOURNEY) -> str:
    text: str = GAPS[form](studied(folder / "journeys", buys=journey), AS_OF, options)
    return text


def test_the_page_counts_claims_by_kind_and_says_what_would_show_them(tmp_path: Path) -> None:
    text = written(tmp_path, "text")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Emotions 1 0 1" in lines
    assert "All claims 1 3 6" in lines
    start = lines.index("Looks for a ticket")
    assert lines[start:] == [
        "Looks for a ticket",
        "? Emotions, assumed: “Dara”",
        "Data that sees this stage: “Talks”. If it shows this, name it as the source.",
        "~ Quotes, outdated: “Why so dear?”",
        "No longer counts: “Old survey”. Renew that data, or name a source that counts.",
        "Data that sees this stage: “Talks”. If it shows this, name it as the source.",
        "Pays",
        "? Pain points, assumed: “It fails”",
        "Named, but does not count: “Diary”",
        "Find the data that shows it, and name it under “evidence”",
        "? Durations, assumed",
        "Measure it, and name the data that the figure comes from under “source”",
        "The journey as a whole",
        "? Metrics, assumed: “NPS”",
        "Measure it, and name the data that the figure comes from under “source”",
        "Personas",
        "? Personas, assumed: “Dara”",
        "Talk to such customers, and write it down under “research” (interviews, sources)",
        "? Shares of personas, assumed: “Dara”",
        "Measure it, and name the data that the figure comes from under “source”",
        "~ Personas, outdated: “Greta”",
        "The latest research is old: talk to such customers again, and renew “last” under “research”",
        "~ Shares of personas, outdated: “Greta”",
        "No longer counts: “Old survey”. Renew that data, or name a source that counts.",
    ]


def test_alone_it_leaves_the_other_parts_out_and_with_all_it_joins_them(tmp_path: Path) -> None:
    for form in ("text", "markdown"):
        assert "Whose voice is heard" not in written(tmp_path, form)
        everything = written(tmp_path, form, GapsOptions(Terminal(), section="all", assumptions=True))
        assert "Whose voice is heard" in everything
        assert "What is claimed, and what shows it" in everything
        assert "What is claimed" not in written(tmp_path, form, GapsOptions(Terminal()))


def test_a_screen_shows_claims_where_they_are_asked_for(tmp_path: Path) -> None:
    text = written(tmp_path, "text", GapsOptions(Terminal(width=80, is_screen=True), assumptions=True))
    assert "All claims" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_claims_is_wider_than_the_terminal(tmp_path: Path, language: str, width: int) -> None:
    text = written(tmp_path, "text", GapsOptions(Terminal(width=width), language, assumptions=True))
    assert max(text_cells(line) for line in text.splitlines()) <= width


def test_a_journey_that_claims_nothing_says_so_and_one_that_shows_all_too(tmp_path: Path) -> None:
    nothing = "journey: buys\ntitle: Buys\nstages: [{id: s, title: S}]\n"
    shown = (
        "journey: buys\ntitle: Buys\nstages: [{id: s, title: S, quotes: [{text: Ah, source: talks}]}]\n"
        "data_sources: {talks: {title: Talks, type: interviews}}\n"
    )
    assert "Nothing is claimed that a data source could show." in written(tmp_path, "text", journey=nothing)
    assert "Every claim is shown by data that counts." in written(tmp_path, "text", journey=shown)


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_what_is_claimed_is_said_whole_however_long_it_is(tmp_path: Path, form: str) -> None:
    """Lines wrap; a claim that is cut can't be judged by who reads it."""
    quote = " ".join(f"word{number}" for number in range(40))
    journey = f"journey: buys\ntitle: Buys\nstages: [{{id: s, title: S, quotes: [{{text: {quote}}}]}}]\n"
    assert quote in " ".join(written(tmp_path, form, journey=journey).split())


def test_who_is_out_of_reach_of_the_data_of_a_stage_stands_apart(tmp_path: Path) -> None:
    journey = (
        "journey: buys\ntitle: Buys\nstages: [{id: s, title: S, data: [video], emotions: {p: 1, q: -1, r: 0}}]\n"
        "personas: {p: {title: P}, q: {title: Q, access: {internet: poor}}, r: {title: R}}\n"
        "data_sources: {video: {title: Video calls, type: interviews, through: [video-call]}}\n"
    )
    lines = [" ".join(line.split()) for line in written(tmp_path, "text", journey=journey).splitlines()]
    start = lines.index("? Emotions, assumed: “P”, “R”")
    assert lines[start + 1 : start + 4] == [
        "Data that sees this stage: “Video calls”. If it shows this, name it as the source.",
        "? Emotions, assumed: “Q”",
        "Ask how they feel (interviews, a survey), and name that data under “source”",
    ]


def test_markdown_has_the_same_table_and_list(tmp_path: Path) -> None:
    text = written(tmp_path, "markdown")
    assert "| Emotions | 1 | 0 | 1 |" in text
    assert "**Pays**\n\n- ? Pain points, assumed: “It fails”\n  - Named, but does not count: “Diary”\n" in text


def test_csv_has_a_row_for_each_claim(tmp_path: Path) -> None:
    rows = list(csv.DictReader(written(tmp_path, "csv")[1:].splitlines(keepends=True)))
    assert len(rows) == 10
    assert [(row["kind"], row["state"], row["stage"], row["sources"], row["fitting_sources"]) for row in rows[:3]] == [
        ("emotion", "assumed", "looks", "", "talks"),
        ("emotion", "evidenced", "looks", "talks", ""),
        ("quote", "outdated", "looks", "old", "talks"),
    ]
    assert (rows[2]["claim"], rows[2]["path"]) == ("Why so dear?", "stages.0.quotes.0")


def test_json_has_every_claim_and_the_state_of_shares(tmp_path: Path) -> None:
    (journey,) = json.loads(written(tmp_path, "json", GapsOptions(Terminal())))["journeys"]
    assert journey["claims"]["counts"]["quote"] == {"evidenced": 0, "outdated": 1, "assumed": 0}
    assert journey["claims"]["list"][0] == {
        "kind": "emotion",
        "state": "assumed",
        "sources": [],
        "stage": "looks",
        "persona": "dara",
        "title": "",
        "path": ["stages", 0, "emotions", "dara"],
        "fitting_sources": ["talks"],
    }
    states = [(one["persona"], one["share_state"], one["state"]) for one in journey["access"]["personas"]]
    assert states == [("dara", "assumed", "assumed"), ("greta", "outdated", "outdated")]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Ends: it fails", "Till: Ease", "Completion"]),
        ("fr", ["Ends : it fails", "Till : Facilité", "Achèvement"]),
        ("ja", ["Ends：it fails", "Till：使いやすさ", "完了率"]),
    ],
)
def test_ways_ratings_and_metrics_are_told_as_the_language_writes_them(
    tmp_path: Path, language: str, told: list[str]
) -> None:
    """JSON keeps what is written, for programs."""
    journey = (
        "journey: buys\ntitle: Buys\nstages:\n"
        "  - id: s\n    title: S\n    next: [{to: e, when: it fails, share: 0.5}]\n"
        "    touchpoints: [{title: Till, channel: branch, rating: {ease: 2}}]\n"
        "    metrics: [{kind: completion, value: 80}]\n"
        "  - {id: e, title: Ends}\n"
    )
    text = written(tmp_path, "text", GapsOptions(Terminal(), language, assumptions=True), journey)
    assert [title for title in told if title not in text] == []
    (found,) = json.loads(written(tmp_path, "json", journey=journey))["journeys"]
    assert [claim["title"] for claim in found["claims"]["list"]] == ["Ends: it fails", "Till: ease", "completion"]
