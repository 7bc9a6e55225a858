"""A small workspace whose findings and gaps are worked out by hand below, in three languages and scripts."""

from datetime import date
from pathlib import Path

from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Report
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies

AS_OF = date(2026, 11, 21)

CATALOGUE = """\
personas:
  dara: {title: "Dara, has only a smartphone", share: 0.6, access: {devices: [smartphone]}}
  greta: {title: "Greta, has no internet", share: 0.14, access: {internet: none, devices: [landline]}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}
  calls: {title: Call log, type: call-log, refreshed: 2026-11-20}
  survey: {title: Survey, type: survey, refreshed: 2020-01-01}
  diary: {title: Diary study, type: diary-study, status: planned, expected: 2027-02-01}
"""

ENGLISH = """\
journey: buys
title: Buys a ticket
stages:
  - id: looks
    title: Looks for a ticket
    questions:
      - What does it cost?
    emotions: {dara: 1}
    data: [calls, clicks]
    touchpoints:
      - {id: site, title: The site, channel: web, data: [clicks]}
      - {title: The poster, channel: print, role: support}
  - id: pays
    title: Pays
    importance: 5
    touchpoints:
      - {id: app, title: The app, channel: mobile-app, data: [survey]}
    pain_points:
      - {title: It fails, severity: high}
  - id: travels
    title: Pays
    data: [calls, diary]
    owner: line
owner: sales
summary: From the wish to go somewhere to the seat in the train.
teams:
  sales: {title: Sales}
  line: {title: Line 4, contact: "line4@example.org"}
"""

PERSIAN = """\
journey: kharid
title: خرید بلیت
language: fa
stages:
  - {id: search, title: جست‌وجوی بلیت, data: [clicks]}
  - {id: pay, title: پرداخت, summary: با کارت یا نقدی، در سایت یا پای باجه؛ کسی نمی‌داند چند نفر منصرف می‌شوند.}
owner: sales
summary: از فکر سفر تا بلیت در دست.
teams:
  sales: {title: فروش, contact: داخلی ۲۱۴۰}
"""

INDONESIAN = """\
journey: membeli
title: Membeli tiket
language: id
status: draft
stages:
  - {id: cari, title: Mencari tiket, data: [clicks]}
  - {id: bayar, title: Membayar, summary: Dengan kartu atau tunai., owner: penjualan}
summary: Dari niat pergi sampai tiket di tangan.
teams:
  penjualan: {title: Penjualan, contact: penjualan@example.org}
"""

BROKEN = """\
journey: broken
title: Broken
titel: 票を買う
stages: []
"""

FILES = {"catalogue": CATALOGUE, "buys": ENGLISH, "kharid": PERSIAN, "membeli": INDONESIAN}


def written(folder: Path, **files: str) -> Path:
    """Write files into a folder, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (files or FILES).items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def judged(folder: Path, **files: str) -> Report:
    """Judge a workspace; the command must stand in the folder for names to be short."""
    choice = RuleSelection(select=("CX302", "CX307", "CX601"))  # a few rules stand for all, whose words may change
    return judge(load([written(folder, **files).relative_to(Path.cwd())]), AS_OF, choice)


def studied(folder: Path, **files: str) -> list[Study]:
    """Study the journeys of a workspace."""
    return studies(load([written(folder, **files).relative_to(Path.cwd())]), AS_OF)
