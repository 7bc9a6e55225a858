"""What makes a finding go away and fixes nothing is never called fixed: a table of changes, rule by rule.

If it fails, a team lowers a severity, describes a persona differently or deletes a figure, and is told that it fixed
what customers suffer from.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.formats.changes.finding_sentences import findings_by_heading
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare

from .workspaces import write

DAY = date(2026, 11, 28)
ENGLISH = language("en")
CONFIG = 'profile = "standard"\n'
JOURNEY = """\
journey: buys
title: Buys a ticket
scope: end-to-end
owner: sales
review: {last: 2026-01-01, every: 90d}
stages:
  - id: looks
    title: Looks for a ticket
    phase: before
    owner: sales
    importance: 5
    questions: [What does it cost?]
    data: [clicks, panel]
    touchpoints:
      - {id: site, title: The site, channel: web, mode: self-service, raises: [privacy], rating: {ease: 1}}
      - {id: app, title: The app, channel: mobile-app, meets: [captions], rating: {ease: 4}}
    pain_points:
      - {id: slow, title: It is slow, severity: critical, updated: 2025-01-01, cause: technology}
    metrics:
      - {kind: csat, value: 60, title: Easy, scale: percent, benchmark: {value: 90, scale: percent}}
      - {kind: time, value: 4, title: How long}
    delivery: {claimed: 90, experienced: 10}
  - id: waits
    title: Waits for it
    phase: during
    owner: sales
    data: [clicks]
  - id: rides
    title: Rides
    phase: during
    owner: sales
    data: [diary]
    touchpoints:
      - {id: gate, title: The gate, channel: branch}
      - {id: bus, title: The bus, channel: branch}
"""
CATALOGUE = """\
teams: {sales: {title: Sales, skills: [a]}}
personas:
  ann: {title: Ann, share: 0.5, research: {interviews: 3, last: 2024-01-01}}
  ben:
    title: Ben
    share: 0.3
    access: {travel: none, concerns: [privacy], assistive: [large-text]}
    channels: {prefers: [post]}
  eve: {title: Eve, share: 0.2, access: {devices: [landline], assistive: [captions]}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20, owner: sales, skills: [b]}
  panel: {title: Panel, type: survey, refreshed: 2026-11-20, through: [web]}
  diary: {title: Diary, type: diary-study, refreshed: 2025-01-01, cadence: one-off, warn_after: 90d, error_after: 9y}
"""
GATES = (
    "    touchpoints:\n      - {id: gate, title: The gate, channel: branch}\n"
    "      - {id: bus, title: The bus, channel: branch}\n"
)
PAIN = "severity: critical, updated: 2025-01-01"
RELABELLED = [
    ("CX203", "title: Waits for it", "title: Waits for it\n    passive: true"),
    ("CX203", "title: Waits for it", "title: Waits for it\n    outcome: other"),
    ("CX204", "scope: end-to-end", "scope: part"),
    ("CX204", "title: Rides\n    phase: during", "title: Rides\n    phase: after"),
    ("CX302", "clicks: {title: Clicks, type: web-analytics", "clicks: {title: Clicks, type: survey"),
    ("CX303", "    data: [diary]\n", ""),
    ("CX406", "severity: critical", "severity: low"),
    ("CX406", "severity: critical", "status: solved, severity: critical"),
    ("CX407", "scope: end-to-end", "scope: part"),
    ("CX407", "    phase: during\n    owner: sales\n    data: [diary]", "    phase: during\n    data: [diary]"),
    ("CX409", ", skills: [b]", ""),
    ("CX502", "every: 90d", "every: 9y"),
    ("CX503", "warn_after: 90d", "warn_after: 8y"),
    ("CX505", "cadence: one-off", "cadence: weekly"),
    ("CX507", "updated: 2025-01-01", "status: solved, updated: 2025-01-01"),
    ("CX507", ", updated: 2025-01-01", ""),
    ("CX601", "access: {travel: none", "access: {travel: any"),
    ("CX601", "title: Rides\n", "title: Rides\n    passive: true\n"),
    ("CX601", GATES, ""),
    ("CX602", "concerns: [privacy], ", ""),
    ("CX606", "severity: critical", "severity: low"),
    ("CX606", "severity: critical", "status: accepted, severity: critical"),
    ("CX607", ", meets: [captions]", ""),
    ("CX609", "    channels: {prefers: [post]}\n", ""),
    ("CX705", "    questions: [What does it cost?]\n", ""),
    ("CX707", "severity: critical", "severity: medium"),
    ("CX708", ", rating: {ease: 1}", ""),
    ("CX710", ", last: 2024-01-01", ""),
    ("CX802", "      - {kind: time, value: 4, title: How long}\n", ""),
    ("CX803", "    delivery: {claimed: 90, experienced: 10}\n", ""),
    ("CX807", "benchmark: {value: 90", "benchmark: {value: 50"),
]
GONE = [
    ("CX703", f"    pain_points:\n      - {{id: slow, title: It is slow, {PAIN}, cause: technology}}\n", ""),
    (
        "CX708",
        "      - {id: site, title: The site, channel: web, mode: self-service, raises: [privacy], rating: {ease: 1}}\n",
        "",
    ),
]
FIXED = [
    ("CX203", "title: Waits for it", "title: Waits for it\n    touchpoints: [{title: Letter, channel: post}]"),
    ("CX406", "severity: critical", "owner: sales, severity: critical"),
    ("CX302", "    data: [clicks]\n", "    data: [clicks, panel]\n"),
    ("CX502", "last: 2026-01-01", "last: 2026-11-01"),
    ("CX503", "type: diary-study, refreshed: 2025-01-01", "type: diary-study, refreshed: 2026-11-20"),
    ("CX601", "{id: bus, title: The bus, channel: branch}", "{id: bus, title: The bus, channel: phone}"),
    ("CX606", "mode: self-service", "mode: assisted"),
    ("CX708", "rating: {ease: 1}", "rating: {ease: 5}"),
    ("CX807", "value: 60, title: Easy", "value: 95, title: Easy"),
]


def codes(tmp_path: Path, *edits: tuple[str, str]) -> tuple[list[str], dict[str, str]]:
    """Return the codes of what is fixed, and those of what is no longer found with the reasons."""
    files = [JOURNEY, CATALOGUE]
    for old, new in edits:
        assert any(old in text for text in files), old
        files = [text.replace(old, new) for text in files]
    before = write(tmp_path / "old", {"buys.yaml": JOURNEY, "catalogue.yaml": CATALOGUE})
    after = write(tmp_path / "new", {"buys.yaml": files[0], "catalogue.yaml": files[1]})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    return [one.code for one in found.fixed], {one.finding.code: one.reason for one in found.lost}


@pytest.mark.parametrize(("code", "old", "new"), RELABELLED)
def test_what_is_only_written_differently_is_not_fixed(tmp_path: Path, code: str, old: str, new: str) -> None:
    fixed, lost = codes(tmp_path, (old, new))
    assert code not in fixed
    assert lost.get(code) == "premise"


@pytest.mark.parametrize(("code", "old", "new"), GONE)
def test_what_is_gone_is_not_fixed(tmp_path: Path, code: str, old: str, new: str) -> None:
    fixed, lost = codes(tmp_path, (old, new))
    assert code not in fixed
    assert lost.get(code) == "removed"


@pytest.mark.parametrize(("code", "old", "new"), FIXED)
def test_what_is_fixed_is_called_so(tmp_path: Path, code: str, old: str, new: str) -> None:
    fixed, lost = codes(tmp_path, (old, new))
    assert code in fixed
    assert code not in lost


def test_who_is_stranded_earlier_is_not_helped_further_on(tmp_path: Path) -> None:
    touchpoints = "[{id: counter, title: Asks at the counter, channel: branch, required: true}]"
    edit = ("title: Waits for it", f"title: Waits for it\n    touchpoints: {touchpoints}")
    before = write(tmp_path / "old", {"buys.yaml": JOURNEY, "catalogue.yaml": CATALOGUE})
    after = write(tmp_path / "new", {"buys.yaml": JOURNEY.replace(*edit), "catalogue.yaml": CATALOGUE})
    what = compare(str(before), [str(after)], None, DAY).difference
    told = [one.message for heading, some in findings_by_heading(what, ENGLISH) if "stopped" in heading for one in some]
    assert [one.split(" Now: ")[1] for one in told if "ben" in one] == ["Ben (30%) is stranded at waits."]


def test_what_was_lowered_is_named(tmp_path: Path) -> None:
    before = write(tmp_path / "old", {"buys.yaml": JOURNEY, "catalogue.yaml": CATALOGUE})
    after = write(
        tmp_path / "new",
        {"buys.yaml": JOURNEY.replace("severity: critical", "severity: low"), "catalogue.yaml": CATALOGUE},
    )
    what = compare(str(before), [str(after)], None, DAY).difference
    told = [one for heading, some in findings_by_heading(what, ENGLISH) if "rest on" in heading for one in some]
    assert {one.code: one.message.split(" Now: ")[1] for one in told}["CX606"] == (
        "slow at looks: severity low (it was critical)."
    )


@pytest.mark.parametrize(("old", "new"), [("refreshed: 2025-01-01, ", ""), ("error_after: 1y", "error_after: 90y")])
def test_a_source_that_counts_again_by_its_description_fixes_nothing(tmp_path: Path, old: str, new: str) -> None:
    expired = CATALOGUE.replace("error_after: 9y", "error_after: 1y")
    before = write(tmp_path / "old", {"buys.yaml": JOURNEY, "catalogue.yaml": expired})
    after = write(tmp_path / "new", {"buys.yaml": JOURNEY, "catalogue.yaml": expired.replace(old, new)})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert "CX301" not in [one.code for one in found.fixed]
    assert ("CX301", "premise") in [(one.finding.code, one.reason) for one in found.lost]
