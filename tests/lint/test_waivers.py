"""What is waived, by whom and until when, where several waivers speak of one finding.

If it fails, a waiver silences more than it names, or nothing.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.diagnostics import Diagnostic, Several
from cxjourney.lint import waivers
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.rules.rule_index import all_rules, rule_codes
from tests.rules.judging import judge_files

JOURNEY = """
journey: open-account
title: Opening an account
waivers:
  - {rule: CX609, persona: lt, reason: A study begins, until: 2027-01-31}
  - {rule: CX609, persona: sr, reason: A study ends, until: 2027-01-15}
  - {rule: CX301, reason: We know, until: 2027-02-01}
  - {rule: CX301, stage: applies, reason: Not again, until: 2027-01-01}
personas:
  lt: {title: LT, channels: {prefers: [phone]}}
  sr: {title: SR, channels: {prefers: [email]}}
stages: [{id: applies, title: Applies, touchpoints: [{title: Form, channel: web}]}]
"""


def test_one_waiver_is_enough_and_two_parts_are_a_whole(tmp_path: Path) -> None:
    report = judge_files(tmp_path, {"journey.yaml": JOURNEY}).report
    assert not {finding.code for finding in report.findings} & {"CX105", "CX106", "CX301", "CX609"}
    assert {one.finding.code: (one.reason, one.until) for one in report.waived} == {
        "CX301": ("We know", date(2027, 2, 1)),
        "CX609": ("A study begins; A study ends", date(2027, 1, 15)),
    }


def test_what_names_several_names_them_in_no_field(tmp_path: Path) -> None:
    report = judge_files(tmp_path, {"journey.yaml": JOURNEY.replace("persona: lt, ", "persona: lt, stage: applies, ")})
    (finding,) = [one.finding for one in report.report.waived if one.finding.code == "CX609"]
    assert finding.about.persona is None
    assert finding.several == (("persona", "lt"), ("persona", "sr"))


def test_what_keeps_a_file_from_being_judged_is_not_waivable() -> None:
    codes = rule_codes()
    before_judging = {f"CX{n:03}" for n in (1, 2, 3, 4, 5, 101, 102, 103, 104, 107, 111, 112, 917)}
    assert codes.before_judging == before_judging | {"CX0", "CX00", "CX9", "CX91"}
    assert codes.of_waivers == {"CX105", "CX106"}
    of_data = {code for code, rule in all_rules().items() if rule.phase == "measuring"}
    assert of_data == {code for code in codes.of_data if len(code) == len("CX901")}
    assert set(all_rules()) - codes.waivable == before_judging | codes.of_waivers | of_data


def test_a_group_of_rules_is_waived_by_how_its_codes_begin(tmp_path: Path) -> None:
    journey = JOURNEY.replace("{rule: CX301, reason: We know, ", "{rule: CX3, reason: No data yet, ")
    report = judge_files(tmp_path, {"journey.yaml": journey}).report
    assert {one.finding.code for one in report.waived if one.reason == "No data yet"} >= {"CX301", "CX306"}
    assert not {finding.code[:3] for finding in report.findings} & {"CX3"}
    assert {one.finding.code for one in report.waived if one.reason != "No data yet"} == {"CX609"}


def test_a_group_that_is_narrowed_silences_only_what_speaks_of_that(tmp_path: Path) -> None:
    journey = JOURNEY.replace("{rule: CX301, reason: We know, ", "{rule: CX3, stage: applies, reason: We know, ")
    report = judge_files(tmp_path, {"journey.yaml": journey}).report
    assert {one.finding.code for one in report.waived if one.reason == "We know"} == {"CX301"}
    assert "CX306" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(("select", "unused"), [((), ["CX1"]), (("CX108",), [])])
def test_a_group_is_unused_when_all_of_its_rules_were_asked(
    tmp_path: Path, select: tuple[str, ...], unused: list[str]
) -> None:
    journey = JOURNEY.replace("{rule: CX301, reason: We know, ", "{rule: CX1, reason: We know, ")
    choice = RuleSelection(select=select and (*select, "CX106"))
    report = judge_files(tmp_path, {"journey.yaml": journey}, choice=choice).report
    found = [finding.message for finding in report.findings if finding.code == "CX106"]
    assert found == [f"This waiver of {code} silences nothing." for code in unused]


def test_a_group_waives_nothing_that_keeps_a_file_from_being_judged(tmp_path: Path) -> None:
    journey = JOURNEY.replace("{rule: CX301, reason: We know, ", "{rule: CX0, reason: We know, ")
    report = judge_files(tmp_path, {"journey.yaml": journey}).report
    assert [one.message for one in report.findings] == ["CX0 can't be waived: it keeps the journey from being judged."]


@pytest.mark.parametrize("narrowed", [True, False])
def test_waivers_do_not_go_through_all_findings_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, narrowed: bool
) -> None:
    """Each is held against what it names, at most a few times: with n stages and n waivers, not n times n."""
    asked: list[Diagnostic] = []
    accept = waivers._PlacedWaiver.accepted_subjects

    def count(one: waivers._PlacedWaiver, finding: Diagnostic) -> Several | None:
        asked.append(finding)
        return accept(one, finding)

    monkeypatch.setattr(waivers._PlacedWaiver, "accepted_subjects", count)
    number = 60
    stages = "".join(f"  - {{id: s{i}, title: S{i}}}\n" for i in range(number))
    text = "".join(
        f"  - {{rule: CX301, {f'stage: s{i}, ' if narrowed else ''}reason: r, until: 2027-01-01}}\n"
        for i in range(number)
    )
    journey = f"journey: a\ntitle: A\nstages:\n{stages}waivers:\n{text}"
    report = judge_files(tmp_path, {"journey.yaml": journey}).report
    assert len([one for one in report.waived if one.finding.code == "CX301"]) == number
    assert len(asked) <= 6 * number
