"""Which claims gain and lose their evidence by a change.

If it fails, a team is not told that what it knew rests on nothing any more, or is told so of what it only renamed.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.claim_changes import ClaimChanges
from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.formats.changes.change_data import changes_data
from cxjourney.formats.changes.data_sentences import claim_sentences
from cxjourney.languages import language
from tests.analysis.study import studied

JOURNEY = """
journey: buys
title: Buys
stages:
  - id: pays
    title: Pays
    emotions: {ann: {score: 1, source: talks}}
    quotes: [{text: Why?, source: talks}, {text: Why?}]
personas: {ann: {title: Ann, share: 0.4}}
data_sources: {talks: {title: Talks, type: interviews, refreshed: 2026-11-01}}
"""


def changes(folder: Path, *swaps: tuple[str, str]) -> ClaimChanges:
    return comparison(folder, *swaps).claim_changes


def comparison(folder: Path, *swaps: tuple[str, str]) -> JourneyComparison:
    text = JOURNEY
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    for name in ("before", "after"):
        (folder / name).mkdir()
    return compare_journeys(studied(folder / "before", JOURNEY), studied(folder / "after", text))


def test_nothing_changes_where_nothing_does(tmp_path: Path) -> None:
    assert changes(tmp_path) == ClaimChanges((), ())


def test_a_claim_loses_its_evidence_with_its_source(tmp_path: Path) -> None:
    found = changes(tmp_path, ("{score: 1, source: talks}", "1"))
    assert [(claim.kind, claim.state, claim.stage, claim.persona) for claim in found.lost] == [
        ("emotion", "assumed", "pays", "ann")
    ]
    assert found.gained == ()


def test_all_claims_of_a_source_that_expires_lose_theirs(tmp_path: Path) -> None:
    found = changes(tmp_path, ("refreshed: 2026-11-01", "refreshed: 2020-01-01"))
    assert [(claim.kind, claim.state) for claim in found.lost] == [("emotion", "outdated"), ("quote", "outdated")]


def test_a_claim_gains_evidence(tmp_path: Path) -> None:
    found = changes(tmp_path, ("share: 0.4", "share: {value: 0.4, source: talks}"))
    assert [(claim.kind, claim.persona) for claim in found.gained] == [("share", "ann")]


@pytest.mark.parametrize(
    "swap",
    [
        ("emotions: {ann: {score: 1, source: talks}}", "emotions: {}"),
        ("  - id: pays\n", "  - id: pays-now\n"),
        ("quotes: [{text: Why?, source: talks}", "quotes: [{text: How?, source: talks}"),
    ],
)
def test_what_goes_comes_or_is_renamed_has_lost_nothing(tmp_path: Path, swap: tuple[str, str]) -> None:
    found = changes(tmp_path, swap)
    assert [claim for claim in found.lost if claim.kind != "quote"] == []
    assert found.gained == ()


def test_one_line_counts_them_and_data_names_them(tmp_path: Path) -> None:
    found = comparison(tmp_path, ("refreshed: 2026-11-01", "refreshed: 2020-01-01"))
    assert found.is_changed
    words = language("en")
    assert [(one.effect, one.text) for one in claim_sentences(found, words)] == [
        ("worse", "2 claims are no longer evidenced: emotions and quotes")
    ]
    data = changes_data(found, words)["claims"]
    assert isinstance(data, dict)
    assert data["gained"] == []
    assert data["lost"][0] == {
        "kind": "emotion",
        "state": "outdated",
        "sources": ["talks"],
        "stage": "pays",
        "persona": "ann",
        "title": "",
        "path": ["stages", 0, "emotions", "ann"],
    }
