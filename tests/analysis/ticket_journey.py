"""What the tests of changes share: a small journey that can be written before and after."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.languages import language
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.paths import JOURNEYS

from .study import AS_OF, studied

ENGLISH = language("en")
JOURNEY = """
journey: buys
title: Buys a ticket
owner: sales
stages:
  - id: looks
    title: Looks for a ticket
    owner: sales
    data: [panel]
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks]}
      - {id: window, title: The window, channel: branch}
  - id: pays
    title: Pays
    owner: sales
    data: [interviews]
    touchpoints:
      - {id: card, title: Card on the site, channel: web, data: [clicks]}
      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}
    metrics:
      - {kind: csat, value: 60, title: Paying is easy, unit: "%"}
      - {kind: time, value: 4, unit: minutes}
  - id: rides
    title: Rides
    touchpoints:
      - {id: gate, title: The gate, channel: branch}
personas:
  ann: {title: Ann, share: 0.5}
  ben: {title: Ben, share: 0.3, access: {internet: none}}
  cem: {title: Cem, share: 0.2, access: {travel: none}}
teams:
  sales: {title: Sales}
  research: {title: Research}
data_sources:
  clicks: {title: Clicks, type: web-analytics, owner: sales}
  counter: {title: Counts at the window, type: footfall, owner: sales}
  interviews: {title: Interviews, type: interviews, through: [branch], owner: research}
  panel: {title: Panel, type: market-research, through: [phone], owner: research}
  diary: {title: Diaries, type: diary-study, status: planned, expected: 2027-03-01}
"""
"""Worked out by hand: looks has behavioural (clicks) and contextual (panel), pays behavioural (clicks, counter) and
attitudinal (interviews), rides nothing. So 2 of 3 stages are covered, and 4 of 9 cells known. Unseen: window, gate.

Ann can use everything. Ben, offline, passes by the window, cash and the gate. Cem can't travel: he passes looks and
pays on the web, and is stranded at rides: able 0.8, stranded 0.2.

Heard: Ann by all four. Ben, offline, by counter (a touchpoint he can use), interviews (branch), panel (he has a phone),
not by clicks. Cem by clicks and panel, not by counter and interviews.
"""

Write = Callable[[str], Study]


def writer(folder: Path) -> Write:
    """Return what studies a text of a journey."""

    def write(text: str) -> Study:
        return studied(Path(mkdtemp(dir=folder)), text)

    return write


def changed(folder: Path, *edits: tuple[str, str]) -> JourneyComparison:
    """Compare the journey with what it is after some edits of its text, each of which must find its place."""
    write, text = writer(folder), JOURNEY
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return compare_journeys(write(JOURNEY), write(text))


def real_journeys() -> list[Study]:
    """Study the example journeys."""
    return studies(load([JOURNEYS]), AS_OF)


def said(folder: Path, *edits: tuple[str, str]) -> dict[str, list[str]]:
    """Return what is said of a change, by its effect."""
    words = consequences(changed(folder, *edits), ENGLISH)
    return {effect: [c.text for c in words if c.effect == effect] for effect in ("worse", "better", "other")}
