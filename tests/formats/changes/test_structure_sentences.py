"""What came, what went, and what got another name, in sentences worked out by hand.

If it fails, whoever reviews a change looks for a stage that is gone, or takes a new name for a new thing.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.diagnostics import Severity
from cxjourney.formats import DIFF
from cxjourney.formats.changes import DiffOptions
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.finding_sentences import errors_and_warnings, findings_by_heading
from cxjourney.formats.changes.structure_sentences import (
    counts_of_changes,
    structure_sentences,
    verdict,
)
from cxjourney.formats.terminal import Terminal
from tests.analysis.ticket_journey import ENGLISH, changed

from .workspaces import AFTER, AS_OF, BEFORE, BUYS, compared


@pytest.fixture
def difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Difference:
    monkeypatch.chdir(tmp_path)
    return compared(tmp_path, BEFORE, AFTER)


CASH = "{id: cash, title: Cash at the window, channel: branch, data: [counter]}"


@pytest.mark.parametrize(
    ("edits", "sentences"),
    [
        ([("id: rides\n", "id: travels\n")], ["the stage rides is called travels now"]),
        ([("title: Rides\n", "title: Travels\n")], ["the stage rides is titled “Travels” now (it was “Rides”)"]),
        ([(f"      - {CASH}\n", "")], ["pays no longer has the touchpoint cash"]),
        (
            [(f"      - {CASH}\n", ""), ("channel: branch}\npersonas", f"channel: branch}}\n      - {CASH}\npersonas")],
            ["the touchpoint cash has moved from pays to rides"],
        ),
        ([("{id: gate,", "{id: door,")], ["the touchpoint gate is called door now"]),
        ([("  cem: {title: Cem, share: 0.2, access: {travel: none}}\n", "")], ["Cem (20%) no longer travels it"]),
    ],
    ids=["stage-called", "stage-titled", "touchpoint-gone", "touchpoint-moved", "touchpoint-called", "persona-gone"],
)
def test_each_change_is_one_sentence(tmp_path: Path, edits: list[tuple[str, str]], sentences: list[str]) -> None:
    found = list(structure_sentences(changed(tmp_path, *edits), ENGLISH))
    assert sorted(sentence.text for sentence in found) == sorted(sentences)
    assert {sentence.effect for sentence in found} == {"other"}


def test_nothing_is_said_where_nothing_came_or_went(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("value: 60", "value: 61"))
    assert list(structure_sentences(comparison, ENGLISH)) == []


def test_a_verdict_names_what_is_worse_and_what_cannot_be_judged(difference: Difference) -> None:
    assert verdict(difference, ENGLISH) == "worse: buys; no longer to be judged: broken; 1 new error"
    assert counts_of_changes(difference, ENGLISH) == "3 journeys changed, 1 did not."


@pytest.mark.parametrize("evidenced_before", [True, False])
def test_a_verdict_names_claims_that_lost_their_evidence(
    evidenced_before: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Less is known for certain: that is no regression, and not nothing either."""
    monkeypatch.chdir(tmp_path)
    quote = "    quotes: [{text: Too slow, source: interviews}]\n"
    evidenced = BEFORE | {"buys": BUYS.replace("title: Pays\n", f"title: Pays\n{quote}")}
    assumed = BEFORE | {"buys": evidenced["buys"].replace(", source: interviews}", "}")}
    found = compared(tmp_path, *((evidenced, assumed) if evidenced_before else (assumed, evidenced)))
    assert verdict(found, ENGLISH) == ("1 claim has lost its evidence" if evidenced_before else "no regression")
    assert not found.is_regression


def test_a_verdict_says_that_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert verdict(compared(tmp_path, BEFORE, BEFORE), ENGLISH) == "nothing changed"


def test_what_journeys_share_is_named_once(difference: Difference) -> None:
    assert list(shared_sentences(difference, ENGLISH)) == [
        "1 new data source: tickets",
        "the journey broken can't be judged any more: fix its errors first",
        "the journey mended could not be judged before, and is not compared",
    ]


def test_information_is_counted_and_not_listed(difference: Difference) -> None:
    (new, findings), *lost, (fixed, _) = findings_by_heading(difference, ENGLISH)
    assert new == "New findings: 1 error, 22 warnings and 8 for information"
    assert fixed == "Fixed: 1 error and 1 warning"
    assert [heading.split(":")[0] for heading, _ in lost] == [
        "No longer found, since what they were about is gone",
        "No longer found, since what they rest on is written differently, not fixed",
        "No longer to be judged, not fixed",
    ]
    assert len(findings) == 31
    assert len(errors_and_warnings(findings)) == 23
    assert all(finding.severity is not Severity.INFO for finding in errors_and_warnings(findings))


def test_no_regression_never_stands_beside_a_figure_that_is_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    what = compared(tmp_path, BEFORE, {**BEFORE, "buys": BEFORE["buys"].replace("value: 60", "value: 55")})
    assert verdict(what, ENGLISH) == "1 figure moved for the worse"
    assert not what.is_regression
    options = DiffOptions(Terminal(), AS_OF, "old", None)
    for name in DIFF.names:
        assert "no regression" not in DIFF[name](what, options)
        assert "1 figure moved for the worse" in DIFF[name](what, options)
