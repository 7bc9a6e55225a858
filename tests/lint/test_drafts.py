"""Less is asked of drafts than of agreed journeys, and a run says how much waits.

If it fails, a team that begins is scolded for all that it has not written yet, or surprised once it agrees.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.diagnostics import Report, Severity
from cxjourney.files.discover import discover
from cxjourney.files.text_file import BOUNDS
from cxjourney.formats import FINDINGS
from cxjourney.formats.terminal import Terminal
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import JourneyJudge, judge
from cxjourney.pipeline.load import load

AS_OF = date(2026, 11, 21)
CATALOGUE = "data_sources:\n  web: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}\n"
JOURNEY = """\
journey: ID
title: Buys
status: STATUS
stages:
  - id: looks
    title: Looks
    data: [web]
    touchpoints:
      - {id: site, title: The site, channel: web}
  - {id: pays, title: Pays}
"""
WAIVER = "waivers:\n  - {rule: CX303, stage: looks, reason: The new site comes soon, until: 2027-01-01}\n"


def report(folder: Path, choice: RuleSelection, waiver: str = "", **journeys: str) -> Report:
    """Judge journeys, each of the status that is given by its id."""
    (folder / "catalogue.yaml").write_text(CATALOGUE)
    for id_, status in journeys.items():
        (folder / f"{id_}.yaml").write_text(JOURNEY.replace("ID", id_).replace("STATUS", status) + waiver)
    return judge(load([folder]), AS_OF, choice)


def weighty(one: Report) -> int:
    return one.count(Severity.ERROR) + one.count(Severity.WARNING)


def last_words(one: Report) -> str:
    text: str = FINDINGS["text"](one, Terminal(), False)
    return text


@pytest.mark.parametrize("select", [(), ("CX3",), ("CX303", "CX5"), ("CX4",)])
@pytest.mark.parametrize("waiver", ["", WAIVER])
@pytest.mark.parametrize("others", [{}, {"b": "draft"}, {"b": "agreed"}])
def test_what_waits_is_what_comes_once_it_is_agreed(
    tmp_path: Path, select: tuple[str, ...], waiver: str, others: dict[str, str]
) -> None:
    choice = RuleSelection(select=select)
    drafts = report(tmp_path, choice, waiver, a="draft", **others)
    agreed = report(tmp_path, choice, waiver, a="agreed", **dict.fromkeys(others, "agreed"))
    assert sum(drafts.totals.waiting) == weighty(agreed) - weighty(drafts) > 0
    assert drafts.totals.drafts == 1 + (others == {"b": "draft"})
    assert (agreed.totals.drafts, agreed.totals.waiting) == (0, (0, 0))


@pytest.mark.parametrize(
    "choice",
    [
        RuleSelection("starter"),
        RuleSelection(select=("CX301",)),
        RuleSelection(ignore=("CX3", "CX4", "CX5", "CX6", "CX7", "CX8")),
    ],
)
def test_where_drafts_are_asked_no_less_nothing_is_said(tmp_path: Path, choice: RuleSelection) -> None:
    one = report(tmp_path, choice, a="draft")
    assert (one.totals.drafts, one.totals.waiting) == (0, (0, 0))
    assert "a draft" not in last_words(one)


def test_a_run_says_so_in_one_line(tmp_path: Path) -> None:
    one = report(tmp_path, RuleSelection(select=("CX303",)), a="draft")
    assert not one.findings
    said = "1 journey is a draft, judged by the profile starter. Still to come once it is agreed: 1 warning."
    assert said in last_words(one).splitlines()
    two = report(tmp_path, RuleSelection(select=("CX303",)), a="draft", b="draft")
    said = "2 journeys are drafts, judged by the profile starter. Still to come once they are agreed: 2 warnings."
    assert said in last_words(two).splitlines()
    strict = report(tmp_path, RuleSelection("strict", select=("CX301",)), a="draft", b="agreed")
    assert "1 journey is a draft, judged by the profile starter." in last_words(strict).splitlines()
    assert {one.severity for one in strict.findings} == {Severity.WARNING, Severity.ERROR}


def test_a_judged_draft_holds_what_waits(tmp_path: Path) -> None:
    choice = RuleSelection(select=("CX303", "CX302"))
    report(tmp_path, choice, a="draft", b="agreed")
    (found,) = discover([tmp_path])
    journeys = {file.name: JourneyJudge(found, BOUNDS, AS_OF, choice).judge_all([file])[0] for file in found.files}
    waiting = {Path(name).stem: one.waiting for name, one in journeys.items() if one}
    assert waiting == {"a": (0, 2), "b": (0, 0)}
    from cxjourney.cache.codec import judged_data, read_judged_journeys
    from cxjourney.pipeline.load import load_workspace

    (kept,) = read_judged_journeys(judged_data([one for name, one in journeys.items() if name.endswith("a.yaml")]))
    assert kept is not None
    name = next(file.name for file in found.files if file.name.endswith("a.yaml"))
    again = judge([load_workspace(found, BOUNDS, {name: kept})], AS_OF, choice)
    assert (again.totals.drafts, again.totals.waiting) == (1, (0, 2))
