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
      - {kind: nps, value: 30, title: Loyal, promoters: 0.5, detractors: 0.1}
      - {kind: completion, value: 50, sample: 20, date: 2024-01-01, title: Done, unit: "%"}
      - {kind: csat, value: 9, title: Marks, scale: {from: 1, to: 5}, benchmark: {value: 4, scale: {from: 1, to: 7}}}
      - {kind: nps, value: 0.3, title: Share}
      - {kind: contacts, title: Calls, history: [{date: 2024-01-01, value: 1}, {date: 2024-01-01, value: 2}]}
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
    quotes: [{text: So slow, source: posters}]
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
  posters: {title: Posters, type: survey}
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
    ("CX303", "    data: [diary]\n    quotes", "    quotes"),
    ("CX406", "severity: critical", "severity: low"),
    ("CX406", "severity: critical", "status: solved, severity: critical"),
    ("CX407", "scope: end-to-end", "scope: part"),
    ("CX407", "    phase: during\n    owner: sales\n    data: [diary]", "    phase: during\n    data: [diary]"),
    ("CX409", ", skills: [b]", ""),
    ("CX409", "refreshed: 2026-11-20, owner: sales, skills", "refreshed: 2026-11-20, skills"),
    ("CX502", "every: 90d", "every: 9y"),
    ("CX502", "last: 2026-01-01", "last: 2099-01-01"),
    ("CX502", "last: 2026-01-01, ", ""),
    ("CX503", "warn_after: 90d", "warn_after: 8y"),
    ("CX503", "type: diary-study, refreshed: 2025-01-01", "type: diary-study, refreshed: 2099-01-01"),
    ("CX503", "diary: {title: Diary", "diary: {title: Diary, status: unavailable"),
    ("CX504", "posters: {title: Posters, type: survey", "posters: {title: Posters, type: survey, status: unavailable"),
    (
        "CX504",
        "posters: {title: Posters, type: survey",
        "posters: {title: Posters, type: survey, refreshed: 2099-01-01",
    ),
    ("CX505", "cadence: one-off", "cadence: weekly"),
    ("CX507", "updated: 2025-01-01", "status: solved, updated: 2025-01-01"),
    ("CX507", ", updated: 2025-01-01", ""),
    ("CX507", "updated: 2025-01-01", "updated: 2099-01-01"),
    ("CX601", "access: {travel: none", "access: {travel: any"),
    ("CX601", "title: Rides\n", "title: Rides\n    passive: true\n"),
    ("CX601", GATES, ""),
    ("CX601", GATES, GATES.replace("h}", "h, role: support}") + "      - {title: A note, channel: post, for: [ann]}\n"),
    ("CX601", "teams: {", "channels: {branch: {title: Branch, kind: physical}}\nteams: {"),
    ("CX602", "raises: [privacy], ", ""),
    ("CX602", "concerns: [privacy], ", ""),
    ("CX606", "severity: critical", "severity: low"),
    ("CX606", "severity: critical", "status: accepted, severity: critical"),
    ("CX607", ", meets: [captions]", ""),
    ("CX609", "    channels: {prefers: [post]}\n", ""),
    ("CX705", "    questions: [What does it cost?]\n", ""),
    ("CX707", "severity: critical", "severity: medium"),
    ("CX708", ", rating: {ease: 1}", ""),
    ("CX710", ", last: 2024-01-01", ""),
    ("CX710", "last: 2024-01-01", "last: 2099-01-01"),
    ("CX807", "benchmark: {value: 90", "benchmark: {value: 50"),
    ("CX807", ", benchmark: {value: 90, scale: percent}", ""),
    ("CX807", "value: 60, title: Easy", "value: 60, higher_is_better: false, title: Easy"),
    ("CX807", "title: Easy, scale: percent", "title: Easy, scale: {from: 0, to: 100}"),
    ("CX807", "value: 60, title: Easy, scale: percent", "value: 3, title: Easy, scale: {from: 1, to: 5}"),
    ("CX807", "{kind: csat, value: 60", "{kind: other, value: 60"),
    ("CX807", "value: 60, title: Easy", "title: Easy"),
    ("CX804", ", promoters: 0.5, detractors: 0.1", ", promoters: 0.5"),
    ("CX804", ", promoters: 0.5, detractors: 0.1", ""),
    ("CX805", ", sample: 20", ""),
    ("CX805", "{kind: completion, value: 50", "{kind: other, value: 50"),
    ("CX808", "{kind: completion, value: 50", "{kind: completion"),
    ("CX809", "date: 2024-01-01, title: Done", "title: Done"),
    ("CX809", "date: 2024-01-01, title: Done", "date: 2099-01-01, title: Done"),
    ("CX811", "value: 9, title: Marks, scale: {from: 1, to: 5}", "value: 9, title: Marks"),
    ("CX812", "benchmark: {value: 4, scale: {from: 1, to: 7}}", "target: 4"),
    ("CX813", "{kind: nps, value: 0.3", "{kind: other, value: 0.3"),
    ("CX815", ", history: [{date: 2024-01-01, value: 1}, {date: 2024-01-01, value: 2}]", ""),
    ("CX311", "text: So slow, source: posters", "text: So slow"),
    ("CX311", "    quotes: [{text: So slow, source: posters}]\n", ""),
]
GONE = [
    ("CX802", "      - {kind: time, value: 4, title: How long}\n", ""),
    ("CX803", "    delivery: {claimed: 90, experienced: 10}\n", ""),
    (
        "CX814",
        "      - {kind: contacts, title: Calls, history: [{date: 2024-01-01, value: 1}, "
        "{date: 2024-01-01, value: 2}]}\n",
        "",
    ),
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
    ("CX607", "meets: [captions]", "meets: [captions, large-text]"),
    ("CX607", "meets: [captions]", "meets: [large-text]"),
    ("CX708", "rating: {ease: 1}", "rating: {ease: 5}"),
    ("CX807", "value: 60, title: Easy", "value: 95, title: Easy"),
    ("CX804", "promoters: 0.5, detractors: 0.1", "promoters: 0.5, detractors: 0.2"),
    ("CX805", "sample: 20", "sample: 20000"),
    ("CX808", "value: 4, title: How long", "value: 4, title: How long, source: panel"),
    ("CX809", "date: 2024-01-01, title: Done", "date: 2026-11-01, title: Done"),
    ("CX811", "value: 9, title: Marks, scale: {from: 1, to: 5}", "value: 4, title: Marks, scale: {from: 1, to: 5}"),
    ("CX811", "value: 9, title: Marks, scale: {from: 1, to: 5}", "value: 9, title: Marks, scale: {from: 0, to: 10}"),
    ("CX812", "scale: {from: 1, to: 7}", "scale: {from: 1, to: 5}"),
    ("CX813", "{kind: nps, value: 0.3", "{kind: nps, value: 30"),
    ("CX814", "{kind: contacts, title: Calls", "{kind: contacts, value: 3, title: Calls"),
    ("CX815", "{date: 2024-01-01, value: 2}", "{date: 2024-06-01, value: 2}"),
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


NEEDY = """\
journey: buys
title: Buys a ticket
personas: {ben: {title: Ben, access: {assistive: [large-text]}}}
stages:
  - id: looks
    title: Looks
    touchpoints: [{id: app, title: The app, channel: mobile-app, meets: [captions]}]
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("meets: [captions]", "meets: [captions, large-text]", None),
        ("meets: [captions]", "meets: [large-text]", None),
        (", meets: [captions]", "", "premise"),
        ("assistive: [large-text]", "assistive: []", "premise"),
    ],
)
def test_who_obeys_and_adds_the_need_to_meets_has_fixed_what_stopped_somebody(
    tmp_path: Path, old: str, new: str, reason: str | None
) -> None:
    before = write(tmp_path / "old", {"buys.yaml": NEEDY})
    after = write(tmp_path / "new", {"buys.yaml": NEEDY.replace(old, new)})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    fixed, lost = {one.code for one in found.fixed}, {one.finding.code: one.reason for one in found.lost}
    for code in ("CX601", "CX607"):
        assert (code in fixed, lost.get(code)) == (reason is None, reason)


def test_what_is_seen_in_part_is_not_fixed_when_no_data_sees_it_any_more(tmp_path: Path) -> None:
    clicks = "clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20"
    for edit in (f"{clicks}, status: unavailable", clicks.replace("2026", "2019")):
        fixed, lost = codes(tmp_path / edit[-8:], (clicks, edit))
        assert "CX302" not in fixed
        assert lost["CX302"] == "dark"


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


def test_only_what_bears_on_a_finding_is_named(tmp_path: Path) -> None:
    edits = (
        ("required: true, ", "initiated_by: organisation, "),
        ("[talks]}", "[talks, clicks]}"),
        ("80, date", "90, date"),
    )
    text = COUNTER
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    before, after = write(tmp_path / "old", {"a.yaml": COUNTER}), write(tmp_path / "new", {"a.yaml": text})
    what = compare(str(before), [str(after)], None, DAY).difference
    told = [one for heading, some in findings_by_heading(what, ENGLISH) if "rest on" in heading for one in some]
    assert [one.message.split(" Now: ")[1] for one in told if one.code == "CX601"] == [
        "desk at one: required not said (it was yes); desk at one: begun by organisation (it was not said)."
    ]


COUNTER = """\
journey: a
title: A
personas: {ann: {title: Ann, access: {travel: none}}}
data_sources: {talks: {title: Talks, type: interviews}, clicks: {title: Clicks, type: web-analytics}}
stages:
  - id: one
    title: One
    touchpoints: [{id: desk, title: Desk, channel: branch, required: true, data: [talks]}]
    metrics: [{kind: csat, value: 60, sample: 80, date: 2026-10-01, target: 70, title: Easy}]
  - {id: two, title: Two}
"""


@pytest.mark.parametrize(("old", "new"), [("refreshed: 2025-01-01, ", ""), ("error_after: 1y", "error_after: 90y")])
def test_a_source_that_counts_again_by_its_description_fixes_nothing(tmp_path: Path, old: str, new: str) -> None:
    expired = CATALOGUE.replace("error_after: 9y", "error_after: 1y")
    before = write(tmp_path / "old", {"buys.yaml": JOURNEY, "catalogue.yaml": expired})
    after = write(tmp_path / "new", {"buys.yaml": JOURNEY, "catalogue.yaml": expired.replace(old, new)})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert "CX301" not in [one.code for one in found.fixed]
    assert ("CX301", "premise") in [(one.finding.code, one.reason) for one in found.lost]


EXPIRED = CATALOGUE.replace("error_after: 9y", "error_after: 1y")
SEEN = JOURNEY.replace("channel: branch}", "channel: branch, data: [diary]}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("error_after: 1y", "error_after: 90y"),
        ("refreshed: 2025-01-01, ", ""),
        ("refreshed: 2025-01-01", "refreshed: 2099-01-01"),
        ("cadence: one-off, warn_after: 90d, error_after: 1y", "cadence: daily, error_after: 90y"),
        ("error_after: 1y", "error_after: 90y, families: [behavioural, attitudinal, contextual]"),
    ],
)
@pytest.mark.parametrize("id_", ["diary", "diaries"])
def test_a_source_described_anew_fixes_nothing_under_another_id_either(
    tmp_path: Path, old: str, new: str, id_: str
) -> None:
    before = write(tmp_path / "old", {"buys.yaml": SEEN, "catalogue.yaml": EXPIRED})
    names = {"diary:": f"{id_}:", "[diary]": f"[{id_}]"}
    files = {"buys.yaml": SEEN, "catalogue.yaml": EXPIRED.replace(old, new)}
    for was, now in names.items():
        files = {name: text.replace(was, now) for name, text in files.items()}
    what = compare(str(before), [str(write(tmp_path / "new", files))], None, DAY).difference
    told = {one.finding.code: one.reason for one in what.findings.lost}
    assert not {"CX301", "CX503"} & {one.code for one in what.findings.fixed}
    assert told["CX301"] == told.get("CX503", "premise") == "premise"  # one may be stale still
    (comparison,) = what.journeys
    assert not comparison.lit_cells
    assert comparison.described_sources is not None
    assert comparison.described_sources.ids == (id_,)


def test_newer_data_under_another_id_fixes_what_it_shows(tmp_path: Path) -> None:
    before = write(tmp_path / "old", {"buys.yaml": SEEN, "catalogue.yaml": EXPIRED})
    files = {
        "buys.yaml": SEEN.replace("[diary]", "[diaries]"),
        "catalogue.yaml": EXPIRED.replace("diary:", "diaries:").replace(
            "refreshed: 2025-01-01", "refreshed: 2026-11-01"
        ),
    }
    found = compare(str(before), [str(write(tmp_path / "new", files))], None, DAY).difference.findings
    assert {"CX301", "CX503"} <= {one.code for one in found.fixed}


def test_a_source_that_is_gone_with_its_stage_s_data_crashes_nothing(tmp_path: Path) -> None:
    before = write(tmp_path / "old", {"buys.yaml": SEEN, "catalogue.yaml": EXPIRED})
    lines = [line for line in EXPIRED.splitlines(keepends=True) if not line.startswith("  diary:")]
    files = {"buys.yaml": SEEN.replace("[diary]", "[panel]"), "catalogue.yaml": "".join(lines)}
    found = compare(str(before), [str(write(tmp_path / "new", files))], None, DAY).difference.findings
    assert "CX301" in {one.code for one in found.fixed}


@pytest.mark.parametrize(
    ("code", "text"),
    [("CX405", "teams: {sales: {title: Sales}}\n"), ("CX408", "organisation: {title: Northbank}\n")],
)
def test_a_finding_is_gone_with_what_it_was_about(tmp_path: Path, code: str, text: str) -> None:
    journey = "journey: a\ntitle: A\nstages: [{id: s, title: S}]\n"
    before = write(tmp_path / "old", {"a.yaml": journey, "catalogue.yaml": text + "lanes: [{id: l, title: L}]\n"})
    after = write(tmp_path / "new", {"a.yaml": journey, "catalogue.yaml": "lanes: [{id: l, title: L}]\n"})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert code not in [one.code for one in found.fixed]
    assert (code, "removed") in [(one.finding.code, one.reason) for one in found.lost]


def test_where_no_journey_is_left_nothing_is_fixed(tmp_path: Path) -> None:
    before = write(tmp_path / "old", {"a.yaml": TWO_STAGES, "catalogue.yaml": "lanes: [{id: l, title: L}]\n"})
    after = write(tmp_path / "new", {"catalogue.yaml": "lanes: [{id: l, title: L}]\n"})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert found.fixed == ()
    assert ("CX306", "removed") in [(one.finding.code, one.reason) for one in found.lost]


def test_whom_a_stage_is_no_longer_for_leaves_it_unfixed(tmp_path: Path) -> None:
    people = "personas: {ann: {title: Ann, channels: {avoids: [branch]}}, ben: {title: Ben}}\n"
    text = TWO_STAGES.replace("title: A\n", "title: A\n" + people)
    before = write(tmp_path / "old", {"a.yaml": text})
    after = write(tmp_path / "new", {"a.yaml": text.replace("title: One\n", "title: One\n    travelled_by: [ben]\n")})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert ("CX602", "premise") in [(one.finding.code, one.reason) for one in found.lost]
    assert "CX602" not in [one.code for one in found.fixed]


TWO_STAGES = """\
journey: a
title: A
data_sources: {log: {title: Log, type: survey}, old: {title: Old, type: survey}}
stages:
  - id: one
    title: One
    data: [log]
    touchpoints:
      - {id: hall, title: The hall, channel: branch, data: [log]}
      - {id: desk, title: The desk, channel: branch}
  - id: two
    title: Two
    touchpoints:
      - {id: post, title: By post, channel: post}
    quotes: [{text: So slow, source: old}]
"""
HALL = "      - {id: hall, title: The hall, channel: branch, data: [log]}\n"
DESK = "      - {id: desk, title: The desk, channel: branch}\n"
POST = "      - {id: post, title: By post, channel: post}\n"


def of_two_stages(tmp_path: Path, *edits: tuple[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return what is fixed, what rests on a description that has changed, and what is found only by that."""
    text = TWO_STAGES
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    before, after = write(tmp_path / "old", {"a.yaml": TWO_STAGES}), write(tmp_path / "new", {"a.yaml": text})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    named = [[f"{one.code} {one.about.stage}" for one in some] for some in (found.fixed, found.found_now)]
    return (
        named[0],
        [f"{one.finding.code} {one.about.stage}" for one in found.lost if one.reason == "premise"],
        named[1],
    )


@pytest.mark.parametrize(
    ("code", "edits"),
    [
        ("CX301 two", [(HALL, ""), (POST, HALL + POST)]),
        ("CX303 one", [(DESK, ""), (POST, DESK + POST)]),
        ("CX311 two", [("text: So slow, source: old", "text: So slow")]),
        ("CX311 two", [("source: old", "source: aged"), (" old:", " aged:"), ("So slow, source: aged", "So slow")]),
    ],
)
def test_what_only_stands_elsewhere_or_is_cited_no_longer_is_not_fixed(
    tmp_path: Path, code: str, edits: list[tuple[str, str]]
) -> None:
    fixed, lost, _ = of_two_stages(tmp_path, *edits)
    assert code not in fixed
    assert code in lost


def test_a_stage_that_is_observed_by_more_than_what_moved_is_fixed(tmp_path: Path) -> None:
    edits = [(HALL, ""), (POST, HALL + POST), ("    quotes", "    data: [old]\n    quotes")]
    assert "CX301 two" in of_two_stages(tmp_path, *edits)[0]


FOUND_NOW = [
    ("CX807", "value: 40, benchmark: {value: 30}", "value: 40, benchmark: {value: 50}"),
    ("CX606", "severity: low", "severity: critical"),
    ("CX503", "warn_after: 1y", "warn_after: 20d"),
    ("CX602", "{title: Ann}", "{title: Ann, access: {concerns: [privacy]}}"),
    ("CX502", "every: 9y", "every: 30d"),
]
WORSE = [
    ("CX807", "value: 40", "value: 20"),
    ("CX301", "    data: [log]\n", ""),
    ("CX503", "refreshed: 2026-08-01", "refreshed: 2025-01-01"),
    ("CX403", "    owner: sales\n", ""),
    ("CX602", "raises: [privacy]", "raises: [privacy, trust]"),
]
KNOWN_BEFORE = """\
journey: a
title: A
review: {last: 2026-01-01, every: 9y}
teams: {sales: {title: Sales}}
personas: {ann: {title: Ann}, ben: {title: Ben, access: {concerns: [trust]}}}
data_sources: {log: {title: Log, type: survey, refreshed: 2026-08-01, warn_after: 1y, error_after: 9y}}
stages:
  - id: one
    title: One
    owner: sales
    data: [log]
    touchpoints: [{title: Site, channel: web, mode: self-service, raises: [privacy]}]
    pain_points: [{title: It is slow, severity: low}]
    metrics: [{kind: nps, value: 40, benchmark: {value: 30}}]
"""


def test_a_source_that_a_journey_defines_is_held_against_what_it_was(tmp_path: Path) -> None:
    stale = KNOWN_BEFORE.replace("warn_after: 1y", "warn_after: 20d")
    before, after = write(tmp_path / "old", {"a.yaml": stale}), write(tmp_path / "new", {"a.yaml": KNOWN_BEFORE})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert [(one.finding.code, one.reason) for one in found.lost] == [("CX503", "premise")]


@pytest.mark.parametrize("is_worse", [False, True])
@pytest.mark.parametrize("number", range(5))
def test_what_is_found_by_a_more_honest_description_alone_is_found_now(
    tmp_path: Path, is_worse: bool, number: int
) -> None:
    code, old, new = (WORSE if is_worse else FOUND_NOW)[number]
    assert old in KNOWN_BEFORE
    before = write(tmp_path / "old", {"a.yaml": KNOWN_BEFORE})
    after = write(tmp_path / "new", {"a.yaml": KNOWN_BEFORE.replace(old, new, 1)})
    what = compare(str(before), [str(after)], None, DAY).difference
    found, other = what.findings.found_now, what.findings.new
    assert code in [one.code for one in (other if is_worse else found)]
    assert code not in [one.code for one in (found if is_worse else other)]


@pytest.mark.parametrize(("sample", "reason"), [(40, "chance"), (40000, None)])
def test_a_figure_that_moved_by_chance_fixes_nothing(tmp_path: Path, sample: int, reason: str | None) -> None:
    text = (
        "journey: a\ntitle: A\nmetrics:\n  - {kind: csat, value: 58, scale: percent, benchmark: {value: 60}, "
        f"sample: {sample}}}\nstages: [{{id: s, title: S}}]\n"
    )
    before = write(tmp_path / "old", {"a.yaml": text})
    after = write(tmp_path / "new", {"a.yaml": text.replace("value: 58", "value: 62")})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert {one.finding.code: one.reason for one in found.lost}.get("CX807") == reason
    assert ("CX807" in [one.code for one in found.fixed]) is (reason is None)


WHOLE = """\
journey: a
title: A
scope: end-to-end
owner: sales
teams: {sales: {title: Sales}}
data_sources:
  clicks: {title: Clicks, type: web-analytics}
  diary: {title: Diary, type: diary-study, cadence: one-off}
stages:
  - {id: one, title: One, owner: sales, data: [diary]}
  - {id: two, title: Two, owner: sales, metrics: [{kind: nps, value: 30}]}
  - id: three
    title: Three
    owner: sales
    touchpoints:
      - {id: site, title: Site, channel: web, data: [clicks]}
      - {id: hall, title: Hall, channel: branch}
  - {id: four, title: Four, owner: sales}
  - {id: five, title: Five, owner: sales}
"""


@pytest.mark.parametrize(
    ("code", "edits"),
    [
        ("CX205", [("  - {id: five, title: Five, owner: sales}\n", "")]),
        ("CX309", [("      - {id: hall, title: Hall, channel: branch}\n", "")]),
        ("CX810", [("  - {id: two, title: Two, owner: sales, metrics: [{kind: nps, value: 30}]}\n", "")]),
        ("CX505", [("type: diary-study", "type: diary-study, refreshed: 2020-01-01")]),
        ("CX407", [("owner: sales, data: [diary]", "data: [diary]")]),
    ],
)
def test_what_a_whole_journey_lacks_is_not_fixed_by_what_is_deleted(
    tmp_path: Path, code: str, edits: list[tuple[str, str]]
) -> None:
    text = WHOLE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    before, after = write(tmp_path / "old", {"a.yaml": WHOLE}), write(tmp_path / "new", {"a.yaml": text})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert code not in [one.code for one in found.fixed]
    assert code in [one.finding.code for one in found.lost]


MANY_TYPES = ("web-analytics", "survey", "interviews", "diary-study", "footfall", "survey")


@pytest.mark.parametrize("is_new", [False, True])
def test_another_type_of_a_known_source_makes_no_other_data(tmp_path: Path, is_new: bool) -> None:
    sources = "".join(f"  s{number}: {{title: S{number}, type: {type_}}}\n" for number, type_ in enumerate(MANY_TYPES))
    head = f"journey: a\ntitle: A\ndata_sources:\n{sources}"
    text = head + "stages: [{id: s, title: S, data: [s0, s1, s2, s3, s4, s5]}]\n"
    other = text.replace("s5: {title: S5, type: survey}", "s5: {title: S5, type: survey-nps}")
    if is_new:
        other = text.replace("stages", "  s6: {title: S6, type: survey-nps}\nstages").replace("s5]", "s5, s6]")
    before, after = write(tmp_path / "old", {"a.yaml": text}), write(tmp_path / "new", {"a.yaml": other})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert ("CX306" in [one.code for one in found.fixed]) is is_new
    assert ({one.finding.code: one.reason for one in found.lost}.get("CX306") == "premise") is not is_new


def test_uneven_ratings_are_not_fixed_by_deleting_one_of_two_steps(tmp_path: Path) -> None:
    text = (
        "journey: a\ntitle: A\nstages:\n  - id: s\n    title: S\n    touchpoints:\n"
        "      - {id: site, title: Site, channel: web, rating: {ease: 1}}\n"
        "      - {id: hall, title: Hall, channel: branch, rating: {ease: 5}}\n"
    )
    before = write(tmp_path / "old", {"a.yaml": text})
    after = write(tmp_path / "new", {"a.yaml": "\n".join(line for line in text.splitlines() if "site" not in line)})
    found = compare(str(before), [str(after)], None, DAY).difference.findings
    assert "CX712" not in [one.code for one in found.fixed]
    assert "CX712" in [one.finding.code for one in found.lost]


MOVED = """\
journey: a
title: T
stages:
  - id: one
    title: One
    touchpoints:
      - {id: form, title: The form, channel: web, rating: {ease: 1}}
  - id: two
    title: Two
    touchpoints:
      - {id: call, title: Calls, channel: phone}
personas: {ben: {title: Ben, share: 1, access: {internet: none}}}
"""


def test_what_moved_with_its_touchpoint_is_neither_new_nor_fixed(tmp_path: Path) -> None:
    form = "      - {id: form, title: The form, channel: web, rating: {ease: 1}}\n"
    call = "      - {id: call, title: Calls, channel: phone}\n"
    after = MOVED.replace(form, "#").replace(call, form).replace("#", call)
    old, new = write(tmp_path / "old", {"a.yaml": MOVED}), write(tmp_path / "new", {"a.yaml": after})
    findings = compare(str(old), [str(new)], None, DAY).difference.findings
    told = {one.code for one in (*findings.new, *findings.fixed, *(one.finding for one in findings.lost))}
    assert not told & {"CX601", "CX708"}


STEPS = """\
journey: buys
title: Buys a ticket
shared_with: [sales]
stages:
  - {id: looks, title: Looks, owner: sales, touchpoints: [{title: Site, channel: web}]}
  - {id: asks, title: Asks, owner: desk, touchpoints: [{title: Counter, channel: branch}]}
  - {id: pays, title: Pays, owner: sales, touchpoints: [{title: Form, channel: web}]}
personas: {ann: {title: Ann, share: 1}}
teams: {sales: {title: Sales}, desk: {title: Desk}}
"""
ASKS = "  - {id: asks, title: Asks, owner: desk, touchpoints: [{title: Counter, channel: branch}]}\n"


@pytest.mark.parametrize("code", ["CX608", "CX506"])
def test_what_went_with_a_stage_that_another_finding_named_is_gone_and_not_fixed(tmp_path: Path, code: str) -> None:
    old = write(tmp_path / "old", {"a.yaml": STEPS})
    new = write(tmp_path / "new", {"a.yaml": STEPS.replace(ASKS, "")})
    findings = compare(str(old), [str(new)], None, DAY).difference.findings
    assert code not in {one.code for one in findings.fixed}
    reasons = {one.reason for one in findings.lost if one.finding.code == code}
    assert reasons == {"removed"}


def test_a_stage_that_was_in_the_way_mends_where_others_lead(tmp_path: Path) -> None:
    circle = STEPS.replace("id: looks,", "id: looks, next: [asks, pays],").replace(
        "id: asks,", "id: asks, next: [asks],"
    )
    old = write(tmp_path / "old", {"a.yaml": circle.replace("next: [asks, pays]", "next: [asks]")})
    new = write(tmp_path / "new", {"a.yaml": STEPS.replace(ASKS, "")})
    fixed = {one.code for one in compare(str(old), [str(new)], None, DAY).difference.findings.fixed}
    assert {"CX201", "CX202"} <= fixed
