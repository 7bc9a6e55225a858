"""A small workspace before and after a change, and one whose texts attack whoever reads them."""

from datetime import date
from pathlib import Path

from cxjourney.analysis.diff.workspace_comparison import Difference, difference
from cxjourney.analysis.study import Study
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.compared_side import side
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from cxjourney.pipeline.unfixed_findings import find_anew

AS_OF = date(2026, 11, 21)

BUYS = """\
journey: buys
title: Buys a ticket
stages:
  - id: looks
    title: Looks for a ticket
    data: [panel]
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks]}
      - {id: window, title: The window, channel: branch}
  - id: pays
    title: Pays
    data: [interviews]
    touchpoints:
      - {id: card, title: Card on the site, channel: web, data: [clicks]}
      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}
    metrics:
      - {kind: csat, value: 60, unit: "%"}
  - id: rides
    title: Rides
    data: [diary]
    touchpoints:
      - {id: gate, title: The gate, channel: branch}
"""
CATALOGUE = """\
personas:
  ann: {title: Ann, share: 0.5}
  ben: {title: Ben, share: 0.3, access: {internet: none}}
  cem: {title: Cem, share: 0.2, access: {travel: none}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}
  counter: {title: Counts at the window, type: footfall, refreshed: 2026-11-20}
  interviews: {title: Interviews, type: interviews, through: [branch], refreshed: 2026-11-01}
  panel: {title: Panel, type: market-research, through: [phone], refreshed: 2026-11-01}
  diary: {title: Diaries, type: diary-study, status: planned, expected: 2027-03-01}
"""
GIVES_BACK = "journey: gives-back\ntitle: Gives it back\nstages: [{id: asks, title: Asks}]\n"
GOES = "journey: goes\ntitle: Goes\nstages: [{id: a, title: A}]\n"
SAME = "journey: same\ntitle: Stays as it is\nstages: [{id: a, title: A}]\n"
BROKEN = "journey: broken\ntitle: Is broken\nstages: [{id: a, title: A, nxt: []}]\n"
Fixed = BROKEN.replace(", nxt: []", "")

BEFORE = {
    "catalogue": CATALOGUE,
    "buys": BUYS,
    "goes": GOES,
    "same": SAME,
    "broken": Fixed,
    "mended": BROKEN.replace("broken", "mended"),
}
AFTER = {
    "catalogue": CATALOGUE.replace("  panel:", "  tickets: {title: Tickets sold, type: purchases}\n  panel:"),
    "buys": BUYS.replace("    data: [interviews]\n", "")
    .replace("      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n", "")
    .replace("value: 60", "value: 55")
    .replace("data: [diary]", "data: [tickets]")
    .replace("id: rides\n", "id: travels\n"),
    "gives-back": GIVES_BACK,
    "same": SAME,
    "broken": BROKEN,
    "mended": Fixed.replace("broken", "mended"),
}
"""By hand: pays lost interviews (attitudinal) and cash with counter; clicks still sees it. Ben, offline, is stranded
there. Rides is called travels, and gained behavioural data (tickets). The journey goes went, gives-back came, broken
broke, and fixed was fixed."""

NASTY = "<b>x</b> | `y` @team #1 [z](http://z) ##[error]q \\u202e [red]"
HOSTILE = (
    BUYS.replace("title: Buys a ticket", f'title: "{NASTY}"')
    .replace("{id: cash, title: Cash at the window", f'{{title: "{NASTY}"')
    .replace('kind: csat, value: 60, unit: "%"', f'kind: csat, value: 60, title: "{NASTY}", unit: "{NASTY}"')
)
HOSTILE_AFTER = (
    HOSTILE.replace("data: [counter]", "data: []").replace("value: 60", "value: 70").replace("looks", "sees")
)


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write a workspace."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def compared(folder: Path, before: dict[str, str], after: dict[str, str]) -> Difference:
    """Compare two workspaces; the current folder must be ``folder``, so that files have the same names everywhere."""
    old, new = written(folder / "old", before), written(folder / "journeys", after)
    was, now = (side(load([Path(path.name)]), AS_OF, RuleSelection()) for path in (old, new))
    return difference(was, now, find_anew=find_anew)


def studied(folder: Path, files: dict[str, str]) -> list[Study]:
    """Study a workspace."""
    return studies(load([written(folder / "journeys", files)]), AS_OF)
